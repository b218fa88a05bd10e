"""Registering as a person does it."""

from typing import Any

from django.test import Client

from tests.accounts.people import code_in, sent_mails
from tests.factories import PASSWORD

SIGN_UP = "/en/account/signup/"
CONFIRM = "/en/account/confirm-email/"
BEGIN_AGAIN = "/en/account/begin-again/"


def register(
    client: Client, email: str = "nora@example.org", *, path: str = SIGN_UP, **fields: Any
) -> Any:
    """The answer to the form that is sent from `path`."""
    form = {"name": "Nora Quist", "email": email, "password1": PASSWORD, **fields}
    return client.post(path, form)


def write_code(client: Client, code: str = "", path: str = CONFIRM) -> Any:
    """`code`, or else the one of the last mail."""
    return client.post(path, {"code": code or code_in(sent_mails()[-1])})
