"""A line that is translated in one: its marks are found again in the translation."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape

from causerie.translation.engines.base import Pair
from causerie.translation.pipeline.holders import Holders
from causerie.translation.pipeline.marks import Place, edges_of_words, located
from causerie.translation.pipeline.placed import Placed
from causerie.translation.pipeline.shouting import quiet, shouted
from causerie.translation.pipeline.tidying import tidied
from causerie.translation.pipeline.wording import Fault, Way, Wording

_TAG = re.compile(r"<(/?)g(\d{1,4})>")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Asked:
    """`words` for the engine; where they stand in the core, so that its terms are known."""

    words: str
    start: int
    end: int
    # Tokens that only hold the place of a mark.
    holders: tuple[str, ...] = ()


class Whole:
    """The whole core, and after it the words of the marks that are looked for."""

    def __init__(
        self,
        wording: Wording,
        pair: Pair,
        *,
        keeps_marks: bool,
        way: Way,
    ) -> None:
        self.wording = wording
        self.pair = pair
        self.places = places_in_core(wording)
        self.holders = Holders(wording.core, self.places, way.held)
        is_tagged = keeps_marks and not way.held and not way.without_tags
        self.has_tags = is_tagged and any(map(self._is_sought, self.places))
        self.is_xml = keeps_marks
        self.asked = list(self._asked())

    def _is_sought(self, place: Place | None) -> bool:
        return place is not None and bool(_LETTER_OR_DIGIT.search(self._outside(place)))

    def _outside(self, place: Place) -> str:
        core = self.wording.core
        return core[: place.start] + core[place.end :]

    def _asked(self) -> Iterator[Asked]:
        core = self.wording.core
        yield Asked(self._sent(self.holders.put_in(core)), 0, len(core), self.holders.words)
        for place in () if self.has_tags else self.places:
            if place and self._is_probed(place):
                phrase = core[place.start : place.end]
                yield Asked(self._sent(phrase, is_part=True), place.start, place.end)

    def _is_probed(self, place: Place) -> bool:
        phrase = self.wording.core[place.start : place.end]
        return self._is_sought(place) and self.wording.has_letters(phrase)

    def _sent(self, words: str, *, is_part: bool = False) -> str:
        if self.wording.is_shouted:
            words = quiet(words, self.wording)
        if not self.is_xml:
            return words
        return escape(words, quote=False) if is_part or not self.has_tags else self._tagged(words)

    def _tagged(self, words: str) -> str:
        """As XML; an inner mark has a higher number."""
        numbered = [
            (place, number)
            for number, place in enumerate(self.places, 1)
            if place and self._is_sought(place)
        ]
        found, end = [], 0
        edges = sorted(
            [(place.start, 1, number, f"<g{number}>") for place, number in numbered]
            + [(place.end, 0, -number, f"</g{number}>") for place, number in numbered]
        )
        for at, _order, _number, tag in edges:
            found += [escape(words[end:at], quote=False), tag]
            end = at
        return "".join([*found, escape(words[end:], quote=False)])

    def placed(self, answers: Sequence[str]) -> Placed | Fault:
        if self.has_tags:
            return self._by_tags(answers[0]) or Fault("tags")
        words = [unescape(answer) if self.is_xml else answer for answer in answers]
        phrases = self._phrases(words[1:])
        filled = self.holders.filled(words[0], phrases, self.pair.target)
        if filled is None:
            return Fault("marks")
        answer, held = filled
        core = self._tidied(answer)
        known = {number: _carried(place, answer, core) for number, place in held.items()}
        return self._all_found(core, phrases, known)

    def _phrases(self, answers: Sequence[str]) -> dict[int, str]:
        """By the number of the mark, its words as they are translated alone."""
        left = iter(answers)
        return {
            number: next(left)
            for number, place in enumerate(self.places)
            if place and self._is_probed(place)
        }

    def _all_found(
        self, core: str, phrases: dict[int, str], known: dict[int, Place | None]
    ) -> Placed | Fault:
        taken = [
            (place, there)
            for number, there in known.items()
            if there and (place := self.places[number])
        ]
        places: list[Place | None] = []
        lost: set[int] = set()
        for number, place in enumerate(self.places):
            found = known.get(number)
            if place and not found:
                found = self._found(place, core, phrases.get(number), taken)
            if place and found and self._holds_the_same(place, core, found):
                taken.append((place, found))
            elif place:
                lost.add(number)
            places.append(found)
        return Fault("marks", frozenset(lost)) if lost else Placed(core, tuple(places))

    def _tidied(self, answer: str) -> str:
        wording = self.wording
        words = tidied(answer, wording.core, self.pair.target, wording.smilies)
        return shouted(words, self.wording) if self.wording.is_shouted else words

    def _found(
        self,
        place: Place,
        core: str,
        alone: str | None,
        taken: Sequence[tuple[Place, Place]],
    ) -> Place | None:
        wording = self.wording
        phrase = wording.core[place.start : place.end]
        if not self._is_sought(place):
            is_all = len(phrase) == len(wording.core)
            return Place(0, len(core)) if is_all and core else edges_of_words(core)
        near = (place.start + place.end) / 2 / len(wording.core)
        outer = [there for here, there in taken if _holds(here, place)]
        others = [there for here, there in taken if not _holds(here, place)]
        begin, end = min(outer, key=_length, default=Place(0, len(core)))
        found = located(alone or phrase, core, near, [*others, *_without(core, begin, end)])
        return self._with_edges(phrase, found, core)

    def _holds_the_same(self, place: Place, core: str, there: Place) -> bool:
        """A mark that gained what is protected, or lost it, is not the same."""
        ours = self.wording.places(self.wording.core[slice(*place)])
        theirs = self.wording.places(core[slice(*there)])
        return sorted(one[2] for one in ours) == sorted(one[2] for one in theirs)

    def _with_edges(self, phrase: str, found: Place | None, core: str) -> Place | None:
        """With the signs that stand at the edges of the mark, where they do here as well."""
        if not found:
            return None
        inner = edges_of_words(phrase)
        if not inner:
            return found
        before, after = phrase[: inner.start].strip(), phrase[inner.end :].strip()
        start, end = found
        if before and core[:start].endswith(before):
            start -= len(before)
        if after and core.startswith(after, end):
            end += len(after)
        return Place(start, end)

    def _by_tags(self, answer: str) -> Placed | None:
        read = _untagged(answer)
        if read is None:
            return None
        words, found = read
        wanted = {n for n, place in enumerate(self.places, 1) if place and self._is_sought(place)}
        core = self._tidied(words)
        if set(found) != wanted:
            return None
        places: list[Place | None] = []
        for number, place in enumerate(self.places, 1):
            there = _carried(found[number], words, core) if number in found else None
            if place and number not in found:
                there = self._found(place, core, None, ())
            if place and not (there and self._holds_the_same(place, core, there)):
                return None
            places.append(there)
        return Placed(core, tuple(places))


def places_in_core(wording: Wording) -> list[Place | None]:
    """None for a mark that stands on nothing of it."""
    places: list[Place | None] = []
    for mark in wording.masked.marks:
        start = max(mark.start, wording.start) - wording.start
        end = min(mark.end, wording.end) - wording.start
        places.append(Place(start, end) if start < end else None)
    return places


def _holds(outer: Place, inner: Place) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _length(place: Place) -> int:
    return place.end - place.start


def _without(core: str, begin: int, end: int) -> list[Place]:
    """What lies outside, as taken."""
    around = (Place(0, begin), Place(end, len(core)))
    return [place for place in around if place.start < place.end]


def _untagged(answer: str) -> tuple[str, dict[int, Place]] | None:
    """The plain words, and where each mark stands; None if tags are doubled or not nested."""
    words, end, length = [], 0, 0
    open_tags: list[tuple[int, int]] = []
    places: dict[int, Place] = {}
    for tag in _TAG.finditer(answer):
        piece = unescape(answer[end : tag.start()])
        words.append(piece)
        length += len(piece)
        end, number = tag.end(), int(tag[2])
        if not tag[1]:
            open_tags.append((number, length))
            continue
        if not open_tags or open_tags[-1][0] != number or number in places:
            return None
        places[number] = Place(open_tags.pop()[1], length)
    words.append(unescape(answer[end:]))
    return None if open_tags else ("".join(words), places)


def _carried(place: Place, words: str, tidy: str) -> Place | None:
    """The same letters in tidied words: only spaces are others there."""
    before = len("".join(words[: place.start].split()))
    inside = len("".join(words[place.start : place.end].split()))
    seen = [at for at, letter in enumerate(tidy) if not letter.isspace()]
    if not inside or before + inside > len(seen):
        return None
    return Place(seen[before], seen[before + inside - 1] + 1)
