"""A line as its words, and where in a sentence each stands."""

import re
from collections.abc import Callable, Iterator
from enum import Enum, auto
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+")
_END = re.compile(r"[.!?…]['\"»”’)\]]*\s")
# What may begin something of its own: a quotation, a list, an explanation.
_OPENING = re.compile(r"[.!?…:\"“”„«»(\[{¿¡—–*]|(?:^|\s)['‘’-]")
# Behind these a full stop ends no sentence.
_TITLES = (
    "M Mr Mrs Ms Mme Mmes Mlle MM Dr Drs Dra Dre Sr Sra Sres Srta Srs D Dn Dna St Ste Sta Sto Sant"
    " Prof Profa Vd Ud Av Pl"
)
_ABBREVIATED = frozenset(_TITLES.lower().split())


class Place(Enum):
    FIRST = auto()  # of its sentence
    OPENED = auto()  # behind a colon, a bracket, a quotation mark
    INNER = auto()


class Word(NamedTuple):
    start: int
    end: int
    text: str
    place: Place
    # Its number in the line.
    sentence: int
    # It stands for something else.
    is_kept: bool

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_title(self) -> bool:
        return self.is_capital and (len(self.text) == 1 or self.text[1:].islower())

    @property
    def is_loud(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()

    @property
    def small(self) -> str:
        return self.text.casefold()


def words_of(line: str, is_kept: Callable[[str], bool]) -> Iterator[Word]:
    end, sentence, before = 0, 0, ""
    for found in _WORD.finditer(line):
        place = _place(line[end : found.start()], before)
        sentence += place is Place.FIRST and bool(before)
        before, end = found[0], found.end()
        yield Word(*found.span(), before, place, sentence, before[0].isupper() and is_kept(before))


def _place(gap: str, before: str) -> Place:
    if not before:
        return Place.FIRST
    if gap in (" ", "'", "’", ", "):
        return Place.INNER
    if _END.search(gap) and not (gap[0] == "." and before.lower() in _ABBREVIATED):
        return Place.FIRST
    return Place.OPENED if _OPENING.search(gap) else Place.INNER
