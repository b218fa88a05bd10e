"""Breaking a text into lines of even width, as large as its place allows."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from causerie.publication.cards.text import Line, Typeface, clusters, words

ELLIPSIS = "…"
# Narrowing the lines stops at this share of their width: the eye sees no difference.
EVEN_ENOUGH = 0.01


@dataclass(frozen=True)
class Place:
    """A box of pixels, and the sizes that type may have in it, largest first.

    Above `word_size` a word that is too long makes the type smaller; below, it is cut in two.
    """

    width: float
    height: float
    sizes: Sequence[int]
    word_size: int


@dataclass(frozen=True)
class Setting:
    """Lines at a size; `leading` in pixels from one line to the next."""

    lines: tuple[Line, ...]
    size: int
    leading: float


def fitted(text: str, typeface: Typeface, place: Place) -> Setting:
    """The text as large as it fits; at the smallest size what is too much gives way to “…”."""
    pieces = words(text, typeface.locale)
    for size in place.sizes:
        reach = place.width / size
        if size > place.word_size and any(typeface.width(word) > reach for word, _s in pieces):
            continue
        setting = _at(size, _broken(pieces, typeface, reach), typeface)
        if setting.leading * len(setting.lines) <= place.height:
            return _at(size, _evened(pieces, typeface, reach), typeface)
    smallest = place.sizes[-1]
    lines = _broken(pieces, typeface, place.width / smallest)
    number = max(1, int(place.height // _at(smallest, lines, typeface).leading))
    return _at(smallest, _cut(lines, number, typeface, place.width / smallest), typeface)


def shortened(text: str, typeface: Typeface, reach: float) -> str:
    """As much of the text as is no wider than `reach` ems, with “…” where some is missing."""
    if typeface.width(text) <= reach:
        return text
    letters = clusters(text)
    number = bisect_left(
        range(len(letters)), True, key=lambda n: typeface.width(_ended(letters[:n])) > reach
    )
    return _ended(letters[: number - 1])


def _ended(letters: list[str]) -> str:
    return "".join(letters).rstrip() + ELLIPSIS


def _at(size: int, lines: list[str], typeface: Typeface) -> Setting:
    shaped = tuple(typeface.line(line) for line in lines)
    return Setting(shaped, size, size * max(line.leading for line in shaped))


def _broken(pieces: list[tuple[str, bool]], typeface: Typeface, reach: float) -> list[str]:
    """Lines filled one after the other, none wider than `reach` ems."""
    lines = [""]
    for piece, spaced in pieces:
        for part in _parts(piece, typeface, reach):
            glue = " " if spaced and lines[-1] and piece.startswith(part) else ""
            if lines[-1] and typeface.width(lines[-1] + glue + part) > reach:
                lines.append(part)
            else:
                lines[-1] += glue + part
    return lines


def _parts(piece: str, typeface: Typeface, reach: float) -> list[str]:
    """A piece that is too wide, cut between letters."""
    if typeface.width(piece) <= reach:
        return [piece]
    parts = [""]
    for cluster in clusters(piece):
        if parts[-1] and typeface.width(parts[-1] + cluster) > reach:
            parts.append(cluster)
        else:
            parts[-1] += cluster
    return parts


def _evened(pieces: list[tuple[str, bool]], typeface: Typeface, reach: float) -> list[str]:
    """As many lines as `reach` needs, in the narrowest column that needs no more."""
    best = _broken(pieces, typeface, reach)
    least, most = 0.0, reach
    if len(best) == 1 or any(typeface.width(word) > reach for word, _spaced in pieces):
        return best
    least = max(typeface.width(word) for word, _spaced in pieces)
    while most - least > reach * EVEN_ENOUGH:
        middle = (least + most) / 2
        tried = _broken(pieces, typeface, middle)
        if len(tried) == len(best):
            best, most = tried, middle
        else:
            least = middle
    return best


def _cut(lines: list[str], number: int, typeface: Typeface, reach: float) -> list[str]:
    if len(lines) <= number:
        return lines
    last = shortened(lines[number - 1] + ELLIPSIS, typeface, reach)
    return [*lines[: number - 1], last]
