"""Latin -> Cyrillic: a table of our own, since every language that is written with Latin letters
sounds them otherwise and no standard fits them all. Its digraphs are those of ICAO Doc 9303 and
BGN/PCGN read backwards; letters with signs sound as in the languages that have them."""

from causerie.lib.transliteration.spelling import Spelling, with_letters_of

_LETTERS = {
    "a": "а", "b": "б", "c": "к", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и",
    "j": "й", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "к", "r": "р",
    "s": "с", "t": "т", "u": "у", "v": "в", "w": "в", "x": "кс", "y": "и", "z": "з",
    "shch": "щ", "tsch": "ч", "tch": "ч", "sch": "ш", "zh": "ж", "kh": "х", "ts": "ц", "tz": "ц",
    "ch": "ч", "cz": "ч", "sh": "ш", "sz": "ш", "ph": "ф", "th": "т", "gh": "г", "ck": "к",
    "qu": "кв", "oo": "у", "ee": "и", "ou": "у", "ij": "ий", "iy": "ий",
    "ya": "я", "ja": "я", "yu": "ю", "ju": "ю", "ye": "е", "je": "е", "yo": "йо", "jo": "йо",
    "yi": "ї", "nj": "нь", "lj": "ль",
    "ä": "э", "ö": "ё", "ü": "ю", "ß": "сс", "å": "о", "æ": "э", "ø": "ё", "œ": "ё", "ñ": "нь",
    "ç": "с", "ć": "ч", "č": "ч", "đ": "дж", "š": "ш", "ś": "с", "ş": "ш", "ș": "ш", "ţ": "ц",
    "ț": "ц", "ž": "ж", "ź": "з", "ż": "ж", "ł": "л", "ń": "нь", "ň": "нь", "ř": "рж", "ğ": "г",
    "ą": "он", "ę": "ен", "ě": "е", "ő": "ё", "ű": "ю", "ı": "ы", "ľ": "ль", "ņ": "нь", "ļ": "ль",
    "ә": "а", "ə": "а", "þ": "т", "ð": "д", "ħ": "х", "ŋ": "нг",
}  # fmt: skip
_SPECIAL = {
    # What softens the consonant is written by the vowel.
    "n(?=j[aeu])": "н", "l(?=j[aeu])": "л",
    # Not spoken.
    "(?<=o)h(?=n)|(?<=[aeiou])h$": "",
    "c(?=[eiyéèíëê])": "с", "gu(?=[eéiíê])": "г",
    r"^y(?![aeiouy])": "и", r"^yi": "йи",
    r"ia$": "ия", r"(?<=[aeo])[iyj](?![aeiouy])": "й", r"(?<=[aeou])y$": "й",
    r"^[eéèê]|(?<=[aeiou])e(?![aeiou])": "э",
}  # fmt: skip
_spelling = Spelling(_LETTERS, _SPECIAL)


def into_cyrillic(word: str) -> str:
    return _spelling(with_letters_of(word, _spelling))
