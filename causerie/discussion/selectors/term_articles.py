"""Articles in which a term of the glossary stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import Q
from django.utils.functional import Promise

from causerie.lib.locales import bcp47, direction, own_name
from causerie.lib.stems import Term as Word
from causerie.lib.stems import terms as words_of
from causerie.publication.models import ArticlePage
from causerie.publication.selectors.articles import published_articles
from causerie.publication.selectors.editions import open_locales
from causerie.publication.selectors.matching import editions_with
from causerie.publication.selectors.placed_texts import placed_texts
from causerie.translation.models import Term
from causerie.translation.selectors.occurrences import SHOWN_MAX, Occurrence, occurrence_in
from causerie.translation.terms.entry import Entry, Name

# For a page: an edition takes some milliseconds, and the index proposes more than there is.
LOOKED_AT_MAX = 60
# Of an edition; what stands below them is found there.
PLACES_MAX = 5
# A query has its bound; whoever confirms more forms than these has the likely ones first.
NAMES_MAX = 120
# Endings that another form may have: so much of a word is not asked for.
_ENDING_LENGTH = 2
_BEGINNING_LENGTH_LEAST = 3
_ABOVE_ALL = 2**62


@dataclass(frozen=True)
class InArticle:
    """`place` is what of the article it is, such as its title."""

    occurrence: Occurrence
    url: str
    title: str
    place: str | Promise
    language: str
    lang: str
    dir: str


@dataclass(frozen=True)
class InArticles:
    found: list[InArticle]
    below: int | None


def articles_with(term: Term, below: int | None) -> InArticles:
    """In what everybody may read: the editions that were begun last come first."""
    entry = term.as_entry()
    keys = _proposed(entry, _ABOVE_ALL if below is None else below)
    rows = published_articles().filter(pk__in=keys).select_related("locale")
    found: list[InArticle] = []
    for article in rows.order_by("-pk"):
        if len(found) >= SHOWN_MAX:
            return InArticles(found, article.pk + 1)
        found += islice(_in(article, entry), PLACES_MAX)
    return InArticles(found, keys[-1] if len(keys) == LOOKED_AT_MAX else None)


def _proposed(entry: Entry, below: int) -> list[int]:
    """By the index of the search; it does not know what stands below the lead picture."""
    named = [(locale, name) for locale in open_locales() if (name := entry.looked_for_in(locale))]
    spelled = [(locale, name.name) for locale, name in named]
    spelled += [(locale, form) for locale, name in named for form in name.forms]
    asked = dict.fromkeys(tuple(_words(one, locale)) for locale, one in spelled)
    names = [words for words in asked if words][:NAMES_MAX]
    keys = editions_with(names, below=below, limit=LOOKED_AT_MAX)
    captions = Q()
    for beginning in {_longest(name) for _locale, name in named}:
        captions |= Q(hero_caption__icontains=beginning) | Q(hero_alt__icontains=beginning)
    if captions:
        some = ArticlePage.objects.filter(captions, pk__lt=below).order_by("-pk")
        keys += some.values_list("pk", flat=True)[:LOOKED_AT_MAX]
    return sorted(set(keys), reverse=True)[:LOOKED_AT_MAX]


def _words(name: str, locale: str) -> Iterator[Word]:
    """So that whatever ending they have is found, too; matching decides."""
    for word in words_of(name, locale):
        is_run = word.goes_on or any(len(form) > 1 for form in word.forms)
        yield word if is_run else _without_endings(word)


def _without_endings(word: Word) -> Word:
    cut = dict.fromkeys((_beginning(stem),) for (stem,) in word.forms)
    return Word("", tuple(cut), goes_on=True)


def _beginning(word: str) -> str:
    return word[: max(_BEGINNING_LENGTH_LEAST, len(word) - _ENDING_LENGTH)]


def _longest(name: Name) -> str:
    return _beginning(max(name.name.split(), key=len))


def _in(article: ArticlePage, entry: Entry) -> Iterator[InArticle]:
    locale = article.locale.language_code
    for placed in placed_texts(article):
        if one := occurrence_in(placed.text, locale, entry):
            anchor = f"#{placed.anchor}" if placed.anchor else ""
            yield InArticle(
                one,
                f"{article.url}{anchor}",
                article.title,
                placed.label,
                own_name(locale),
                bcp47(locale),
                direction(locale),
            )
