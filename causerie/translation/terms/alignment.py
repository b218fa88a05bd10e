"""The names on a page, each with the name in its source that it stands for, where that is plain."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from causerie.lib.alignment import aligned
from causerie.lib.sentences import sentences
from causerie.lib.transliteration import scripts_in
from causerie.translation.terms.inflected import has_cases
from causerie.translation.terms.likeness import is_same_word, is_transliterated, roman
from causerie.translation.terms.name_like import JOINING, NameLike, Page, page_of
from causerie.translation.terms.named import Named, Names, Terms, names_of
from causerie.translation.terms.named_text import NamedText
from causerie.translation.terms.spelling import Word, words_of
from causerie.translation.terms.term import TermPair

# Words that a name may be longer than its capitals: "Confianza de ribera".
_LONGER_MAX = 3


@dataclass(frozen=True)
class SourceName:
    """A name in the sources, whatever its endings."""

    key: tuple[str, ...]
    # Of several words, or of the glossary: hardly laid beside another by mistake.
    is_telling: bool
    term: TermPair | None = field(default=None, compare=False)

    @classmethod
    def of(cls, term: TermPair) -> "SourceName":
        return cls(("", term.target), True, term)


@dataclass(frozen=True)
class Found:
    """A name on the page."""

    text: NamedText
    name: NameLike
    source: SourceName | None = None
    term: TermPair | None = None
    # Whether it is the source in other letters, or its usual rendering; else it was left over.
    is_plain: bool = False
    # What stands behind the name in the source.
    source_rest: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        if self.term:
            return ("", self.term.target)
        capitals = ("A" if word.text[0].isupper() else "a" for word in self.name.words)
        words = (word.folded for word in words_of(self.name.text, ""))
        return (*words, "".join(capitals))


class Alignment:
    def __init__(self, texts: Sequence[NamedText], known: Sequence[TermPair], locale: str) -> None:
        self.texts = texts
        self.locale = locale
        self.sources = _terms({term: term for term in known})
        self.targets = _terms({_as_found_in_target(term): term for term in known})
        self.page = page_of((text.text for text in texts), locale)
        self.source_pages = _source_pages(texts)
        self.source_names: dict[str, list[tuple[NameLike, SourceName]]] = defaultdict(list)
        self.names = {text: self._names(text) for text in texts}
        # How often each name of the sources was rendered in each way.
        self.seen: defaultdict[SourceName, Counter[tuple[str, ...]]] = defaultdict(Counter)

    def found(self) -> list[Found]:
        """In two rounds: what one sentence leaves open another may have told."""
        self._round()
        return _longer(self._round())

    def _round(self) -> list[Found]:
        return [one for text in self.texts for one in self._in_text(text)]

    def _in_text(self, text: NamedText) -> Iterator[Found]:
        theirs, ours = self.names[text]
        if ours is None:
            for one in theirs.expected(()):
                yield Found(text, one.name, None, one.term)
            return
        page = self.source_pages[text.source_locale]
        for mine, other in _beads(text, self.locale):
            named = ours.within(mine).all_terms()
            terms = [one.term.target for one in named if one.term]
            pairs = [(one, self._source_name(one, page)) for one in named]
            yield from self._paired(text, pairs, theirs.within(other).expected(terms))

    def _names(self, text: NamedText) -> tuple[Names, Names | None]:
        """Of the text, and of its source, if it has one."""
        theirs = names_of(text.text, self.page, self.targets)
        if not text.source:
            return theirs, None
        return theirs, names_of(text.source, self.source_pages[text.source_locale], self.sources)

    def _source_name(self, named: Named, page: Page) -> SourceName:
        if named.term:
            return SourceName.of(named.term)
        known = self.source_names[page.locale]
        for other, source in known:
            if other.key == named.name.key or (
                has_cases(page.language) and is_same_word(other, named.name, page.language)
            ):
                return source
        made = SourceName(named.name.key, len(named.name.words) > 1)
        known.append((named.name, made))
        return made

    def _paired(
        self, text: NamedText, ours: list[tuple[Named, SourceName]], theirs: list[Named]
    ) -> Iterator[Found]:
        """The names of a sentence, with those of its source: the plain ones first, then the one
        that is left over on both sides."""
        left = list(theirs)
        open_names: list[tuple[Named, SourceName]] = []
        for one, source in ours:
            match = next((t for t in left if self._is_rendering(one, source, t)), None)
            if match is None:
                open_names.append((one, source))
            else:
                left.remove(match)
                yield self._noted(text, match, one, source, is_plain=True)
        if len(open_names) == len(left) == 1 and not left[0].term:
            yield self._noted(text, left[0], *open_names[0], is_plain=False)
        else:
            yield from (Found(text, one.name, None, one.term) for one in left)

    def _noted(
        self, text: NamedText, named: Named, mine: Named, source: SourceName, *, is_plain: bool
    ) -> Found:
        self.seen[source][named.name.key] += 1
        rest = text.source[mine.name.end :]
        return Found(text, named.name, source, named.term, is_plain, rest)

    def _is_rendering(self, one: Named, source: SourceName, other: Named) -> bool:
        if one.term or other.term:
            return bool(one.term and other.term and one.term.target == other.term.target)
        # Twice in the first round and once more in the second: it was no accident.
        is_usual = self.seen[source][other.name.key] > 1
        return is_usual or is_transliterated(one.name, other.name)


def _beads(text: NamedText, locale: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Where sentences of the source begin and end, and those that say the same."""
    ours, theirs = sentences(text.source, text.source_locale), sentences(text.text, locale)
    beads = aligned(
        [text.source[start:end] for start, end in ours],
        [text.text[start:end] for start, end in theirs],
    )
    for mine, other in beads:
        yield _span(ours, mine), _span(theirs, other)


