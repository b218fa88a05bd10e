"""Wagtail's own ways in are shut, and whoever is signed in is told why a page is not theirs."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import PageViewRestriction

from causerie.accounts.models import User
from causerie.publication.models import FrontPage
from tests.accounts.people import is_signed_in, sign_in
from tests.factories import PASSWORD, make_section

PASSWORD_FORM = {"username": "ada", "password": PASSWORD, "next": "/cms/"}


@pytest.mark.parametrize("path", ["/cms/login/", "/en/_util/login/", "/fr/_util/login/"])
def test_wagtails_sign_in_pages_lead_to_ours(
    client: Client, ada: User, front_fr: FrontPage, path: str
) -> None:
    for response in (client.get(path), client.post(path, PASSWORD_FORM)):
        assert response.status_code == 302
        assert "/account/login/?next=" in response.headers["Location"]
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "path",
    [
        "/cms/password_reset/",
        "/cms/password_reset/done/",
        "/cms/password_reset/confirm/MQ/set-password/",
        "/cms/password_reset/complete/",
    ],
)
def test_wagtails_password_reset_is_not_there(client: Client, ada: User, path: str) -> None:
    assert client.get(path).status_code == 404
    assert client.post(path, {"email": ada.email}).status_code == 404
    sign_in(client)
    assert client.get(path).status_code == 404


def test_wagtails_page_for_a_new_password_is_not_there(client: Client, ada: User) -> None:
    sign_in(client)
    for path in ("/cms/password_change/", "/cms/account/change_password/"):
        assert client.get(path).status_code == 404


def test_the_cms_takes_no_password_on_a_persons_own_page(client: Client, ada: User) -> None:
    sign_in(client)
    assert 'type="password"' not in client.get("/cms/account/").content.decode()
    client.post(
        "/cms/account/",
        {
            "password-old_password": PASSWORD,
            "password-new_password1": "another-long-password-8",
            "password-new_password2": "another-long-password-8",
        },
    )
    ada.refresh_from_db()
    assert ada.check_password(PASSWORD)


def test_a_reader_is_told_that_the_cms_is_not_for_them(client: Client, reader: User) -> None:
    sign_in(client, reader.email)
    page = client.get("/cms/", follow=True)
    assert page.status_code == 403
    assert "not open to your account" in page.content.decode()
    # They may sign in as somebody else, and come back.
    again = client.post("/en/account/logout/", {"next": "/cms/"}, follow=True)
    assert again.redirect_chain[-1][0] == "/en/account/login/?next=%2Fcms%2F"


def test_a_page_for_some_groups_is_explained_to_the_others(
    client: Client, front: FrontPage, reader: User
) -> None:
    section = make_section(front)
    restriction = PageViewRestriction.objects.create(
        page=section, restriction_type=PageViewRestriction.GROUPS
    )
    group = Group.objects.create(name="Subscribers")
    restriction.groups.add(group)
    asked = client.get("/en/city/", follow=True)
    assert asked.redirect_chain[-1][0] == "/en/account/login/?next=%2Fen%2Fcity%2F"
    sign_in(client, reader.email)
    assert client.get("/en/city/", follow=True).status_code == 403
    reader.groups.add(group)
    assert client.get("/en/city/", follow=True).status_code == 200


def test_who_is_signed_in_to_the_cms_goes_on_to_it(client: Client, ada: User) -> None:
    sign_in(client)
    response = client.get("/cms/login/", {"next": "/cms/pages/"})
    assert response.headers["Location"] == "/cms/pages/"
