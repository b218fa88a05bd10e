"""Cyrillic -> Latin: ICAO Doc 9303, Machine Readable Travel Documents, part 3, section 6
(transliteration of Cyrillic characters), with what it excepts for single languages. Ukrainian is as
in resolution 55 of its Cabinet of Ministers (2010): other vowels where a word begins, and зг.

Two letters are written as the country's own passports have them, since its people would not know
their names otherwise: Serbian г as G (the table: H), Bulgarian ъ as A (the table: IE). Letters that
the table does not list (Kazakh, Kyrgyz, Tatar, Tajik, Mongolian) become the nearest that it does.
"""

import re

from causerie.lib.transliteration.spelling import Spelling

_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "ie", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia", "ґ": "g", "ў": "u",
    "є": "ie", "ї": "i", "ѓ": "g", "ђ": "d", "ѕ": "dz", "ј": "j", "ќ": "k", "љ": "lj", "њ": "nj",
    "ћ": "c", "џ": "dz", "ѣ": "e", "ѵ": "y", "ѫ": "u", "ѳ": "f", "ѝ": "i", "ѐ": "e",
    "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "җ": "j",
    "ӣ": "i", "ӯ": "u", "ҳ": "h", "ҷ": "j", "ҙ": "z", "ҫ": "s", "ҡ": "k", "ӱ": "u", "ӧ": "o",
    "ӑ": "a", "ӗ": "e", "ҥ": "n", "ӏ": "",
}  # fmt: skip
# An apostrophe only parts a consonant from the vowel after it.
_SPECIAL = {"['’ʼ](?=[яюєїеё])": ""}
_NATIONAL = {
    "be": {"г": "h", "ё": "io"},
    "bg": {"щ": "sht", "ъ": "a"},
    "kk": {},
    "mk": {"х": "h", "ц": "c", "ѓ": "gj", "ќ": "kj", "џ": "dj"},
    "ru": {},
    "sr": {"ж": "z", "х": "h", "ц": "c", "ч": "c", "ш": "s"},
    "uk": {"г": "h", "и": "y"},
}
_NATIONAL_SPECIAL = {
    "uk": {r"^є": "ye", r"^ї": "yi", r"^й": "y", r"^ю": "yu", r"^я": "ya", "зг": "zgh"},
}
_SPELLINGS = {
    language: Spelling(_LETTERS | letters, _NATIONAL_SPECIAL.get(language, {}) | _SPECIAL)
    for language, letters in _NATIONAL.items()
}
# Names that Ukrainian alone spells so, and without one of its own letters.
_UKRAINIAN_NAMES = (
    "олександра?|олена|олеся|микола|дмитро|володимир|михайло|петро|павло|кирило|тетяна|василь|ярина"
)
# Letters that stand in names of one of the languages only, the surest first.
_TELLING = [
    ("kk", re.compile("[әғқңөұүһ]")),
    ("sr", re.compile("[ђћ]")),
    ("mk", re.compile("[ѓќѕ]|[јљњџ].*(?:ск[иа]|[ое]ва?)$")),
    ("sr", re.compile("[јљњџ]")),
    ("be", re.compile("ў|і.*[ыэё]|[ыэё].*і")),
    ("uk", re.compile(rf"[іїєґ]|\b(?:{_UKRAINIAN_NAMES})\b")),
    # In Russian it only parts a consonant from one of these vowels.
    ("bg", re.compile("ъ(?![еёюя])")),
]


def from_cyrillic(word: str, name: str) -> str:
    """`word` of `name`, whose letters tell the language; Russian's table is the common one."""
    lowered = name.lower()
    language = next((code for code, letters in _TELLING if letters.search(lowered)), "ru")
    return _SPELLINGS[language](word)
