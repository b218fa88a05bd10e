"""Capitals of an answer as those of what was asked.

Apertium's rules hand capitals on: to the next word (`Gracias Para`), from one letter to a whole
word (`A` -> `AL`), along with the first word wherever it goes. So after every hop:

- All of a word is in capitals only where a word of the source is; every word, where the whole
  sentence is.
- A capital in mid-sentence stays on a word that stands in the source with one; on one that the
  target always writes so (`Spanish`, `Francia`); and on as many names as the source has of its own
  there that were found in neither way. A small word (`para`, `the`) has one only within a name.
- A sentence begins as its source does.
- Behind a colon, a bracket or a quotation mark, and in what stands for something else, all stays.
"""

import re
from bisect import bisect
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple
from unicodedata import normalize

from causerie.translation.engines.apertium.capitals import always, in_english, is_article, is_small
from causerie.translation.engines.apertium.sentences import Place, Word, words_of
from causerie.translation.protection.designations import UPPER
from causerie.translation.protection.emphasis import ROW_WORDS_MIN

# A name that has moved from the beginning begins alike in both: `London buses`, `de Londres`.
_ALIKE_LETTERS = 2
_NONE: frozenset[str] = frozenset()
_WORD = rf"[{UPPER}][^\W\d_]*"
_CAPITAL = re.compile(_WORD)
_INNER = re.compile(rf"(?:(?<=[^\W_]['’-])|(?<=[\w,;)%/&-] )){_WORD}")
_LOUD = re.compile(rf"(?<![^\W\d_])[{UPPER}]{{2,}}(?![^\W\d_])")
_SHOUT = re.compile(rf"(?<!\w)[{UPPER}]+(?:[\s’',:-]+[{UPPER}]+){{{ROW_WORDS_MIN - 1}}}(?!\w)")
_BEGINNING = re.compile(rf"[.!?…] (?![{UPPER}])[^\W\d_]")


class Languages(NamedTuple):
    source: str
    target: str


def cased(answer: str, source: str, languages: Languages, is_kept: Callable[[str], bool]) -> str:
    """`is_kept` says of a word whether it stands for something else."""
    if not _is_suspect(answer, source, is_kept):
        return answer
    ours, theirs = list(words_of(source, is_kept)), list(words_of(answer, is_kept))
    if not ours:
        return answer
    theirs = _without_shouts(ours, theirs)
    # Of the whole line: a name comes more than once.
    given = {word.small for word in ours if word.is_capital and not _is_begun(word, languages)}
    found: list[Word] = []
    for one, other in _side_by_side(ours, theirs):
        found += _Sentence(one, other, given, languages).cased()
    return _written(answer, found)


def _is_begun(word: Word, languages: Languages) -> bool:
    """A small word whose capital is that of the sentence."""
    return word.place is Place.FIRST and is_small(word.small, languages.source)


def _is_suspect(answer: str, source: str, is_kept: Callable[[str], bool]) -> bool:
    """Most answers are in order: they are told from the others at once."""
    if _BEGINNING.search(answer) or answer[:1].isupper() != source[:1].isupper():
        return True
    if _SHOUT.search(source):
        return True
    strange = {*_INNER.findall(answer), *_LOUD.findall(answer)}.difference(_CAPITAL.findall(source))
    return not all(map(is_kept, strange))


def _without_shouts(ours: Sequence[Word], theirs: Sequence[Word]) -> list[Word]:
    """More in capitals than the source has; one that has lost them is no matter."""
    if any(word.is_loud and not word.is_kept for word in ours):
        return list(theirs)
    return [
        word._replace(text=word.text.capitalize()) if word.is_loud and not word.is_kept else word
        for word in theirs
    ]


def _side_by_side(
    ours: Sequence[Word], theirs: Sequence[Word]
) -> Iterable[tuple[list[Word], list[Word]]]:
    """Sentence by sentence; as one where there is another number of them."""
    each = [
        [list(group) for _number, group in groupby(words, _sentence)] for words in (ours, theirs)
    ]
    if len(each[0]) == len(each[1]):
        return zip(*each, strict=True)
    return [(list(ours), list(theirs))]


def _sentence(word: Word) -> int:
    return word.sentence


def _written(answer: str, words: Iterable[Word]) -> str:
    parts, end = [], 0
    for word in words:
        parts += [answer[end : word.start], word.text]
        end = word.end
    return "".join([*parts, answer[end:]])


