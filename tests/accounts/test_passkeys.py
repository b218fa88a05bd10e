"""Passkeys: added, named, removed, and signed in with."""

from functools import partial
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from causerie.accounts.forms.passkeys import PASSKEY_NAME_LENGTH_MAX, PASSKEYS_MAX
from causerie.accounts.models import User
from tests.accounts.authenticator import Device, challenge_at, send
from tests.accounts.people import (
    LOGIN,
    code_in,
    come_in_just_now,
    is_signed_in,
    leave_open,
    prove,
    sent_mails,
    sign_in,
    text_of,
)

MFA = "/en/account/mfa/"
ADD = f"{MFA}webauthn/add/"
SIGN_IN = f"{MFA}webauthn/login/"
PROVE_BY_PASSKEY = f"{MFA}webauthn/reauthenticate/"
PROVE_BY_MAIL = "/en/account/reauthenticate/code/"
UNKNOWN = "This passkey opens no account here"
# A passkey belongs to a host.
Browser = partial(Client, SERVER_NAME="localhost")


def give_passkey(user: User, device: Device, name: str = "My phone") -> Authenticator:
    """Through the page on which a person adds one."""
    browser = Browser()
    come_in_just_now(browser, user)
    response = send(browser, ADD, device.make(challenge_at(browser, ADD)), name=name)
    assert response.status_code == 302, response.content.decode()
    return newest(user)


def newest(user: User) -> Authenticator:
    passkeys = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN)
    return passkeys.latest("pk")


def sign_in_by_passkey(client: Client, device: Device, path: str = SIGN_IN, **fields: str) -> Any:
    return send(client, path, device.sign(challenge_at(client, path)), **fields)


@pytest.fixture
def client() -> Client:
    return Browser()


@pytest.fixture
def device() -> Device:
    return Device()


@pytest.fixture
def keyless(reader: User) -> User:
    """Registered without a password."""
    reader.set_unusable_password()
    reader.save()
    return reader


def remove(client: Client, passkey: Authenticator) -> Any:
    return client.post(f"{MFA}webauthn/keys/{passkey.pk}/remove/")


def test_a_passkey_is_added_with_a_name_and_its_owner_is_told(
    client: Client, reader: User, device: Device
) -> None:
    sign_in(client, reader.email)
    leave_open(client)
    assert "/reauthenticate/" in client.get(ADD).headers["Location"]
    prove(client)
    assert 'data-passkey="create"' in client.get(ADD).content.decode()
    response = send(client, ADD, device.make(challenge_at(client, ADD)), name="My ☎ <phone>")
    assert response.headers["Location"] == MFA
    page = client.get(MFA).content.decode()
    assert "<bdi>My ☎ &lt;phone&gt;</bdi>" in page
    assert "Your passkey is added." in page
    mail = sent_mails()[-1]
    assert mail["Subject"] == "Your account at The Quay has a new passkey"
    assert "“My ☎ <phone>”" in text_of(mail)


def test_a_readers_passkey_signs_in_and_brings_no_recovery_codes(
    client: Client, reader: User, device: Device
) -> None:
    give_passkey(reader, device)
    assert Authenticator.objects.filter(user=reader).count() == 1
    response = sign_in_by_passkey(client, device, next="/en/city/")
    assert response.headers["Location"] == "/en/city/"
    assert is_signed_in(client)


@pytest.mark.parametrize("target", ["//evil.example/", "https:evil.example", "javascript:alert(1)"])
def test_after_a_passkey_nobody_is_led_to_another_site(
    client: Client, reader: User, device: Device, target: str
) -> None:
    give_passkey(reader, device)
    response = sign_in_by_passkey(client, device, next=target)
    assert is_signed_in(client)
    assert "evil" not in response.headers["Location"]
    assert "javascript" not in response.headers["Location"]


def test_a_readers_passkey_asks_nothing_of_their_password(
    client: Client, reader: User, device: Device
) -> None:
    give_passkey(reader, device)
    sign_in(client, reader.email)
    assert is_signed_in(client)


def test_a_removed_passkey_says_that_it_is_unknown_and_sends_a_notice(
    client: Client, reader: User, device: Device
) -> None:
    passkey = give_passkey(reader, device)
    sign_in(client, reader.email)
    prove(client)
    assert remove(client, passkey).headers["Location"] == MFA
    assert sent_mails()[-1]["Subject"] == "A passkey of your account at The Quay was removed"
    browser = Browser()
    response = sign_in_by_passkey(browser, device, next="/en/city/")
    assert response.headers["Location"] == f"{LOGIN}?next=%2Fen%2Fcity%2F"
    assert UNKNOWN in browser.get(LOGIN).content.decode()
    assert not is_signed_in(browser)


