"""A unit before any engine: its plain words, what is protected, what the glossary knows."""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from causerie.translation.engines.base import Glossary, Pair
from causerie.translation.protection import finding, inline
from causerie.translation.protection.inline import Line, Mark
from causerie.translation.protection.masking import Masked, Replaced, masked
from causerie.translation.protection.spans import Span, SpanKind
from causerie.translation.terms.inflection import rendering
from causerie.translation.terms.matching import Hit, hits

_POSSESSIVE = re.compile(r"['’]s(?![^\W_])")
_ENGLISH = re.compile("en(?:-|$)")


@dataclass(frozen=True)
class Reading:
    unit: str
    line: Line
    # In order, without overlaps, none across the edge of a mark.
    spans: tuple[Span, ...]
    # Of the spans that are terms.
    hits: dict[Span, Hit]
    pair: Pair
    _masked: dict[tuple[bool, bool], Masked] = field(default_factory=dict, repr=False)

    def masked(self, *, keeps_terms: bool, keeps_numbers: bool) -> Masked:
        """`keeps`: leaves to the engine; terms that are not to be translated are not left to it."""
        key = (keeps_terms and bool(self.hits), keeps_numbers)
        if key not in self._masked:
            self._masked[key] = self._as_masked(*key)
        return self._masked[key]

    def _as_masked(self, keeps_terms: bool, keeps_numbers: bool) -> Masked:
        left, replaced = [], []
        for span in self.spans:
            hit = self.hits.get(span)
            is_left = span.kind is SpanKind.NUMBER and keeps_numbers
            if hit and keeps_terms and not hit.term.is_kept:
                is_left = True
            if is_left:
                left.append(span)
            else:
                replaced.append(self._replaced(span, hit, swallows=not keeps_numbers))
        return masked(self.line, replaced, left)

    def _replaced(self, span: Span, hit: Hit | None, *, swallows: bool) -> Replaced:
        """Some engines grow an English possessive on to a word they do not know."""
        also = 0
        if swallows and _ENGLISH.match(self.pair.source):
            ending = _POSSESSIVE.match(self.line.text, span.end)
            is_edge = ending and any(mark.end == span.end for mark in self.line.marks)
            also = len(ending[0]) if ending and not is_edge else 0
        words = rendering(hit, *self.pair) if hit and not hit.term.is_kept else None
        return Replaced(span, words, also)


def read(unit: str, glossary: Glossary, names: frozenset[str], pair: Pair) -> Reading:
    line = inline.read(unit)
    language = pair.source.split("-")[0]
    found = finding.spans(line.text, names, language)
    pieces = [Span(piece.start, piece.end, SpanKind.PIECE) for piece in line.pieces]
    known = {
        Span(hit.start, hit.end, SpanKind.TERM): hit
        for hit in (hits(line.text, glossary.terms, pair.source) if glossary.terms else ())
    }
    addresses = [span for span in found if span.kind is SpanKind.ADDRESS]
    spans = finding.disjoint(pieces, addresses, known, found) if pieces or known else found
    if line.marks:
        line, spans = _fitted(line, spans)
    return Reading(unit, line, tuple(spans), known, pair)


def _fitted(line: Line, spans: Sequence[Span]) -> tuple[Line, list[Span]]:
    """Marks and spans so that each stands in the other wholly, or outside."""
    kept: list[Span] = []
    marks = list(line.marks)
    for span, near in _with_marks(spans, marks):
        crossing = [number for number in near if _crosses(marks[number], span)]
        if span.kind is not SpanKind.TERM:
            kept += _cut(span, [marks[number] for number in crossing])
            continue
        # A name is one: what stands on a part of it is put on all of it.
        within = [number for number in near if _is_within(marks[number], span)]
        if len(crossing) + len(within) <= 1:
            for number in (*crossing, *within):
                marks[number] = _grown(marks[number], span)
            kept.append(span)
    line = replace(line, marks=tuple(marks))
    # What stands within a protected piece comes with it.
    swallowed = [mark for mark in marks if (held := _around(mark, kept)) and _is_within(mark, held)]
    return (_swallowed(line, swallowed, kept) if swallowed else line), kept


def _with_marks(spans: Sequence[Span], marks: Sequence[Mark]) -> Iterator[tuple[Span, list[int]]]:
    """Each span, with the numbers of the marks that stand on any part of it."""
    waiting = sorted(range(len(marks)), key=lambda number: marks[number].start, reverse=True)
    near: list[int] = []
    for span in spans:
        while waiting and marks[waiting[-1]].start < span.end:
            near.append(waiting.pop())
        near = [number for number in near if marks[number].end > span.start]
        yield span, near


def _around(mark: Mark, spans: Sequence[Span]) -> Span | None:
    place = bisect(spans, mark.start, key=lambda span: span.start)
    return spans[place - 1] if place else None


def _crosses(mark: Mark, span: Span) -> bool:
    return (
        mark.start < span.start < mark.end < span.end
        or span.start < mark.start < span.end < mark.end
    )


def _is_within(mark: Mark, span: Span) -> bool:
    is_same = (mark.start, mark.end) == (span.start, span.end)
    return span.start <= mark.start and mark.end <= span.end and not is_same


def _grown(mark: Mark, span: Span) -> Mark:
    return mark._replace(start=min(mark.start, span.start), end=max(mark.end, span.end))


def _cut(span: Span, marks: Sequence[Mark]) -> Iterator[Span]:
    edges = {edge for mark in marks for edge in (mark.start, mark.end)}
    places = [span.start, *sorted(e for e in edges if span.start < e < span.end), span.end]
    for start, end in pairwise(places):
        yield Span(start, end, span.kind)


def _swallowed(line: Line, swallowed: Sequence[Mark], spans: Sequence[Span]) -> Line:
    """The marks within spans become pieces with their words."""
    held = sorted({span for mark in swallowed if (span := _around(mark, spans))})
    pieces = [
        piece
        for piece in line.pieces
        if not (
            (span := _around(Mark(piece.start, piece.end, "", ""), held)) and piece.end <= span.end
        )
    ]
    whole = [inline.Piece(span.start, span.end, line.html(span.start, span.end)) for span in held]
    gone = set(swallowed)
    marks = tuple(mark for mark in line.marks if mark not in gone)
    return replace(line, marks=marks, pieces=tuple(sorted([*pieces, *whole])))
