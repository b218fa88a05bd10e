"""A feed reader follows a page's links to its feeds, and reads each of them."""

import json
from html.parser import HTMLParser
from urllib.parse import urlsplit

import feedparser
import pytest

from tests.running_site import RunningSite

PAGES = {
    "/en/": 2, "/en/city/": 4, "/en/authors/nadia-ferrer/": 4, "/en/tags/ferries/": 4,
    "/ar/": 2, "/de/": 2, "/uk/": 2,
}  # fmt: skip
JSON = "application/feed+json"


class Links(HTMLParser):
    """The feeds that a page names in its head: media type and path."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        is_feed = given.get("type", "").startswith(
            ("application/feed", "application/rss", "application/atom")
        )
        if tag == "link" and given.get("rel") == "alternate" and is_feed:
            self.found.append((given["type"], urlsplit(given["href"]).path))


@pytest.mark.parametrize("path", PAGES)
def test_a_reader_of_feeds_finds_the_articles_of_a_page(site: RunningSite, path: str) -> None:
    feeds = Links(site.ask(path).text).found
    assert len(feeds) >= PAGES[path]
    for media_type, address in feeds:
        answer = site.ask(address)
        assert answer.status == 200
        assert answer.headers["content-type"].startswith(media_type)
        if media_type == JSON:
            titles = [item["title"] for item in json.loads(answer.body)["items"]]
        else:
            feed = feedparser.parse(answer.body)
            assert not feed.bozo, feed.bozo_exception
            titles = [entry.title for entry in feed.entries]
        assert titles
        assert all(titles)
