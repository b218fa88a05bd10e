"""Opaque words that stand for what must not change.

Words of letters survive engines best; brackets and signs are moved, translated and dropped.
"""

import re
from bisect import bisect, bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import NamedTuple

from causerie.translation.protection.inline import Line, Mark
from causerie.translation.protection.spans import Span, SpanKind

# No word of any language begins so; where a text holds one all the same, the next is taken.
_STEMS = ("ZQX", "QZX", "XQZ", "VXQ", "QXV", "ZXQV", "QVZX", "XZQVK", "VQZXK")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Nothing of theirs is said aloud: they may stand as one.
_MERGED = frozenset({SpanKind.PIECE, SpanKind.ADDRESS, SpanKind.EMOJI})


class Token(NamedTuple):
    """`ZQXA`, and what it stands for."""

    word: str
    kind: SpanKind
    # What is put in its place, and the same in plain words.
    html: str
    words: str
    # In the source a word stands right beside it, as in `Great😀`; a space was put between.
    is_glued_left: bool = False
    is_glued_right: bool = False


@dataclass(frozen=True)
class Replaced:
    """A span that is to be masked; of a term, by what it is rendered as."""

    span: Span
    rendering: str | None = None
    # Words of the source that go with it, as a possessive ending.
    also: int = 0


@dataclass(frozen=True)
class Masked:
    words: str
    tokens: tuple[Token, ...]
    # Their places are those in `words`.
    marks: tuple[Mark, ...]
    # In them, too: from the place of each span that was left as it is.
    left: tuple[tuple[int, int, Span], ...]
    stem: str


def masked(line: Line, replaced: Sequence[Replaced], left: Sequence[Span] = ()) -> Masked:
    """`replaced` in order, without overlaps; no mark begins or ends within one."""
    groups = _grouped(line, replaced)
    stem, names = _names(line.text, len(groups))
    words, end, length = [], 0, 0
    tokens: list[Token] = []
    moves: list[tuple[int, int]] = [(0, 0)]  # from a place in the line to one in the words
    for name, (start, stop, group) in zip(names, groups, strict=True):
        glued = (
            _is_word(line.text[start - 1 : start]) or bool(tokens and start == end),
            _is_word(line.text[stop : stop + 1]),
        )
        before = line.text[end:start] + (" " if glued[0] else "")
        words += [before, name, " " if glued[1] else ""]
        moves.append((start, length + len(before)))
        length += len(before) + len(name)
        moves.append((stop, length))
        length += glued[1]
        if glued[1]:
            moves.append((stop, length))
        tokens.append(_token(name, line, start, stop, group, glued))
        end = stop
    words.append(line.text[end:])
    return Masked("".join(words), tuple(tokens), _marks(line, moves), _left(left, moves), stem)


def _is_word(letter: str) -> bool:
    return letter.isalnum()


def _token(
    name: str, line: Line, start: int, stop: int, group: list[Replaced], glued: tuple[bool, bool]
) -> Token:
    first = group[0]
    if first.rendering is None:
        html, words = line.html(start, stop - first.also), line.text[start : stop - first.also]
    else:
        html, words = escape(first.rendering, quote=False), first.rendering
    return Token(name, first.span.kind, html, words, *glued)


def _grouped(line: Line, replaced: Sequence[Replaced]) -> list[tuple[int, int, list[Replaced]]]:
    """Neighbours with nothing but a space between them, outside marks, become one."""
    edges = {mark.start for mark in line.marks} | {mark.end for mark in line.marks}
    groups: list[tuple[int, int, list[Replaced]]] = []
    for one in replaced:
        start, end = one.span.start, one.span.end + one.also
        if groups and one.span.kind in _MERGED and groups[-1][2][0].span.kind in _MERGED:
            begin, stop, group = groups[-1]
            is_near = not line.text[stop:start].strip(" ")
            if is_near and not edges.intersection(range(stop, start + 1)):
                groups[-1] = (begin, end, [*group, one])
                continue
        groups.append((start, end, [one]))
    return groups


def _names(text: str, count: int) -> tuple[str, list[str]]:
    held = text.casefold()
    stem = next(stem for stem in _stems() if stem.casefold() not in held)
    return stem, _counted(stem, count)


def _stems() -> Iterable[str]:
    yield from _STEMS
    number = 0
    while True:  # a text is finite
        number += 1
        yield "ZQXV" * number + "K"


@lru_cache(maxsize=256)
def _counted(stem: str, count: int) -> list[str]:
    """All of one length: none begins with another."""
    letters = [""]
    while len(letters) < count or letters == [""]:
        letters = [before + letter for before in letters for letter in _LETTERS]
    return [stem + letter for letter in letters[:count]]


def _marks(line: Line, moves: Sequence[tuple[int, int]]) -> tuple[Mark, ...]:
    return tuple(
        Mark(_moved(mark.start, moves, True), _moved(mark.end, moves, False), *mark[2:])
        for mark in line.marks
        if mark.start < mark.end
    )


def _left(
    left: Sequence[Span], moves: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int, Span], ...]:
    return tuple(
        (_moved(span.start, moves, True), _moved(span.end, moves, False), span) for span in left
    )


def _moved(place: int, moves: Sequence[tuple[int, int]], is_start: bool) -> int:
    """Right behind a token: a mark that ends there takes no space along, one that begins does."""
    last = bisect(moves, place, key=_source) - 1
    if not is_start and moves[last][0] == place:
        last = bisect_left(moves, place, key=_source)
    source, target = moves[last]
    return target + place - source


def _source(move: tuple[int, int]) -> int:
    return move[0]


@lru_cache(maxsize=64)
def pattern(stem: str, letters: int) -> re.Pattern[str]:
    """Of a token, whatever capitals an engine has given it; no letter or digit at its sides."""
    return re.compile(rf"(?<![^\W_]){stem}[A-Z]{{{letters}}}(?![^\W_])", re.IGNORECASE)


def places(words: str, stem: str, tokens: Sequence[Token]) -> list[tuple[int, int, str]]:
    """Where tokens stand, and which, as they were given."""
    if not tokens:
        return []
    letters = len(tokens[0].word) - len(stem)
    return [(*found.span(), found[0].upper()) for found in pattern(stem, letters).finditer(words)]
