"""What threads are about, for lists of comments of several threads."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef

from causerie.publication.models import ArticlePage
from causerie.publication.selectors.articles import published_articles


def titles_of(article_keys: Iterable[UUID], locale: str) -> dict[UUID, ArticlePage]:
    """The published edition in `locale` of each article, or its original, without the text."""
    editions = (
        published_articles()
        .filter(translation_key__in=set(article_keys))
        .select_related("locale")
        .defer("body")
    )
    found: dict[UUID, ArticlePage] = {}
    for edition in editions:
        best = found.get(edition.translation_key)
        if best is None or _rank(edition, locale) < _rank(best, locale):
            found[edition.translation_key] = edition
    return found


def _rank(edition: ArticlePage, locale: str) -> tuple[bool, bool, str]:
    code = edition.locale.language_code
    return code != locale, not edition.is_original, code


def is_readable(article_key: str) -> Exists:
    """Whether the article is published whose key stands in the column `article_key`."""
    return Exists(published_articles().filter(translation_key=OuterRef(article_key)))
