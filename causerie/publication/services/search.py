"""Keeping what search knows in step with what is published."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from django.db import transaction
from django.db.models import Prefetch

from causerie.lib.excerpts import offsets
from causerie.lib.folding import folded, lowered
from causerie.lib.stems import language_of, stems_line, stems_version
from causerie.lib.words import pieces
from causerie.publication.blocks.plain_text import plain_text
from causerie.publication.models import ArticlePage, SearchEntry, SearchWord, SectionPage, Tag
from causerie.publication.models.search_entry import NAMES_FOLLOW, WORD_LENGTH_MAX
from causerie.publication.models.tag import TagName

# Characters of an article that can be searched; PostgreSQL's index ends at one megabyte a row.
TEXT_LENGTH_MAX = 120_000
# Shorter words are too near to too many others to be offered for one that was mistyped.
OFFERED_LENGTH_LEAST = 3
_FOOTNOTE_MARK = re.compile(r"\[\^[\w-]{1,20}\]")


@transaction.atomic
def index_edition(edition: ArticlePage) -> None:
    """Make or renew the entry of a published edition. Running it again changes nothing."""
    locale = edition.locale.language_code
    text = _searchable_text(edition)
    tags = _tag_names(edition)
    names = " ".join([*(author.name for author in edition.authors), *tags])
    SearchEntry.objects.update_or_create(
        edition_id=edition.pk,
        defaults={
            "version": stems_version(),
            "facets": " ".join(facets_of(edition)),
            "title_stems": stems_line(edition.title, locale),
            "text_stems": stems_line(text, locale) + NAMES_FOLLOW + stems_line(names, locale),
            "strides": " ".join(map(str, offsets(text, locale))),
            "text": text,
        },
    )
    _learn_words(edition, [edition.title, *tags])


def unindex(edition_id: int) -> None:
    SearchEntry.objects.filter(pk=edition_id).delete()


def facets_of(edition: ArticlePage) -> list[str]:
    """Section, authors and month, each a word: `s12 a7 m202611`."""
    section = SectionPage.objects.filter(path=edition.path[: -edition.steplen]).first()
    found = [f"s{section.pk}"] if section else []
    found += [f"a{author.pk}" for author in edition.authors]
    first = edition.first_published_at
    return [*found, month_facet(first.date())] if first else found


def month_facet(day: date) -> str:
    return f"m{day:%Y%m}"


def _tag_names(edition: ArticlePage) -> list[str]:
    names = Prefetch("names", TagName.objects.filter(locale_id=edition.locale_id))
    tags: Iterable[Tag] = Tag.objects.filter(pk__in=[tag.pk for tag in edition.tags.all()])
    tags = tags.prefetch_related(names)  # type: ignore[attr-defined]
    return [next((n.name for n in tag.names.all()), tag.label) for tag in tags]


def _searchable_text(edition: ArticlePage) -> str:
    text = f"{edition.standfirst}\n{plain_text(edition.body)}"
    return _FOOTNOTE_MARK.sub("", text).strip()[:TEXT_LENGTH_MAX]


def _learn_words(edition: ArticlePage, texts: Iterable[str]) -> None:
    words = {word for text in texts for word in _offerable(text, edition.locale.language_code)}
    SearchWord.objects.bulk_create(
        [
            SearchWord(
                locale_id=edition.locale_id, word=word, bare=bare, initial=bare[0], length=len(bare)
            )
            for word, bare in sorted(words)
        ],
        ignore_conflicts=True,
    )


def _offerable(text: str, locale: str) -> Iterator[tuple[str, str]]:
    """The words of a text, each also without its accents."""
    language = language_of(locale)
    for piece in pieces(text, language):
        word = lowered(text[piece.start : piece.end], language)
        bare = folded(word, language)
        lengths = sorted((len(word), len(bare)))
        fits = lengths[0] >= OFFERED_LENGTH_LEAST and lengths[1] <= WORD_LENGTH_MAX
        if fits and not piece.in_run and not bare.isdecimal():
            yield word, bare
