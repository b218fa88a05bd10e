"""A device with passkeys, in software: it answers as a browser would hand its answers on."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

SITE = "localhost"
ORIGIN = "http://localhost:8000"
FLAG = AuthenticatorData.FLAG


@dataclass
class Passkey:
    id: bytes
    person: bytes
    site: str
    key: ec.EllipticCurvePrivateKey


@dataclass
class Device:
    """Where the person has unlocked it, unless `is_unlocked` says otherwise."""

    is_unlocked: bool = True
    origin: str = ORIGIN
    passkeys: list[Passkey] = field(default_factory=list)

    def make(self, challenge: dict[str, Any]) -> dict[str, Any]:
        """A new passkey, of elliptic curve P-256, without attestation."""
        site, person = challenge["rp"]["id"], websafe_decode(challenge["user"]["id"])
        made = Passkey(
            secrets.token_bytes(16), person, site, ec.generate_private_key(ec.SECP256R1())
        )
        self.passkeys.append(made)
        halves = made.key.public_key()
        public = ES256.from_cryptography_key(halves)  # type: ignore[no-untyped-call] # fido2's
        credential = AttestedCredentialData.create(bytes(16), made.id, public)
        seen = self._seen(site, FLAG.AT, credential)
        answer = {"attestationObject": AttestationObject.create("none", seen, {})}
        return self._sent(made.id, "webauthn.create", challenge, answer)

    def sign(self, challenge: dict[str, Any], passkey: Passkey | None = None) -> dict[str, Any]:
        """With the passkey that is asked for, or else with the newest of the site's."""
        used = passkey or self._chosen(challenge)
        seen = self._seen(used.site, FLAG(0))
        data = self._client_data("webauthn.get", challenge)
        signature = used.key.sign(seen + sha256(data).digest(), ec.ECDSA(SHA256()))
        answer = {"authenticatorData": seen, "signature": signature, "userHandle": used.person}
        return self._sent(used.id, "webauthn.get", challenge, answer)

    def _chosen(self, challenge: dict[str, Any]) -> Passkey:
        asked = {websafe_decode(one["id"]) for one in challenge.get("allowCredentials", [])}
        mine = [one for one in self.passkeys if one.site == challenge["rpId"]]
        return [one for one in mine if not asked or one.id in asked][-1]

    def _seen(
        self, site: str, flags: FLAG, credential: AttestedCredentialData | None = None
    ) -> AuthenticatorData:
        flags |= FLAG.UP | (FLAG.UV if self.is_unlocked else FLAG(0))
        digest = sha256(site.encode()).digest()
        seen: AuthenticatorData = AuthenticatorData.create(digest, flags, 0, credential or b"")
        return seen

    def _client_data(self, kind: str, challenge: dict[str, Any]) -> bytes:
        said = {"type": kind, "challenge": challenge["challenge"], "origin": self.origin}
        return json.dumps(said).encode()

    def _sent(
        self, id_: bytes, kind: str, challenge: dict[str, Any], answer: Mapping[str, bytes]
    ) -> dict[str, Any]:
        parts = {"clientDataJSON": self._client_data(kind, challenge), **answer}
        name = websafe_encode(id_)
        return {
            "id": name,
            "rawId": name,
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {"credProps": {"rk": True}},
            "response": {part: websafe_encode(value) for part, value in parts.items()},
        }


def challenge_at(client: Client, path: str) -> dict[str, Any]:
    """As the page's script asks for it."""
    response = client.post(path, {"asks": "challenge"})
    assert response.status_code == 200, response
    challenge: dict[str, Any] = response.json()["publicKey"]
    return challenge


def send(client: Client, path: str, credential: Any, **fields: str) -> Any:
    return client.post(path, {"credential": json.dumps(credential), **fields})
