"""Error pages speak the reader's language; where something broke, they ask for nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation
from django.utils.html import escape

from causerie.lib.locales import direction
from causerie.publication.models import FrontPage, Look
from causerie.publication.selectors.look import look_in
from causerie.web.look import accent_address
from causerie.web.middleware.security import STRICT_POLICY
from causerie.web.views import errors
from tests.factories import make_article, make_edition, make_section

PAGES: dict[int, tuple[Callable[[HttpRequest], HttpResponse], str]] = {
    400: (errors.bad_request, "This request was not understood"),
    403: (errors.forbidden, "This is not open to you"),
    404: (errors.not_found, "There is no such page"),
    410: (errors.gone, "This page was taken back"),
    429: (errors.too_many_requests, "Too many tries"),
    500: (errors.server_error, "Something went wrong here"),
}
# What the interface does not speak, it says in the publication's own language.
SPOKEN = {"en": "en", "es": "es", "fr": "fr", "ar": "ar", "ja": "en", "pt-br": "pt"}


def _assert_page(response: Any, status: int, spoken: str) -> None:
    assert response.status_code == status
    html = response.content.decode()
    assert f'<html lang="{spoken}" dir="{direction(spoken)}">' in html
    assert response.headers["Content-Language"] == spoken
    with translation.override(spoken):
        assert f"<h1>{escape(translation.gettext(PAGES[status][1]))}</h1>" in html


@pytest.mark.django_db
@pytest.mark.parametrize("status", PAGES)
@pytest.mark.parametrize("code", SPOKEN)
def test_the_address_says_in_which_language(status: int, code: str) -> None:
    request = RequestFactory().get(f"/{code}/somewhere/", headers={"Accept-Language": "es"})
    _assert_page(PAGES[status][0](request), status, SPOKEN[code])


@pytest.mark.django_db
@pytest.mark.parametrize("status", PAGES)
def test_where_the_address_does_not_say_the_choice_does_and_then_the_browser(status: int) -> None:
    view = PAGES[status][0]
    request = RequestFactory().get("/somewhere/", headers={"Accept-Language": "fr"})
    _assert_page(view(request), status, "fr")
    request.COOKIES["locale"] = "es"
    _assert_page(view(request), status, "es")
    for nonsense in ("xx", "../../x", "", "a" * 5_000):
        request.COOKIES["locale"] = nonsense
        _assert_page(view(request), status, "fr")


def test_after_a_fault_the_database_is_left_alone() -> None:
    """pytest-django lets none be asked here."""
    _assert_page(errors.server_error(RequestFactory().get("/es/x/")), 500, "es")


def test_an_error_page_has_the_publications_look(client: Client, front: FrontPage) -> None:
    Look.objects.update(name="The Quay", accent="#00aa00")
    html = client.get("/en/nothing/").content.decode()
    assert ">The Quay</a>" in html
    assert accent_address(look_in("en")) in html


@pytest.mark.django_db
def test_too_many_tries_are_told_when_to_come_back() -> None:
    assert PAGES[429][0](RequestFactory().get("/")).headers["Retry-After"] == "60"


def test_a_page_that_is_not_there_is_not_found(client: Client, front: FrontPage) -> None:
    for path in (
        "/en/nothing/",
        "/en/authors/nobody/",
        "/en/tags/nothing/",
        "/nothing",
        "/en/x/y/z/",
    ):
        response = client.get(path, headers={"Accept-Language": "en"})
        _assert_page(response, 404, "en")
        assert response.headers["Content-Security-Policy"] == STRICT_POLICY


def test_below_a_closed_locale_everything_is_unknown(client: Client, front: FrontPage) -> None:
    _assert_page(client.get("/fr/city/"), 404, "fr")
    assert client.get("/ar/").status_code == 404


def test_the_way_back_leads_to_the_front_door(client: Client, front: FrontPage) -> None:
    html = client.get("/en/nothing/").content.decode()
    assert '<a href="/">' in html
    assert 'content="noindex"' in html


def test_what_was_published_once_is_gone(
    client: Client, front: FrontPage, front_fr: FrontPage
) -> None:
    article = make_article(make_section(front))
    edition = make_edition(article, make_section(front_fr, "Ville", "ville"), "Le bac", "le-bac")
    edition.unpublish()
    _assert_page(client.get("/fr/ville/le-bac/"), 410, "fr")
    assert client.get("/en/city/the-last-ferry/").status_code == 200
    edition.save_revision().publish()
    assert client.get("/fr/ville/le-bac/").status_code == 200


def test_a_draft_that_was_never_published_is_unknown(client: Client, front: FrontPage) -> None:
    make_article(make_section(front), published=False)
    _assert_page(client.get("/en/city/the-last-ferry/"), 404, "en")


def test_a_deleted_article_is_unknown(client: Client, front: FrontPage) -> None:
    article = make_article(make_section(front))
    article.delete()
    assert client.get("/en/city/the-last-ferry/").status_code == 404


def test_a_form_from_elsewhere_is_refused_in_the_readers_language(
    front: FrontPage, front_fr: FrontPage
) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/fr/account/login/", {"login": "a@example.org", "password": "x"})
    _assert_page(response, 403, "fr")
    forged = client.post(
        "/fr/account/login/",
        {},
        headers={"Origin": "https://evil.example", "X-CSRFToken": "x" * 32},
    )
    _assert_page(forged, 403, "fr")


@pytest.mark.parametrize("path", ["/en/", "/fr/nothing/", "/"])
def test_without_a_database_the_fault_is_told_in_the_readers_language(
    client: Client, front: FrontPage, path: str
) -> None:
    client.raise_request_exception = False

    def away(*_statement: Any) -> Any:
        raise OperationalError("the database is away")

    with connection.execute_wrapper(away):
        response = client.get(path, headers={"Accept-Language": "es"})
    _assert_page(response, 500, {"/en/": "en", "/fr/nothing/": "fr", "/": "es"}[path])
    assert response.headers["Content-Security-Policy"] == STRICT_POLICY
    assert b"database is away" not in response.content


@pytest.mark.django_db
def test_an_error_page_names_no_address_of_the_visitor() -> None:
    request = RequestFactory().get("/en/<script>/", {"q": "<b>secret"}, REMOTE_ADDR="203.0.113.9")
    for view, _heading in PAGES.values():
        html = view(request).content.decode()
        assert "secret" not in html
        assert "203.0.113.9" not in html
        assert "<script>" not in html


def test_a_bad_request_is_answered_with_our_page(client: Client, front: FrontPage) -> None:
    client.raise_request_exception = False
    response = client.get("/en/", headers={"Host": "evil.example"})
    _assert_page(response, 400, "en")
    assert b"evil.example" not in response.content
    assert issubclass(SuspiciousOperation, Exception)
