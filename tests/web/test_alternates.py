"""Every alternate that a page names can be had, and is what the page says."""

import pytest
from django.test import Client

from causerie.publication.models import FrontPage
from tests.publication.filled import fill
from tests.web.alternates import walk

PAGES = ("/en/", "/fr/", "/en/city/", "/en/city/the-last-ferry/", "/fr/ville/le-dernier-bac/",
         "/en/about/", "/en/authors/nadia-ferrer/", "/en/tags/bridges/")  # fmt: skip


def _get(client: Client, path: str) -> tuple[int, str, bytes]:
    response = client.get(path)
    return response.status_code, response.headers["Content-Type"], response.content


def test_every_alternate_of_every_page_is_what_it_says(client: Client, front: FrontPage) -> None:
    fill(front)

    seen, faults = walk(lambda path: _get(client, path), PAGES)
    assert faults == []
    for kind in ("rss", "atom", "json"):
        assert {f"{path}feed.{kind}" for path in ("/en/", "/fr/", "/en/city/",
                "/en/authors/nadia-ferrer/", "/en/tags/bridges/")} <= seen  # fmt: skip


@pytest.mark.parametrize("page", ["/en/account/login/", "/en/nothing/"])
def test_other_pages_name_the_feed_of_their_locale_or_none(
    client: Client, front: FrontPage, page: str
) -> None:
    fill(front)
    feeds = {path for path in walk(lambda p: _get(client, p), [page])[0] if "feed." in path}
    assert feeds <= {f"/en/feed.{kind}" for kind in ("rss", "atom", "json")}
