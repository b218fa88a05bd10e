"""The articles that readers talk about most."""

from datetime import timedelta

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from causerie.discussion.models import Thread
from causerie.publication.models import ArticlePage
from causerie.publication.selectors.articles import published_articles

ARTICLES = 5
# What nobody has said anything about for so long is no talk of the town.
SILENT_DAYS = 30
# Of so many threads those are taken that have an edition in the locale.
THREADS_ASKED_MAX = 100


def most_discussed(locale: str) -> "QuerySet[ArticlePage]":
    """With `comment_count`; in one read."""
    since = timezone.now() - timedelta(days=SILENT_DAYS)
    lively = Thread.objects.filter(last_comment_at__gt=since, published_count__gt=0)
    keys = lively.order_by("-published_count").values("article_key")[:THREADS_ASKED_MAX]
    own = Thread.objects.filter(article_key=OuterRef("translation_key"))
    found: QuerySet[ArticlePage] = (
        published_articles()
        .filter(locale__language_code=locale, translation_key__in=keys)
        .annotate(comment_count=Subquery(own.values("published_count")))
        .select_related("locale")
        .defer("body")
        .order_by("-comment_count", "-first_published_at")[:ARTICLES]
    )
    return found
