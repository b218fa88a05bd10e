"""Asking the database's own search index; the one place that knows which engine it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from causerie.lib.index_queries import fts5, fts5_any, tsquery, tsquery_any
from causerie.lib.stems import Term

# Of more matches than this, the newest are ranked and shown: what a query costs has a bound.
MATCHES_MAX = 200

# FTS5 gives the newest first without sorting; CROSS JOIN keeps it the outer loop. A word counts
# six times as much in the title as in the text, and not at all as a filter.
_SQLITE = """
    SELECT p.id, p.path, p.first_published_at, -bm25(publication_search, 6.0, 1.0, 0.0)
    FROM publication_search CROSS JOIN wagtailcore_page p ON p.id = publication_search.rowid
    WHERE publication_search MATCH %s AND p.live AND p.first_published_at >= %s
    AND NOT EXISTS (SELECT 1 FROM wagtailcore_pageviewrestriction r WHERE r.page_id = p.id)
    ORDER BY publication_search.rowid DESC LIMIT %s
"""
# Only what is shown is ranked: for its rank, each row's whole index has to be unpacked.
_POSTGRESQL = """
    SELECT found.*, ts_rank('{{0.15, 0, 0, 1}}', e.{column}, to_tsquery('simple', %s), 1)
    FROM (
        SELECT p.id, p.path, p.first_published_at
        FROM publication_searchentry e JOIN wagtailcore_page p ON p.id = e.edition_id
        WHERE e.filtered @@ to_tsquery('simple', %s) AND e.{column} @@ to_tsquery('simple', %s)
        AND p.live AND p.first_published_at >= %s
        AND NOT EXISTS (SELECT 1 FROM wagtailcore_pageviewrestriction r WHERE r.page_id = p.id)
        ORDER BY p.id DESC LIMIT %s
    ) found
    JOIN publication_searchentry e ON e.edition_id = found.id
    ORDER BY found.id DESC
"""
_SQLITE_NAMED = """
    SELECT rowid FROM publication_search
    WHERE publication_search MATCH %s AND rowid < %s ORDER BY rowid DESC LIMIT %s
"""
_POSTGRESQL_NAMED = """
    SELECT edition_id FROM publication_searchentry
    WHERE anywhere @@ to_tsquery('simple', %s) AND edition_id < %s
    ORDER BY edition_id DESC LIMIT %s
"""
_ANYWHERE = "{title_stems text_stems}"
_EVER = datetime(1, 1, 2, tzinfo=UTC)


@dataclass(frozen=True)
class Wanted:
    """Every term, one facet of each group (there is at least one group), published since."""

    terms: Sequence[Term]
    facets: Sequence[Sequence[str]]
    since: datetime | None = None


@dataclass(frozen=True)
class Found:
    edition_id: int
    path: str
    published_at: datetime
    relevance: float


def matches(wanted: Wanted, *, in_title: bool = False, limit: int = MATCHES_MAX) -> list[Found]:
    """The newest `limit` editions that are published and open to everybody themselves.

    Whether readers can come to them is said by the facets: of sections that they can reach.
    """
    ask = _ask_sqlite if connection.vendor == "sqlite" else _ask_postgresql
    return [Found(*row) for row in ask(wanted, in_title, limit)]


def _ask_sqlite(wanted: Wanted, in_title: bool, limit: int) -> list[tuple[Any, ...]]:
    columns = "title_stems" if in_title else _ANYWHERE
    facets = [fts5_any("facets", group) for group in wanted.facets]
    words = fts5(columns, wanted.terms)
    since = (wanted.since or _EVER).astimezone(UTC).replace(tzinfo=None).isoformat(" ")
    with connection.cursor() as cursor:
        cursor.execute(_SQLITE, [" AND ".join([*facets, words]), since, limit])
        return [(pk, path, _moment(at), rank) for pk, path, at, rank in cursor.fetchall()]


def _ask_postgresql(wanted: Wanted, in_title: bool, limit: int) -> list[tuple[Any, ...]]:
    facets = " & ".join(tsquery_any(group) for group in wanted.facets)
    words = tsquery(wanted.terms)
    column = "in_title" if in_title else "anywhere"
    with connection.cursor() as cursor:
        cursor.execute(
            _POSTGRESQL.format(column=column),
            [words, facets, words, wanted.since or _EVER, limit],
        )
        return list(cursor.fetchall())


def editions_with(names: Sequence[Sequence[Term]], *, below: int, limit: int) -> list[int]:
    """Keys of editions that have every word of one of `names`, the newest first; whether they are
    published, or in the language of that name, is not asked."""
    if not names:
        return []
    if connection.vendor == "sqlite":
        asked = _SQLITE_NAMED
        words = " OR ".join(f"({fts5(_ANYWHERE, name)})" for name in names)
    else:
        asked = _POSTGRESQL_NAMED
        words = " | ".join(f"({tsquery(name)})" for name in names)
    with connection.cursor() as cursor:
        cursor.execute(asked, [words, below, limit])
        return [key for (key,) in cursor.fetchall()]


def _moment(stored: str | datetime) -> datetime:
    """SQLite keeps a moment as text, in UTC."""
    moment = stored if isinstance(stored, datetime) else datetime.fromisoformat(stored)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
