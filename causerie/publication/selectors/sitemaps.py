"""What sitemaps name: every address that can be read, with all its editions."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import Substr
from wagtail.models import Page

from causerie.lib.locales import bcp47
from causerie.publication.selectors.addresses import (
    SECTION_STEPS,
    Addresses,
    named_address,
    reachable_pages,
)
from causerie.publication.selectors.articles import published_articles
from causerie.publication.sitemaps import Place

# The protocol allows 50 000 addresses and 50 MB; with ten editions each, this is some 15 MB.
SITEMAP_URLS_MAX = 10_000


def sitemap_index() -> list[Place]:
    """Each file of each locale. One that is alone says when something in it changed last."""
    by_locale = {
        row["locale__language_code"]: row
        for row in _counted(reachable_pages(), "pk", Max("last_published_at"))
    }
    for name in ("bylines__author", "tags"):
        for row in _counted(published_articles().filter(~Q(**{name: None})), name):
            by_locale[row["locale__language_code"]]["number"] += row["number"]
    return [place for code in sorted(by_locale) for place in _files(code, by_locale[code])]


def _counted(rows: "QuerySet[Any]", name: str, *more: Any) -> list[dict[str, Any]]:
    by_locale = rows.order_by().values("locale__language_code")
    return list(by_locale.annotate(*more, number=Count(name, distinct=True)))


def _files(locale: str, row: dict[str, Any]) -> list[Place]:
    files = -(-row["number"] // SITEMAP_URLS_MAX)
    changed = row["last_published_at__max"] if files == 1 else None
    return [
        Place(named_address("sitemap", locale, locale, number), changed)
        for number in range(1, files + 1)
    ]


class LocaleSitemap:
    """The addresses of one locale in a fixed order: pages, then authors, then tags."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self.addresses = Addresses()
        articles = published_articles().filter(locale__language_code=locale).order_by()
        self.lists = (
            reachable_pages().filter(locale__language_code=locale).order_by("pk"),
            _names(articles, "bylines__author"),
            _names(articles, "tags"),
        )
        self.articles = articles

    def places(self, number: int) -> list[Place]:
        """Those of the file `number`, counted from 1; none where there is no such file."""
        start, stop = (number - 1) * SITEMAP_URLS_MAX, number * SITEMAP_URLS_MAX
        windows = []
        for rows in self.lists:
            windows.append(rows[max(start, 0) : max(stop, 0)])
            size = rows.count()
            start, stop = start - size, stop - size
        pages, authors, tags = windows
        return [
            *self._pages(pages),
            *self._named(authors, "bylines__author", "author"),
            *self._named(tags, "tags", "tag"),
        ]

    def _pages(self, window: "QuerySet[Page]") -> list[Place]:
        editions: dict[Any, list[tuple[str, str]]] = {}
        works = window.values("translation_key")
        for work, code, path in (
            reachable_pages()
            .filter(translation_key__in=works)
            .order_by("locale__language_code")
            .values_list("translation_key", "locale__language_code", "url_path")
        ):
            editions.setdefault(work, []).append((code, self.addresses.of(code, path)))
        newest = self._newest_below()
        return [
            Place(
                self.addresses.of(self.locale, url_path),
                max(filter(None, (changed, newest.get(path))), default=None),
                _alternates(editions.get(work, [])),
            )
            for work, url_path, path, changed in window.values_list(
                "translation_key", "url_path", "path", "last_published_at"
            )
        ]

    def _newest_below(self) -> dict[str, datetime]:
        """When an article below a front page or section changed last: lists change with it."""
        found: dict[str, datetime] = {}
        length = SECTION_STEPS * Page.steplen
        rows = self.articles.annotate(section=Substr("path", 1, length)).values("section")
        for row in rows.annotate(changed=Max("last_published_at")):
            found[row["section"]] = row["changed"]
            front = row["section"][: -Page.steplen]
            found[front] = max(found.get(front, row["changed"]), row["changed"])
        return found

    def _named(self, window: "QuerySet[Any]", name: str, route: str) -> list[Place]:
        rows = list(window)
        slugs = [slug for _key, slug, _changed in rows]
        editions: dict[str, list[tuple[str, str]]] = {}
        for slug, code in (
            published_articles()
            .filter(**{f"{name}__slug__in": slugs})
            .order_by("locale__language_code")
            .values_list(f"{name}__slug", "locale__language_code")
            .distinct()
        ):
            editions.setdefault(slug, []).append((code, named_address(route, code, slug)))
        return [
            Place(named_address(route, self.locale, slug), changed, _alternates(editions[slug]))
            for _key, slug, changed in rows
        ]


def _names(articles: "QuerySet[Any]", name: str) -> "QuerySet[Any, Any]":
    """Authors or tags of these articles, and when the newest of theirs changed."""
    found: QuerySet[Any, Any] = (
        articles.filter(~Q(**{name: None}))
        .values(name)
        .annotate(changed=Max("last_published_at"))
        .order_by(name)
        .values_list(name, f"{name}__slug", "changed")
    )
    return found


def _alternates(editions: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """With the one for readers of any other language; none where there is only one edition."""
    if len(editions) < 2:
        return ()
    default = dict(editions).get(settings.LANGUAGE_CODE, editions[0][1])
    return (*((bcp47(code), url) for code, url in editions), ("x-default", default))
