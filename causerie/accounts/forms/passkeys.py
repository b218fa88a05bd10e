"""What a browser sends that has made a passkey, or has signed with one."""

import struct
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import forms as webauthn_forms
from allauth.mfa.webauthn.internal.auth import parse_registration_response
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from fido2.cose import CoseKey

from causerie.accounts.forms.plain import PlainForm

# A name is for telling one's few devices apart.
PASSKEY_NAME_LENGTH_MAX = 60
# Each of them is tried when one signs in; nobody carries more devices.
PASSKEYS_MAX = 20
# A key and what tells of it; devices send less than 2 kB.
CREDENTIAL_CHARACTERS_MAX = 16_000
# What the libraries that take an answer apart raise when it was made up.
MALFORMED = (
    ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError,
    RecursionError, TypeError, ValueError, struct.error,
)  # fmt: skip


class NamedForm(PlainForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = self.fields["name"]
        name.label = _("A name for it")
        name.help_text = _("By it you tell your devices apart. Nobody else sees it.")
        name.widget.attrs.update({"maxlength": PASSKEY_NAME_LENGTH_MAX, "dir": "auto"})


class NewPasskeyForm(NamedForm, webauthn_forms._BaseAddWebAuthnForm):
    def clean_name(self) -> str:
        """Shortened and never refused: the device keeps a passkey that we would not know."""
        return str(super().clean_name())[:PASSKEY_NAME_LENGTH_MAX]

    def clean(self) -> dict[str, Any]:
        keys = Authenticator.objects.filter(user_id=self.user.pk, type=Authenticator.Type.WEBAUTHN)
        if keys.count() >= PASSKEYS_MAX:
            raise get_adapter().validation_error("too_many_passkeys")
        try:
            cleaned = dict(super().clean() or {})
            cleaned["credential"] = _kept_of(cleaned["credential"])
        except (*MALFORMED, ValidationError) as error:
            raise get_adapter().validation_error("passkey_not_made") from error
        return cleaned


def _kept_of(credential: dict[str, Any]) -> dict[str, Any]:
    """What signing in asks for later; a browser may have sent anything beside it."""
    made = parse_registration_response(credential).response.attestation_object.auth_data
    if made.credential_data.public_key.ALGORITHM not in CoseKey.supported_algorithms():
        raise ValueError("nobody could check what this key signs")
    answer = credential["response"]
    kept = {name: answer[name] for name in ("clientDataJSON", "attestationObject")}
    if len(credential["id"]) + sum(map(len, kept.values())) > CREDENTIAL_CHARACTERS_MAX:
        raise ValueError("no device makes keys of this length")
    names = ("id", "rawId", "type")
    return {**{name: credential[name] for name in names}, "response": kept}


class AddPasskeyForm(NewPasskeyForm, webauthn_forms.AddWebAuthnForm):
    # Every key is a passkey here: it knows whose it is, and asks them who they are.
    passwordless = None


class SignupPasskeyForm(NewPasskeyForm, webauthn_forms.SignupWebAuthnForm):
    pass


class RenamePasskeyForm(NamedForm, webauthn_forms.EditWebAuthnForm):
    name = forms.CharField(max_length=PASSKEY_NAME_LENGTH_MAX)


class SignedForm(webauthn_forms.AuthenticateWebAuthnForm):
    """Whatever is wrong with an answer, it opens no account; more would only help a forger."""

    def clean_credential(self) -> Authenticator:
        try:
            authenticator: Authenticator = super().clean_credential()
        except MALFORMED as error:
            raise get_adapter().validation_error("unknown_passkey") from error
        except ValidationError as error:
            if error.code != "incorrect_code":
                raise
            raise get_adapter().validation_error("unknown_passkey") from error
        return authenticator


class SignInPasskeyForm(SignedForm, webauthn_forms.LoginWebAuthnForm):
    pass


class AuthenticatePasskeyForm(SignedForm):
    pass


class ReauthenticatePasskeyForm(SignedForm, webauthn_forms.ReauthenticateWebAuthnForm):
    pass