def _span(spans: Sequence[tuple[int, int]], places: range) -> tuple[int, int]:
    return (spans[places[0]][0], spans[places[-1]][1]) if places else (0, 0)


def _terms(of_page: dict[TermPair, TermPair]) -> Terms:
    # One tuple for all texts of the page: its index is made once.
    return Terms(tuple(of_page), of_page)


def _as_found_in_target(term: TermPair) -> TermPair:
    return replace(
        term,
        source=term.target or term.source,
        target=term.source,
        source_forms=term.target_forms,
        target_forms=term.source_forms,
    )


def _source_pages(texts: Sequence[NamedText]) -> dict[str, Page]:
    by_locale: defaultdict[str, list[str]] = defaultdict(list)
    for text in texts:
        if text.source:
            by_locale[text.source_locale].append(text.source)
    return {locale: page_of(sources, locale) for locale, sources in by_locale.items()}


def _longer(found: Sequence[Found]) -> list[Found]:
    """Renderings of a name, each with the words that belong to it and stand without capital: where
    another rendering has them, or where they are the next words of the source in other letters."""
    of_source: defaultdict[SourceName, set[str]] = defaultdict(set)
    for one in found:
        if one.source and not one.term:
            of_source[one.source].update(one.name.key)
    return [_lengthened(one, of_source) for one in found]


def _lengthened(one: Found, of_source: dict[SourceName, set[str]]) -> Found:
    if one.source is None or one.term:
        return one
    wanted = of_source[one.source] - set(one.name.key)
    rest = words_of(one.text.text[one.name.end :], "")[:_LONGER_MAX]
    carried = [roman(word.text) for word in words_of(one.source_rest, "")[:1] if _is_cyrillic(word)]
    more = [
        n
        for n, word in enumerate(rest)
        if word.folded in wanted or (n == 0 and roman(word.text) in carried)
    ]
    return _with_words(one, rest[: more[-1] + 1]) if more else one


def _is_cyrillic(word: Word) -> bool:
    return "Cyrl" in scripts_in(word.text)


def _with_words(one: Found, rest: Sequence[Word]) -> Found:
    shift = one.name.end
    moved = [word._replace(start=word.start + shift, end=word.end + shift) for word in rest]
    long = tuple(word for word in moved if word.lowered not in JOINING)
    text = one.text.text[one.name.start : moved[-1].end]
    name = NameLike(one.name.start, moved[-1].end, text, one.name.words + long)
    return replace(one, name=name)
