"""Whoever began to register may be a stranger: what they left opens nothing, and tells nothing."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from causerie.accounts.models import Limit, User
from causerie.publication.models import FrontPage
from tests.accounts.newcomers import SIGN_UP, register, write_code
from tests.accounts.people import LOGIN, is_signed_in, sent_mails, sign_in, text_of
from tests.accounts.same import answer
from tests.factories import PASSWORD

RESET = "/en/account/password/reset/"
KNOWN, UNKNOWN = "rita@example.org", "nora@example.org"


def test_no_way_to_a_new_password_leads_to_what_a_stranger_began(
    client: Client, front: FrontPage
) -> None:
    register(Client(), UNKNOWN)
    client.post(RESET, {"email": UNKNOWN})
    assert "no account has this address" in text_of(sent_mails()[-1])


def test_no_way_to_a_new_password_leads_by_an_address_that_was_never_confirmed(
    client: Client, reader: User
) -> None:
    EmailAddress.objects.create(user=reader, email="other@example.org")
    client.post(RESET, {"email": "other@example.org"})
    assert "no account has this address" in text_of(sent_mails()[-1])


def test_registering_and_signing_in_does_not_tell_a_known_address(reader: User) -> None:
    """Also not after so many tries that one is refused."""
    seen = []
    for email in (KNOWN, UNKNOWN):
        register(Client(), email, password1="the-strangers-own-77")
        form = {"login": email, "password": "the-strangers-own-77"}
        seen.append([answer(Client(), LOGIN, form, email).seen for _try in range(6)])
    assert seen[0] == seen[1]
    assert "There were too many tries." in seen[0][-1].text


def test_who_began_and_is_switched_off_is_told_nothing_either(
    client: Client, front: FrontPage
) -> None:
    register(Client(), UNKNOWN)
    User.objects.update(is_active=False)
    assert "No account has this mail address" in sign_in(client, UNKNOWN).content.decode()


def test_no_handle_tells_that_somebody_began(reader: User) -> None:
    register(Client(), UNKNOWN, name="Zed Quux")
    begun = User.objects.get(email=UNKNOWN)
    assert "zed" not in begun.handle
    assert begun.handle.startswith("unconfirmed-")


def test_the_handle_comes_from_the_name_when_the_address_is_confirmed(
    client: Client, front: FrontPage
) -> None:
    register(Client(), UNKNOWN)
    for email, browser in (("ola@example.org", Client()), (UNKNOWN, client)):
        Limit.objects.all().delete()
        register(browser, email)
        write_code(browser)
    assert set(User.objects.values_list("email", "handle")) == {
        ("ola@example.org", "nora-quist"),
        (UNKNOWN, "nora-quist-2"),
    }


def test_a_handle_that_somebody_chose_stays_when_they_confirm_another_address(
    client: Client, reader: User
) -> None:
    User.objects.update(handle="unconfirmed-0123456789abcdef")
    sign_in(client, KNOWN)
    client.post("/en/account/email/", {"email": "rita@example.net", "action_add": ""})
    write_code(client)
    reader.refresh_from_db()
    assert reader.email == "rita@example.net"
    assert reader.handle == "unconfirmed-0123456789abcdef"


def test_a_connection_that_whoever_confirms_has_not_come_by_is_dropped(
    client: Client, front: FrontPage
) -> None:
    register(client, UNKNOWN)
    SocialAccount.objects.create(user=User.objects.get(), provider="work", uid="a-stranger")
    write_code(client)
    assert is_signed_in(client)
    assert not SocialAccount.objects.exists()


def test_a_password_of_whoever_began_still_opens_it_once_it_is_confirmed(
    client: Client, front: FrontPage, settings: Any
) -> None:
    client.post(SIGN_UP, {"name": "Nora Quist", "email": UNKNOWN, "password1": PASSWORD})
    write_code(client)
    again = Client()
    sign_in(again, UNKNOWN)
    assert is_signed_in(again)
