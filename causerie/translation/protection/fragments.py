"""A text in HTML as what is translated, line by line, and what stands around it."""

import re
from dataclasses import dataclass
from html import unescape

from causerie.translation.protection import addresses
from causerie.translation.protection.tags import INLINE, KEPT, TAG

# Code is nobody's language; comments are our own markers.
_PARTED = re.compile(rf"<pre\b.*?</pre>|<!--.*?-->|{KEPT.pattern}|{TAG.pattern}", re.DOTALL)
_ANY_TAG = re.compile(TAG.pattern)
_ADDRESS = re.compile(addresses.PATTERN)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Fragments:
    """`skeleton[0] + units[0] + skeleton[1] + … + skeleton[-1]` is the text."""

    skeleton: tuple[str, ...]
    # Inline HTML of one line each, properly nested.
    units: tuple[str, ...]


def split(html: str) -> Fragments:
    skeleton, units, around = [], [], ""
    for piece, is_line in _pieces(html):
        unit = piece.strip() if is_line else ""
        if not _has_letters(unit):
            around += piece
            continue
        start = piece.index(unit)
        skeleton.append(around + piece[:start])
        units.append(unit)
        around = piece[start + len(unit) :]
    return Fragments((*skeleton, around), tuple(units))


def put_together(skeleton: tuple[str, ...], units: tuple[str, ...] | list[str]) -> str:
    pairs = zip(skeleton, (*units, ""), strict=True)
    return "".join(part for pair in pairs for part in pair)


def _has_letters(unit: str) -> bool:
    """Those of an address are no words."""
    words = unescape(_ANY_TAG.sub("", KEPT.sub("", unit)))
    return bool(_LETTER.search(_ADDRESS.sub(" ", words)))


def _pieces(html: str) -> list[tuple[str, bool]]:
    """What parts lines, and the lines; a tag that is not closed in its own line parts it."""
    parts = list(_PARTED.finditer(html))
    within = _closed_in_their_line(parts)
    found, end = [], 0
    for part in parts:
        if part.start() in within:
            continue
        found += [(html[end : part.start()], True), (part[0], False)]
        end = part.end()
    return [*found, (html[end:], True)]


def _closed_in_their_line(parts: list[re.Match[str]]) -> set[int]:
    """Where the inline tags begin that have their counterpart in the same line; and whole pieces
    that are kept."""
    within: set[int] = set()
    open_tags: list[re.Match[str]] = []
    for part in parts:
        name = part["name"]
        if not name and not part[0].startswith(("<pre", "<!")):
            within.add(part.start())
        elif name not in INLINE:
            open_tags.clear()
        elif not part["close"]:
            open_tags.append(part)
        elif open_tags and open_tags[-1]["name"] == name:
            within |= {open_tags.pop().start(), part.start()}
        else:
            open_tags.clear()
    return within
