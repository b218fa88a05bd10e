"""Where the words of a mark went in a translation."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")
# Forms of one word begin alike: `bueno`, `buena`.
PREFIX_LETTERS_MIN = 3
ENDING_LETTERS_MAX = 3
# Of the words of a longer mark, so many are found again together.
FOUND_SHARE_MIN = 0.6
# Words of the mark times words of the line: with more, only the very words are looked for.
COMPARED_MAX = 12_000


class Place(NamedTuple):
    start: int
    end: int


def edges_of_words(words: str) -> Place | None:
    """From the first letter or digit to the last."""
    found = [match.span() for match in _WORD.finditer(words)]
    return Place(found[0][0], found[-1][1]) if found else None


def located(phrase: str, words: str, near: float, taken: Sequence[Place]) -> Place | None:
    """Where `phrase`, the mark's words translated alone, stands in `words`: of several places, the
    one nearest to `near` (from 0, the beginning, to 1) that crosses none of `taken`."""
    wanted = [match[0].casefold() for match in _WORD.finditer(phrase)]
    there = [(match[0].casefold(), *match.span()) for match in _WORD.finditer(words)]
    if not there:
        return None
    if not wanted:
        return _of_signs(phrase, words, near, taken)
    heard = [word for word, _start, _end in there]
    for candidates in (_exact(wanted, heard), _alike(wanted, heard)):
        places = [Place(there[first][1], there[last][2]) for first, last in candidates]
        free = [place for place in places if not any(_clash(place, other) for other in taken)]
        if free:
            return min(free, key=lambda place: _distance(place, near, len(words)))
    return None


def _distance(place: Place, near: float, length: int) -> float:
    return abs((place.start + place.end) / 2 / length - near)


def _clash(place: Place, other: Place) -> bool:
    return place.start < other.end and other.start < place.end


def _of_signs(phrase: str, words: str, near: float, taken: Sequence[Place]) -> Place | None:
    signs = phrase.strip()
    found = (
        [Place(*match.span()) for match in re.finditer(re.escape(signs), words)] if signs else []
    )
    free = [place for place in found if not any(_clash(place, other) for other in taken)]
    return min(free, key=lambda place: _distance(place, near, len(words)), default=None)


def _exact(wanted: list[str], heard: list[str]) -> list[tuple[int, int]]:
    count = len(wanted)
    return [
        (place, place + count - 1)
        for place in range(len(heard) - count + 1)
        if heard[place : place + count] == wanted
    ]


def _alike(wanted: list[str], heard: list[str]) -> list[tuple[int, int]]:
    """Windows of about as many words, in any order, that hold most of them; the best alone."""
    if len(wanted) * len(heard) > COMPARED_MAX:
        return []
    is_one = [_is_alike_any(word, wanted) for word in heard]
    found: list[tuple[float, int, int]] = []
    for size in range(max(1, len(wanted) - 1), len(wanted) + 3):
        for first in range(len(heard) - size + 1):
            if not (is_one[first] and is_one[first + size - 1]):
                continue
            share = _held(wanted, heard[first : first + size]) / max(len(wanted), size)
            found.append((share, first, first + size - 1))
    best = max((share for share, _first, _last in found), default=0.0)
    least = 1.0 if len(wanted) == 1 else FOUND_SHARE_MIN
    return [(first, last) for share, first, last in found if share == best >= least]


def _held(wanted: list[str], window: list[str]) -> int:
    left = list(window)
    count = 0
    for word in wanted:
        same = next((other for other in left if is_alike(word, other)), None)
        if same is not None:
            left.remove(same)
            count += 1
    return count


def _is_alike_any(word: str, others: list[str]) -> bool:
    return any(is_alike(word, other) for other in others)


def is_alike(one: str, other: str) -> bool:
    if one == other:
        return True
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    longest = max(len(one), len(other))
    return shared >= max(PREFIX_LETTERS_MIN, longest - ENDING_LETTERS_MAX)
