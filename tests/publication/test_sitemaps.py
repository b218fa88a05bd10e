"""Sitemaps, as sitemaps.org and Google have them."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from causerie.publication.models import ArticlePage, FrontPage
from causerie.publication.selectors import news_sitemap, sitemaps
from causerie.publication.selectors.addresses import Addresses
from causerie.publication.selectors.news_sitemap import news_language
from tests.factories import (
    make_article,
    make_author,
    make_edition,
    make_free_page,
    make_front,
    make_section,
    make_tag,
)
from tests.publication.feed_rules import ATOM_DATE, LANGUAGE_TAG, is_whole
from tests.publication.filled import fill
from tests.web.test_sub_path import _ask, below

__all__ = ["below"]

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
ORIGIN = "http://localhost:8000"


def sitemap_faults(document: bytes) -> Iterator[str]:
    """The structure of sitemaps.org's schema `sitemap.xsd` 0.9, with Google's `xhtml:link`."""
    urlset = fromstring(document)
    if urlset.tag != f"{SITEMAP}urlset":
        yield "the document element is urlset"
    if not 1 <= len(urlset) <= 50_000 or len(document) > 50 * 1024 * 1024:
        yield "at least one address, at most 50 000 and 50 MB"
    seen: set[str | None] = set()
    for url in urlset:
        if [child.tag for child in url][:1] != [f"{SITEMAP}loc"]:
            yield "an url has its loc first"
        yield from _place_faults(url)
        if url.findtext(f"{SITEMAP}loc") in seen:
            yield "an address is named once"
        seen.add(url.findtext(f"{SITEMAP}loc"))
        for link in url.findall(f"{XHTML}link"):
            language = link.get("hreflang", "")
            if link.get("rel") != "alternate" or not is_whole(link.get("href")):
                yield "an alternate has a whole address"
            if language != "x-default" and not LANGUAGE_TAG.fullmatch(language):
                yield f"{language} is no language tag"


def _place_faults(place: Element) -> Iterator[str]:
    location = place.findtext(f"{SITEMAP}loc") or ""
    if not is_whole(location) or not location.isascii() or len(location) >= 2048:
        yield f"{location} is no address of a sitemap"
    if len(place.findall(f"{SITEMAP}loc")) != 1 or len(place.findall(f"{SITEMAP}lastmod")) > 1:
        yield "one loc, and one lastmod at most"
    if not ATOM_DATE.fullmatch(place.findtext(f"{SITEMAP}lastmod") or "2026-01-01T00:00:00Z"):
        yield "lastmod is a W3C date and time"


def index_faults(document: bytes) -> Iterator[str]:
    """sitemaps.org's schema `siteindex.xsd` 0.9."""
    index = fromstring(document)
    if index.tag != f"{SITEMAP}sitemapindex" or not 1 <= len(index) <= 50_000:
        yield "a sitemapindex with at least one sitemap"
    for sitemap in index:
        if sitemap.tag != f"{SITEMAP}sitemap":
            yield f"{sitemap.tag} is no sitemap"
        yield from _place_faults(sitemap)


def news_faults(document: bytes) -> Iterator[str]:
    """Google's `sitemap-news.xsd` 0.9 and what its documentation adds."""
    urlset = fromstring(document)
    if urlset.tag != f"{SITEMAP}urlset" or len(urlset) > 1_000:
        yield "a urlset of at most 1 000"
    for url in urlset:
        yield from _place_faults(url)
        news = url.findall(f"{NEWS}news")
        if len(news) != 1 or [child.tag for child in news[0]] != [
            f"{NEWS}{name}" for name in ("publication", "publication_date", "title")
        ]:
            yield "publication, publication_date and title, in this order"
            continue
        if [child.tag for child in news[0][0]] != [f"{NEWS}name", f"{NEWS}language"]:
            yield "a publication has its name and language"
        if not re.fullmatch(r"[a-z]{2,3}|zh-cn|zh-tw", news[0][0].findtext(f"{NEWS}language", "")):
            yield "language is of ISO 639"
        if not ATOM_DATE.fullmatch(news[0].findtext(f"{NEWS}publication_date", "")):
            yield "publication_date is a W3C date and time"
        if not all(part.text for part in (news[0][0][0], news[0][2])):
            yield "name and title are not empty"


def _get(client: Client, path: str) -> bytes:
    response = client.get(path)
    assert response.status_code == 200, path
    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
    return bytes(response.content)


def _files(client: Client) -> list[bytes]:
    """The sitemaps that the index names, each fetched."""
    index = fromstring(_get(client, "/sitemap.xml"))
    places = [place.text or "" for place in index.iter(f"{SITEMAP}loc")]
    return [_get(client, place.removeprefix(ORIGIN)) for place in places]


