"""Searching one thread, in which people write in many languages."""

from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from django.conf import settings
from django.core.paginator import Page, Paginator

from causerie.discussion.models import Comment, Thread, TranslatedSearchEntry
from causerie.discussion.selectors.authorship import Person, people_of
from causerie.discussion.selectors.matching import MATCHES_MAX, matches, translated_matches
from causerie.discussion.selectors.shown import moment, thread_address
from causerie.lib.excerpts import Segment, excerpt
from causerie.lib.locales import bcp47, direction, name_in
from causerie.lib.stems import Term, language_of, terms
from causerie.publication.selectors.search_query import QUERY_WORDS_MAX, Query
from causerie.translation.models import State

RESULTS_A_PAGE = 20
# In so many languages a word is looked for: each costs the index a look.
LANGUAGES_MAX = 12
# The languages of these newest comments are those of the thread.
COMMENTS_ASKED_MAX = 500


@dataclass(frozen=True)
class ThreadQuery:
    """`languages` (`pt`) are those that its words are taken to be in, the reader's own first."""

    text: str
    languages: tuple[str, ...]

    @cached_property
    def _own(self) -> Query:
        return Query(self.text, self.languages[0])

    @cached_property
    def terms_in(self) -> dict[str, list[Term]]:
        """By language; whoever writes in one inflects a word as it does."""
        read = {language: self._terms(language) for language in self.languages}
        return {language: found for language, found in read.items() if found}

    def _terms(self, language: str) -> list[Term]:
        found = terms(self._own.considered, language)
        return list({term.forms: term for term in found}.values())[:QUERY_WORDS_MAX]

    @property
    def is_cut(self) -> bool:
        return self._own.is_cut


@dataclass(frozen=True)
class FoundComment:
    """`person` is None where its author has left."""

    number: int
    person: Person | None
    moment: str
    iso: str
    url: str
    lang: str
    dir: str
    excerpt: list[Segment]
    # The name of the language that it was translated from; empty of the original.
    translated_from: str = ""
    is_corrected: bool = False


@dataclass(frozen=True)
class FoundComments:
    """`is_bounded`: there are more, older ones than can be paged through."""

    listing: "Page[int]"
    page: list[FoundComment]
    is_bounded: bool

    @property
    def total(self) -> int:
        return int(self.listing.paginator.count)


def languages_of(thread: Thread, own: str) -> tuple[str, ...]:
    """That of the reader's locale, those that people write in, and none, for what is in neither."""
    newest = thread.comments.numbered().order_by("-number")
    written = newest.values_list("locale", flat=True)[:COMMENTS_ASKED_MAX]
    likely = map(language_of, [own, "", *written, *settings.INTERFACE_LOCALES])
    return tuple(islice(dict.fromkeys(likely), LANGUAGES_MAX))


def search_thread(
    thread: Thread, query: ThreadQuery, page_locale: str, number: str | int = 1
) -> FoundComments:
    """One page, the newest first; a number that there is no page of is taken for the nearest."""
    said = matches(thread.pk, query.terms_in) if query.terms_in else []
    keys = sorted({*said, *_read_so(thread, query)}, reverse=True)[:MATCHES_MAX]
    listing = Paginator(keys, RESULTS_A_PAGE).get_page(number)
    return FoundComments(
        listing=listing,
        page=_found(thread, list(listing), frozenset(said), query, page_locale),
        is_bounded=len(keys) == MATCHES_MAX,
    )


def _read_so(thread: Thread, query: ThreadQuery) -> list[int]:
    """What says it in the reader's own language by a translation."""
    own = query.languages[0]
    terms_in_own = query.terms_in.get(own)
    return translated_matches(thread.pk, {own: terms_in_own}) if terms_in_own else []


def _found(
    thread: Thread, keys: list[int], said: frozenset[int], query: ThreadQuery, page_locale: str
) -> list[FoundComment]:
    """`said` are those whose own words were found; the others are shown as they were translated."""
    rows = (
        Comment.objects.published()
        .filter(pk__in=keys, search_entry__isnull=False)
        .select_related("author", "search_entry")
        .defer("text", "html")
    )
    comments = sorted(rows, key=lambda one: -(one.number or 0))
    people = people_of((one.author for one in comments), thread.article_key, page_locale)
    base = thread_address(thread.pk)
    read_so = [key for key in keys if key not in said]
    entries = _translated_entries(read_so, page_locale)
    return [_result(one, entries.get(one.pk), people, base, query, page_locale) for one in comments]


def _translated_entries(keys: list[int], locale: str) -> dict[int, TranslatedSearchEntry]:
    rows = TranslatedSearchEntry.objects.filter(comment__in=keys, translation__locale=locale)
    found = rows.select_related("translation").defer("translation__html")
    return {entry.comment_id: entry for entry in found}


def _result(
    comment: Comment,
    translated: TranslatedSearchEntry | None,
    people: dict[int, Person],
    base: str,
    query: ThreadQuery,
    page_locale: str,
) -> FoundComment:
    entry = translated or comment.search_entry
    locale = page_locale if translated else comment.locale
    when = comment.published_at or comment.posted_at
    asked = query.terms_in.get(language_of(locale), [])
    assert comment.number is not None
    return FoundComment(
        number=comment.number,
        person=people.get(comment.author_id or 0),
        moment=moment(when, page_locale),
        iso=when.isoformat(timespec="seconds"),
        url=f"{base}comment/{comment.number}/",
        lang=bcp47(locale) if locale else "",
        dir=direction(locale) if locale else "auto",
        translated_from=name_in(comment.locale, page_locale) if translated else "",
        is_corrected=bool(translated and translated.translation.state == State.POST_EDITED),
        excerpt=excerpt(entry.text, locale, stems=entry.text_stems, strides=(), terms=asked),
    )
