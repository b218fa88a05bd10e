"""Signing in as a person does it, and reading the mail that they got."""

import re
import time
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings
from django.test import Client

from causerie.accounts.models import User
from tests.factories import PASSWORD

LOGIN = "/en/account/login/"


def sign_in(
    client: Client, email: str = "ada@example.org", password: str = PASSWORD, path: str = LOGIN
) -> Any:
    """The answer to the form that is sent from `path`."""
    return client.post(path, {"login": email, "password": password})


def prove(client: Client) -> None:
    """Writes the password once more, as before every change to an account."""
    client.post("/en/account/reauthenticate/", {"password": PASSWORD})


def come_in_just_now(client: Client, user: User) -> None:
    """Signed in a moment ago, by whichever way, which proves for a while who they are."""
    client.force_login(user, backend="causerie.accounts.backends.StandingBackend")
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "code", "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()


def leave_open(client: Client) -> None:
    """The session goes on, and its last proof is a little older than proofs count."""
    session = client.session
    for record in session[AUTHENTICATION_METHODS_SESSION_KEY]:
        record["at"] -= REAUTHENTICATION_TIMEOUT
    session.save()


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def current_code(secret: str) -> str:
    """What an authenticator app shows at this moment."""
    *_earlier, counter = yield_hotp_counters_from_time()
    return str(format_hotp_value(hotp_value(secret, counter)))


@dataclass(frozen=True)
class SecondFactor:
    secret: str
    recovery_codes: list[str]


def give_second_factor(user: User) -> SecondFactor:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return SecondFactor(secret, RecoveryCodes.activate(user).get_unused_codes())


def has_second_factor(user: User) -> bool:
    return bool(Authenticator.objects.filter(user=user).exists())


def sent_mails() -> list[EmailMessage]:
    """What lies in the outbox, oldest first."""
    files = sorted(Path(settings.OUTBOX_DIR).glob("*.eml"))
    messages = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
    return [message for message in messages if isinstance(message, EmailMessage)]


def only_mail() -> EmailMessage:
    (message,) = sent_mails()
    return message


def text_of(message: EmailMessage) -> str:
    """Fails for a message that is anything but plain text."""
    assert message.get_content_type() == "text/plain", message.get_content_type()
    text: str = message.get_content()
    return text


def link_in(message: EmailMessage) -> str:
    """The path of the first link."""
    found = re.search(r"http://localhost:8000(/\S+/)$", text_of(message), re.MULTILINE)
    assert found, text_of(message)
    return found[1]


def code_in(message: EmailMessage) -> str:
    """The code that stands on a line of its own."""
    found = re.search(r"^([A-Z0-9]{3,}-?[A-Z0-9]*)$", text_of(message), re.MULTILINE)
    assert found, text_of(message)
    return found[1]
