"""A translated unit with its marks, before its tokens are what they stand for; and as HTML."""

from bisect import bisect
from dataclasses import dataclass

from causerie.lib.markup.rendering import cleaned
from causerie.translation.pipeline.marks import Place
from causerie.translation.pipeline.wording import Wording
from causerie.translation.protection.inline import OBJECT, Mark, Piece, written
from causerie.translation.protection.masking import Token
from causerie.translation.protection.spans import SpanKind


@dataclass(frozen=True)
class Placed:
    """`core` is the translation of the wording's; `places` are those in it of its marks, in their
    order, of those that stand on words of it."""

    core: str
    places: tuple[Place | None, ...] = ()

    @property
    def has_empty_mark(self) -> bool:
        return any(place and not self.core[slice(*place)].strip() for place in self.places)


def html(wording: Wording, placed: Placed) -> str:
    words = wording.lead + placed.core + wording.trail
    text, pieces, moved = _filled(wording, words)
    marks = [
        mark._replace(start=moved(place.start), end=moved(place.end))
        for mark, place in zip(wording.masked.marks, _whole_places(wording, placed), strict=True)
    ]
    made = written(text, [_trimmed(mark, text) for mark in marks], pieces)
    if "<" not in made:
        return made
    unit = wording.reading.unit
    # Of an article, tags stand in it that a comment may not have: they come from there as well.
    return cleaned(made) if cleaned(unit) == unit else made


def _whole_places(wording: Wording, placed: Placed) -> list[Place]:
    """Of each mark, in all words."""
    longer = len(placed.core) - len(wording.core)
    found = []
    for mark, place in zip(wording.masked.marks, placed.places, strict=True):
        start, end = (place.start, place.end) if place else (0, 0)
        found.append(
            Place(
                _edge(mark.start, start, wording, longer, is_known=place is None),
                _edge(mark.end, end, wording, longer, is_known=place is None),
            )
        )
    return found


def _edge(edge: int, in_core: int, wording: Wording, longer: int, *, is_known: bool) -> int:
    if edge < wording.start or (is_known and edge <= wording.start):
        return edge
    if edge > wording.end or is_known:
        return edge + longer
    return wording.start + in_core


def _trimmed(mark: Mark, text: str) -> Mark:
    words = text[mark.start : mark.end]
    return mark._replace(
        start=mark.start + len(words) - len(words.lstrip()),
        end=mark.end - len(words) + len(words.rstrip()),
    )


class _Moves:
    """From a place in words with tokens to the place in those without."""

    def __init__(self) -> None:
        self.steps: list[tuple[int, int]] = [(0, 0)]

    def __call__(self, place: int) -> int:
        source, target = self.steps[bisect(self.steps, place, key=_source) - 1]
        return target + place - source


def _source(step: tuple[int, int]) -> int:
    return step[0]


def _filled(wording: Wording, words: str) -> tuple[str, list[Piece], _Moves]:
    text, end, length = [], 0, 0
    pieces: list[Piece] = []
    moves = _Moves()
    for start, stop, word in wording.places(words):
        token = wording.by_word[word]
        left, right = _cut_spaces(words, start, stop, token)
        before = words[end:left]
        place = length + len(before)
        text += [before, OBJECT]
        pieces.append(Piece(place, place + 1, _rendered(wording, token, words[:start])))
        # A mark may end in a space that is cut, too.
        moves.steps += [(left, place), (start, place), (stop, place + 1), (right, place + 1)]
        end, length = right, place + 1
    text.append(words[end:])
    return "".join(text), pieces, moves


def _cut_spaces(words: str, start: int, stop: int, token: Token) -> tuple[int, int]:
    """With the space that was put between a word and what stood right beside it."""
    left = start - 1 if token.is_glued_left and words[:start].endswith(" ") else start
    is_spaced = token.is_glued_right and words[stop : stop + 1] == " "
    return left, stop + 1 if is_spaced else stop


def _rendered(wording: Wording, token: Token, before: str) -> str:
    """The name of a term begins a sentence with a capital, if it did so in the source."""
    first = token.html[:1]
    is_first = not before.strip(" «»\"“”'(¡¿—–-") or before.rstrip().endswith((".", "!", "?"))
    if token.kind is not SpanKind.TERM or not first.islower() or not is_first:
        return token.html
    source = wording.reading.line.text.lstrip(" «»\"“”'(¡¿—–-")
    return first.upper() + token.html[1:] if source[:1].isupper() else token.html


def plain(wording: Wording, text: str) -> str:
    """`text` with what its tokens stand for."""
    filled, end = [], 0
    for start, stop, word in wording.places(text):
        filled += [text[end:start], wording.by_word[word].words]
        end = stop
    return "".join([*filled, text[end:]])
