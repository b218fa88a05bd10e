"""What a session that was left open does not let a passer-by do."""

import json
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client

from causerie.accounts.models import User
from tests.accounts.people import (
    code_in,
    come_in_just_now,
    give_second_factor,
    has_second_factor,
    leave_open,
    sent_mails,
    sign_in,
)
from tests.factories import PASSWORD

NEW = "vlinder-kastanje-orgel-1794"
ACCOUNT = "/en/account/"
SET = f"{ACCOUNT}password/set/"
ADDRESS = f"{ACCOUNT}email/"
BY_MAIL = f"{ACCOUNT}reauthenticate/code/"
PASSWORDS = {"password1": NEW, "password2": NEW}
OTHER_ADDRESS = {"action_add": "1", "email": "thief@example.com"}
# What an account without a password and without a factor can be changed by.
CHANGES: list[tuple[str, dict[str, str]]] = [
    (SET, PASSWORDS),
    (ADDRESS, OTHER_ADDRESS),
    (f"{ACCOUNT}mfa/totp/activate/", {"code": "000000"}),
    (f"{ACCOUNT}mfa/webauthn/add/", {"name": "Mine", "credential": "{}"}),
    (f"{ACCOUNT}data/ask/", {}),
    (f"{ACCOUNT}delete/", {"texts": "keep"}),
]


@pytest.fixture
def keyless(reader: User) -> User:
    """Registered without a password."""
    reader.set_unusable_password()
    reader.save()
    return reader


def where_to(response: Any) -> str:
    return str(response.headers.get("Location", response.status_code))


@pytest.mark.parametrize(("path", "fields"), CHANGES)
def test_who_has_neither_password_nor_factor_is_asked_for_a_mailed_code(
    client: Client, keyless: User, path: str, fields: dict[str, str]
) -> None:
    come_in_just_now(client, keyless)
    leave_open(client)
    if not path.endswith("ask/"):
        assert where_to(client.get(path)).startswith(BY_MAIL) or path == ADDRESS
    assert where_to(client.post(path, fields)).startswith(BY_MAIL)
    keyless.refresh_from_db()
    assert not keyless.has_usable_password()
    assert sent_mails() == []


def test_a_passkey_is_not_begun_in_a_session_that_was_left_open(
    client: Client, keyless: User
) -> None:
    come_in_just_now(client, keyless)
    leave_open(client)
    answer = client.post(f"{ACCOUNT}mfa/webauthn/add/", {"asks": "challenge"})
    assert answer.status_code == 403


def test_a_first_password_is_no_way_around_the_second_factor(client: Client, keyless: User) -> None:
    give_second_factor(keyless)
    come_in_just_now(client, keyless)
    leave_open(client)
    by_factor = f"{ACCOUNT}mfa/reauthenticate/"
    assert where_to(client.post(SET, PASSWORDS)).startswith(by_factor)
    client.post(f"{ACCOUNT}reauthenticate/", {"password": NEW})
    assert where_to(client.post(f"{ACCOUNT}mfa/totp/deactivate/")).startswith(by_factor)
    assert has_second_factor(keyless)
    assert where_to(client.post(ADDRESS, OTHER_ADDRESS)).startswith(by_factor)
    assert not EmailAddress.objects.filter(email="thief@example.com").exists()


def test_a_password_that_waits_for_a_proof_is_kept_nowhere(client: Client, keyless: User) -> None:
    come_in_just_now(client, keyless)
    leave_open(client)
    client.post(SET, PASSWORDS)
    assert NEW not in json.dumps([row.get_decoded() for row in Session.objects.all()])


def test_a_mailed_code_is_the_proof_for_a_first_password(client: Client, keyless: User) -> None:
    client.force_login(keyless)
    there = where_to(client.get(SET))
    client.post(there, {"send": ""})
    assert where_to(client.post(there, {"code": code_in(sent_mails()[-1])})) == SET
    client.post(SET, PASSWORDS)
    keyless.refresh_from_db()
    assert keyless.check_password(NEW)


@pytest.mark.parametrize("zero", ["٠", "۰", "०"])
def test_a_mailed_code_may_have_the_digits_of_another_script(
    client: Client, keyless: User, zero: str
) -> None:
    client.force_login(keyless)
    there = f"{BY_MAIL}?next={SET}"
    client.post(there, {"send": ""})
    assert 'inputmode="numeric"' in client.get(there).content.decode()
    code = "".join(
        chr(ord(zero) + int(sign)) if sign.isdigit() else sign for sign in code_in(sent_mails()[-1])
    )
    assert where_to(client.post(there, {"code": code})) == SET


@pytest.mark.parametrize(
    "path", ["delete/", "mfa/totp/activate/", "mfa/webauthn/add/", "password/change/"]
)
def test_nobody_is_asked_again_right_after_signing_in(
    client: Client, reader: User, path: str
) -> None:
    sign_in(client, reader.email)
    assert client.get(ACCOUNT + path).status_code == 200


def test_right_after_signing_in_an_address_and_a_download_are_asked_for_at_once(
    client: Client, reader: User
) -> None:
    sign_in(client, reader.email)
    assert where_to(client.post(ADDRESS, OTHER_ADDRESS)) == f"{ACCOUNT}confirm-email/"
    assert where_to(client.post(f"{ACCOUNT}data/ask/")) == f"{ACCOUNT}data/"


def test_a_sign_in_proves_nothing_any_more_after_five_minutes(client: Client, reader: User) -> None:
    sign_in(client, reader.email)
    leave_open(client)
    assert where_to(client.get(f"{ACCOUNT}delete/")).startswith(f"{ACCOUNT}reauthenticate/?next=")


def test_who_signs_in_half_way_has_proved_nothing(client: Client, reader: User) -> None:
    give_second_factor(reader)
    sign_in(client, reader.email)
    for path in ("delete/", "mfa/totp/deactivate/", "password/set/"):
        assert where_to(client.get(ACCOUNT + path)).startswith(f"{ACCOUNT}login/")


def test_whoever_has_just_registered_sets_a_password_unasked(client: Client, front: Any) -> None:
    fields = {"name": "Nora Quay", "email": "nora@example.org"}
    client.post(f"{ACCOUNT}signup/", fields)
    client.post(f"{ACCOUNT}confirm-email/", {"code": code_in(sent_mails()[-1])})
    assert client.get(SET).status_code == 200


def test_a_changed_password_leaves_one_row_of_this_session(client: Client, reader: User) -> None:
    other = Client()
    sign_in(other, reader.email)
    sign_in(client, reader.email)
    fields = {"oldpassword": PASSWORD, **PASSWORDS}
    assert client.post(f"{ACCOUNT}password/change/", fields).status_code == 302
    [row] = UserSession.objects.filter(user=reader)
    assert row.session_key == client.session.session_key
    assert client.get(f"{ACCOUNT}profile/").status_code == 200
    assert other.get(f"{ACCOUNT}profile/").status_code == 302


def test_a_first_password_leaves_one_row_of_this_session(client: Client, keyless: User) -> None:
    come_in_just_now(client, keyless)
    client.post(SET, PASSWORDS)
    [row] = UserSession.objects.filter(user=keyless)
    assert row.session_key == client.session.session_key
    assert client.get(f"{ACCOUNT}profile/").status_code == 200
