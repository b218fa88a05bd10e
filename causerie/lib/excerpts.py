"""The passage of a text that shows best what was searched for, with what matches marked."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from causerie.lib.stems import Term, language_of
from causerie.lib.words import Piece, pieces

EXCERPT_LENGTH = 220  # characters
LEAD_LENGTH = 60  # characters before the first match
# From so many pieces to as many, a text's offsets are kept: no excerpt is sought from the start.
STRIDE_PIECES = 50
_BETWEEN = ("", " ", ",")


class Segment(NamedTuple):
    text: str
    is_match: bool


class Match(NamedTuple):
    """`length` pieces from number `place` on are what the term number `term` looks for."""

    place: int
    length: int
    term: int


def find_matches(stems: str, terms: Sequence[Term]) -> list[Match]:
    """`stems`: of each piece of a text, with spaces between pieces and commas between the stems
    of one. A form of several stems is of a run, where each piece has one."""
    return sorted(
        {
            Match(place, len(form), number)
            for number, term in enumerate(terms)
            for form in term.forms
            for place in _places(stems, " ".join(form), term.goes_on)
        }
    )


def _places(stems: str, sought: str, goes_on: bool) -> Iterator[int]:
    """The numbers of the pieces where `sought` begins."""
    place, counted = 0, 0
    at = stems.find(sought)
    while at >= 0:
        end = at + len(sought)
        if stems[at - 1 : at] in _BETWEEN and (goes_on or stems[end : end + 1] in _BETWEEN):
            place += stems.count(" ", counted, at)
            counted = at
            yield place
        at = stems.find(sought, at + 1)


def offsets(text: str, locale: str) -> list[int]:
    """Where every `STRIDE_PIECES`th piece of the text begins."""
    found = islice(pieces(text, language_of(locale)), 0, None, STRIDE_PIECES)
    return [piece.start for piece in found]


def excerpt(
    text: str, locale: str, *, stems: str, strides: Sequence[int], terms: Sequence[Term]
) -> list[Segment]:
    """About `EXCERPT_LENGTH` characters; from the beginning where nothing matches."""
    matches = find_matches(stems, terms)
    letters_a_piece = max(1, len(text) // (stems.count(" ") + 1))
    window = EXCERPT_LENGTH // letters_a_piece
    first = _densest(matches, window)
    begin = max(0, first - LEAD_LENGTH // letters_a_piece)
    # So near to the beginning, the beginning says more.
    begin = 0 if first < window // 2 else begin
    shown = list(_shown(text, language_of(locale), begin, strides))
    if not shown:
        return [Segment(text[:EXCERPT_LENGTH], False)]
    start, end = (shown[0].start if begin else 0), shown[-1].end
    marked = _marks(shown, begin, matches, terms)
    segments = _segments(text, start, _sentence_end(text, end), marked)
    before = [Segment("… ", False)] if start else []
    after = [Segment(" …", False)] if _sentence_end(text, end) < len(text) else []
    return [*before, *segments, *after]


def highlighted(text: str, locale: str, *, stems: str, terms: Sequence[Term]) -> list[Segment]:
    """The whole text, such as a title."""
    shown = list(pieces(text, language_of(locale)))
    marks = _marks(shown, 0, find_matches(stems, terms), terms)
    return _segments(text, 0, len(text), marks)


def _densest(matches: Sequence[Match], window: int) -> int:
    """The place from which on a window holds the most different terms, then the most matches."""
    best, best_place, last = (0, 0), 0, 0
    for number, match in enumerate(matches):
        last = max(last, number)
        while last < len(matches) and matches[last].place < match.place + window:
            last += 1
        inside = matches[number:last]
        worth = (len({m.term for m in inside}), len(inside))
        if worth > best:
            best, best_place = worth, match.place
    return best_place


def _shown(text: str, language: str, begin: int, strides: Sequence[int]) -> Iterator[Piece]:
    """The pieces from number `begin` on that an excerpt has room for."""
    stride = min(begin // STRIDE_PIECES, len(strides) - 1) if strides else 0
    offset = strides[stride] if strides else 0
    skipped = begin - stride * STRIDE_PIECES
    tail = text[offset : offset + EXCERPT_LENGTH + 100 * (skipped + 1)]
    first: int | None = None
    for piece in islice(pieces(tail, language), skipped, None):
        first = piece.start if first is None else first
        if piece.end - first > EXCERPT_LENGTH:
            break
        yield Piece(piece.start + offset, piece.end + offset, piece.in_run)


def _sentence_end(text: str, end: int) -> int:
    """The mark that ends the last word shown comes with it."""
    while end < len(text) and text[end] in '.,;:!?…»”")]。、！？」』）؟':
        end += 1
    return end


def _marks(
    shown: Sequence[Piece], begin: int, matches: Sequence[Match], terms: Sequence[Term]
) -> list[tuple[int, int]]:
    """Where marks begin and end; those that touch or overlap are one."""
    marks: list[tuple[int, int]] = []
    for match in matches:
        first, last = match.place - begin, match.place - begin + match.length - 1
        if not 0 <= first <= last < len(shown):
            continue
        start, end = shown[first].start, shown[last].end
        if terms[match.term].goes_on:
            end = start + len(terms[match.term].text)
        if marks and start <= marks[-1][1]:
            start, end = marks[-1][0], max(end, marks.pop()[1])
        marks.append((start, end))
    return marks


def _segments(text: str, start: int, end: int, marks: Sequence[tuple[int, int]]) -> list[Segment]:
    segments: list[Segment] = []
    for mark_start, mark_end in marks:
        segments += [
            Segment(text[start:mark_start], False),
            Segment(text[mark_start:mark_end], True),
        ]
        start = mark_end
    segments.append(Segment(text[start:end], False))
    return [segment for segment in segments if segment.text]
