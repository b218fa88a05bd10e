"""Writing systems: which ones a character, a word, a text belongs to.

By Unicode Standard Annex 24 (scripts and their extensions) and Unicode Technical Standard 39,
sections 5.1 and 5.2 (which scripts are written together in one word).
"""

from collections.abc import Iterable
from functools import cache

from fontTools import unicodedata as ucd

# What belongs to no script of its own: digits, most punctuation; marks that take their letter's.
SHARED = frozenset({"Zyyy", "Zinh"})
# Scripts in which people write their names today (Annex 31, tables 5 and 7); not Gothic or runes.
_LIVING = (
    "Arab Armn Beng Bopo Cyrl Deva Ethi Geor Grek Gujr Guru Hang Hani Hebr Hira Kana Knda Khmr"
    " Laoo Latn Mlym Mymr Orya Sinh Taml Telu Thaa Thai Tibt"
    " Adlm Bali Bamu Batk Cakm Cans Cham Cher Hmnp Java Kali Lana Lepc Limb Lisu Mand Mtei Newa"
    " Nkoo Olck Osge Plrd Rohg Saur Sund Sylo Syrc Tale Talu Tavt Tfng Vaii Wcho Yiii"
)
LIVING = frozenset(_LIVING.split())
# Sets of scripts that one word of Japanese, Korean or Chinese is written in.
_TOGETHER = {
    "Hani": {"Jpan", "Kore", "Hanb"},
    "Hira": {"Jpan"},
    "Kana": {"Jpan"},
    "Hang": {"Kore"},
    "Bopo": {"Hanb"},
}
_BESIDE_LATIN = frozenset({"Jpan", "Kore", "Hanb"})


@cache
def scripts_of(character: str) -> frozenset[str]:
    """Codes of ISO 15924, several where scripts share the character; none where all do."""
    found = frozenset(ucd.script_extension(character))
    return frozenset() if found & SHARED else found


def script_of(character: str) -> str:
    """The one script of a character, `Zyyy` or `Zinh` for what several share."""
    return str(ucd.script(character))


def is_living(character: str) -> bool:
    """Whether people write their names with it; signs that all scripts share are."""
    return not scripts_of(character) or bool(scripts_of(character) & LIVING)


def _with_sets(scripts: Iterable[str]) -> set[str]:
    found = set(scripts)
    for script in tuple(found):
        found |= _TOGETHER.get(script, set())
    return found


def _common(word: Iterable[str]) -> set[str] | None:
    """The scripts that every character can belong to; None if any script would do."""
    common: set[str] | None = None
    for character in word:
        if own := scripts_of(character):
            common = _with_sets(own) if common is None else common & _with_sets(own)
    return common


def is_of_one_script(word: str) -> bool:
    """The level "highly restrictive": one script, or Latin beside Japanese, Korean or Chinese."""
    common = _common(word)
    if common is None or common:
        return True
    others = _common(c for c in word if "Latn" not in scripts_of(c))
    return others is not None and bool(others & _BESIDE_LATIN)


def foreign_pair(word: str) -> tuple[str, str]:
    """The first two characters of a mixed word that are not written together."""
    for end in range(2, len(word) + 1):
        if not is_of_one_script(word[:end]):
            last = word[end - 1]
            return next(c for c in word if not is_of_one_script(c + last)), last
    raise ValueError(f"{word!r} is of one script")
