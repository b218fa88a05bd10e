"""What is discussed, for those who look after it: also what nobody else can read any more."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.utils.translation import get_language

from causerie.discussion.models import Thread
from causerie.publication.models import ArticlePage


def articles_of(threads: Iterable[Thread]) -> dict[UUID, ArticlePage]:
    """One edition each, without its text: in the language at hand, else the original; what
    everybody can read rather than what they cannot."""
    locale = get_language() or settings.LANGUAGE_CODE
    editions = ArticlePage.objects.filter(translation_key__in=[one.article_key for one in threads])
    rows = list(editions.select_related("locale").defer("body"))
    rows.sort(key=lambda one: (one.live, one.locale.language_code == locale, one.is_original))
    return {one.translation_key: one for one in rows}
