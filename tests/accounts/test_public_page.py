"""The page of a reader, which everybody sees alike; and the emblem."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from causerie.accounts.models import FormerHandle, User
from causerie.publication.models import FrontPage

PAGE = "/en/readers/rita/"
EMBLEM = "/readers/rita/emblem.svg"


def test_a_reader_has_a_page(client: Client, reader: User) -> None:
    joined = timezone.now().replace(2024, 2, 9)
    User.objects.filter(pk=reader.pk).update(
        bio="Reads <b>much</b>.\n\nhttps://example.org", date_joined=joined
    )
    answer = client.get(PAGE)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "<title>Rita · The Quay</title>" in html
    assert "@rita" in html
    assert "Reader since February 2024" in html
    assert "No comments yet." in html
    assert '<meta name="robots" content="noindex">' in html
    assert "<p>Reads &lt;b&gt;much&lt;/b&gt;.</p>" in html
    assert 'href="https://example.org"' not in html
    assert EMBLEM in html


def test_staff_have_a_badge_and_readers_none(client: Client, reader: User, ada: User) -> None:
    assert 'class="badge"' in client.get("/en/readers/ada/").content.decode()
    assert 'class="badge"' not in client.get(PAGE).content.decode()


def test_a_page_is_there_in_each_open_locale(
    client: Client, reader: User, front_es: FrontPage
) -> None:
    html = client.get("/es/readers/rita/").content.decode()
    assert '<html lang="es"' in html
    assert "/en/readers/rita/" in html
    assert client.get("/de/readers/rita/").status_code == 404


def test_the_page_is_the_same_for_its_reader_and_for_others(
    client: Client, reader: User, ada: User
) -> None:
    client.force_login(ada)
    seen_by_ada = client.get(PAGE).content
    client.force_login(reader)
    assert client.get(PAGE).content == seen_by_ada


SHUT: dict[str, dict[str, Any]] = {
    "suspended": {"suspended_at": timezone.now()},
    "inactive": {"is_active": False},
    "to be erased": {"erase_at": timezone.now() + timedelta(days=14)},
}


@pytest.mark.parametrize("state", SHUT.values(), ids=SHUT.keys())
def test_an_account_that_is_not_open_has_no_page(
    client: Client, reader: User, state: dict[str, Any]
) -> None:
    FormerHandle.objects.create(handle="rita-before", user=reader)
    User.objects.filter(pk=reader.pk).update(**state)
    assert client.get(PAGE).status_code == 404
    assert client.get("/en/readers/rita-before/").status_code == 404


def test_a_suspension_that_is_over_hides_no_page(client: Client, reader: User) -> None:
    User.objects.filter(pk=reader.pk).update(
        suspended_at=timezone.now() - timedelta(days=2),
        suspended_until=timezone.now() - timedelta(days=1),
    )
    assert client.get(PAGE).status_code == 200


def test_who_never_confirmed_an_address_has_no_page(client: Client, reader: User) -> None:
    EmailAddress.objects.update(verified=False)
    assert client.get(PAGE).status_code == 404


@pytest.mark.parametrize("handle", ["nobody-here", "Rita", "ri_ta", "x" * 200, "%00", "..%2f"])
def test_where_nobody_is_there_is_no_page(client: Client, reader: User, handle: str) -> None:
    assert client.get(f"/en/readers/{handle}/").status_code == 404


def test_a_former_handle_leads_on_in_the_same_locale(
    client: Client, reader: User, front_es: FrontPage
) -> None:
    FormerHandle.objects.create(handle="rita-before", user=reader)
    answer = client.get("/es/readers/rita-before/")
    assert answer.status_code == 301
    assert answer.headers["Location"] == "/es/readers/rita/"
    assert answer.headers["Cache-Control"] == "no-cache"


def test_an_emblem_may_be_kept_by_everybody_and_can_run_nothing(
    client: Client, front: FrontPage
) -> None:
    answer = client.get(EMBLEM)
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "public, max-age=2592000"
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert not answer.cookies


@pytest.mark.parametrize("handle", ["Rita", "<svg>", "a--b", "-", "%0d%0aX: y"])
def test_what_is_no_handle_has_no_emblem(client: Client, front: FrontPage, handle: str) -> None:
    assert client.get(f"/readers/{handle}/emblem.svg").status_code == 404
