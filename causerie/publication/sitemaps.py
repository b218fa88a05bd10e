"""Sitemaps as XML (sitemaps.org/protocol.html), with Google's extensions for editions and news.

Written as text, not built as a tree: a full one names 100 000 addresses.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from causerie.lib.xml import xml_text

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


@dataclass(frozen=True)
class Place:
    """An address; `alternates` are language (or `x-default`) and address of every edition."""

    url: str
    changed: datetime | None
    alternates: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class NewsPlace:
    url: str
    title: str
    published: datetime
    publication: str
    language: str


def write_index(places: Iterable[Place]) -> str:
    entries = "".join(f"<sitemap>{_where_and_when(place)}</sitemap>\n" for place in places)
    return f"{_HEAD}<sitemapindex {_SITEMAP}>\n{entries}</sitemapindex>\n"


def write_sitemap(places: Iterable[Place]) -> str:
    entries = "".join(map(_entry, places))
    return f"{_HEAD}<urlset {_SITEMAP} {_XHTML}>\n{entries}</urlset>\n"


def write_news(places: Iterable[NewsPlace]) -> str:
    entries = "".join(map(_news, places))
    return f"{_HEAD}<urlset {_SITEMAP} {_NEWS}>\n{entries}</urlset>\n"


def _where_and_when(place: Place) -> str:
    when = f"<lastmod>{place.changed.isoformat()}</lastmod>" if place.changed else ""
    return f"<loc>{escape(place.url)}</loc>{when}"


def _entry(place: Place) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(url)}/>'
        for language, url in place.alternates
    )
    return f"<url>{_where_and_when(place)}{links}</url>\n"


def _news(place: NewsPlace) -> str:
    publication, title = (escape(xml_text(text)) for text in (place.publication, place.title))
    return (
        f"<url><loc>{escape(place.url)}</loc><news:news>"
        f"<news:publication><news:name>{publication}</news:name>"
        f"<news:language>{place.language}</news:language></news:publication>"
        f"<news:publication_date>{place.published.isoformat()}</news:publication_date>"
        f"<news:title>{title}</news:title></news:news></url>\n"
    )
