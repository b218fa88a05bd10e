"""Who waits for mail that does not arrive is told so; nobody learns which addresses are known."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from causerie.accounts.models import Limit, MailTrouble, User
from causerie.accounts.services.mail_trouble import clear_trouble, note_trouble
from tests.accounts.people import code_in, only_mail, prove, sign_in
from tests.factories import PASSWORD

ADDRESS_PAGE = "/en/account/email/"
CONFIRM = "/en/account/confirm-email/"
REASON = "550 5.1.1 no such user here"
TOLD = "did not arrive. Look for a mistyped letter, or use another address."
NEW = "new@example.org"


def text(answer: Any) -> str:
    """The page in one line."""
    return " ".join(answer.content.decode().split())


@pytest.mark.django_db
def test_trouble_stands_with_the_address_until_a_message_arrives(reader: User) -> None:
    assert note_trouble(reader.email, "450 later")
    assert note_trouble(reader.email.upper(), REASON)
    assert MailTrouble.objects.get().reason == REASON
    clear_trouble(reader.email)
    assert not MailTrouble.objects.exists()
    assert not Limit.objects.exists()


@pytest.mark.django_db
def test_of_an_unknown_address_no_name_is_kept() -> None:
    assert not note_trouble("nobody@example.org", REASON)
    assert not MailTrouble.objects.exists()
    (row,) = Limit.objects.values_list("cache_key", "value")
    assert "nobody" not in str(row)


@pytest.mark.django_db
def test_the_reason_is_one_plain_line_that_names_nobody(reader: User) -> None:
    note_trouble(reader.email, f"550 <{reader.email}>\n\x00 \u202e unknown {'x' * 400}")
    reason = MailTrouble.objects.get().reason
    assert reason.startswith("550 <…@…> unknown xxx")
    assert len(reason) == 300


@pytest.mark.django_db
def test_an_address_in_ascii_form_is_the_accounts(reader: User) -> None:
    EmailAddress.objects.filter(user=reader).update(email="rita@exämple.org")
    assert note_trouble("rita@xn--exmple-cua.org", REASON)


@pytest.mark.django_db
def test_the_page_of_ones_address_tells_of_it(client: Client, reader: User) -> None:
    sign_in(client, reader.email)
    assert TOLD not in text(client.get(ADDRESS_PAGE))
    note_trouble(reader.email, "550 <script>no</script>")
    page = text(client.get(ADDRESS_PAGE))
    assert f"Our last message to <bdi>{reader.email}</bdi> {TOLD}" in page
    assert '<q dir="auto">550 &lt;script&gt;no&lt;/script&gt;</q>' in page


@pytest.mark.django_db
def test_others_do_not_see_it(client: Client, reader: User, ada: User) -> None:
    note_trouble(reader.email, REASON)
    sign_in(client, ada.email)
    assert TOLD not in text(client.get(ADDRESS_PAGE))


@pytest.mark.django_db
def test_who_waits_for_a_code_at_a_new_address_is_told_and_then_it_is_forgotten(
    client: Client, reader: User
) -> None:
    sign_in(client, reader.email)
    prove(client)
    client.post(ADDRESS_PAGE, {"email": NEW, "action_add": ""})
    assert TOLD not in text(client.get(CONFIRM))
    note_trouble(NEW, REASON)
    page = text(client.get(CONFIRM))
    assert f"<bdi>{NEW}</bdi> {TOLD}" in page
    assert REASON in page
    client.post(CONFIRM, {"code": code_in(only_mail())})
    assert EmailAddress.objects.get(user=reader, email=NEW).verified
    assert not MailTrouble.objects.exists()
    assert TOLD not in text(client.get(ADDRESS_PAGE))


def register(client: Client, email: str) -> None:
    answer = client.post(
        "/en/account/signup/", {"email": email, "name": "Nora", "password1": PASSWORD}
    )
    assert answer.status_code == 302, text(answer)


@pytest.mark.django_db
@pytest.mark.parametrize("email", ["rita@example.org", NEW])
def test_who_registers_is_told_alike_whether_the_address_is_known_or_not(
    client: Client, reader: User, email: str
) -> None:
    """What was known before this browser asked tells nothing."""
    note_trouble(email, "550 of yesterday")
    register(client, email)
    assert TOLD not in text(client.get(CONFIRM))
    note_trouble(email, REASON)
    page = text(client.get(CONFIRM))
    assert f"<bdi>{email}</bdi> {TOLD}" in page
    assert REASON in page
    register(other := Client(), "other@example.org")
    assert TOLD not in text(other.get(CONFIRM))


@pytest.mark.django_db
@pytest.mark.parametrize("email", ["rita@example.org", NEW])
def test_who_asked_for_a_code_to_sign_in_is_told_alike(
    client: Client, reader: User, email: str
) -> None:
    note_trouble(email, "550 of yesterday")
    client.post("/en/account/login/", {"login": email, "password": ""})
    page = "/en/account/login/code/confirm/"
    assert TOLD not in text(client.get(page))
    note_trouble(email, REASON)
    assert f"<bdi>{email}</bdi> {TOLD}" in text(client.get(page))