def _places(document: bytes) -> dict[str, dict[str, str]]:
    """Each address with its alternates."""
    return {
        (url.findtext(f"{SITEMAP}loc") or ""): {
            link.get("hreflang", ""): link.get("href", "") for link in url.findall(f"{XHTML}link")
        }
        for url in fromstring(document)
    }


def _all_places(client: Client) -> dict[str, dict[str, str]]:
    return {url: links for file in _files(client) for url, links in _places(file).items()}


def test_every_file_keeps_the_rules(client: Client, front: FrontPage) -> None:
    fill(front)
    assert list(index_faults(_get(client, "/sitemap.xml"))) == []
    files = _files(client)
    assert len(files) == 2
    assert [fault for file in files for fault in sitemap_faults(file)] == []
    assert list(news_faults(_get(client, "/news-sitemap.xml"))) == []


def test_every_address_answers_and_every_reachable_page_is_named(
    client: Client, front: FrontPage
) -> None:
    fill(front)
    places = _all_places(client)
    assert {url.removeprefix(ORIGIN) for url in places} == {
        "/en/", "/en/city/", "/en/city/the-last-ferry/", "/en/city/before-the-bridge/",
        "/en/about/", "/en/authors/nadia-ferrer/", "/en/tags/bridges/",
        "/fr/", "/fr/ville/", "/fr/ville/le-dernier-bac/", "/fr/authors/nadia-ferrer/",
    }  # fmt: skip
    for url in places:
        assert client.get(url.removeprefix(ORIGIN)).status_code == 200, url


def test_alternates_are_those_of_the_pages_and_lead_back(client: Client, front: FrontPage) -> None:
    fill(front)
    places = _all_places(client)
    pattern = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')
    for url, links in places.items():
        html = client.get(url.removeprefix(ORIGIN)).content.decode()
        assert dict(pattern.findall(html)) == links, url
        for language, other in links.items():
            assert places[other] == links, (url, language)
    bac = places[f"{ORIGIN}/fr/ville/le-dernier-bac/"]
    assert set(bac) == {"en", "fr", "x-default"}
    assert bac["x-default"] == bac["en"] == f"{ORIGIN}/en/city/the-last-ferry/"
    assert places[f"{ORIGIN}/en/city/before-the-bridge/"] == {}


def test_what_nobody_can_reach_stands_in_no_sitemap(client: Client, front: FrontPage) -> None:
    article = fill(front)
    section = make_section(front, "Closed", "closed")
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    make_article(section, "Secret", slug="secret")
    make_article(make_section(front, "Gone", "gone"), "Below", slug="below")
    Page.objects.get(slug="gone").specific.unpublish()
    draft = FrontPage.objects.get(locale=Locale.objects.create(language_code="de"))
    assert not draft.live
    article.get_translations().get().get_parent().specific.unpublish()
    named = " ".join(_all_places(client)) + _get(client, "/news-sitemap.xml").decode()
    for word in ("closed", "secret", "gone", "below", "/de/", "ville", "/fr/authors"):
        assert word not in named, word
    assert client.get("/sitemap-de-1.xml").status_code == 404


@pytest.mark.parametrize("name", ["en-2", "en-0", "xx-1", f"en-{'9' * 30}", "en", "en--1"])
def test_a_file_that_is_not_there_is_not_found(client: Client, front: FrontPage, name: str) -> None:
    assert client.get(f"/sitemap-{name}.xml").status_code == 404


