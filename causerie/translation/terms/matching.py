"""Where the terms of a glossary stand in a text, in whatever form."""

from collections import OrderedDict, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from threading import Lock

from causerie.lib.stems import language_of
from causerie.translation.terms.patterns import KEY_LENGTH, Pattern, pattern, span
from causerie.translation.terms.spelling import Word, has_runs, readings, words_of
from causerie.translation.terms.term import TermPair

# One for each direction between five locales, and room; of 5,000 terms each takes some 10 MB.
_INDEXES_KEPT = 24
# Shorter names of a script without spaces are parts of other words.
_RUN_LENGTH_LEAST = 2


@dataclass(frozen=True)
class Hit:
    """`surface` is `text[start:end]`."""

    start: int
    end: int
    term: TermPair
    surface: str


class _Index:
    """What a text is looked through for: by the beginning of the first word."""

    def __init__(self, terms: tuple[TermPair, ...], language: str, *, bends: bool = True) -> None:
        # Whether other forms count than the name and those that are confirmed.
        self.bends = bends
        self.terms = terms
        self.language = language
        self.patterns: dict[str, list[Pattern]] = defaultdict(list)
        # Names in a script without spaces.
        self.runs: list[tuple[str, TermPair]] = []
        for term in terms:
            for name in dict.fromkeys((term.source, *term.source_forms)):
                self._add(term, name)

    def _add(self, term: TermPair, name: str) -> None:
        if has_runs(name, self.language):
            if len(name) >= _RUN_LENGTH_LEAST:
                self.runs.append((name, term))
            return
        made = pattern(term, name, self.language, bends=self.bends and name == term.source)
        if made is not None:
            for key in made.keys(self.language):
                self.patterns[key].append(made)

    def found(self, text: str) -> Iterator[Hit]:
        words = words_of(text, self.language) if self.patterns else []
        for place, word in enumerate(words):
            for wanted in self._beginning(word, text):
                if (where := span(wanted, text, words, place, self.language)) is not None:
                    yield Hit(*where, wanted.term, text[slice(*where)])
        for name, term in self.runs:
            start = text.find(name)
            while start >= 0:
                yield Hit(start, start + len(name), term, name)
                start = text.find(name, start + len(name))

    def _beginning(self, word: Word, text: str) -> Iterator[Pattern]:
        keys = {one.folded[:KEY_LENGTH] for one in readings(word, text, self.language)}
        for key in keys:
            yield from self.patterns.get(key, ())


class _Kept:
    """The indexes of the glossaries in use. Comparing thousands of terms would cost more than a
    text does, so that a tuple is known by its identity."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._indexes: OrderedDict[tuple[int, str], _Index] = OrderedDict()

    def index(self, terms: tuple[TermPair, ...], language: str) -> _Index:
        key = (id(terms), language)
        with self._lock:
            if (known := self._indexes.get(key)) is not None and known.terms is terms:
                self._indexes.move_to_end(key)
                return known
        made = _Index(terms, language)
        with self._lock:
            self._indexes[key] = made
            while len(self._indexes) > _INDEXES_KEPT:
                self._indexes.popitem(last=False)
        return made


_kept = _Kept()


def hits(text: str, pair_terms: Sequence[TermPair], locale: str) -> list[Hit]:
    """Those that stand in `text`, which is in `locale`: in their order, the longest where they
    overlap. Give the same tuple of terms again: its index is kept."""
    if not pair_terms:
        return []
    return _apart(sorted(_index_of(pair_terms, locale).found(text), key=_rank))


def standing(text: str, pair_terms: Sequence[TermPair], locale: str) -> set[TermPair]:
    """Those that stand in `text`, within the names of others, too."""
    return {hit.term for hit in _index_of(pair_terms, locale).found(text)} if pair_terms else set()


def _index_of(pair_terms: Sequence[TermPair], locale: str) -> _Index:
    language = language_of(locale)
    if isinstance(pair_terms, tuple):
        return _kept.index(pair_terms, language)
    return _Index(tuple(pair_terms), language)


def count(text: str, term: TermPair, locale: str, *, bends: bool) -> int:
    """How often one term stands in a text: with `bends` in any form, else as it is or confirmed."""
    index = _Index((term,), language_of(locale), bends=bends)
    return len(_apart(sorted(index.found(text), key=_rank)))


def _rank(hit: Hit) -> tuple[int, int, bool]:
    """The longest first; of two terms for the same words, the one that is written so."""
    is_exact = hit.surface in (hit.term.source, *hit.term.source_forms)
    return hit.start - hit.end, hit.start, not is_exact


def _apart(ranked: list[Hit]) -> list[Hit]:
    taken: list[Hit] = []
    for hit in ranked:
        if all(hit.end <= other.start or hit.start >= other.end for other in taken):
            taken.append(hit)
    return sorted(taken, key=lambda hit: hit.start)
