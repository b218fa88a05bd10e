"""Where readers' names stand. Some are words, as Rosa or Stone; translated, they are nobody's."""

import re
from collections.abc import Iterator
from functools import lru_cache

# Of a name of two words or more, each may stand alone.
PART_LETTERS_MIN = 3
# Every noun of theirs has a capital.
_CAPITAL_NOUNS = frozenset({"de", "lb"})
_SENTENCE_START = re.compile(r"(?:^|[.!?…:»”\"]\s)[\s¿¡«“\"'(—–-]*$")
# Of somebody who is spoken to.
_ADDRESSED = re.compile(r"\s?[,!?:]|['’]s\b")
_WORD = re.compile(r"[^\W\d_]")


def found(text: str, names: frozenset[str], language: str) -> Iterator[tuple[int, int]]:
    if not names:
        return
    whole, parts = _patterns(names)
    for match in whole.finditer(text) if whole else ():
        yield match.span()
    if not parts or language in _CAPITAL_NOUNS:
        return
    for match in parts.finditer(text):
        begins = _SENTENCE_START.search(text, max(0, match.start() - 8), match.start())
        is_first = begins is not None or match.start() == 0
        if not is_first or _ADDRESSED.match(text, match.end()):
            yield match.span()


@lru_cache(maxsize=64)
def _patterns(names: frozenset[str]) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """For whole names, and for parts of them."""
    whole = {name.strip() for name in names if _is_told_apart(name.strip())}
    parts = {part for name in whole if " " in name for part in name.split() if _is_part(part)}
    return _pattern(whole), _pattern(parts - whole)


def _is_told_apart(name: str) -> bool:
    """A single small word could be any."""
    return bool(name) and not (name.islower() and name.isalpha())


def _is_part(part: str) -> bool:
    return len(part) >= PART_LETTERS_MIN and part[0].isupper() and not part.isupper()


def _pattern(words: set[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