def test_a_long_list_has_several_files(
    client: Client, front: FrontPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = make_section(front)
    authors = tuple(make_author(f"No. {n}", f"author-{n}") for n in range(3))
    for number in range(5):
        article = make_article(section, f"{number}", slug=f"no-{number}", authors=authors)
        article.tags.set([make_tag(f"Tag {number}", f"tag-{number}")])
        article.save_revision().publish()
    whole = _all_places(client)
    assert len(whole) == 2 + 5 + 3 + 5
    for size in (1, 4, 7, 15, 16):
        monkeypatch.setattr(sitemaps, "SITEMAP_URLS_MAX", size)
        files = _files(client)
        assert len(files) == -(-15 // size)
        named = [url for file in files for url in _places(file)]
        assert sorted(named) == sorted(whole), "each once, none left out"
        assert client.get(f"/sitemap-en-{len(files) + 1}.xml").status_code == 404


def test_lists_change_with_what_stands_in_them(client: Client, front: FrontPage) -> None:
    section, author, tag = make_section(front), make_author(), make_tag()
    article = make_article(section, authors=(author,))
    article.tags.set([tag])
    article.save_revision().publish()
    moment = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)
    ArticlePage.objects.update(last_published_at=moment)
    make_free_page(front)
    changed = {
        url.findtext(f"{SITEMAP}loc"): url.findtext(f"{SITEMAP}lastmod")
        for url in fromstring(_files(client)[0])
    }
    for path in ("/en/", "/en/city/", "/en/city/the-last-ferry/", "/en/authors/nadia-ferrer/",
                 "/en/tags/bridges/"):  # fmt: skip
        assert changed[ORIGIN + path] == "2031-05-06T07:08:09+00:00", path
    assert changed[f"{ORIGIN}/en/about/"] != "2031-05-06T07:08:09+00:00"
    index = fromstring(_get(client, "/sitemap.xml"))
    assert index.findtext(f"{SITEMAP}sitemap/{SITEMAP}lastmod") == "2031-05-06T07:08:09+00:00"


def test_addresses_are_those_that_wagtail_gives(client: Client, front: FrontPage) -> None:
    brazil = make_front(Locale.objects.create(language_code="pt-br"))
    fill(front)
    make_article(make_section(brazil, "القسم", "القسم"), "x", slug="ça-va_2")
    addresses = Addresses()
    for page in Page.objects.filter(depth__gt=1).select_related("locale"):
        assert addresses.of(page.locale.language_code, page.url_path) == f"{ORIGIN}{page.url}"


@pytest.mark.usefixtures("below")
@pytest.mark.parametrize(
    "path", ["/sitemap.xml", "/sitemap-en-1.xml", "/news-sitemap.xml", "/robots.txt"]
)
def test_below_a_path_every_address_stays_below(front: FrontPage, path: str) -> None:
    fill(front)
    status, _headers, text = _ask(path)
    assert status == 200
    addresses = re.findall(r"http://localhost:8000(/[^\s\"<]*)", text)
    assert addresses
    assert {address for address in addresses if not address.startswith("/news/")} == set()
    assert "/news/news/" not in text


def test_the_news_are_of_two_days(client: Client, front: FrontPage, front_fr: FrontPage) -> None:
    section = make_section(front)
    new = make_article(section, "New <&> \x0bnews", slug="new")
    old = make_article(section, "Old", slug="old")
    make_edition(new, make_section(front_fr, "Ville", "ville"), "Du neuf", "neuf")
    ArticlePage.objects.filter(pk=old.pk).update(
        first_published_at=timezone.now() - timedelta(hours=48, minutes=1)
    )
    document = _get(client, "/news-sitemap.xml")
    assert list(news_faults(document)) == []
    found = {
        news.findtext(f"{NEWS}title"): news.findtext(f"{NEWS}publication/{NEWS}language")
        for news in fromstring(document).iter(f"{NEWS}news")
    }
    assert found == {"New <&> news": "en", "Du neuf": "fr"}
    assert b"The Quay" in document


def test_the_news_are_no_more_than_the_bound(
    client: Client, front: FrontPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = make_section(front)
    for number in range(4):
        make_article(section, f"No. {number}", slug=f"no-{number}")
    assert news_sitemap.NEWS_ARTICLES_MAX == 1_000
    monkeypatch.setattr(news_sitemap, "NEWS_ARTICLES_MAX", 3)
    titles = [t.text for t in fromstring(_get(client, "/news-sitemap.xml")).iter(f"{NEWS}title")]
    assert titles == ["No. 3", "No. 2", "No. 1"]


def test_without_news_the_news_are_empty(client: Client, front: FrontPage) -> None:
    assert list(news_faults(_get(client, "/news-sitemap.xml"))) == []


@pytest.mark.parametrize(
    ("locale", "language"),
    [("en-gb", "en"), ("pt-br", "pt"), ("zh-hans", "zh-cn"), ("zh-hant", "zh-tw"), ("zh", "zh-cn"),
     ("ast", "ast")],
)  # fmt: skip
def test_news_name_languages_as_google_does(locale: str, language: str) -> None:
    assert news_language(locale) == language


@pytest.mark.usefixtures("front_es")
@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap-en-1.xml", "/news-sitemap.xml"])
def test_a_sitemap_takes_as_many_queries_with_much_as_with_little(
    client: Client, front: FrontPage, front_fr: FrontPage, path: str
) -> None:
    section, ville = make_section(front), make_section(front_fr, "Ville", "ville")
    counts = set()
    for number in range(4):
        author = make_author(f"No. {number}", f"author-{number}")
        article = make_article(section, f"{number}", slug=f"no-{number}", authors=(author,))
        article.tags.set([make_tag(f"Tag {number}", f"tag-{number}")])
        article.save_revision().publish()
        make_edition(article, ville, f"{number}", f"no-{number}")
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            _get(client, path)
        counts.add(len(queries))
    assert len(counts) == 1
    assert max(counts) <= 20


def test_readers_of_another_language_are_led_to_the_default_locale(
    client: Client, front: FrontPage, settings: Any
) -> None:
    fill(front)
    settings.LANGUAGE_CODE = "fr"
    assert _all_places(client)[f"{ORIGIN}/en/"]["x-default"] == f"{ORIGIN}/fr/"
