"""How many comments everybody can read, of many articles at once."""

from collections.abc import Iterable
from uuid import UUID

from causerie.discussion.models import Thread
from causerie.publication.models import ArticlePage


def counts_of(articles: Iterable[ArticlePage]) -> dict[UUID, int]:
    """By the key of the article; those without comments are left out."""
    keys = {article.article_key for article in articles}
    threads = Thread.objects.filter(article_key__in=keys, published_count__gt=0)
    return dict(threads.values_list("article_key", "published_count")) if keys else {}
