"""Whether a feed has changed since somebody asked last."""

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, QuerySet

from causerie.publication.models import ArticlePage, Byline, Rendition
from causerie.publication.models.tag import TagName
from causerie.publication.selectors.articles import published_articles
from causerie.publication.selectors.feed_sources import FEED_ARTICLES_MAX, FeedSource, tagged
from causerie.publication.selectors.look import LookView

# For a feed in which nothing was ever published: formats ask for a moment all the same.
NEVER = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class FeedVersion:
    """What makes one answer differ from the next: `digest` of all of it, `changed` of the texts."""

    digest: str
    changed: datetime


def feed_version(source: FeedSource, look: LookView) -> FeedVersion:
    """In a handful of reads, none of them of a text. Pictures count as one: any that is made."""
    newest = list(
        _bare(source.articles).values_list(
            # Another slug of a section changes addresses of articles, and no article.
            "pk", "last_published_at", "translation_key", "url_path",
        )
    )  # fmt: skip
    keys = [row[0] for row in newest]
    editions = published_articles().filter(translation_key__in=[row[2] for row in newest])
    says = (
        settings.VERSION, settings.SITE_URL, source.id, source.title, source.subtitle,
        look.name, look.tagline, look.icon and look.icon.pk, newest,
        editions.aggregate(Max("last_published_at"), Count("pk")),
        list(_names_of_authors(keys)), _names_of_tags(keys, source.locale),
        Rendition.objects.aggregate(Max("pk")),
    )  # fmt: skip
    moments = [row[1] for row in newest if row[1]]
    latest = max(moments, default=source.changed or NEVER)
    return FeedVersion(sha256(repr(says).encode()).hexdigest()[:32], latest)


def _bare(articles: "QuerySet[ArticlePage]") -> "QuerySet[ArticlePage]":
    return articles.select_related(None).prefetch_related(None)[:FEED_ARTICLES_MAX]


def _names_of_authors(articles: list[int]) -> "QuerySet[Any]":
    names: QuerySet[Any] = (
        Byline.objects.filter(article__in=articles)
        .order_by("pk")
        .values_list("article", "author__name", "author__slug", "author__picture")
    )
    return names


def _names_of_tags(articles: list[int], locale: str) -> list[Any]:
    rows, tags = tagged(articles), tagged(articles).values("tag")
    names = TagName.objects.filter(locale__language_code=locale, tag__in=tags)
    return [
        *rows.order_by("pk").values_list("articlepage", "tag__label"),
        *names.order_by("pk").values_list("tag", "name"),
    ]
