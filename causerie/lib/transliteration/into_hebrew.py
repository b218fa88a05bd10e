"""Latin -> Hebrew: a table of our own, since no standard fits all languages that are written with
Latin letters. Its letters are those that the Academy of the Hebrew Language advises for foreign
names; an `a` and an `e` between consonants go unwritten but at the end."""

from causerie.lib.transliteration.spelling import Spelling, with_letters_of

_LETTERS = {
    "a": "א", "b": "ב", "c": "ק", "d": "ד", "e": "", "f": "פ", "g": "ג", "h": "ה", "i": "י",
    "j": "ג׳", "k": "ק", "l": "ל", "m": "מ", "n": "נ", "o": "ו", "p": "פ", "q": "ק", "r": "ר",
    "s": "ס", "t": "ט", "u": "ו", "v": "ב", "w": "ו", "x": "קס", "y": "י", "z": "ז",
    "shch": "שצ׳", "tsch": "צ׳", "tch": "צ׳", "sch": "ש", "ch": "צ׳", "sh": "ש", "th": "ת",
    "kh": "ח", "gh": "ג", "zh": "ז׳", "ph": "פ", "ck": "ק", "ts": "צ", "tz": "צ", "qu": "קוו",
    "ou": "ו", "oo": "ו", "ee": "י",
    "ä": "א", "ö": "ו", "ü": "ו", "ß": "ס", "å": "ו", "æ": "א", "ø": "ו", "œ": "ו", "ñ": "ני",
    "ç": "ס", "ć": "צ׳", "č": "צ׳", "đ": "ג׳", "š": "ש", "ş": "ש", "ș": "ש", "ţ": "צ", "ț": "צ",
    "ž": "ז׳", "ż": "ז׳", "ł": "ל", "ń": "ני", "ř": "רז׳", "ı": "י", "ə": "א", "þ": "ת", "ð": "ד",
}  # fmt: skip
_SPECIAL = {
    r"^e|^a": "א", r"^i": "אי", r"^[ou]": "או", "(?:a|ah)$": "ה", "c(?=[eiyéí])": "ס",
    "kh$": "ך", "m$": "ם", "n$": "ן", "(?:ts|tz)$": "ץ", "(?:f|ph)$": "ף",
}  # fmt: skip
_spelling = Spelling(_LETTERS, _SPECIAL)


def into_hebrew(word: str) -> str:
    return _spelling(with_letters_of(word, _spelling))
