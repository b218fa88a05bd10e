"""A publication below a path of its host: every link stays below it."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_started
from django.db import close_old_connections
from django.test import RequestFactory
from django.urls import get_script_prefix, set_script_prefix

from causerie.publication.models import FrontPage
from tests.factories import make_article, make_author, make_edition, make_section
from tests.publication.filled import fill

SUB_PATH = "/news"
_LINKS = re.compile(r'(?:href|action)="([^"#][^"]*)"')
# Files are named before there is a request; a site that really runs is asked for them.
_FILES = re.compile(r"/(?:static|media)/")


@pytest.fixture
def below(settings: Any) -> Iterator[None]:
    settings.SITE_URL = f"http://localhost:8000{SUB_PATH}"
    settings.SUB_PATH = settings.FORCE_SCRIPT_NAME = SUB_PATH
    before = get_script_prefix()
    yield
    set_script_prefix(before)


def _ask(path: str) -> tuple[int, dict[str, str], str]:
    """What Django's WSGI side answers when the edge has taken the sub-path off."""
    environ = RequestFactory().get("/", headers={"Host": "localhost:8000"}).environ
    environ |= {"PATH_INFO": path, "SCRIPT_NAME": SUB_PATH, "wsgi.input": BytesIO()}
    seen: dict[str, Any] = {}

    def start(status: str, given: list[tuple[str, str]], _error: Any = None) -> Any:
        seen.update(status=int(status[:3]), headers=dict(given))

    request_started.disconnect(close_old_connections)
    try:
        body = b"".join(WSGIHandler()(environ, start))
    finally:
        request_started.connect(close_old_connections)
    return seen["status"], seen["headers"], body.decode()


@pytest.mark.usefixtures("below")
@pytest.mark.parametrize(
    "path",
    ["/en/", "/en/city/", "/en/city/the-last-ferry/", "/en/about/", "/en/authors/nadia-ferrer/",
     "/en/tags/bridges/", "/en/nothing/", "/en/account/login/"],
)  # fmt: skip
def test_every_link_stays_below(front: FrontPage, path: str) -> None:
    fill(front)
    status, _headers, html = _ask(path)
    assert status == (404 if "nothing" in path else 200)
    links = [link for link in _LINKS.findall(html) if not _FILES.search(link)]
    assert len(links) > 1 or "nothing" in path
    astray = [
        link
        for link in links
        if not link.startswith((f"{SUB_PATH}/", f"http://localhost:8000{SUB_PATH}/", "?"))
        and not link.startswith(("https://example.org/", "https://youtu.be/"))
    ]
    assert astray == []


@pytest.mark.usefixtures("below")
def test_the_front_door_and_the_choice_stay_below(front: FrontPage) -> None:
    fill(front)
    assert _ask("/")[1]["Location"] == f"{SUB_PATH}/en/"
    _status, headers, _html = _ask("/locale/fr/")
    assert headers["Location"] == f"{SUB_PATH}/fr/"
    assert f"Path={SUB_PATH}/" in headers["Set-Cookie"]


@pytest.mark.usefixtures("below")
def test_canonical_addresses_name_the_sub_path_once(front: FrontPage) -> None:
    fill(front)
    html = _ask("/en/city/the-last-ferry/")[2]
    address = f"http://localhost:8000{SUB_PATH}/en/city/the-last-ferry/"
    assert f'<link rel="canonical" href="{address}">' in html
    assert f"{SUB_PATH}{SUB_PATH}" not in html


@pytest.mark.usefixtures("below")
@pytest.mark.parametrize("path", ["/en/authors/nadia-ferrer/", "/en/account/login/"])
def test_the_switcher_leads_to_the_same_page_in_another_language(
    front: FrontPage, front_fr: FrontPage, path: str
) -> None:
    article = make_article(make_section(front), authors=(make_author(),))
    section = make_section(front_fr, "Ville", "ville")
    make_edition(article, section, "Le dernier bac", "le-dernier-bac")
    _status, _headers, html = _ask(path)
    assert f"/news/locale/fr/?next=/news/fr/{path.removeprefix('/en/')}" in html
