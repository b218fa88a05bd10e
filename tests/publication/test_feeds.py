"""Feeds, as their specifications and the readers of feeds have them."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID
from xml.etree.ElementTree import fromstring

import feedparser
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction

from causerie.publication.feeds import FORMATS
from causerie.publication.models import ArticlePage, Author, FrontPage, LookText, Picture, Tag
from causerie.publication.models.look import Look
from causerie.publication.selectors.feed_sources import FEED_ARTICLES_MAX
from causerie.publication.services.pictures import make_missing
from tests.factories import (
    make_article,
    make_author,
    make_edition,
    make_front,
    make_picture,
    make_section,
    make_tag,
)
from tests.publication.feed_rules import ATOM, CONTENT, DC, FAULTS, MEDIA
from tests.publication.filled import every_block, fill

KINDS = list(FORMATS)
PLACES = ["/en/", "/fr/", "/en/city/", "/fr/ville/", "/en/authors/nadia-ferrer/",
          "/en/tags/bridges/", "/fr/authors/nadia-ferrer/"]  # fmt: skip
# What XML 1.0 forbids, an emoji with its parts, both directions, and what markup is made of.
HARD_TITLE = "A\x0b\ufffe <b>&amp;]]> “شاي” 👩🏽‍🚀 \u202eabc"


def _feed(client: Client, path: str, kind: str) -> bytes:
    response = client.get(f"{path}feed.{kind}")
    assert response.status_code == 200, (path, kind)
    return bytes(response.content)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("path", PLACES)
def test_a_feed_keeps_every_rule_of_its_format(
    client: Client, front: FrontPage, path: str, kind: str
) -> None:
    fill(front)
    assert FAULTS[kind](_feed(client, path, kind)) == []


@pytest.mark.parametrize("kind", ["rss", "atom"])
@pytest.mark.parametrize("path", PLACES)
def test_a_feed_reader_understands_it(
    client: Client, front: FrontPage, path: str, kind: str
) -> None:
    fill(front)
    read = feedparser.parse(_feed(client, path, kind))
    assert not read.bozo
    assert read.version == {"rss": "rss20", "atom": "atom10"}[kind]
    assert read.feed.language == path[1:3]
    entry = next(e for e in read.entries if e.title in ("The last ferry", "Le dernier bac"))
    assert entry.id.startswith("urn:uuid:")
    assert entry.link.startswith("http://localhost:8000/")
    assert entry.author_detail.name == "Nadia Ferrer"
    assert entry.content[0].type == "text/html"
    assert "<p>" in entry.content[0].value
    assert [link.hreflang for link in entry.links if link.get("hreflang", path[1:3]) != path[1:3]]


@pytest.mark.parametrize("kind", KINDS)
def test_a_feed_says_what_it_is(client: Client, front: FrontPage, kind: str) -> None:
    fill(front)
    response = client.get(f"/en/city/feed.{kind}")
    assert response.headers["Content-Type"] == f"{FORMATS[kind].media_type}; charset=utf-8"
    text = response.content.decode()
    assert "City · The Quay" in text
    assert f"http://localhost:8000/en/city/feed.{kind}" in text


def test_an_entry_says_all_that_its_page_says(client: Client, front: FrontPage) -> None:
    article = fill(front)
    french = article.get_translations().get()
    picture = Picture.objects.get(pk=article.hero_image_id)
    make_missing(picture)
    item = next(
        item
        for item in json.loads(_feed(client, "/en/", "json"))["items"]
        if item["title"] == "The last ferry"
    )
    assert item["url"] == "http://localhost:8000/en/city/the-last-ferry/"
    assert item["summary"] == "It was the last one."
    assert item["tags"] == ["Bridges"]
    assert item["language"] == "en"
    assert item["authors"][0]["name"] == "Nadia Ferrer"
    assert item["authors"][0]["url"] == "http://localhost:8000/en/authors/nadia-ferrer/"
    assert item["authors"][0]["avatar"].startswith("http://localhost:8000/media/")
    assert ".width-1000" in item["image"]
    assert item["image"].endswith(".jpg")
    assert item["_editions"] == [{"language": "fr", "url": f"http://localhost:8000{french.url}"}]
    rss = fromstring(_feed(client, "/en/tags/bridges/", "rss")).findall("channel/item")[0]
    assert rss.findtext("category") == "Bridges"
    assert rss.findtext(f"{DC}creator") == "Nadia Ferrer"
    media = rss.find(f"{MEDIA}content")
    assert media is not None
    assert (media.get("width"), media.get("height")) == ("1000", "700")
    assert media.findtext(f"{MEDIA}description") == "The quay"
    assert "<table>" in (rss.findtext(f"{CONTENT}encoded") or "")


def test_an_id_outlives_every_change_of_an_edition(client: Client, front: FrontPage) -> None:
    article = make_article(make_section(front))

    def ids() -> set[str | None]:
        atom = fromstring(_feed(client, "/en/", "atom"))
        rss = fromstring(_feed(client, "/en/", "rss"))
        return {
            atom.findtext(f"{ATOM}entry/{ATOM}id"),
            rss.findtext("channel/item/guid"),
            json.loads(_feed(client, "/en/", "json"))["items"][0]["id"],
        }

    before = ids()
    assert len(before) == 1
    article.title, article.slug = "Renamed", "renamed"
    article.save_revision().publish()
    assert ids() == before


def test_editions_of_one_work_have_ids_of_their_own(client: Client, front: FrontPage) -> None:
    fill(front)
    english, french = (
        {item["id"] for item in json.loads(_feed(client, path, "json"))["items"]}
        for path in ("/en/", "/fr/")
    )
    assert english.isdisjoint(french)
    assert all(UUID(identity.removeprefix("urn:uuid:")).version == 5 for identity in english)


def test_the_newest_come_first_and_no_more_than_the_bound(client: Client, front: FrontPage) -> None:
    section = make_section(front)
    for number in range(FEED_ARTICLES_MAX + 2):
        make_article(section, f"No. {number:02}", slug=f"no-{number}")
    titles = [item["title"] for item in json.loads(_feed(client, "/en/city/", "json"))["items"]]
    assert titles == [f"No. {n:02}" for n in range(FEED_ARTICLES_MAX + 1, 1, -1)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_title_of_hard_characters_stays_valid(
    client: Client, front: FrontPage, kind: str
) -> None:
    author = make_author(f"{HARD_TITLE} author")
    article = make_article(
        make_section(front), HARD_TITLE, authors=(author,), standfirst=HARD_TITLE,
        body=[("quote", {"text": HARD_TITLE, "source": HARD_TITLE})],
    )  # fmt: skip
    article.tags.set([make_tag(HARD_TITLE)])
    article.save_revision().publish()
    document = _feed(client, "/en/authors/nadia-ferrer/", kind)
    assert FAULTS[kind](document) == []
    shown = HARD_TITLE.replace("\x0b", "").replace("\ufffe", "")
    if kind == "json":
        html = json.loads(document)["items"][0]["content_html"]
    else:
        read = feedparser.parse(document, sanitize_html=False)
        html = read.entries[0].content[0].value
        assert not read.bozo
        found = fromstring(document).iter("title" if kind == "rss" else f"{ATOM}title")
        assert shown in [title.text for title in found]
    assert "👩🏽‍🚀" in html
    assert "<b>&amp;]]>" not in html, "what an author wrote is text"


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_section_has_an_empty_feed(client: Client, front: FrontPage, kind: str) -> None:
    make_section(front)
    document = _feed(client, "/en/city/", kind)
    assert FAULTS[kind](document) == []
    assert b"urn:uuid" in document or kind != "atom"
    assert feedparser.parse(document).entries == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "path",
    ["/de/", "/xx/", "/en/nothing/", "/fr/city/", "/en/authors/nobody/", "/fr/tags/ferries/",
     "/en/tags/nothing/", "/fr/authors/idle/", "/en/authors/idle/"],
)  # fmt: skip
def test_a_feed_of_nothing_is_not_found(
    client: Client, front: FrontPage, path: str, kind: str
) -> None:
    article = fill(front)
    make_author("Idle", "idle")
    article.tags.add(make_tag("Ferries", "ferries"))
    article.save_revision().publish()
    assert client.get(f"{path}feed.{kind}").status_code == 404


def test_a_feed_in_no_known_format_is_not_found(client: Client, front: FrontPage) -> None:
    for name in ("feed", "feed.xml", "feed.rss/", "feed.RSS", "feed.rss2"):
        assert client.get(f"/en/{name}").status_code in (404, 301), name


def test_what_was_taken_back_is_gone_from_the_feed_too(client: Client, front: FrontPage) -> None:
    section = make_section(front)
    section.save_revision().publish()
    section.refresh_from_db()
    article = make_article(section)
    make_article(section, "A draft", slug="draft", published=False)
    assert b"A draft" not in _feed(client, "/en/", "rss")
    article.unpublish()
    assert b"The last ferry" not in _feed(client, "/en/", "rss")
    section.unpublish()
    assert client.get("/en/city/feed.rss").status_code == 410


def test_what_only_some_may_read_stands_in_no_feed(client: Client, front: FrontPage) -> None:
    section = make_section(front)
    make_article(section)
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    assert client.get("/en/city/feed.atom").status_code == 404
    assert b"The last ferry" not in _feed(client, "/en/", "atom")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("path", ["/en/", "/en/city/", "/en/authors/nadia-ferrer/",
                                  "/en/tags/bridges/"])  # fmt: skip
def test_whoever_has_the_feed_is_told_so(
    client: Client, front: FrontPage, path: str, kind: str
) -> None:
    fill(front)
    first = client.get(f"{path}feed.{kind}")
    same = {"If-None-Match": first.headers["ETag"]}
    since = {"If-Modified-Since": first.headers["Last-Modified"]}
    for headers in (same, since, same | since):
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            again = client.get(f"{path}feed.{kind}", headers=headers)
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["ETag"] == first.headers["ETag"]
        assert len(queries) <= 17
        assert not any('"body"' in query["sql"] for query in queries)


def _renamed_author(_article: ArticlePage) -> None:
    Author.objects.update(name="Nadia F.")


def _renamed_tag(_article: ArticlePage) -> None:
    Tag.objects.update(label="Ponts")


def _published_again(article: ArticlePage) -> None:
    article.save_revision().publish()


def _taken_back(article: ArticlePage) -> None:
    article.unpublish()


def _edition_taken_back(article: ArticlePage) -> None:
    article.get_translations().get().unpublish()


def _picture_made(article: ArticlePage) -> None:
    make_missing(Picture.objects.get(pk=article.hero_image_id))


def _renamed_publication(_article: ArticlePage) -> None:
    Look.objects.update(name="The Wharf")


def _moved_section(article: ArticlePage) -> None:
    section = article.get_parent().specific
    section.slug = "town"
    section.save_revision().publish()


CHANGES = [_renamed_author, _renamed_tag, _published_again, _taken_back, _edition_taken_back,
           _picture_made, _renamed_publication, _moved_section]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_a_new_version(client: Client, front: FrontPage, change: Any) -> None:
    article = fill(front)
    before = client.get("/en/feed.atom")
    change(article)
    after = client.get("/en/feed.atom", headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert after.headers["ETag"] != before.headers["ETag"]


def test_each_format_and_feed_has_a_version_of_its_own(client: Client, front: FrontPage) -> None:
    fill(front)
    etags = {client.get(f"{path}feed.{kind}").headers["ETag"] for path in PLACES for kind in KINDS}
    assert len(etags) == len(PLACES) * len(KINDS)


def test_an_article_that_was_changed_says_when(client: Client, front: FrontPage) -> None:
    article = make_article(make_section(front))
    long_ago = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    ArticlePage.objects.filter(pk=article.pk).update(
        first_published_at=long_ago, last_published_at=long_ago + timedelta(days=1)
    )
    entry = fromstring(_feed(client, "/en/", "atom")).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}published") == "2026-01-02T03:04:05+00:00"
    assert entry.findtext(f"{ATOM}updated") == "2026-01-03T03:04:05+00:00"
    ArticlePage.objects.filter(pk=article.pk).update(
        last_published_at=long_ago + timedelta(minutes=5)
    )
    slip = json.loads(_feed(client, "/en/", "json"))["items"][0]
    assert slip["date_modified"] == slip["date_published"]


def test_a_feed_speaks_the_language_of_its_locale(client: Client, front: FrontPage) -> None:
    portuguese = make_front(Locale.objects.create(language_code="pt-br"))
    LookText.objects.create(
        look=Look.objects.get(), locale=portuguese.locale, name="O Cais", tagline="Na margem"
    )
    article = make_article(make_section(front))
    make_edition(article, make_section(portuguese, "Cidade", "cidade"), "A balsa", "a-balsa")
    rss = fromstring(_feed(client, "/pt-br/", "rss"))
    assert rss.findtext("channel/language") == "pt-BR"
    assert rss.findtext("channel/title") == "O Cais"
    assert rss.findtext("channel/description") == "Na margem"
    assert "inglês" in (rss.findtext(f"channel/item/{CONTENT}encoded") or ""), "translated from"


def _queries(client: Client, path: str) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_a_feed_takes_as_many_queries_with_little_in_it_as_with_much(
    client: Client, front: FrontPage, front_fr: FrontPage
) -> None:
    section, ville = make_section(front), make_section(front_fr, "Ville", "ville")
    author = make_author(picture=make_picture("Portrait"))
    counts = []
    for number in range(6):
        picture = make_picture(size=(60, 40))
        make_missing(picture)
        related = ArticlePage.objects.first()
        linked = f'<p><a linktype="page" id="{section.pk}">x</a>{number}</p>'
        article = make_article(
            section, f"No. {number}", slug=f"no-{number}", authors=(author,),
            hero_image=picture, hero_alt="x", published=False,
            body=[*every_block(picture, related), ("paragraph", linked)],
        )  # fmt: skip
        article.tags.set([make_tag(f"Tag {number}", f"tag-{number}")])
        article.save_revision().publish()
        make_edition(article, ville, f"No {number}", f"no-{number}")
        counts.append([_queries(client, f"{path}feed.rss") for path in ("/en/", "/en/city/")])
    assert counts[1:] == [counts[1]] * 5
    assert max(counts[-1]) <= 38, counts[-1]
