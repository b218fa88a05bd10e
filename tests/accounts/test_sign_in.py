"""Staff sign in where readers will, and nowhere else."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from causerie.accounts.models import User
from causerie.publication.models import FrontPage
from tests.accounts.people import LOGIN, is_signed_in, sign_in
from tests.factories import PASSWORD, make_staff


def test_an_editor_is_led_to_the_sign_in_page_and_back_to_the_cms(
    client: Client, ada: User
) -> None:
    page = client.get("/cms/", follow=True)
    assert page.redirect_chain[-1][0] == "/en/account/login/?next=%2Fcms%2F"
    assert sign_in(client, path=page.redirect_chain[-1][0]).headers["Location"] == "/cms/"
    assert client.get("/cms/").status_code == 200


def test_the_way_to_sign_in_is_in_the_visitors_language(client: Client, front: FrontPage) -> None:
    page = client.get("/cms/pages/", follow=True, headers={"Accept-Language": "fr"})
    assert page.redirect_chain[-1][0] == "/fr/account/login/?next=%2Fcms%2Fpages%2F"


def test_who_signs_out_of_the_cms_can_sign_in_to_it_again(client: Client, ada: User) -> None:
    sign_in(client)
    page = client.post("/cms/logout/", follow=True)
    assert page.redirect_chain[-1][0] == "/en/account/login/?next=%2Fcms%2F"
    assert not is_signed_in(client)


def test_an_address_is_the_same_however_its_letters_are_written(
    client: Client, front: FrontPage
) -> None:
    make_staff("Ada.Lovelace@Example.org", handle="ada")
    sign_in(client, "ADA.lovelace@example.ORG")
    assert is_signed_in(client)


@pytest.mark.parametrize(
    ("email", "password"),
    [("ada@example.org", "wrong"), ("nobody@example.org", PASSWORD), ("ada", PASSWORD)],
)
def test_a_wrong_password_and_an_unknown_address_are_refused(
    client: Client, ada: User, email: str, password: str
) -> None:
    response = sign_in(client, email, password)
    assert response.status_code == 200
    assert 'class="errorlist' in response.content.decode()
    assert not is_signed_in(client)


def test_the_answer_does_not_tell_whether_an_address_has_an_account(
    client: Client, ada: User
) -> None:
    known = sign_in(client, "ada@example.org", "wrong").context["form"].errors
    unknown = sign_in(client, "nobody@example.org", "wrong").context["form"].errors
    assert known == unknown
    assert "No account has this mail address and this password" in str(known)


def test_the_sixth_wrong_password_for_an_address_has_to_wait(client: Client, ada: User) -> None:
    for _try in range(5):
        sign_in(client, password="wrong")
    response = sign_in(client)
    assert "Try again in 5 minutes." in response.content.decode()
    assert not is_signed_in(client)


def test_an_account_that_is_switched_off_cannot_sign_in(client: Client, ada: User) -> None:
    User.objects.update(is_active=False)
    page = client.post(LOGIN, {"login": ada.email, "password": PASSWORD}, follow=True)
    assert not is_signed_in(client)
    assert "switched off" in page.content.decode()


def test_switching_an_account_off_ends_its_session(client: Client, ada: User) -> None:
    sign_in(client)
    User.objects.update(is_active=False)
    assert client.get("/cms/").status_code == 302


def test_an_address_that_nobody_confirmed_does_not_sign_in(client: Client, ada: User) -> None:
    EmailAddress.objects.update(verified=False)
    response = sign_in(client)
    assert response.headers["Location"] == "/en/account/confirm-email/"
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "target",
    [
        "//evil.org",
        "///evil.org",
        "https:evil.org",
        "https://evil.org/",
        "http:///evil.org",
        "/\\evil.org",
        "\\\\evil.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://localhost@evil.org/",
        "http://localhost:9999/",
        "http://127.0.0.1/",
        " //evil.org",
        "/\t/evil.org",
    ],
)
def test_signing_in_never_leads_to_another_host(client: Client, ada: User, target: str) -> None:
    response = client.post(LOGIN, {"login": ada.email, "password": PASSWORD, "next": target})
    assert response.status_code == 302
    assert response.headers["Location"] == "/"
    door = client.get("/cms/login/", {"next": target})
    assert door.headers["Location"] == "/cms/"
    out = client.post("/en/account/logout/", {"next": target})
    assert out.headers["Location"] == "/"


def test_signing_out_takes_a_click(client: Client, ada: User) -> None:
    sign_in(client)
    assert client.get("/en/account/logout/").status_code == 200
    assert is_signed_in(client)
    client.post("/en/account/logout/")
    assert not is_signed_in(client)


def test_nobody_registers_where_registration_is_closed(
    client: Client, front: FrontPage, settings: Any
) -> None:
    settings.REGISTRATION = "closed"
    form = {"email": "new@example.org", "name": "Nora", "password1": PASSWORD}
    for response in (client.get("/en/account/signup/"), client.post("/en/account/signup/", form)):
        assert "Registration is not open" in response.content.decode()
    assert not User.objects.exists()
    assert "signup" not in client.get(LOGIN).content.decode()
