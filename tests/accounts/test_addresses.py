"""An account has one mail address; a new one takes its place when it is confirmed."""

from typing import Any

from allauth.account.models import EmailAddress
from django.test import Client

from causerie.accounts.models import User
from tests.accounts.people import (
    code_in,
    give_second_factor,
    is_signed_in,
    leave_open,
    prove,
    sent_mails,
    sign_in,
    text_of,
)
from tests.factories import PASSWORD

PAGE = "/en/account/email/"
CONFIRM = "/en/account/confirm-email/"


def ask_for(client: Client, email: str) -> Any:
    """Where the password was written a moment ago."""
    prove(client)
    return client.post(PAGE, {"action_add": "", "email": email})


def test_a_new_address_counts_when_its_code_was_written(client: Client, ada: User) -> None:
    sign_in(client)
    assert ask_for(client, "Countess@Example.org").headers["Location"] == CONFIRM
    assert client.get(CONFIRM).status_code == 200
    ada.refresh_from_db()
    assert ada.email == "ada@example.org"
    mail = sent_mails()[-1]
    assert mail["To"] == "countess@example.org"
    assert client.post(CONFIRM, {"code": code_in(mail)}).headers["Location"] == PAGE
    ada.refresh_from_db()
    assert ada.email == "countess@example.org"
    (row,) = EmailAddress.objects.filter(user=ada)
    assert (row.email, row.verified, row.primary) == ("countess@example.org", True, True)


def test_the_old_address_hears_of_the_new_one(client: Client, ada: User) -> None:
    sign_in(client)
    ask_for(client, "countess@example.org")
    client.post(CONFIRM, {"code": code_in(sent_mails()[-1])})
    mail = sent_mails()[-1]
    assert mail["To"] == "ada@example.org"
    assert "was ada@example.org. It is countess@example.org now." in text_of(mail)
    # The link to a new password would go to the new address.
    assert "Write to causerie@localhost at once" in text_of(mail)
    assert "/password/" not in text_of(mail)


def test_a_wrong_code_changes_nothing_and_the_third_ends_it(client: Client, ada: User) -> None:
    sign_in(client)
    ask_for(client, "countess@example.org")
    for _try in range(2):
        html = client.post(CONFIRM, {"code": "WRONG1"}).content.decode()
        assert "This code is not right" in html
    assert client.post(CONFIRM, {"code": "WRONG1"}).status_code == 302
    client.post(CONFIRM, {"code": code_in(sent_mails()[-1])})
    ada.refresh_from_db()
    assert ada.email == "ada@example.org"


def test_another_code_can_be_sent(client: Client, ada: User) -> None:
    sign_in(client)
    ask_for(client, "countess@example.org")
    first = code_in(sent_mails()[-1])
    assert 'value="resend"' in client.get(CONFIRM).content.decode()
    assert client.post(CONFIRM, {"action": "resend"}).status_code == 302
    second = code_in(sent_mails()[-1])
    assert second != first
    client.post(CONFIRM, {"code": second})
    ada.refresh_from_db()
    assert ada.email == "countess@example.org"


def test_the_address_of_another_account_cannot_be_taken(
    client: Client, ada: User, reader: User
) -> None:
    sign_in(client)
    ask_for(client, "RITA@example.org")
    page = client.post(CONFIRM, {"code": code_in(sent_mails()[-1])}, follow=True)
    assert "Another account has this mail address." in page.content.decode()
    ada.refresh_from_db()
    assert ada.email == "ada@example.org"


def test_a_second_factor_does_not_stand_in_the_way(client: Client, ada: User) -> None:
    codes = give_second_factor(ada).recovery_codes
    sign_in(client)
    client.post("/en/account/mfa/authenticate/", {"code": codes[0]})
    ask_for(client, "countess@example.org")
    client.post(CONFIRM, {"code": code_in(sent_mails()[-1])})
    ada.refresh_from_db()
    assert ada.email == "countess@example.org"


def test_an_address_is_not_changed_in_a_session_that_was_left_open(
    client: Client, ada: User
) -> None:
    sign_in(client)
    leave_open(client)
    response = client.post(PAGE, {"action_add": "", "email": "countess@example.org"})
    assert response.headers["Location"] == (
        "/en/account/reauthenticate/?next=%2Fen%2Faccount%2Femail%2F"
    )
    assert sent_mails() == []
    wrong = client.post(response.headers["Location"], {"password": "wrong"})
    assert "This is not your password." in wrong.content.decode()
    # What was asked for goes on by itself after the right one.
    right = client.post(response.headers["Location"], {"password": PASSWORD})
    assert right.headers["Location"] == CONFIRM
    assert sent_mails()[-1]["To"] == "countess@example.org"


def test_an_unconfirmed_account_signs_in_with_the_code_that_it_is_sent(
    client: Client, ada: User
) -> None:
    EmailAddress.objects.update(verified=False)
    sign_in(client, path="/en/account/login/?next=/cms/")
    assert not is_signed_in(client)
    response = client.post(CONFIRM, {"code": code_in(sent_mails()[-1])})
    assert response.headers["Location"] == "/cms/"
    assert is_signed_in(client)
