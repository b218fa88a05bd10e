"""Forgotten, changed and set anew."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.test import Client

from causerie.accounts.models import User
from causerie.accounts.passwords import GuessablePasswordValidator
from causerie.accounts.services.sessions import end_sessions
from causerie.publication.models import FrontPage
from tests.accounts.people import (
    give_second_factor,
    is_signed_in,
    link_in,
    only_mail,
    sent_mails,
    sign_in,
    text_of,
)
from tests.factories import PASSWORD

RESET = "/en/account/password/reset/"
NEW_PASSWORD = "another-long-password-8"


def reset(client: Client, path: str, password: str = NEW_PASSWORD) -> None:
    form_page = client.get(path, follow=True)
    form = {"password1": password, "password2": password}
    client.post(form_page.redirect_chain[-1][0], form)


def test_who_forgot_their_password_sets_a_new_one_by_mail(client: Client, ada: User) -> None:
    page = client.post(RESET, {"email": "Ada@example.org"}, follow=True)
    assert "Look at your mail" in page.content.decode()
    mail = only_mail()
    assert mail["To"] == "ada@example.org"
    assert mail["Subject"] == "Set a new password at The Quay"
    reset(client, link_in(mail))
    assert sign_in(client, password=PASSWORD).status_code == 200
    sign_in(client, password=NEW_PASSWORD)
    assert is_signed_in(client)
    assert sent_mails()[-1]["Subject"] == "Your password at The Quay was set anew"


def test_a_link_to_a_new_password_works_once(client: Client, ada: User) -> None:
    client.post(RESET, {"email": ada.email})
    path = link_in(only_mail())
    reset(client, path)
    page = client.get(path, follow=True)
    assert "does not work any more" in page.content.decode()


def test_a_new_password_does_not_go_round_the_second_factor(client: Client, ada: User) -> None:
    give_second_factor(ada)
    client.post(RESET, {"email": ada.email})
    reset(client, link_in(only_mail()))
    assert not is_signed_in(client)
    response = sign_in(client, password=NEW_PASSWORD)
    assert response.headers["Location"] == "/en/account/mfa/authenticate/"
    assert not is_signed_in(client)


def test_an_unknown_address_gets_the_same_page_and_a_mail_that_says_so(
    client: Client, ada: User
) -> None:
    known = client.post(RESET, {"email": ada.email}, follow=True).content
    unknown = client.post(RESET, {"email": "nobody@example.org"}, follow=True).content
    assert known == unknown
    mail = sent_mails()[-1]
    assert mail["To"] == "nobody@example.org"
    assert "no account has this address" in text_of(mail)
    assert "http://localhost:8000/en/account/signup/" in text_of(mail)


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:6666"])
def test_the_link_is_on_the_sites_own_address_whatever_host_was_asked(
    client: Client, ada: User, host: str
) -> None:
    client.post(RESET, {"email": ada.email}, headers={"Host": host})
    for mail in sent_mails():
        assert "http://localhost:8000/en/account/password/reset/key/" in text_of(mail)
        assert "6666" not in text_of(mail)


def test_a_mail_is_in_the_language_of_the_page_that_asked_for_it(client: Client, ada: User) -> None:
    client.post("/fr/account/password/reset/", {"email": ada.email})
    assert link_in(only_mail()).startswith("/fr/account/password/reset/key/")


def test_a_mail_to_somebody_known_is_in_their_own_language(client: Client, ada: User) -> None:
    User.objects.update(interface_locale="fr")
    client.post(RESET, {"email": ada.email})
    assert "Choisir un nouveau mot de passe" in only_mail()["Subject"]


def test_changing_the_password_keeps_this_session_and_ends_the_others(
    client: Client, ada: User
) -> None:
    elsewhere = Client()
    sign_in(client)
    sign_in(elsewhere)
    form = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    client.post("/en/account/password/change/", form)
    assert client.get("/cms/").status_code == 200
    assert elsewhere.get("/cms/").status_code == 302
    mail = only_mail()
    assert mail["Subject"] == "Your password at The Quay was changed"
    assert "from the address 127.0.0.1" in text_of(mail)


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("eleven-char", "at least 12 characters"),
        ("qwerty123456", "too common"),
        ("ihatethisgame", "too common"),
        ("ichliebedich", "too common"),
        ("ada@example.org", "too similar"),
    ],
)
def test_a_weak_password_is_refused_with_its_reason(
    client: Client, ada: User, password: str, reason: str
) -> None:
    sign_in(client)
    form = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    html = client.post("/en/account/password/change/", form).content.decode()
    assert reason in html
    ada.refresh_from_db()
    assert ada.check_password(PASSWORD)


def test_every_mail_is_plain_and_says_who_sent_it(client: Client, front: FrontPage) -> None:
    client.post(RESET, {"email": "nobody&amp;@example.org"})
    client.post(RESET, {"email": "o'neill@example.org"})
    mails = sent_mails()
    assert mails
    for mail in mails:
        text = text_of(mail)
        assert "http://localhost:8000" in text
        assert "The Quay" in text
        assert "<" not in text
        assert "&#" not in text
        assert not mail.is_multipart()
        assert mail["From"] == "causerie@localhost"


def test_a_link_ends_with_the_sessions_of_its_owner(client: Client, ada: User) -> None:
    client.post(RESET, {"email": ada.email})
    path = link_in(only_mail())
    end_sessions(ada)
    page = client.get(path, follow=True)
    assert "does not work any more" in page.content.decode()
    assert "Ask for a new link" in page.content.decode()


def test_a_link_ends_with_the_mail_address(client: Client, ada: User) -> None:
    client.post(RESET, {"email": ada.email})
    path = link_in(only_mail())
    EmailAddress.objects.filter(user=ada).update(email="countess@example.org")
    assert "does not work any more" in client.get(path, follow=True).content.decode()


def test_a_link_that_came_too_late_offers_another(client: Client, ada: User, settings: Any) -> None:
    client.post(RESET, {"email": ada.email})
    settings.PASSWORD_RESET_TIMEOUT = -1
    page = client.get(link_in(only_mail()), follow=True)
    assert "Ask for a new link" in page.content.decode()


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("countesslovelace", "made of your name"),
        ("LovelaceCountess1", "made of your name"),
        ("abcabcabcabcabc", "it repeats or counts"),
        ("asdfghjkl;'p", "its keys lie side by side"),
        ("12.11.1987!!", "it is a date"),
        ("superdragon12", "a word or name that many use"),
    ],
)
def test_a_password_that_is_soon_guessed_is_refused_with_its_reason(
    password: str, reason: str
) -> None:
    person = User(email="countess@lovelace.example")
    person.call("Countess Lovelace")
    with pytest.raises(ValidationError, match=reason):
        GuessablePasswordValidator().validate(password, person)


@pytest.mark.parametrize("length", [64, 128, 1000])
def test_long_passwords_are_welcome(client: Client, ada: User, length: int) -> None:
    password = ("seven grey ferries wait; " * 50)[:length]
    sign_in(client)
    form = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    client.post("/en/account/password/change/", form)
    ada.refresh_from_db()
    assert ada.check_password(password)


def test_a_password_of_a_whole_book_is_refused_at_once() -> None:
    with pytest.raises(ValidationError, match="more than 1000 characters"):
        GuessablePasswordValidator().validate("x" * 1_000_000)
