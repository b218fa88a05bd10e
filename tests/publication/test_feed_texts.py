"""Full texts in feeds: whole without our pages, our styles and our scripts."""

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale

from causerie.publication.feeds.html import for_feeds
from causerie.publication.models import FrontPage, Picture
from causerie.publication.services.pictures import make_missing
from tests.factories import make_article, make_edition, make_front, make_picture, make_section
from tests.publication.feed_rules import is_whole
from tests.publication.filled import every_block, fill, make_full_article
from tests.web.test_sub_path import _ask, below

__all__ = ["below"]

BASE = "https://example.org/news/en/city/x/"


class Elements(HTMLParser):
    """Every start tag with its attributes, and whether each was closed."""

    VOID = ("img", "br", "hr")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == [], "each element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _html(client: Client, path: str = "/en/", title: str = "The last ferry") -> str:
    items = json.loads(client.get(f"{path}feed.json").content)["items"]
    return next(str(item["content_html"]) for item in items if item["title"] == title)


def test_a_full_text_has_every_block(client: Client, front: FrontPage) -> None:
    make_full_article(make_section(front))
    html = _html(client)
    for words in (
        "It leaves at <b>six</b>.", "<h2>At the quay</h2>", "<figcaption><span>The quay",
        "Three views", "<p>We waited.</p>", "A passenger", "<em>We waited for hours.</em>",
        "<ol><li><p>One</p></li>", "<caption>The boats</caption>", "A <i>good</i> boat",
        "if a &lt; b:\n    leave()", "Built in 1958.", "Harbour log", "The crossing (YouTube)",
        ">Before the bridge</a>", "It was seven boats.",
    ):  # fmt: skip
        assert words in html, words


def test_a_full_text_stands_by_itself(client: Client, front: FrontPage) -> None:
    make_full_article(make_section(front))
    elements = Elements(_html(client)).found
    assert {tag for tag, _given in elements}.isdisjoint(
        {"script", "iframe", "style", "link", "form", "object", "embed", "picture", "source"}
    )
    for tag, given in elements:
        assert given.keys() <= {
            "a": {"href"}, "img": {"src", "width", "height", "alt"}, "th": {"scope"},
            "pre": {"dir"}, "div": {"lang", "dir"}, "h2": {"lang", "dir"}, "p": {"lang", "dir"},
        }.get(tag, set()), (tag, given)  # fmt: skip
        for name in ("href", "src"):
            assert name not in given or is_whole(given[name]), given


def test_pictures_are_the_largest_that_any_reader_shows(client: Client, front: FrontPage) -> None:
    article = make_full_article(make_section(front))
    images = [given for tag, given in Elements(_html(client)).found if tag == "img"]
    assert {image["src"] for image in images} == {
        f"http://localhost:8000{Picture.objects.get().file.url}"
    }
    make_missing(Picture.objects.get(pk=article.hero_image_id))
    images = [given for tag, given in Elements(_html(client)).found if tag == "img"]
    assert len(images) == 5, "the hero, a figure, two of a gallery, a poster"
    for image in images:
        assert image["src"].endswith(".jpg")
        assert (image["width"], image["height"]) == ("1000", "700")
        assert image["alt"]


def test_footnotes_lead_to_the_page(client: Client, front: FrontPage) -> None:
    make_article(make_section(front), body=every_block(None))
    html = _html(client)
    address = "http://localhost:8000/en/city/the-last-ferry/#fn-boat"
    assert html.count(f'<sup><a href="{address}">1</a></sup>') == 2
    assert "https://example.org/log?a=1&amp;b=2" in html


