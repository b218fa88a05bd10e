"""Hebrew -> Latin: the system of the Academy of the Hebrew Language as amended for the United
Nations conference of 2007 (E/CONF.98/4/Add.2), without diacritics and apostrophes.

Points are read where they are written. Without them only the letters that also stand for vowels say
what is between the consonants, so that every rendering is approximate: ו is o, י is i, a last ה is
a, א and ע are a where no other vowel follows.
"""

import re

from causerie.lib.transliteration.spelling import Spelling, capitalised

_LETTERS = {
    "א": "", "ב": "v", "ג": "g", "ד": "d", "ה": "h", "ו": "o", "ז": "z", "ח": "h", "ט": "t",
    "י": "i", "כ": "kh", "ך": "kh", "ל": "l", "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s",
    "ע": "", "פ": "f", "ף": "f", "צ": "ts", "ץ": "ts", "ק": "k", "ר": "r", "ש": "sh", "ת": "t",
    "ג׳": "j", "ז׳": "zh", "צ׳": "ch", "ץ׳": "ch", "ת׳": "th",
    "ג'": "j", "ז'": "zh", "צ'": "ch", "ץ'": "ch", "ת'": "th", "״": "", "׳": "",
    "ײ": "y", "װ": "v", "ױ": "oy",
    # With the dots that tell consonants apart, and vowel signs.
    "ב\u05bc": "b", "כ\u05bc": "k", "ך\u05bc": "k", "פ\u05bc": "p", "ש\u05c2": "s",
    "ו\u05bc": "u", "ו\u05b9": "o", "\u05b0": "", "\u05b1": "e", "\u05b2": "a", "\u05b3": "o",
    "\u05b4": "i", "\u05b5": "e", "\u05b6": "e", "\u05b7": "a", "\u05b8": "a", "\u05b9": "o",
    "\u05ba": "o", "\u05bb": "u", "\u05c7": "o",
}  # fmt: skip
_POINTS = "[\u05b0-\u05bb\u05c7]"
_SPECIAL = {
    "^ב": "b", "^כ": "k", "^פ": "p",
    rf"ו(?={_POINTS}(?<!\u05b9))|וו|ו(?=י)|^ו(?![\u05b9\u05bc])": "v",
    "\u05b4י": "i", "\u05b5י": "e", rf"^י|י(?={_POINTS})": "y",
    # A vowel that is written stands for itself.
    rf"(?<={_POINTS})[הא]$|[אע](?={_POINTS}|[והע]|$)(?<!א$)|^[אע](?=י)": "",
    "[הא]$|[אע]": "a",
}  # fmt: skip
_spelling = Spelling(_LETTERS, _SPECIAL)
# In Unicode's order a vowel comes before the dots that say which consonant it follows.
_VOWEL_FIRST = re.compile(f"({_POINTS})([\u05bc\u05c1\u05c2]+)")


def from_hebrew(word: str) -> str:
    return capitalised(_spelling(_VOWEL_FIRST.sub(r"\2\1", word)))
