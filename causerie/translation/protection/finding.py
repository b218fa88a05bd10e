"""What must not change within plain words."""

import re
from bisect import bisect
from collections.abc import Iterable

from causerie.translation.protection import addresses, designations, emoji, names, quantities
from causerie.translation.protection.emphasis import is_shouted, is_stressed, rows
from causerie.translation.protection.spans import Span, SpanKind

# A kind is the name of its group. The first that fits a place has it.
_PATTERN = re.compile(
    rf"(?P<address>{addresses.PATTERN})"
    rf"|(?P<emoji>{emoji.PATTERN})"
    rf"|(?P<quantity>{quantities.PATTERN})"
    rf"|(?P<ordinal>{quantities.ORDINAL})"
    rf"|(?P<number>{quantities.NUMBER})"
    rf"|(?P<label>{designations.LABEL})"
    rf"|(?P<designation>{designations.DESIGNATION})"
    rf"|(?P<acronym>{designations.ACRONYM})"
)
_WORD = "ordinal"
# Nothing of all this is without one of these.
_TOLD_BY = re.compile(rf"[^\w\s,;!?'’]|\d|[{designations.UPPER}]{{2}}|www|_|xD")


def spans(text: str, readers: frozenset[str], language: str) -> list[Span]:
    """In order, without overlaps."""
    named = [Span(*place, SpanKind.NAME) for place in names.found(text, readers, language)]
    if not _TOLD_BY.search(text):
        return disjoint(named)
    found = [
        Span(match.start(), match.end(), SpanKind(match.lastgroup or ""))
        for match in _PATTERN.finditer(text)
        if match.lastgroup != _WORD
    ]
    addressed = [span for span in found if span.kind is SpanKind.ADDRESS]
    return disjoint(addressed, named, _without_shouts(text, found, language))


def _without_shouts(text: str, found: list[Span], language: str) -> list[Span]:
    if not any(span.kind is SpanKind.ACRONYM for span in found):
        return found
    shouted = [(0, len(text))] if is_shouted(_blanked(text, found)) else rows(text)
    return [
        span
        for span in found
        if span.kind is not SpanKind.ACRONYM
        or not (
            is_stressed(text[span.start : span.end], language)
            or any(start <= span.start and span.end <= end for start, end in shouted)
        )
    ]


def _blanked(text: str, found: list[Span]) -> str:
    """Without addresses and the like, whose letters shout at nobody."""
    for span in found:
        if span.kind is not SpanKind.ACRONYM:
            text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def disjoint(*groups: Iterable[Span]) -> list[Span]:
    """Of what overlaps, the earlier group's stays; within a group, the one that begins first."""
    taken: list[Span] = []
    for group in groups:
        for span in sorted(group, key=_longer_first):
            place = bisect(taken, span.start, key=_start)
            is_behind = not place or taken[place - 1].end <= span.start
            if is_behind and (place == len(taken) or span.end <= taken[place].start):
                taken.insert(place, span)
    return taken


def _start(span: Span) -> int:
    return span.start


def _longer_first(span: Span) -> tuple[int, int]:
    return (span.start, -span.end)
