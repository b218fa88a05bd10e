"""The gate of the discussion stands at the head of every page, and leads back."""

import re
from typing import Any

from django.test import Client

from causerie.accounts.models import User
from causerie.publication.models import FrontPage
from tests.factories import make_staff


def doors(html: str) -> list[str]:
    """Where the links to register and to sign in lead."""
    head = html.partition("</header>")[0]
    return re.findall(r'href="(/en/account/(?:signup|login)/[^"]*)"', head)


def test_a_stranger_may_register_or_sign_in_and_comes_back(
    client: Client, front: FrontPage
) -> None:
    html = client.get("/en/search/?q=ferry&section=city").content.decode()
    back = "?next=%2Fen%2Fsearch%2F%3Fq%3Dferry%26section%3Dcity"
    assert doors(html) == [f"/en/account/signup/{back}", f"/en/account/login/{back}"]


def test_from_one_door_to_the_other_the_way_back_is_kept(client: Client, front: FrontPage) -> None:
    html = client.get("/en/account/login/?next=/en/city/").content.decode()
    assert doors(html) == [
        "/en/account/signup/?next=%2Fen%2Fcity%2F",
        "/en/account/login/?next=%2Fen%2Fcity%2F",
    ]


def test_a_door_leads_to_itself_by_no_way(client: Client, front: FrontPage) -> None:
    html = client.get("/en/account/login/").content.decode()
    assert doors(html) == ["/en/account/signup/", "/en/account/login/"]


def test_where_registration_is_closed_nobody_is_asked_to(
    client: Client, front: FrontPage, settings: Any
) -> None:
    settings.REGISTRATION = "closed"
    assert doors(client.get("/en/").content.decode()) == ["/en/account/login/?next=%2Fen%2F"]


def test_who_is_signed_in_has_an_account_and_no_door(client: Client, front: FrontPage) -> None:
    reader: User = make_staff("rita@example.org")
    client.force_login(reader)
    html = client.get("/en/").content.decode()
    assert doors(html) == []
    assert 'href="/en/account/profile/"' in html
