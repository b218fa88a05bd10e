"""What the news sitemap names: the articles of two days, in every locale."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils import timezone

from causerie.publication.selectors.addresses import Addresses
from causerie.publication.selectors.articles import published_articles
from causerie.publication.selectors.look import publication_name
from causerie.publication.sitemaps import NewsPlace

# What Google News takes: nothing older, and no more.
NEWS_HOURS = 48
NEWS_ARTICLES_MAX = 1_000


def news() -> list[NewsPlace]:
    """The articles of the last two days in every locale, newest first."""
    since = timezone.now() - timedelta(hours=NEWS_HOURS)
    rows = (
        published_articles()
        .filter(first_published_at__gte=since)
        .order_by("-first_published_at", "-pk")
        .values_list("title", "url_path", "locale__language_code", "first_published_at")
    )[:NEWS_ARTICLES_MAX]
    return list(_news_places(list(rows)))


def _news_places(rows: list[Any]) -> Iterator[NewsPlace]:
    addresses = Addresses()
    names = {code: publication_name(code) for code in {code for _t, _p, code, _d in rows}}
    for title, path, code, published in rows:
        yield NewsPlace(
            addresses.of(code, path), title, published, names[code], news_language(code)
        )


def news_language(locale: str) -> str:
    """As Google News has it: ISO 639, but for Chinese the two scripts by the names of places."""
    language, _, rest = locale.partition("-")
    if language != "zh":
        return language
    return "zh-tw" if rest in ("hant", "tw", "hk", "mo") else "zh-cn"