class _Sentence:
    def __init__(
        self,
        ours: Sequence[Word],
        theirs: Sequence[Word],
        given: Container[str],
        languages: Languages,
    ) -> None:
        self.ours, self.theirs, self.given, self.languages = ours, theirs, given, languages

    def cased(self) -> Iterator[Word]:
        if self._is_shouted():
            yield from (word if word.is_kept else _loud(word) for word in self.theirs)
            return
        lowered = set(self._lowered())
        for number, word in enumerate(self.theirs):
            if word.place is Place.FIRST:
                yield self._begun(word)
            else:
                yield _lowered(word) if number in lowered else word

    def _is_shouted(self) -> bool:
        """Two acronyms are none yet, nor is a letter."""
        own = [word for word in self.ours if not word.is_kept]
        is_all = len(own) >= ROW_WORDS_MIN and all(word.text.isupper() for word in own)
        return is_all and any(word.is_loud for word in own)

    def _begun(self, word: Word) -> Word:
        first = self.ours[0]
        # A name may have moved from there; what stands for code or an address has no case to tell.
        is_told = not first.is_kept or first.is_title
        is_apart = word.is_kept or not is_told or word.sentence != first.sentence
        if is_apart or word.is_capital == first.is_capital:
            return word
        if first.is_capital:
            return word._replace(text=word.text[0].upper() + word.text[1:])
        return word if word.small in always(self.languages.target) else _lowered(word)

    def _lowered(self) -> Iterator[int]:
        """The numbers of the words whose capital nothing warrants."""
        strange = [
            number
            for number, word in enumerate(self.theirs)
            if word.place is Place.INNER and word.is_title and not self._is_known(number)
        ]
        if not strange:
            return
        small = set() if self._has_small_name() else set(filter(self._is_small, strange))
        yield from small
        runs = _runs([number for number in strange if number not in small])
        for run in set(runs) - self._names(runs):
            yield from run

    def _has_small_name(self) -> bool:
        """`The Hague`."""
        return any(
            word.place is Place.INNER
            and word.is_capital
            and is_small(word.small, self.languages.source)
            for word in self.ours
        )

    def _is_small(self, number: int) -> bool:
        return is_small(self.theirs[number].small, self.languages.target)

    def _is_known(self, number: int) -> bool:
        word = self.theirs[number]
        return (
            word.is_kept
            or word.small in self.given
            or word.small in always(self.languages.target)
            or self._is_moved_beginning(number)
        )

    def _is_moved_beginning(self, number: int) -> bool:
        """`Spain won`: `L'Espagne a gagné`. `London buses`: `Los autobuses Londres`."""
        word, first = self.theirs[number], self.ours[0]
        if is_small(word.small, self.languages.target) or _is_begun(first, self.languages):
            return False
        is_behind_article = number == 1 and is_article(self.theirs[0].small)
        return is_behind_article or _beginning(word) == _beginning(first)

    def _names(self, runs: Sequence[tuple[int, ...]]) -> set[tuple[int, ...]]:
        """As many as the source has names, those that stand where they do."""
        own = self._own_names()
        if len(runs) <= len(own):
            return set(runs)
        left, places, found = list(runs), [run[0] / len(self.theirs) for run in runs], set()
        for place in own:
            nearest = _nearest(places, place)
            del places[nearest]
            found.add(left.pop(nearest))
        return found

    def _own_names(self) -> list[float]:
        """Of the names that do not come back as they were, or not whole (`the Heron Bell`): where
        they stand, from 0 to 1."""
        said = {word.small for word in self.theirs}
        own = in_english() if self.languages.source == "en" else _NONE
        numbers = [
            number
            for number, word in enumerate(self.ours)
            if word.is_capital
            and not word.is_kept
            and self._is_inner(number)
            and word.small not in own
        ]
        return [
            run[0] / len(self.ours)
            for run in _runs(numbers)
            if not all(self.ours[number].small in said for number in run)
        ]

    def _is_inner(self, number: int) -> bool:
        """A possessive at the beginning is set behind: `London's bridge`."""
        following = self.ours[number + 1 : number + 2]
        is_owner = bool(following) and following[0].text == "s" and self.languages.source == "en"
        return self.ours[number].place is not Place.FIRST or is_owner


def _nearest(places: Sequence[float], place: float) -> int:
    """Of `places` in their order. Found in halves: names may be as many as words."""
    behind = bisect(places, place)
    around = range(max(0, behind - 1), min(len(places), behind + 1))
    return min(around, key=lambda number: abs(places[number] - place))


def _lowered(word: Word) -> Word:
    return word._replace(text=word.text[0].lower() + word.text[1:])


def _loud(word: Word) -> Word:
    """`ß` has no capital of one letter."""
    return word._replace(
        text="".join(one if len(one.upper()) > 1 else one.upper() for one in word.text)
    )


def _beginning(word: Word) -> str:
    """Without accents."""
    return normalize("NFD", word.small)[:_ALIKE_LETTERS]


def _runs(numbers: Sequence[int]) -> list[tuple[int, ...]]:
    """Of neighbours."""
    each = groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])
    return [tuple(number for _index, number in run) for _key, run in each]
