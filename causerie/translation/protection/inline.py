"""A line of inline HTML as plain words, and what stands on which of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from typing import NamedTuple

from causerie.translation.protection.tags import KEPT, TAG

_PART = re.compile(rf"(?P<kept>{KEPT.pattern})|{TAG.pattern}|(?P<text>[^<]+|<)", re.DOTALL)
_ANY_TAG = re.compile(TAG.pattern)
_VOID = frozenset({"br", "img", "embed", "hr", "wbr", "input"})
# Stands in the words for what has none, as a picture.
OBJECT = "\ufffc"


class Mark(NamedTuple):
    """Formatting or a link, on the words from `start` to `end`."""

    start: int
    end: int
    opening: str
    closing: str


class Piece(NamedTuple):
    """A whole piece of HTML that stays as it is."""

    start: int
    end: int
    html: str


@dataclass(frozen=True)
class Line:
    text: str
    # An outer one stands before those in it.
    marks: tuple[Mark, ...] = ()
    pieces: tuple[Piece, ...] = ()

    def html(self, start: int, end: int) -> str:
        """Of the part of it, with the pieces in it, and the marks that stand on less than all."""
        inside = [
            mark
            for mark in self.marks
            if start <= mark.start and mark.end <= end and mark.end - mark.start < end - start
        ]
        pieces = [piece for piece in self.pieces if start <= piece.start and piece.end <= end]
        if not inside and not pieces:
            return escape(self.text[start:end], quote=False)
        return written(self.text[start:end], _moved(inside, start), _moved_pieces(pieces, start))


def _moved(marks: Sequence[Mark], by: int) -> list[Mark]:
    return [Mark(mark.start - by, mark.end - by, *mark[2:]) for mark in marks]


def _moved_pieces(pieces: Sequence[Piece], by: int) -> list[Piece]:
    return [Piece(piece.start - by, piece.end - by, piece.html) for piece in pieces]


@dataclass
class _Reading:
    text: list[str] = field(default_factory=list)
    length: int = 0
    open_marks: list[tuple[int, int, str]] = field(default_factory=list)
    marks: list[tuple[int, Mark]] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    opened: int = 0

    def add(self, words: str) -> None:
        self.text.append(words)
        self.length += len(words)

    def keep(self, html: str) -> None:
        start = self.length
        self.add(unescape(_ANY_TAG.sub("", html)) or OBJECT)
        self.pieces.append(Piece(start, self.length, html))

    def open(self, html: str) -> None:
        self.opened += 1
        self.open_marks.append((self.opened, self.length, html))

    def close(self, html: str) -> None:
        order, start, opening = self.open_marks.pop()
        # What stands on no words shows nothing.
        if start < self.length:
            self.marks.append((order, Mark(start, self.length, opening, html)))


def read(unit: str) -> Line:
    """`unit` is properly nested: `fragments` sees to that."""
    if "<" not in unit:
        return Line(unescape(unit))
    reading = _Reading()
    for part in _PART.finditer(unit):
        if part["kept"] or (part["name"] in _VOID):
            reading.keep(part[0])
        elif part["text"]:
            reading.add(unescape(part[0]))
        elif part["close"]:
            reading.close(part[0])
        else:
            reading.open(part[0])
    text = "".join(reading.text)
    marks = (mark for _order, mark in sorted(reading.marks, key=lambda one: one[0]))
    return Line(text, tuple(_trimmed(marks, text)), tuple(reading.pieces))


def _trimmed(marks: Iterator[Mark], text: str) -> Iterator[Mark]:
    """A space at the edge of a mark belongs to neither side."""
    for mark in marks:
        words = text[mark.start : mark.end]
        start = mark.start + len(words) - len(words.lstrip())
        end = mark.end - len(words) + len(words.rstrip())
        if start < end:
            yield Mark(start, end, mark.opening, mark.closing)


def written(text: str, marks: Sequence[Mark], pieces: Sequence[Piece] = ()) -> str:
    """HTML; of marks on the same words, the first is the outermost. They must be nested."""
    html: list[str] = []
    open_marks: list[Mark] = []
    waiting = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    html_of = {piece.start: piece for piece in pieces}
    stops = {mark.start for mark in marks} | {mark.end for mark in marks}
    stops |= {place for piece in pieces for place in (piece.start, piece.end)}
    place = 0
    for stop in sorted(stops | {len(text)}):
        if place < stop:
            piece = html_of.get(place)
            html.append(piece.html if piece else escape(text[place:stop], quote=False))
            place = stop
        while open_marks and open_marks[-1].end <= stop:
            html.append(open_marks.pop().closing)
        while waiting and waiting[0].start <= stop < waiting[0].end:
            open_marks.append(waiting.pop(0))
            html.append(open_marks[-1].opening)
    return "".join(html)
