"""Registering without a password: address, code, passkey."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from causerie.accounts.models import User
from causerie.publication.models import FrontPage
from tests.accounts.authenticator import Device, challenge_at, send
from tests.accounts.people import code_in, is_signed_in, sent_mails
from tests.accounts.test_passkeys import Browser, sign_in_by_passkey

REGISTER = "/en/account/signup/passkey/"
CONFIRM = "/en/account/confirm-email/"
MAKE = "/en/account/mfa/webauthn/signup/"


@pytest.fixture
def client(front: FrontPage) -> Client:
    return Browser()


def register(client: Client, email: str = "nora@example.org", path: str = REGISTER) -> str:
    response = client.post(path, {"name": "Nora", "email": email})
    assert response.status_code == 302, response.content.decode()
    return str(response.headers["Location"])


def confirm(client: Client) -> str:
    response = client.post(CONFIRM, {"code": code_in(sent_mails()[-1])})
    return str(response.headers["Location"])


def test_one_registers_by_passkey_and_is_back_where_one_was(client: Client) -> None:
    assert "Register with a passkey" in client.get("/en/account/signup/").content.decode()
    assert client.get(REGISTER).status_code == 200
    assert register(client, path=f"{REGISTER}?next=/en/city/").startswith(CONFIRM)
    assert confirm(client) == MAKE
    assert not is_signed_in(client)
    assert "Go on without a passkey" in client.get(MAKE).content.decode()
    device = Device()
    response = send(client, MAKE, device.make(challenge_at(client, MAKE)), name="Laptop")
    assert response.headers["Location"] == "/en/city/"
    assert is_signed_in(client)
    nora = User.objects.get(email="nora@example.org")
    assert nora.display_name == "Nora"
    assert not nora.has_usable_password()
    assert [key.type for key in Authenticator.objects.filter(user=nora)] == ["webauthn"]
    browser = Browser()
    sign_in_by_passkey(browser, device)
    assert is_signed_in(browser)


def test_one_may_go_on_without_making_a_passkey(client: Client) -> None:
    register(client, path=f"{REGISTER}?next=/en/city/")
    confirm(client)
    assert client.post(MAKE, {"without": ""}).headers["Location"] == "/en/city/"
    assert is_signed_in(client)
    assert not Authenticator.objects.exists()


def test_what_is_no_passkey_makes_none_and_the_step_can_be_tried_again(client: Client) -> None:
    register(client)
    confirm(client)
    device = Device()
    credential = device.make(challenge_at(client, MAKE))
    broken = {**credential, "response": {}}
    assert "No passkey was made" in send(client, MAKE, broken).content.decode()
    assert send(client, MAKE, device.make(challenge_at(client, MAKE))).status_code == 302
    assert is_signed_in(client)


def test_the_key_cannot_be_made_before_the_address_is_confirmed(client: Client) -> None:
    register(client)
    assert client.get(MAKE).status_code == 302
    assert client.post(MAKE, {"asks": "challenge"}).status_code == 302
    assert client.post(MAKE, {"without": ""}).status_code == 302
    assert not is_signed_in(client)


def test_an_address_that_has_an_account_is_answered_alike(client: Client, ada: User) -> None:
    assert register(client) == register(Browser(), ada.email)
    assert User.objects.count() == 2
    assert sent_mails()[-1]["To"] == ada.email
    assert not Authenticator.objects.exists()


def test_registration_that_is_closed_is_closed_for_passkeys_too(
    client: Client, settings: object
) -> None:
    settings.REGISTRATION = "closed"  # type: ignore[attr-defined] # pytest-django's
    page = client.get(REGISTER)
    assert "Registration is not open" in page.content.decode()
    client.post(REGISTER, {"name": "Nora", "email": "nora@example.org"})
    assert not User.objects.filter(email="nora@example.org").exists()
