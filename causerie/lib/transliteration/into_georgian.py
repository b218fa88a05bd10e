"""Latin -> Georgian: a table of our own, the national system of 2002 read backwards, since no
standard fits all languages that are written with Latin letters."""

from causerie.lib.transliteration.spelling import Spelling, with_letters_of

_LETTERS = {
    "a": "ა", "b": "ბ", "c": "კ", "d": "დ", "e": "ე", "f": "ფ", "g": "გ", "h": "ჰ", "i": "ი",
    "j": "ჯ", "k": "კ", "l": "ლ", "m": "მ", "n": "ნ", "o": "ო", "p": "პ", "q": "ქ", "r": "რ",
    "s": "ს", "t": "ტ", "u": "უ", "v": "ვ", "w": "ვ", "x": "ქს", "y": "ი", "z": "ზ",
    "shch": "შჩ", "tsch": "ჩ", "tch": "ჩ", "sch": "შ", "ch": "ჩ", "sh": "შ", "th": "თ", "kh": "ხ",
    "gh": "ღ", "zh": "ჟ", "ph": "ფ", "ck": "კ", "ts": "ც", "tz": "ც", "dz": "ძ", "qu": "კვ",
    "ou": "უ", "oo": "უ", "ee": "ი",
    "ä": "ე", "ö": "ო", "ü": "უ", "ß": "ს", "å": "ო", "æ": "ე", "ø": "ო", "œ": "ო", "ñ": "ნი",
    "ç": "ს", "ć": "ჩ", "č": "ჩ", "đ": "ჯ", "š": "შ", "ş": "შ", "ș": "შ", "ţ": "ც", "ț": "ც",
    "ž": "ჟ", "ż": "ჟ", "ł": "ლ", "ń": "ნი", "ř": "რჟ", "ı": "ი", "ə": "ა", "þ": "თ", "ð": "დ",
}  # fmt: skip
_spelling = Spelling(_LETTERS, {"c(?=[eiyéí])": "ს"})


def into_georgian(word: str) -> str:
    """Without capitals, which Georgian sets for whole words at most."""
    return _spelling(with_letters_of(word.lower(), _spelling))
