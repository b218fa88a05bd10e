"""Which script a letter is of, by its name in the Unicode Character Database."""

from functools import lru_cache
from unicodedata import category, name, normalize

# The first word of a letter's name -> ISO 15924. Both kana are one here, as in a Japanese name.
_BY_NAME = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARABIC": "Arab", "HEBREW": "Hebr",
    "ARMENIAN": "Armn", "GEORGIAN": "Geor", "DEVANAGARI": "Deva", "HANGUL": "Hang",
    "HIRAGANA": "Kana", "KATAKANA": "Kana", "KATAKANA-HIRAGANA": "Kana", "CJK": "Hani",
    "IDEOGRAPHIC": "Hani", "COMBINING": "", "MODIFIER": "", "VARIATION": "",
}  # fmt: skip
# What a locale's script consists of; any other consists of itself.
_PARTS = {
    "Jpan": ("Kana", "Hani"),
    "Hira": ("Kana",),
    "Hrkt": ("Kana",),
    "Kore": ("Hang",),
    "Hans": ("Hani",),
    "Hant": ("Hani",),
}


def parts(script: str) -> tuple[str, ...]:
    """The scripts that whoever reads `script` reads: `Jpan` -> kana and Han."""
    return _PARTS.get(script, (script,))


@lru_cache(maxsize=4096)
def script_of_letter(letter: str) -> str:
    """ISO 15924, or some other word for a script that no table knows; "" for what is no letter or
    belongs to every script."""
    if category(letter)[0] not in "LM":
        return ""
    plain = normalize("NFKC", letter)[0]
    first = name(plain, "").split(" ")[0]
    return _BY_NAME.get(first, first)


def scripts_in(text: str) -> frozenset[str]:
    """The scripts of its letters."""
    return frozenset(script_of_letter(letter) for letter in text) - {""}


def is_in(text: str, script: str) -> bool:
    """Whether it has no letters of another one."""
    return scripts_in(text) <= {*parts(script)}
