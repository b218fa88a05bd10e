"""Indexing what has no entry, or an old one: after an upgrade, a new name, a failure."""

import logging
import time
from itertools import takewhile

from django.db.models import Q, QuerySet

from causerie.lib.stems import stems_version
from causerie.publication.models import ArticlePage, Author, SearchEntry, Tag
from causerie.publication.services.search import index_edition

# A round of the worker's ends with the first of these; the others wait for the next.
SWEEP_SECONDS_MAX = 2
SWEEP_ARTICLES_MAX = 500
# What failed waits this long, or its traceback would fill the log.
FAILED_WAITS_SECONDS = 3_600
_failed_at: dict[int, float] = {}

log = logging.getLogger("causerie.publication")


def sweep_search() -> int:
    """Index what is published and has no entry of today's rules; how many were indexed."""
    SearchEntry.objects.filter(edition__live=False).delete()
    now = time.monotonic()
    waiting = [key for key, then in _failed_at.items() if now - then < FAILED_WAITS_SECONDS]
    has_none = Q(search_entry=None) | ~Q(search_entry__version=stems_version())
    keys = ArticlePage.objects.live().filter(has_none).exclude(pk__in=waiting).order_by("pk")
    in_time = takewhile(
        lambda _key: time.monotonic() - now < SWEEP_SECONDS_MAX,
        list(keys.values_list("pk", flat=True)[:SWEEP_ARTICLES_MAX]),
    )
    return sum(try_to_index(key) for key in in_time)


def try_to_index(key: int) -> bool:
    """Index the page, if it is a published edition; whether that was done.

    A text that cannot be indexed keeps nobody from publishing it.
    """
    try:
        edition = ArticlePage.objects.live().filter(pk=key).select_related("locale").first()
        if edition:
            index_edition(edition)
    except Exception:  # logged with its traceback, and tried again
        log.exception("an edition cannot be indexed", extra={"edition": key})
        _failed_at[key] = time.monotonic()
        return False
    _failed_at.pop(key, None)
    return edition is not None


def outdate_author(author: Author) -> None:
    """Their name stands in the entries of their articles; the sweep renews them."""
    _outdate(SearchEntry.objects.filter(edition__bylines__author=author))


def outdate_tag(tag: Tag) -> None:
    _outdate(SearchEntry.objects.filter(edition__tags=tag))


def _outdate(entries: "QuerySet[SearchEntry]") -> None:
    SearchEntry.objects.filter(pk__in=entries.values("pk")).update(version="")
