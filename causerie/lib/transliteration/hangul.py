"""Hangul -> Latin: the Revised Romanization (Republic of Korea, Ministry of Culture and Tourism,
notice 2000-8). Its section 3.4: in names no change of sound between syllables is written, and the
family name stands first, parted by a space."""

import re

from causerie.lib.transliteration.spelling import capitalised

# Unicode Standard 3.12: a syllable is 0xAC00 + (first * 21 + vowel) * 28 + last.
_BASE, _LAST_BASE = 0xAC00, 0xD7A3
# In Unicode's order; a silent first letter and no last letter are empty.
_FIRST = [
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t",
    "p", "h",
]  # fmt: skip
_VOWEL = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo",
    "we", "wi", "yu", "eu", "ui", "i",
]  # fmt: skip
_LAST = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p",
    "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t",
]  # fmt: skip
# Of three syllables the first is the family's if it is one of these.
_FAMILIES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민나진지엄채"
    "원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국"
)
_FAMILIES_OF_TWO = frozenset({"남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방"})


def from_hangul(word: str, name: str) -> str:
    """`김민수` -> `Gim Minsu`, where it is the whole name."""
    family = _family(word) if word == name.strip() else ""
    given = word[len(family) :]
    return " ".join(capitalised(_syllables(part)) for part in (family, given) if part)


def _family(word: str) -> str:
    if len(word) == 4 and word[:2] in _FAMILIES_OF_TWO:
        return word[:2]
    return word[0] if len(word) == 3 and word[0] in _FAMILIES else ""


def _syllables(word: str) -> str:
    spelled = "".join(_syllable(ord(letter)) for letter in word)
    return re.sub("lr", "ll", spelled)


def _syllable(code: int) -> str:
    """A letter that stands alone is no part of a name."""
    if not _BASE <= code <= _LAST_BASE:
        return chr(code)
    rest, last = divmod(code - _BASE, 28)
    first, vowel = divmod(rest, 21)
    return _FIRST[first] + _VOWEL[vowel] + _LAST[last]
