"""Where the words of a text begin and end.

Scripts that do not separate words (Han, kana, Thai …) are read in pairs of letters, and so is
Korean, whose words carry their particles with them. A run `黒猫だ` is `黒猫`, `猫だ`, `だ`: the
last letter stands alone, so that every letter begins one piece.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import category

# Longer ones are no words; stemmers take their time over them.
WORD_LENGTH_MAX = 64

_UNSPACED = (
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # kana and repetition signs
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
    "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"  # Hangul
)


def _ranges_of_marks() -> str:
    """Signs that belong to the letter before them; Python's `\\w` leaves them out."""
    marks = [code for code in range(0x300, 0x10000) if category(chr(code)).startswith("M")]
    starts = [code for code in marks if category(chr(code - 1))[0] != "M" or code == 0x300]
    ends = [code for code in marks if category(chr(code + 1))[0] != "M"]
    return "".join(f"{chr(a)}-{chr(b)}" for a, b in zip(starts, ends, strict=True))


_LETTER = rf"(?:(?![{_UNSPACED}])(?:[^\W_]|[{_ranges_of_marks()}]))"
_WITHIN = "['’ʼ‘＇´`·״׳\u00ad\u200c\u200d]"
_WORD = re.compile(rf"(?P<run>(?:[{_UNSPACED}])+)|{_LETTER}+(?:{_WITHIN}+{_LETTER}+)*")
_APOSTROPHE = re.compile("['’ʼ‘＇´`]")
# What is written together with the next word, up to the apostrophe.
_ELIDED = {
    "fr": {"l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"},
    "it": {"l", "d", "c", "un", "dell", "all", "dall", "nell", "sull", "quell", "quest", "s", "m"},
    "ca": {"l", "d", "s", "m", "n", "t"},
}  # fmt: skip
_ELIDED["oc"] = _ELIDED["ca"]
# Endings of names are written after an apostrophe: Ankara'da.
_ENDING_AFTER_APOSTROPHE = {"tr", "az"}


class Piece(NamedTuple):
    """A word, or a pair of letters of a run; `text[start:end]`."""

    start: int
    end: int
    in_run: bool


def pieces(text: str, language: str) -> Iterator[Piece]:
    """In their order; which there are depends on the text and the language (`pt`) alone."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        if match["run"]:
            for place in range(start, end):
                yield Piece(place, min(place + 2, end), True)
        else:
            yield Piece(*_core(match[0], start, end, language), False)


def _core(word: str, start: int, end: int, language: str) -> tuple[int, int]:
    elided = _ELIDED.get(language)
    if not elided and language not in _ENDING_AFTER_APOSTROPHE:
        return start, end
    apostrophe = _APOSTROPHE.search(word)
    if not apostrophe:
        return start, end
    if not elided:
        return start, start + apostrophe.start()
    return (
        start + apostrophe.end() if word[: apostrophe.start()].lower() in elided else start
    ), end
