"""A line that is translated in pieces, cut at its marks, or at all that must not change."""

from collections.abc import Sequence
from html import escape, unescape
from itertools import pairwise

from causerie.translation.engines.base import Pair
from causerie.translation.pipeline.marks import Place
from causerie.translation.pipeline.placed import Placed
from causerie.translation.pipeline.shouting import quiet, shouted
from causerie.translation.pipeline.tidying import lowered_start, tidied
from causerie.translation.pipeline.whole import Asked, places_in_core
from causerie.translation.pipeline.wording import Way, Wording


def _touch(left: str, right: str) -> bool:
    return left[-1:].isalnum() and right[:1].isalnum()


class Pieces:
    def __init__(self, wording: Wording, pair: Pair, way: Way, *, is_xml: bool) -> None:
        self.wording = wording
        self.pair = pair
        self.is_xml = is_xml
        self.places = places_in_core(wording)
        self.cuts = self._cuts(way)
        self.asked = [
            self._asked(start, end)
            for start, end in self._stretches()
            if self._is_translated(start, end)
        ]

    def _cuts(self, way: Way) -> list[int]:
        core = self.wording.core
        edges = {0, len(core)}
        for place in self.places if way.cuts_marks else ():
            edges |= set(place or ())
        for start, end, _word in self.wording.places(core) if way.cuts_tokens else ():
            edges |= {start, end}
        return sorted(edges)

    def _stretches(self) -> list[tuple[int, int]]:
        return list(pairwise(self.cuts))

    def _is_translated(self, start: int, end: int) -> bool:
        return self.wording.has_letters(self.wording.core[start:end])

    def _asked(self, start: int, end: int) -> Asked:
        words = self.wording.core[start:end].strip()
        if self.wording.is_shouted:
            words = quiet(words, self.wording)
        return Asked(escape(words, quote=False) if self.is_xml else words, start, end)

    def placed(self, answers: Sequence[str]) -> Placed:
        left = iter(answers)
        words: list[str] = []
        moved, length = {}, 0
        for start, end in self._stretches():
            piece = self.wording.core[start:end]
            if self._is_translated(start, end):
                piece = self._translated(next(left), piece)
            if words and _touch(words[-1], piece) and not _touch(self.wording.core[:start], piece):
                words.append(" ")
                length += 1
            moved[start] = length
            words.append(piece)
            length += len(piece)
        moved[self.cuts[-1]] = length
        return Placed(
            "".join(words),
            tuple(Place(moved[one.start], moved[one.end]) if one else None for one in self.places),
        )

    def _translated(self, answer: str, source: str) -> str:
        """With the spaces that stood around it."""
        words = tidied(unescape(answer) if self.is_xml else answer, source, self.pair.target)
        words = lowered_start(words, source, self.pair.target)
        if self.wording.is_shouted:
            words = shouted(words, self.wording)
        before = source[: len(source) - len(source.lstrip())]
        return before + words + source[len(source.rstrip()) :]
