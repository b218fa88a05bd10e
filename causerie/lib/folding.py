"""Letters made alike, as far as the readers of a language take them for the same.

Readers leave out accents, dots and vowel signs when they search, but not where the sign makes
another letter of the alphabet: Spanish `ñ`, Swedish `å ä ö`, Cyrillic `й`.
"""

import re
from unicodedata import digit, normalize

# Signs above and below letters: Latin, Greek and Cyrillic; Hebrew points; Arabic vowel signs.
# Those of Indian scripts and of Thai are vowels, and stay.
_SIGNS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]"
)
_CYRILLIC = "йїў"
# Letters of the alphabet that Unicode can take apart. German has none here: its readers write
# `ä` as `ae` on a foreign keyboard, which the stemmer knows, and foreigners write `a`.
_KEPT = {
    "es": "ñ", "gl": "ñ", "eu": "ñ", "ast": "ñ",
    "sv": "åäö", "fi": "åäö", "da": "å", "nb": "å", "nn": "å", "no": "å",
    "et": "õäöü", "tr": "çğöşü", "az": "çğöşü", "kk": "йё", "mk": "ѓќй", "tt": "йё",
}  # fmt: skip
# Letters that Unicode cannot take apart, for readers in whose alphabet they are not.
_SPELLED = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i"}
_ALPHABET = {"da": "æø", "nb": "æø", "nn": "æø", "no": "æø", "is": "æ", "fo": "æø"}
# The other ways of writing one letter; Arabic: alef, hamza, teh marbuta, and Persian keyboards.
_ALIKE = {
    "uk": {"ґ": "г"},
    "ar": {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ى": "ي", "ة": "ه",
           "ک": "ك", "ی": "ي"},
    "fa": {"ك": "ک", "ي": "ی", "ى": "ی", "أ": "ا", "إ": "ا", "ٱ": "ا", "ۀ": "ه", "ة": "ه"},
}  # fmt: skip
# Joiners, apostrophes, the Catalan middle dot, Hebrew abbreviation signs; and tatweel, a letter.
_SILENT = re.compile(r"[\x00-/:-@\[-`{-\x7f\u00ad\u200c\u200d\u0640·״׳]")
_APOSTROPHES = str.maketrans("’ʼ‘ʹ＇`´", "'''''''")


def lowered(word: str, language: str) -> str:
    """`word` without capitals and in one spelling of Unicode; its accents stay."""
    if language in ("tr", "az"):
        word = word.replace("İ", "i").replace("I", "ı")
    return normalize("NFKC", normalize("NFKC", word).casefold()).translate(_APOSTROPHES)


def folded(word: str, language: str) -> str:
    """A lowered word as its readers may write it: letters and digits only, `2٢` as `22`."""
    kept = _KEPT.get(language, "") + _CYRILLIC
    if word.isascii() and word.isalnum():
        return word
    plain = "".join(letter if letter in kept else _bare(letter) for letter in word)
    spelled = {k: v for k, v in _SPELLED.items() if k not in _ALPHABET.get(language, "")}
    alike = {**spelled, **_ALIKE.get(language, {})}
    return _SILENT.sub("", "".join(alike.get(letter, letter) for letter in plain))


def _bare(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter.isdecimal():
        return str(digit(letter))
    return normalize("NFC", _SIGNS.sub("", normalize("NFD", letter)))
