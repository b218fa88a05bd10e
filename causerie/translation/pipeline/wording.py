"""What of a unit an engine is given, and what stays around it."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from causerie.translation.pipeline.reading import Reading
from causerie.translation.protection.emphasis import is_shouted
from causerie.translation.protection.masking import Masked, Token, places
from causerie.translation.protection.spans import SpanKind
from causerie.translation.terms.matching import Hit

_NUMBERING = re.compile(r"\(?\d{1,3}[.)]\s+")
_BULLET = re.compile(r"[-–—•*·>]+\s+|\s+")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Fault:
    """Why an answer is not taken, in one word."""

    code: str
    # Of `marks`, the numbers of those that were not found.
    lost: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Way:
    """How a unit is given to an engine; each is safer than the one before, and worse to read."""

    masks_all: bool = False
    cuts_marks: bool = False
    cuts_tokens: bool = False
    # Plain words for an engine that was given marks and broke them.
    without_tags: bool = False
    # Marks that were not found in the translation: opaque words hold their places.
    held: frozenset[int] = frozenset()

    def next_after(self, fault: Fault) -> "Way | None":
        if fault.code == "tags":
            return replace(self, without_tags=True)
        if fault.code == "marks":
            if fault.lost and not self.held:
                return replace(self, held=fault.lost)
            return None if self.cuts_marks else replace(self, cuts_marks=True)
        if fault.code not in ("tokens", "terms", "numbers") or self.cuts_tokens:
            return None
        if self.masks_all:
            return Way(masks_all=True, cuts_marks=True, cuts_tokens=True)
        return replace(self, masks_all=True)


@dataclass(frozen=True)
class Wording:
    reading: Reading
    masked: Masked
    # Of what is translated, in the masked words: smilies at the ends and list numbers are not.
    start: int
    end: int

    @cached_property
    def core(self) -> str:
        return self.masked.words[self.start : self.end]

    @property
    def lead(self) -> str:
        return self.masked.words[: self.start]

    @property
    def trail(self) -> str:
        return self.masked.words[self.end :]

    @cached_property
    def needs_engine(self) -> bool:
        return self.has_letters(self.core)

    @cached_property
    def is_shouted(self) -> bool:
        return is_shouted(self.blanked(self.core))

    @cached_property
    def by_word(self) -> dict[str, Token]:
        return {token.word: token for token in self.masked.tokens}

    @cached_property
    def smilies(self) -> tuple[str, ...]:
        return tuple(one.word for one in self.masked.tokens if one.kind is SpanKind.EMOJI)

    @cached_property
    def hits(self) -> tuple[tuple[int, int, Hit], ...]:
        """The terms left in the core, by their places there."""
        known = self.reading.hits
        return tuple(
            (start - self.start, end - self.start, known[span])
            for start, end, span in self.masked.left
            if span in known
        )

    def places(self, words: str) -> list[tuple[int, int, str]]:
        return places(words, self.masked.stem, self.masked.tokens)

    def blanked(self, words: str) -> str:
        """Without tokens."""
        for start, end, _word in self.places(words):
            words = words[:start] + " " * (end - start) + words[end:]
        return words

    def has_letters(self, words: str) -> bool:
        return bool(_LETTER.search(self.blanked(words)))


def worded(reading: Reading, way: Way, *, takes_terms: bool) -> Wording:
    masked = reading.masked(
        keeps_terms=takes_terms and not way.masks_all, keeps_numbers=not way.masks_all
    )
    smilies = {token.word for token in masked.tokens if token.kind is SpanKind.EMOJI}
    words = masked.words
    labels = {token.word for token in masked.tokens if token.kind is SpanKind.LABEL}
    start, end = _lead(words, smilies | labels), _trail(words, smilies)
    wording = Wording(reading, masked, *((start, end) if start < end else (0, len(words))))
    if wording.is_shouted and wording.hits:
        # Engines do better with small letters, and know no names in them.
        return worded(reading, replace(way, masks_all=True), takes_terms=False)
    return wording


def _lead(words: str, signs: set[str]) -> int:
    place = 0
    numbering = _NUMBERING.match(words)
    while True:
        if numbering and numbering.start() == place:
            place = numbering.end()
        elif bullet := _BULLET.match(words, place):
            place = bullet.end()
        elif sign := next((one for one in signs if words.startswith(one, place)), None):
            place += len(sign)
        else:
            return place


def _trail(words: str, smilies: set[str]) -> int:
    place = len(words)
    while True:
        place = len(words[:place].rstrip())
        smiley = next((one for one in smilies if words.endswith(one, 0, place)), None)
        if not smiley:
            return place
        place -= len(smiley)
