"""Whoever signs in or registers comes back to where they were, and nowhere else."""

import pytest
from django.test import Client

from causerie.accounts.models import User
from causerie.publication.models import FrontPage
from tests.accounts.newcomers import BEGIN_AGAIN, CONFIRM, SIGN_UP, register, write_code
from tests.accounts.people import LOGIN, give_second_factor, is_signed_in
from tests.factories import PASSWORD

HERE = "/en/search/?q=ferry&page=2"
NEXT = "?next=%2Fen%2Fsearch%2F%3Fq%3Dferry%26page%3D2"
HOSTILE = [
    "//evil.example",
    "///evil.example",
    "https:evil.example",
    "https://evil.example/",
    "\\\\evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "http://127.0.0.1:9999/",
    "http://localhost:9999/",
    "http://localhost@evil.example/",
    "/\t/evil.example",
    "/en/\r\nSet-Cookie: x=1",
]


def test_the_pages_of_signing_in_and_registering_lead_to_each_other_with_it(
    client: Client, front: FrontPage
) -> None:
    assert f'href="{SIGN_UP}{NEXT}"' in client.get(LOGIN + NEXT).content.decode()
    assert f'href="{LOGIN}{NEXT}"' in client.get(SIGN_UP + NEXT).content.decode()
    code_page = client.get(f"/en/account/login/code/{NEXT}").content.decode()
    assert f'href="{LOGIN}{NEXT}"' in code_page
    assert f'href="{SIGN_UP}{NEXT}"' in code_page


def test_from_registering_by_the_code(client: Client, front: FrontPage) -> None:
    answer = register(client, path=SIGN_UP + NEXT)
    assert answer.headers["Location"] == CONFIRM + NEXT
    assert write_code(client).headers["Location"] == HERE


def test_from_registering_by_a_second_code_and_a_wrong_one(
    client: Client, front: FrontPage
) -> None:
    register(client, path=SIGN_UP, next=HERE)
    html = client.get(CONFIRM + NEXT).content.decode()
    assert html.count('name="next" value="/en/search/?q=ferry&amp;page=2"') == 3
    write_code(client, "0000", CONFIRM + NEXT)
    assert write_code(client, path=CONFIRM).headers["Location"] == HERE


def test_from_signing_in_by_a_password_and_the_second_factor(client: Client, ada: User) -> None:
    codes = give_second_factor(ada).recovery_codes
    form = {"login": ada.email, "password": PASSWORD, "next": HERE}
    answer = client.post(LOGIN, form)
    answer = client.post(answer.headers["Location"], {"code": codes[0]})
    assert answer.headers["Location"] == HERE


def test_from_signing_in_by_a_code_also_after_going_astray(client: Client, reader: User) -> None:
    client.post(LOGIN, {"login": reader.email, "by_code": "", "next": HERE})
    # The sign-in page leads whoever has asked for a code to the place for it.
    assert client.get(LOGIN).headers["Location"] == "/en/account/login/code/confirm/"
    assert client.get(LOGIN + NEXT).headers["Location"].endswith(NEXT)
    answer = write_code(client, path="/en/account/login/code/confirm/")
    assert answer.headers["Location"] == HERE


def test_leaving_a_sign_in_that_waits_keeps_it(client: Client, reader: User) -> None:
    client.post(LOGIN, {"login": reader.email, "by_code": "", "next": HERE})
    assert client.post(BEGIN_AGAIN).headers["Location"] == LOGIN + NEXT
    assert client.get(LOGIN).status_code == 200


def test_who_is_in_already_is_led_on(client: Client, reader: User) -> None:
    client.force_login(reader)
    for page in (LOGIN, SIGN_UP):
        assert client.get(page + NEXT).headers["Location"] == HERE


@pytest.mark.parametrize("target", HOSTILE)
def test_a_hostile_address_leads_to_the_front_page(
    client: Client, front: FrontPage, target: str
) -> None:
    assert register(client, next=target).headers["Location"] == CONFIRM
    assert client.post(BEGIN_AGAIN, {"next": target}).headers["Location"] == SIGN_UP
    register(client, "ola@example.org", next=target)
    answer = write_code(client)
    assert answer.headers["Location"] == "/"
    assert is_signed_in(client)
    client.post("/en/account/logout/")
    client.post(LOGIN, {"login": "ola@example.org", "by_code": "", "next": target})
    answer = write_code(client, path="/en/account/login/code/confirm/")
    assert answer.headers["Location"] == "/"
