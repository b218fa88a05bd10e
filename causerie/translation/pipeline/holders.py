"""Opaque words in place of marks whose words are not found again in a translation."""

import re
from collections.abc import Mapping, Sequence

from causerie.translation.pipeline.marks import Place
from causerie.translation.pipeline.tidying import lowered_start, tidied

# Of another beginning than what is protected; where a text holds one, its marks are not held.
_STEM = "VQZH"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Holders:
    def __init__(self, core: str, places: Sequence[Place | None], held: frozenset[int]) -> None:
        self.core = core
        self.places: dict[int, Place] = {}
        for number in sorted(held):
            place = places[number]
            if place and self._is_free(place):
                self.places[number] = place
        self.words = tuple(
            _STEM + letter for letter, _one in zip(_LETTERS, self.places, strict=False)
        )

    def _is_free(self, place: Place) -> bool:
        """An inner mark comes with the one around it; one on a part of a word holds no place."""
        around = self.core[max(0, place.start - 1) : place.start] + self.core[place.end :][:1]
        others = self.places.values()
        is_apart = all(one.end <= place.start or place.end <= one.start for one in others)
        is_told_apart = _STEM.casefold() not in self.core.casefold()
        has_room = len(self.places) < len(_LETTERS)
        return is_apart and is_told_apart and has_room and not any(map(str.isalnum, around))

    def put_in(self, core: str) -> str:
        found, end = [], 0
        for word, place in sorted(zip(self.words, self.places.values(), strict=True), key=_start):
            found += [core[end : place.start], word]
            end = place.end
        return "".join([*found, core[end:]])

    def filled(
        self, answer: str, phrases: Mapping[int, str], target_locale: str
    ) -> tuple[str, dict[int, Place]] | None:
        """With the words of each, and where they stand; None where one is lost or doubled."""
        if not self.places:
            return answer, {}
        numbers = dict(zip(self.words, self.places, strict=True))
        words, end, length = [], 0, 0
        places: dict[int, Place] = {}
        for found in re.finditer(rf"(?<![^\W_]){_STEM}[A-Z](?![^\W_])", answer, re.IGNORECASE):
            number = numbers.pop(found[0].upper(), None)
            if number is None:
                return None
            phrase = self._phrase(number, phrases, target_locale)
            words += [answer[end : found.start()], phrase]
            length += found.start() - end
            places[number] = Place(length, length + len(phrase))
            length += len(phrase)
            end = found.end()
        is_whole = not numbers and all(place.start < place.end for place in places.values())
        return ("".join([*words, answer[end:]]), places) if is_whole else None

    def _phrase(self, number: int, phrases: Mapping[int, str], target_locale: str) -> str:
        source = self.core[slice(*self.places[number])]
        if number not in phrases:
            return source
        return lowered_start(tidied(phrases[number], source, target_locale), source, target_locale)


def _start(held: tuple[str, Place]) -> int:
    return held[1].start
