"""How much is talked about what: for teasers and the front page."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import template
from django.utils.translation import get_language

from causerie.discussion.selectors import most_discussed as talk
from causerie.discussion.selectors.counts import counts_of
from causerie.publication.models import ArticlePage

register = template.Library()


@register.simple_tag
def comment_counts(articles: Iterable[ArticlePage]) -> dict[UUID, int]:
    """Of all articles of a page in one read; `comment_count` takes them from `comment_counts`."""
    return counts_of(articles)


@register.simple_tag(takes_context=True)
def comment_count(context: dict[str, Any], article: ArticlePage) -> int:
    return int(context.get("comment_counts", {}).get(article.article_key, 0))


@register.simple_tag
def most_discussed() -> list[ArticlePage]:
    return list(talk.most_discussed(get_language() or ""))
