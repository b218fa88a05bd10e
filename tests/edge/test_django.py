"""The edge with the publication's own pages behind it, and no database at all."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape

from causerie.config.wsgi import application
from causerie.lib.locales import direction
from causerie.web.middleware.security import STRICT_POLICY
from tests.edge.server import Server, edge_settings, serving


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(edge_settings(tmp_path_factory.mktemp("site")), application) as running:
        yield running


HOST = {"Host": "localhost:8000"}


def test_health_is_told_without_a_database(server: Server) -> None:
    answer = server.ask("/healthz", headers=HOST)
    assert answer.status == 200
    assert answer.said["status"] == "ok"


@pytest.mark.parametrize(
    ("path", "language", "spoken"),
    [
        ("/fr/ville/", "en", "fr"),
        ("/es/", "en", "es"),
        ("/", "fr", "fr"),
        ("/ar/", "fr", "ar"),
        ("/ja/", "fr", "en"),
        ("/readable/", "es;q=0.9, en;q=0.1", "es"),
    ],
)
def test_a_fault_is_told_in_the_readers_language_without_a_database(
    server: Server, path: str, language: str, spoken: str
) -> None:
    """Asking for the database is itself the fault here: pytest-django lets nobody."""
    answer = server.ask(path, headers={**HOST, "Accept-Language": language})
    html = answer.body.decode()
    assert answer.status == 500
    assert f'<html lang="{spoken}" dir="{direction(spoken)}">' in html
    with translation.override(spoken):
        heading = escape(translation.gettext("Something went wrong here"))
    assert f"<h1>{heading}</h1>" in html
    assert answer.headers["content-security-policy"] == STRICT_POLICY
    assert "Traceback" not in html
    assert "Database access" not in html


def test_a_foreign_host_is_refused(server: Server) -> None:
    answer = server.ask("/healthz", headers={"Host": "evil.example"})
    assert answer.status == 400
    assert b"evil.example" not in answer.body


def test_a_form_without_a_token_is_refused(server: Server) -> None:
    answer = server.ask("/locale/fr/", "POST", b"next=/", headers={**HOST})
    assert answer.status == 403
    assert b"<html lang=" in answer.body


def test_an_address_no_page_could_have_harms_nothing(server: Server) -> None:
    for raw in (b"/%00", b"/%FF%FE", b"/\xd0\xbc", b"/..%2f..%2fetc/passwd", b"/healthz/%2e%2e/"):
        said = server.say(b"GET " + raw + b" HTTP/1.1\r\nHost: localhost:8000\r\n\r\n")
        assert said.split(b" ", 2)[1] in (b"400", b"404", b"500"), said[:100]
        assert b"root:" not in said
    assert server.ask("/healthz", headers=HOST).status == 200


def test_the_edge_knows_where_pictures_are_uploaded() -> None:
    assert reverse("wagtailimages:add").startswith(f"/{settings.CMS_PATH}")
