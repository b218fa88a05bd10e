"""What guards staff: a second step with a passkey, and the site that asks it of everybody."""

from argparse import Namespace
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.test import Client

from causerie.accounts.models import AccountEvent, AccountEventKind, User
from causerie.accounts.services.second_factor import remove_second_factor
from causerie.config.commands.resetfactor import run
from causerie.config.refusal import Refusal
from causerie.publication.models import FrontPage
from tests.accounts.authenticator import Device, challenge_at, send
from tests.accounts.people import (
    current_code,
    give_second_factor,
    has_second_factor,
    is_signed_in,
    only_mail,
    prove,
    sent_mails,
    sign_in,
    text_of,
)
from tests.accounts.test_passkeys import (
    MFA,
    Browser,
    give_passkey,
    newest,
    remove,
    sign_in_by_passkey,
)
from tests.factories import make_staff

AUTHENTICATE = f"{MFA}authenticate/"
CODES = f"{MFA}recovery-codes/"


@pytest.fixture
def client() -> Client:
    return Browser()


@pytest.fixture
def device() -> Device:
    return Device()


@pytest.fixture
def edda(front: FrontPage) -> User:
    return make_staff("edda@example.org", "Editors")


@pytest.fixture
def asked(settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR = True


def entered(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


def test_the_passkey_of_staff_is_asked_for_after_the_password(
    client: Client, edda: User, device: Device
) -> None:
    give_passkey(edda, device)
    response = sign_in(client, edda.email, path="/en/account/login/?next=/cms/")
    assert response.headers["Location"] == AUTHENTICATE
    assert not is_signed_in(client)
    page = client.get(AUTHENTICATE).content.decode()
    assert 'data-passkey="get"' in page
    assert 'name="code"' in page
    assert sign_in_by_passkey(client, device, AUTHENTICATE).headers["Location"] == "/cms/"
    assert is_signed_in(client)


def test_the_passkey_of_another_is_no_second_factor(
    client: Client, edda: User, ada: User, device: Device
) -> None:
    give_passkey(edda, Device())
    give_passkey(ada, device)
    sign_in(client, edda.email)
    answer = sign_in_by_passkey_of_another(client, device)
    assert "This passkey opens no account here" in answer.content.decode()
    assert not is_signed_in(client)


def sign_in_by_passkey_of_another(client: Client, device: Device) -> Any:
    challenge = challenge_at(client, AUTHENTICATE)
    return send(client, AUTHENTICATE, device.sign(challenge, device.passkeys[0]))


def test_staff_get_recovery_codes_with_their_first_passkey_and_one_opens_the_door(
    client: Client, edda: User, device: Device
) -> None:
    give_passkey(edda, device)
    browser = entered(Browser(), edda)
    prove(browser)
    codes = [line for line in browser.get(f"{CODES}download/").content.decode().split() if line]
    assert len(codes) == 10
    sign_in(client, edda.email)
    client.post(AUTHENTICATE, {"code": codes[0]})
    assert is_signed_in(client)


def test_signing_in_by_passkey_is_both_steps_at_once(
    client: Client, edda: User, device: Device
) -> None:
    give_passkey(edda, device)
    sign_in_by_passkey(client, device)
    assert is_signed_in(client)


def test_a_reader_with_an_app_is_asked_after_the_password_and_may_use_the_passkey(
    client: Client, reader: User, device: Device
) -> None:
    secret = give_second_factor(reader).secret
    give_passkey(reader, device)
    sign_in(client, reader.email)
    assert not is_signed_in(client)
    sign_in_by_passkey(client, device, AUTHENTICATE)
    assert is_signed_in(client)
    another = Browser()
    sign_in(another, reader.email)
    another.post(AUTHENTICATE, {"code": current_code(secret)})
    assert is_signed_in(another)


def test_a_readers_recovery_codes_go_with_the_app_and_the_passkey_stays(
    client: Client, reader: User, device: Device
) -> None:
    give_second_factor(reader)
    give_passkey(reader, device)
    entered(client, reader)
    prove(client)
    client.post(f"{MFA}totp/deactivate/")
    assert [key.type for key in Authenticator.objects.filter(user=reader)] == ["webauthn"]


@pytest.mark.parametrize("path", ["/cms/", "/cms/pages/", "/cms/account/", "/cms/login/"])
def test_staff_without_a_second_factor_are_led_to_set_one_up(
    client: Client, edda: User, asked: None, path: str
) -> None:
    entered(client, edda)
    assert client.get(path).headers["Location"] == MFA
    assert client.post(path).headers["Location"] == MFA
    page = client.get(MFA).content.decode()
    assert "Whoever may open the editors’ desk needs a second factor here." in page


@pytest.mark.parametrize(
    "headers", [{"x-requested-with": "XMLHttpRequest"}, {"sec-fetch-dest": "empty"}]
)
def test_the_scripts_of_the_cms_are_refused_and_not_led_away(
    client: Client, edda: User, asked: None, headers: dict[str, str]
) -> None:
    entered(client, edda)
    for path in ("/cms/", "/cms/api/main/pages/", "/cms/pages/"):
        assert client.get(path, headers=headers).status_code == 403, path


def test_one_may_leave_the_cms_without_a_second_factor(
    client: Client, edda: User, asked: None
) -> None:
    entered(client, edda)
    client.post("/cms/logout/")
    assert not is_signed_in(client)


def test_with_a_passkey_or_an_app_the_desk_opens(
    client: Client, edda: User, ada: User, asked: None, device: Device
) -> None:
    give_passkey(edda, device)
    give_second_factor(ada)
    for person in (edda, ada):
        assert entered(Browser(), person).get("/cms/").status_code == 200, person


def test_readers_and_visitors_are_told_nothing_of_it(
    client: Client, reader: User, asked: None
) -> None:
    assert client.get("/cms/").headers["Location"] == "/cms/login/?next=/cms/"
    entered(client, reader)
    response = client.get("/cms/", follow=True)
    assert response.status_code == 403
    assert "This is not open to your account" in response.content.decode()
    assert "editors’ desk needs" not in client.get(MFA).content.decode()


def test_staff_are_left_alone_where_the_site_does_not_ask(client: Client, edda: User) -> None:
    entered(client, edda)
    assert client.get("/cms/").status_code == 200


def test_the_last_second_factor_of_staff_stays(
    client: Client, edda: User, asked: None, device: Device
) -> None:
    passkey = give_passkey(edda, device)
    entered(client, edda)
    prove(client)
    page = remove(client, passkey).content.decode()
    assert "Add another passkey or an authenticator app first." in page
    assert has_second_factor(edda)
    give_passkey(edda, Device())
    assert remove(client, passkey).status_code == 302
    assert newest(edda) != passkey


def test_the_last_app_of_staff_stays(client: Client, edda: User, asked: None) -> None:
    give_second_factor(edda)
    entered(client, edda)
    prove(client)
    for answer in (client.get, client.post):
        page = answer(f"{MFA}totp/deactivate/").content.decode()
        assert "Add another passkey or an authenticator app first." in page
    assert has_second_factor(edda)


def test_a_reader_removes_the_last_one_where_staff_may_not(
    client: Client, reader: User, asked: None, device: Device
) -> None:
    passkey = give_passkey(reader, device)
    entered(client, reader)
    prove(client)
    remove(client, passkey)
    assert not has_second_factor(reader)


def test_a_lost_second_factor_is_removed_with_every_session_and_a_notice(
    client: Client, edda: User, ada: User, device: Device
) -> None:
    give_second_factor(edda)
    edda.interface_locale = "fr"
    edda.save()
    entered(client, edda)
    assert remove_second_factor(edda, actor=ada, reason="She called from the quay.") == 2
    assert not has_second_factor(edda)
    assert client.get(MFA).status_code == 302
    event = AccountEvent.objects.get(user=edda)
    assert (event.kind, event.actor) == (AccountEventKind.SECOND_FACTOR_REMOVED, ada)
    assert event.reason == "She called from the quay."
    assert only_mail()["To"] == edda.email
    assert "/fr/account/password/reset/" in text_of(only_mail())


def test_nothing_happens_where_there_is_no_second_factor(edda: User, ada: User) -> None:
    assert remove_second_factor(edda, actor=ada, reason="") == 0
    assert not AccountEvent.objects.exists()
    assert sent_mails() == []


def test_only_a_superuser_removes_that_of_a_superuser(edda: User, ada: User) -> None:
    give_second_factor(ada)
    with pytest.raises(PermissionDenied):
        remove_second_factor(ada, actor=edda, reason="I want in.")
    assert has_second_factor(ada)


def test_the_operator_lets_in_whoever_is_locked_out(
    ada: User, capsys: pytest.CaptureFixture[str]
) -> None:
    give_second_factor(ada)
    assert run(Namespace(email="ADA@example.org")) == 0
    assert "ada@example.org has no passkey" in capsys.readouterr().out
    assert not has_second_factor(ada)
    assert AccountEvent.objects.get().actor is None
    assert only_mail()["Subject"] == "Your second factor at The Quay was removed"


@pytest.mark.parametrize(
    ("address", "said"),
    [("nobody@example.org", "no account has"), ("rita@example.org", "nothing was changed")],
)
def test_the_operator_is_told_what_cannot_be_reset(reader: User, address: str, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        run(Namespace(email=address))