def test_nobody_removes_or_names_the_passkey_of_another(
    client: Client, ada: User, reader: User, device: Device
) -> None:
    passkey = give_passkey(ada, device)
    sign_in(client, reader.email)
    prove(client)
    assert remove(client, passkey).status_code == 404
    renamed = client.post(f"{MFA}webauthn/keys/{passkey.pk}/edit/", {"name": "Mine"})
    assert renamed.status_code == 404
    assert newest(ada).wrap().name == "My phone"


def test_a_passkey_is_renamed(client: Client, reader: User, device: Device) -> None:
    passkey = give_passkey(reader, device)
    sign_in(client, reader.email)
    prove(client)
    path = f"{MFA}webauthn/keys/{passkey.pk}/edit/"
    assert client.post(path, {"name": "x" * (PASSKEY_NAME_LENGTH_MAX + 1)}).status_code == 200
    assert client.post(path, {"name": "The old phone"}).headers["Location"] == MFA
    assert newest(reader).wrap().name == "The old phone"


def test_an_account_without_a_password_removes_a_lost_passkey_by_a_mailed_code(
    client: Client, keyless: User, device: Device
) -> None:
    passkey = give_passkey(keyless, device)
    client.force_login(keyless)
    path = f"{MFA}webauthn/keys/{passkey.pk}/remove/"
    asked = client.get(path)
    assert asked.headers["Location"].startswith(PROVE_BY_PASSKEY)
    assert "Use a code by mail instead" in client.get(asked.headers["Location"]).content.decode()
    there = f"{PROVE_BY_MAIL}?next={path}"
    client.get(there)
    count = len(sent_mails())
    client.post(there, {"send": ""})
    assert len(sent_mails()) == count + 1
    assert "This code is not right" in client.post(there, {"code": "WRONG"}).content.decode()
    response = client.post(there, {"code": code_in(sent_mails()[-1])})
    assert response.headers["Location"] == path
    assert remove(client, passkey).headers["Location"] == MFA
    assert not Authenticator.objects.filter(user=keyless).exists()


def test_a_mailed_code_is_guessed_a_few_times_only(
    client: Client, keyless: User, device: Device
) -> None:
    give_passkey(keyless, device)
    client.force_login(keyless)
    client.post(PROVE_BY_MAIL, {"send": ""})
    code = code_in(sent_mails()[-1])
    for _ in range(3):
        client.post(PROVE_BY_MAIL, {"code": "WRONG"})
    page = client.post(PROVE_BY_MAIL, {"code": code}).content.decode()
    assert "This code is not right, or it has run out." in page
    assert "Send the code" in page


def test_who_has_a_password_proves_themselves_by_it_and_not_by_mail(
    client: Client, reader: User, device: Device
) -> None:
    give_passkey(reader, device)
    client.force_login(reader)
    response = client.get(PROVE_BY_MAIL)
    assert response.headers["Location"] == "/en/account/reauthenticate/"
    assert client.post(PROVE_BY_MAIL, {"send": ""}).status_code == 302
    assert "code" not in sent_mails()[-1]["Subject"]


def test_a_passkey_proves_who_one_is(client: Client, reader: User, device: Device) -> None:
    give_passkey(reader, device)
    client.force_login(reader)
    assert client.get(ADD).status_code == 302
    response = sign_in_by_passkey(client, device, PROVE_BY_PASSKEY, next=ADD)
    assert response.headers["Location"] == ADD
    assert client.get(ADD).status_code == 200


def test_another_persons_passkey_proves_nothing(client: Client, ada: User, reader: User) -> None:
    hers, his = Device(), Device()
    give_passkey(ada, hers)
    give_passkey(reader, his)
    client.force_login(ada)
    challenge = challenge_at(client, PROVE_BY_PASSKEY)
    response = send(client, PROVE_BY_PASSKEY, his.sign(challenge, his.passkeys[0]), next=ADD)
    assert response.headers["Location"].startswith(PROVE_BY_PASSKEY)
    assert UNKNOWN in client.get(PROVE_BY_PASSKEY).content.decode()
    assert client.get(ADD).status_code == 302


def test_a_page_that_was_open_for_too_long_gets_no_challenge(client: Client, reader: User) -> None:
    """Its script loads it anew, and the question is not answered to a person later."""
    client.force_login(reader)
    assert client.post(ADD, {"asks": "challenge"}).status_code == 403
    assert Browser().post(ADD, {"asks": "challenge"}).status_code == 403
    prove(client)
    assert client.get(ADD).status_code == 200


def test_a_challenge_is_answered_once(client: Client, reader: User, device: Device) -> None:
    give_passkey(reader, device)
    credential = device.sign(challenge_at(client, SIGN_IN))
    send(client, SIGN_IN, credential)
    assert is_signed_in(client)
    client.post("/en/account/logout/")
    send(client, SIGN_IN, credential)
    assert not is_signed_in(client)
    another = Browser()
    challenge_at(another, SIGN_IN)
    send(another, SIGN_IN, credential)
    assert not is_signed_in(another)


