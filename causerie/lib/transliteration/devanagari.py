"""Devanagari -> Latin: the Hunterian system, India's national one, without its diacritics.

The vowel that every consonant carries is silent at the end of a word, and often within, which the
letters don't tell: every rendering is approximate.
"""

import re
from unicodedata import normalize

from causerie.lib.transliteration.spelling import Spelling, capitalised

_LETTERS = {
    "क": "k", "ख": "kh", "ग": "g", "घ": "gh", "ङ": "n", "च": "ch", "छ": "chh", "ज": "j", "झ": "jh",
    "ञ": "n", "ट": "t", "ठ": "th", "ड": "d", "ढ": "dh", "ण": "n", "त": "t", "थ": "th", "द": "d",
    "ध": "dh", "न": "n", "प": "p", "फ": "ph", "ब": "b", "भ": "bh", "म": "m", "य": "y", "र": "r",
    "ल": "l", "ळ": "l", "व": "v", "श": "sh", "ष": "sh", "स": "s", "ह": "h",
    "क़": "q", "ख़": "kh", "ग़": "gh", "ज़": "z", "ड़": "r", "ढ़": "rh", "फ़": "f", "य़": "y", "ऩ": "n",
    "ज्ञ": "gy", "अ": "a", "आ": "a", "इ": "i", "ई": "i", "उ": "u", "ऊ": "u", "ऋ": "ri", "ए": "e",
    "ऐ": "ai", "ओ": "o", "औ": "au", "ऑ": "o", "ऍ": "e", "ा": "a", "ि": "i", "ी": "i", "ु": "u",
    "ू": "u", "ृ": "ri", "े": "e", "ै": "ai", "ो": "o", "ौ": "au", "ॉ": "o", "ॅ": "e", "ॆ": "e",
    "ॊ": "o", "ं": "n", "ँ": "n", "ः": "h", "्": "", "़": "", "ऽ": "", "ॐ": "om",
    "\u200c": "", "\u200d": "",
}  # fmt: skip
_spelling = Spelling(_LETTERS, {"ं(?=[पफबभम])": "m"})
_CONSONANT = "[क-ह]़?"
_VOWEL_SIGN = "[ा-ौ्]"
# A consonant alone is spoken with `a`, except at the end; there only after another consonant.
_SOUNDED = re.compile(f"({_CONSONANT})(?!{_VOWEL_SIGN}|़|$)|(?<=्)({_CONSONANT})$|^({_CONSONANT})$")


def from_devanagari(word: str) -> str:
    plain = normalize("NFD", word).replace("ज्ञ", "ग्य")
    return capitalised(_spelling(_SOUNDED.sub(lambda found: f"{found[0]}अ", plain)))
