"""Armenian -> Latin: BGN/PCGN 1981, after the eastern pronunciation, without its apostrophes."""

from causerie.lib.transliteration.spelling import Spelling

_LETTERS = {
    "ա": "a", "բ": "b", "գ": "g", "դ": "d", "ե": "e", "զ": "z", "է": "e", "ը": "y", "թ": "t",
    "ժ": "zh", "ի": "i", "լ": "l", "խ": "kh", "ծ": "ts", "կ": "k", "հ": "h", "ձ": "dz", "ղ": "gh",
    "ճ": "ch", "մ": "m", "յ": "y", "ն": "n", "շ": "sh", "ո": "o", "չ": "ch", "պ": "p", "ջ": "j",
    "ռ": "rr", "ս": "s", "վ": "v", "տ": "t", "ր": "r", "ց": "ts", "ւ": "v", "փ": "p", "ք": "k",
    "օ": "o", "ֆ": "f", "և": "ev", "եւ": "ev", "ու": "u",
}  # fmt: skip
_STARTS = r"(?:^|(?<=[աեէըիոօ])|(?<=ու))"
_SPECIAL = {
    r"^ով$": "ov",
    rf"{_STARTS}(?:և|եւ)": "yev",
    rf"{_STARTS}ե": "ye",
    r"^ո(?!ւ)": "vo",
}
_spelling = Spelling(_LETTERS, _SPECIAL)


def from_armenian(word: str) -> str:
    return _spelling(word)