@pytest.mark.parametrize(
    "other",
    [Device(is_unlocked=False), Device(origin="https://evil.example"), Device(origin="http://x")],
)
def test_a_locked_device_and_another_site_are_refused(
    client: Client, reader: User, device: Device, other: Device
) -> None:
    give_passkey(reader, device)
    other.passkeys = device.passkeys
    sign_in_by_passkey(client, other)
    assert not is_signed_in(client)
    browser = Browser()
    browser.force_login(reader)
    prove(browser)
    response = send(browser, ADD, other.make(challenge_at(browser, ADD)), name="x")
    assert "No passkey was made" in response.content.decode()


def broken(credential: dict[str, Any]) -> list[Any]:
    """What no browser sends."""
    answer = credential["response"]
    values: list[Any] = [None, 1, "", "AAAA", "é", [], {}, "oWFh" * 50]
    return [
        None, 1, [], "x", {}, {"id": 1}, {**credential, "id": []}, {**credential, "rawId": "AAAA"},
        {**credential, "response": None}, {**credential, "response": {}},
        *({**credential, "response": {**answer, part: value}}
          for part in answer for value in values),
    ]  # fmt: skip


def test_what_no_browser_sends_is_refused_and_breaks_nothing(
    client: Client, reader: User, device: Device
) -> None:
    give_passkey(reader, device)
    for number in range(len(broken(device.sign({"challenge": "AA", "rpId": "localhost"})))):
        browser = Browser(REMOTE_ADDR=f"10.0.0.{number}")
        made_up = broken(device.sign(challenge_at(browser, SIGN_IN)))[number]
        assert send(browser, SIGN_IN, made_up).status_code == 302, made_up
        assert not is_signed_in(browser), made_up
    assert client.post(SIGN_IN, {"credential": "{"}).status_code == 302
    assert client.post(SIGN_IN).status_code == 302


def test_what_no_browser_makes_is_not_kept(client: Client, reader: User, device: Device) -> None:
    client.force_login(reader)
    prove(client)
    challenge = challenge_at(client, ADD)
    for made_up in broken(device.make(challenge)):
        response = send(client, ADD, made_up, name="x")
        assert response.status_code == 200, made_up
        assert "No passkey was made" in response.content.decode()
    credential = device.make(challenge)
    long = {**credential, "rawId": "A" * 20_000, "id": "A" * 20_000}
    assert send(client, ADD, long).status_code == 200
    assert not Authenticator.objects.filter(user=reader).exists()


def test_only_what_signing_in_needs_is_kept_of_a_passkey(
    client: Client, reader: User, device: Device
) -> None:
    client.force_login(reader)
    prove(client)
    credential = {**device.make(challenge_at(client, ADD)), "more": "x" * 100_000}
    send(client, ADD, credential, name="n" * 200)
    data = newest(reader).data
    assert set(data["credential"]) == {"id", "rawId", "type", "response"}
    assert data["name"] == "n" * PASSKEY_NAME_LENGTH_MAX
    sign_in_by_passkey(Browser(), device)


def test_an_account_has_a_bounded_number_of_passkeys(
    client: Client, reader: User, device: Device
) -> None:
    passkey = give_passkey(reader, device)
    Authenticator.objects.bulk_create(
        Authenticator(user=reader, type=passkey.type, data=passkey.data)
        for _ in range(PASSKEYS_MAX - 1)
    )
    client.force_login(reader)
    prove(client)
    response = send(client, ADD, device.make(challenge_at(client, ADD)), name="x")
    assert "Your account has as many passkeys as it can." in response.content.decode()


def test_an_inactive_person_is_not_let_in_by_a_passkey(
    client: Client, reader: User, device: Device
) -> None:
    give_passkey(reader, device)
    reader.is_active = False
    reader.save()
    sign_in_by_passkey(client, device)
    assert not is_signed_in(client)


def test_the_pages_of_passkeys_change_no_session_by_being_read(
    client: Client, reader: User
) -> None:
    client.force_login(reader)
    prove(client)
    before = dict(client.session.items())
    for path in (MFA, ADD):
        assert client.get(path).status_code == 200
    assert dict(client.session.items()) == before
    assert client.get(f"{MFA}webauthn/").headers["Location"] == MFA
    browser = Browser()
    assert browser.get(SIGN_IN).headers["Location"] == LOGIN
    assert "session" not in browser.cookies


def test_the_button_is_on_the_sign_in_page_and_hidden_until_the_browser_knows_passkeys(
    client: Client, reader: User
) -> None:
    page = client.get(f"{LOGIN}?next=/en/city/").content.decode()
    form = page[page.index(f'action="{SIGN_IN}"') :].split("</form>")[0]
    assert 'data-passkey="get" hidden' in form
    assert 'name="next" value="/en/city/"' in form
