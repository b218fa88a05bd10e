"""Latin -> Armenian: a table of our own, BGN/PCGN 1981 read backwards, since no standard fits all
languages that are written with Latin letters."""

from causerie.lib.transliteration.spelling import Spelling, with_letters_of

_LETTERS = {
    "a": "ա", "b": "բ", "c": "կ", "d": "դ", "e": "ե", "f": "ֆ", "g": "գ", "h": "հ", "i": "ի",
    "j": "ջ", "k": "կ", "l": "լ", "m": "մ", "n": "ն", "o": "ո", "p": "պ", "q": "ք", "r": "ր",
    "s": "ս", "t": "տ", "u": "ու", "v": "վ", "w": "վ", "x": "քս", "y": "ի", "z": "զ",
    "shch": "շչ", "tsch": "չ", "tch": "չ", "sch": "շ", "ch": "չ", "sh": "շ", "th": "թ", "kh": "խ",
    "gh": "ղ", "zh": "ժ", "ph": "ֆ", "ck": "կ", "ts": "ց", "tz": "ց", "dz": "ձ", "qu": "քվ",
    "rr": "ռ", "ou": "ու", "oo": "ու", "ee": "ի", "ya": "յա", "yu": "յու", "yo": "յո", "ye": "ե",
    "ä": "է", "ö": "օ", "ü": "յու", "ß": "ս", "å": "օ", "æ": "է", "ø": "օ", "œ": "օ", "ñ": "նյ",
    "ç": "ս", "ć": "չ", "č": "չ", "đ": "ջ", "š": "շ", "ş": "շ", "ș": "շ", "ţ": "ց", "ț": "ց",
    "ž": "ժ", "ż": "ժ", "ł": "լ", "ń": "նյ", "ř": "րժ", "ı": "ը", "ə": "ը", "þ": "թ", "ð": "դ",
}  # fmt: skip
_spelling = Spelling(_LETTERS, {r"^e": "է", r"^o": "օ", "c(?=[eiyéí])": "ս"})


def into_armenian(word: str) -> str:
    return _spelling(with_letters_of(word, _spelling))