def test_links_lead_to_the_edition_of_the_feed_s_locale(
    client: Client, front: FrontPage, front_fr: FrontPage
) -> None:
    section, ville = make_section(front), make_section(front_fr, "Ville", "ville")
    work = make_article(section, "A work", slug="work")
    make_edition(work, ville, "Une œuvre", "oeuvre")
    english = make_article(section, "English only", slug="english")
    draft = make_article(section, "A draft", slug="draft", published=False)
    links = " ".join(
        f'<a linktype="page" id="{page.pk}">{page.title}</a>' for page in (work, english, draft)
    )
    body = [("paragraph", f'<p>{links} <a linktype="page" id="99999">nothing</a></p>')]
    make_article(ville, "Les liens", slug="liens", body=body)
    html = _html(client, "/fr/", "Les liens")
    assert '<a href="http://localhost:8000/fr/ville/oeuvre/">A work</a>' in html
    assert '<a href="http://localhost:8000/en/city/english/">English only</a>' in html
    assert "<a>A draft</a> <a>nothing</a>" in html


def test_a_translation_says_that_it_is_one(client: Client, front: FrontPage) -> None:
    article = fill(front)
    assert "Lucie Prade" not in _html(client)
    assert "Lucie Prade" in _html(client, "/fr/", "Le dernier bac")
    french = article.get_translations().get()
    french.kind, french.translator = "machine", "Apertium"
    french.save_revision().publish()
    assert "Apertium" in _html(client, "/fr/", "Le dernier bac")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('<a href="/en/x/?a=1&amp;b=2">x</a>', '<a href="https://example.org/en/x/?a=1&amp;b=2">x</a>'),
        ('<a href="#there">x</a>', f'<a href="{BASE}#there">x</a>'),
        ('<a href="other/">x</a>', f'<a href="{BASE}other/">x</a>'),
        ('<a class="b" href="mailto:a@b.org" id="c">x</a>', '<a href="mailto:a@b.org">x</a>'),
        ('<a href="javascript:go()">x</a>', "<a>x</a>"),
        ('<img src="data:image/png;base64,AA" alt="x">', '<img alt="x">'),
        ('<a href="http://[x">x</a>', "<a>x</a>"),
        ('<p>Write href="/x" and id="y"</p>', '<p>Write href="/x" and id="y"</p>'),
        ('<img alt="&quot; href=&quot;/x" src="/y.jpg">',
         '<img alt="&quot; href=&quot;/x" src="https://example.org/y.jpg">'),
    ],
)  # fmt: skip
def test_addresses_become_whole(written: str, read: str) -> None:
    assert for_feeds(written, BASE) == read


@pytest.mark.usefixtures("below")
@pytest.mark.parametrize("kind", ["rss", "atom", "json"])
def test_below_a_path_every_address_stays_below(front: FrontPage, kind: str) -> None:
    fill(front)
    status, _headers, text = _ask(f"/en/city/feed.{kind}")
    assert status == 200
    ours = set(re.findall(r"http://localhost:8000(/[^\s\"'<>&\\]*)", text))
    # Files are named before there is a request; a site that really runs is asked for them.
    astray = {a for a in ours if not a.startswith(("/news/", "/static/", "/media/"))}
    assert astray == set()
    assert not any(address.startswith("/news/news") for address in ours)


def test_an_article_without_a_text_or_a_picture_is_an_entry(
    client: Client, front: FrontPage
) -> None:
    article = make_article(make_section(front))
    article.body = []
    article.save_revision().publish()
    assert Elements(_html(client)).found == [("div", {"lang": "en", "dir": "ltr"})]
    figure: dict[str, Any] = {"image": None, "alt": "", "caption": ""}
    article.body = [("figure", figure), ("embed", {"url": "", "title": "", "poster": None})]
    article.save_revision().publish()
    assert "<img" not in _html(client)


def test_a_feed_is_read_in_the_reader_s_script(client: Client, front: FrontPage) -> None:
    arabic = make_front(Locale.objects.create(language_code="ar"))
    picture = make_picture()
    make_article(
        make_section(arabic, "المدينة", "المدينة"), "القارب الأخير", slug="القارب",
        hero_image=picture, hero_alt="الرصيف",
    )  # fmt: skip
    item = json.loads(client.get("/ar/feed.json").content)["items"][0]
    assert item["title"] == "القارب الأخير"
    assert item["content_html"].startswith('<div lang="ar" dir="rtl">')
    assert item["url"].isascii()
    assert client.get(item["url"].removeprefix("http://localhost:8000")).status_code == 200
    assert client.get("/ar/المدينة/feed.rss").status_code == 200
