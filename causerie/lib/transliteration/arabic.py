"""Arabic script -> Latin: BGN/PCGN 1956 for Arabic, BGN/PCGN 1958 for Persian, without diacritics
and apostrophes; the further letters of Urdu, Kurdish and Uyghur as they sound.

Vowel signs are read where they are written. Without them only the letters that also stand for
vowels say what is between the consonants, so that every rendering is approximate.
"""

import re

from causerie.lib.transliteration.spelling import Spelling, capitalised

_LETTERS = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ؤ": "u", "ئ": "i", "ء": "", "ى": "a",
    "ة": "ah",
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r",
    "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "gh",
    "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "u", "ي": "i",
    "پ": "p", "چ": "ch", "ژ": "zh", "ڤ": "v", "گ": "g", "ک": "k", "ی": "i", "ۀ": "eh",
    "ٹ": "t", "ڈ": "d", "ڑ": "r", "ں": "n", "ے": "e", "ہ": "h", "ھ": "h", "ۂ": "h", "ۃ": "h",
    "ڕ": "r", "ڵ": "l", "ێ": "e", "ۆ": "o", "ە": "e", "ې": "e", "ۇ": "u", "ۈ": "u", "ۋ": "w",
    "ڭ": "ng", "ڠ": "ng", "ټ": "t", "ډ": "d", "ړ": "r", "ږ": "zh", "ښ": "sh", "ڼ": "n", "ځ": "dz",
    "څ": "ts", "ګ": "g", "ۍ": "ey", "ـ": "",
    "\u064e": "a", "\u064f": "u", "\u0650": "i", "\u0652": "", "\u064b": "an", "\u064c": "un",
    "\u064d": "in", "\u0670": "a", "'": "", "’": "", "\u200c": "", "\u200d": "",
}  # fmt: skip
_PERSIAN = {"ث": "s", "ذ": "z", "ض": "z", "و": "u", "ة": "eh"}
# Letters of a Persian keyboard.
_IS_PERSIAN = re.compile("[پچژگکی]")
_SIGNS = "[\u064b-\u0650]"
_VOWELS = "اأإآىٱوىيی"
_SUN = {
    "ت": "t", "ث": "th", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s",
    "ض": "d", "ط": "t", "ظ": "z", "ن": "n",
}  # fmt: skip
_ALLAH = r"[اٱ]لل\u0651?\u064e?\u0670?ه(?:[\u064f\u0650\u064e])?$"
_SPECIAL = {
    rf"^{_ALLAH}|{_ALLAH}": "allah",
    # The article, which takes the sound of many letters after it.
    **{rf"^[اٱ]ل\u0652?(?={letter}\w\w)": f"a{sound}-" for letter, sound in _SUN.items()},
    r"^[اٱ]ل\u0652?(?=\w\w\w)": "al-",
    "\u064e[اىٰ]": "a", "\u064f[وۇ](?![\u064b-\u0651])": "u", "\u0650[يی](?![\u064b-\u0651يی])": "i",
    "\u0650[يی]{2}$": "i", "\u0650[يی](?=[يی])": "i",
    "\u064e[و](?![\u064b-\u0651])": "aw", "\u064e[يی](?![\u064b-\u0651])": "ay",
    "\u064eة": "ah", "[اأٱ](?=\u064e)": "", "[اأٱ](?=\u064f)": "", "[اإأٱ](?=\u0650)": "",
    # Consonants where a vowel stands beside them.
    rf"و(?={_SIGNS})|^و(?!$)|و(?=[اآى])|(?<=[اآ])و(?=\w)": "w",
    rf"[يی](?={_SIGNS})|^[يی](?!$)|[يی](?=[اآةو])": "y",
    f"ع(?={_SIGNS}|[اآ]|$)|(?<=[او])ع": "",
    "ع": "a",
    f"ئ(?={_SIGNS}|[يی])": "",
}  # fmt: skip
_PERSIAN_SPECIAL = {
    r"(?<=[^اوآی])ه$": "eh",
    r"^و(?!$)|و(?=[اآی])|(?<=[اآ])و": "v",
    r"^ای": "i",
    r"^او": "u",
} | {
    pattern: text
    for pattern, text in _SPECIAL.items()
    # Persian has no article; what begins like it is a name.
    if "-" not in text
}
_spelling = Spelling(_LETTERS, _SPECIAL)
_persian_spelling = Spelling(_LETTERS | _PERSIAN, _PERSIAN_SPECIAL)
# In Unicode's order a short vowel comes before the sign that doubles the letter under it.
_VOWEL_FIRST = re.compile("([\u064b-\u0650])\u0651")
_DOUBLED = re.compile("(.)\u0651")


def from_arabic(word: str, name: str) -> str:
    if _IS_PERSIAN.search(name):
        return _capitalised(_persian_spelling(_unfolded(word)))
    return _capitalised(_spelling(_unfolded(word)))


def _unfolded(word: str) -> str:
    return _DOUBLED.sub(r"\1\1", _VOWEL_FIRST.sub("\u0651\\1", word)).replace("\u0651", "")


def _capitalised(text: str) -> str:
    return "-".join(capitalised(part) for part in text.split("-"))
