"""Finding threads, and the edition below which a reader sees one."""

from datetime import datetime
from functools import cache
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from causerie.discussion.models import Thread
from causerie.publication.models import ArticlePage
from causerie.publication.selectors.articles import published_articles
from causerie.publication.selectors.prepared import Prepared


def thread_of(article_key: UUID) -> Thread | None:
    return Thread.objects.filter(article_key=article_key).first()


def editions_of(thread: Thread) -> "QuerySet[ArticlePage]":
    """The published editions of what is discussed, without their texts; the original first."""
    return _editions().filter(translation_key=thread.article_key)


@cache
def _editions() -> "QuerySet[ArticlePage]":
    """Putting this query together takes longer than asking it."""
    return (
        published_articles()
        .select_related("locale")
        .defer("body")
        .order_by("-kind", "locale__language_code")
    )


class EditionVersion(NamedTuple):
    """Which text an edition has at this moment."""

    pk: int
    live_revision_id: int | None
    last_published_at: datetime | None
    locale: str


def versions_of(thread: Thread) -> list[EditionVersion]:
    """Of the published editions, the original first."""
    return [EditionVersion(*row) for row in _VERSIONS.rows(thread.article_key)]


_VERSIONS = Prepared(
    lambda key: (
        published_articles()
        .filter(translation_key=key)
        .order_by("-kind", "locale__language_code")
        .values_list("pk", "live_revision_id", "last_published_at", "locale__language_code")
    ),
    field=ArticlePage._meta.get_field("translation_key"),
)


def edition_in(thread: Thread, locale: str) -> ArticlePage | None:
    return editions_of(thread).filter(locale__language_code=locale).first()
