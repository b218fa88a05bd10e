"""Texts that a term may stand in: the index proposes, matching decides."""

from collections.abc import Sequence

from django.db import connection

from causerie.lib.index_queries import fts5_prefixes, tsquery_prefixes
from causerie.translation.models import Source

_SQLITE = """
    SELECT rowid FROM translation_words
    WHERE translation_words MATCH %s AND rowid < %s ORDER BY rowid DESC LIMIT %s
"""
_POSTGRESQL = """
    SELECT id FROM translation_source
    WHERE found @@ to_tsquery('simple', %s) AND id < %s ORDER BY id DESC LIMIT %s
"""
_ABOVE_ALL = 2**62


def candidates(prefixes: Sequence[str], *, below: int | None, limit: int) -> list[Source]:
    """Those with a word that begins with one of `prefixes` (folded), the newest first."""
    if not prefixes:
        return []
    is_sqlite = connection.vendor == "sqlite"
    words = fts5_prefixes("words", prefixes) if is_sqlite else tsquery_prefixes(prefixes)
    with connection.cursor() as cursor:
        cursor.execute(
            _SQLITE if is_sqlite else _POSTGRESQL,
            [words, _ABOVE_ALL if below is None else below, limit],
        )
        keys = [key for (key,) in cursor.fetchall()]
    rows = Source.objects.filter(pk__in=keys).prefetch_related("units").order_by("-pk")
    return list(rows)
