"""Asking the database's own search index for comments; the one place that knows which engine."""

from collections.abc import Mapping, Sequence

from django.db import connection

from causerie.discussion.models.comment import Comment, Visibility
from causerie.discussion.models.comment_search_entry import language_facet, thread_facet
from causerie.lib.index_queries import fts5, fts5_any, tsquery, tsquery_any
from causerie.lib.stems import Term

# Of more matches than this the newest are shown: what a query costs has a bound.
MATCHES_MAX = 200

# FTS5 gives the newest first without sorting; CROSS JOIN keeps it the outer loop. Entries of what
# is not published are taken away; that none is shown must not depend on it.
_SQLITE = """
    SELECT c.id FROM discussion_search CROSS JOIN discussion_comment c
    ON c.id = discussion_search.rowid
    WHERE discussion_search MATCH %s AND c.visibility = %s
    ORDER BY discussion_search.rowid DESC LIMIT %s
"""
# What stands there for readers of another language.
_SQLITE_TRANSLATED = """
    SELECT c.id FROM discussion_translated t
    JOIN discussion_translatedsearchentry e ON e.translation_id = t.rowid
    JOIN discussion_comment c ON c.id = e.comment_id
    WHERE discussion_translated MATCH %s AND c.visibility = %s
    ORDER BY c.id DESC LIMIT %s
"""
# PostgreSQL guesses how rare a word is, and of a rare one guesses wrong: it would read all comments
# from the newest on to find the few. So many are gathered by the index first; where there are more,
# the newest are soon found by reading.
GATHERED_MAX = 5_000
_GATHER = """
    SELECT e.comment_id FROM discussion_commentsearchentry e
    WHERE e.filtered @@ to_tsquery('simple', %s) AND ({either}) LIMIT %s
"""
_NEWEST = """
    SELECT e.comment_id FROM discussion_commentsearchentry e
    JOIN discussion_comment c ON c.id = e.comment_id
    WHERE e.filtered @@ to_tsquery('simple', %s) AND ({either})
    AND c.visibility = %s
    ORDER BY e.comment_id DESC LIMIT %s
"""
_TRANSLATED = """
    SELECT c.id FROM discussion_translatedsearchentry e
    JOIN discussion_comment c ON c.id = e.comment_id
    WHERE e.filtered @@ to_tsquery('simple', %s) AND ({either})
    AND c.visibility = %s
    ORDER BY c.id DESC LIMIT %s
"""
# Not by the index: half of all have the same language, and to gather them costs more.
_IN_LANGUAGE = "(e.facets LIKE %s AND e.found @@ to_tsquery('simple', %s))"

# By language, as its rules read a query.
TermsIn = Mapping[str, Sequence[Term]]


def matches(thread_id: int, asked: TermsIn, limit: int = MATCHES_MAX) -> list[int]:
    """The keys of the newest `limit` published comments of a thread that have every term, each
    compared by the rules of its own language."""
    ask = _ask_sqlite if connection.vendor == "sqlite" else _ask_postgresql
    return ask(thread_facet(thread_id), asked, limit)


def translated_matches(thread_id: int, asked: TermsIn, limit: int = MATCHES_MAX) -> list[int]:
    """Likewise, those whose translation into one of the languages of `asked` has every term."""
    is_sqlite = connection.vendor == "sqlite"
    ask = _ask_sqlite_translated if is_sqlite else _ask_postgresql_translated
    return ask(thread_facet(thread_id), asked, limit)


def _ask_sqlite(thread: str, asked: TermsIn, limit: int) -> list[int]:
    return _keys(_SQLITE, [_fts5_words(thread, asked), Visibility.PUBLISHED.value, limit])


def _ask_sqlite_translated(thread: str, asked: TermsIn, limit: int) -> list[int]:
    words = _fts5_words(thread, asked)
    return _keys(_SQLITE_TRANSLATED, [words, Visibility.PUBLISHED.value, limit])


def _fts5_words(thread: str, asked: TermsIn) -> str:
    either = " OR ".join(
        f"({fts5_any('facets', [language_facet(language)])} AND {fts5('text_stems', terms)})"
        for language, terms in asked.items()
    )
    return f"{fts5_any('facets', [thread])} AND ({either})"


def _ask_postgresql_translated(thread: str, asked: TermsIn, limit: int) -> list[int]:
    either, words = _tsquery_words(thread, asked)
    statement = _TRANSLATED.format(either=either)
    return _keys(statement, [*words, Visibility.PUBLISHED.value, limit])


def _ask_postgresql(thread: str, asked: TermsIn, limit: int) -> list[int]:
    either, words = _tsquery_words(thread, asked)
    gathered = _keys(_GATHER.format(either=either), [*words, GATHERED_MAX + 1])
    if len(gathered) <= GATHERED_MAX:
        published = Comment.objects.published().filter(pk__in=gathered).order_by("-pk")
        return list(published.values_list("pk", flat=True)[:limit])
    return _keys(_NEWEST.format(either=either), [*words, Visibility.PUBLISHED.value, limit])


def _tsquery_words(thread: str, asked: TermsIn) -> tuple[str, list[str]]:
    pairs = [(f"% {language_facet(language)}", tsquery(terms)) for language, terms in asked.items()]
    either = " OR ".join(_IN_LANGUAGE for _pair in pairs)
    return either, [tsquery_any([thread]), *(value for pair in pairs for value in pair)]


def _keys(statement: str, values: Sequence[str | int]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [key for (key,) in cursor.fetchall()]
