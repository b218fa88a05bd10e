"""The words of a text and of a name, so that the two can be compared."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from causerie.lib.folding import folded, lowered
from causerie.lib.words import pieces

_WORDS_KEPT = 30_000
_POSSESSIVE = re.compile("['’ʼ‘＇`´][sS]$")
# Languages that write it with an apostrophe.
_HAVE_POSSESSIVES = frozenset({"en"})
_QUOTES = re.compile("[\"'“”„‟«»‹›‘’‚＂]")
_SPACE = re.compile(r"\s+")
_DASHES = re.compile("[-\u00ad‐‑‒–—―−]")
# "St. John" is "St John", but a sentence may end after a longer word.
_ABBREVIATION_LENGTH_MAX = 3
# Between two words of a name: a space, a dash, "& ", "№ ".
GAP_LENGTH_MAX = 8


class Word(NamedTuple):
    """`text[start:end]`. Lowered, its accents stay; folded, they are gone, as readers leave them
    out."""

    start: int
    end: int
    text: str
    lowered: str
    folded: str


@lru_cache(maxsize=_WORDS_KEPT)
def _spelled(text: str, language: str) -> tuple[str, str]:
    small = lowered(text, language)
    return small, folded(small, language)


def _word(text: str, start: int, end: int, language: str) -> Word:
    written = text[start:end]
    return Word(start, end, written, *_spelled(written, language))


def words_of(text: str, language: str) -> list[Word]:
    """In their order. Of a script without spaces there are none."""
    return [
        _word(text, piece.start, piece.end, language)
        for piece in pieces(text, language)
        if not piece.in_run
    ]


def has_runs(text: str, language: str) -> bool:
    """Whether some of it is of a script that sets no spaces."""
    return any(piece.in_run for piece in pieces(text, language))


def readings(word: Word, text: str, language: str) -> Iterator[Word]:
    """As it stands, and without the ending of a possessive."""
    yield word
    if language in _HAVE_POSSESSIVES and (found := _POSSESSIVE.search(word.text)):
        yield _word(text, word.start, word.start + found.start(), language)


def gap(between: str, word_before: str) -> str:
    """What stands between two words of a name, made alike: quotes and spaces say nothing, and one
    dash is as good as another."""
    if len(between) > GAP_LENGTH_MAX and between.strip():
        return between
    plain = _QUOTES.sub("", between)
    if len(word_before) <= _ABBREVIATION_LENGTH_MAX:
        plain = plain.replace(".", "", 1)
    is_spaced_dash = bool(_SPACE.search(plain))
    plain = _DASHES.sub("-" if is_spaced_dash else "", plain)
    return _SPACE.sub("", plain)


def affix(text: str) -> str:
    """What stands before the first or after the last word of a name."""
    return _DASHES.sub("-", _QUOTES.sub("'", text)).casefold()
