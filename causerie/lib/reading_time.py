"""How long a text takes to read.

Rates are the means of Trauzettel-Klosinski and Dietz, "Standardized Assessment of Reading
Performance: The New International Reading Speed Texts IReST" (2012), table 3: words a minute, or
characters a minute for scripts that do not separate words.
"""

import math
import re

WORDS_PER_MINUTE = {
    "ar": 138, "de": 179, "en": 228, "es": 218, "fi": 161, "fr": 195, "he": 187, "it": 188,
    "nl": 202, "pl": 166, "pt": 181, "ru": 184, "sl": 180, "sv": 199, "tr": 166,
}  # fmt: skip
WORDS_PER_MINUTE_ELSEWHERE = 184  # the mean over the languages that were measured
CHARACTERS_PER_MINUTE = {"zh": 255, "ja": 357}

# Han, kana and Hangul syllables are counted by character, whatever the text's locale.
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")


def reading_minutes(text: str, locale: str) -> int:
    """Whole minutes, rounded up, at least 1. `text` is plain text, `locale` as in `pt-br`."""
    language = locale.split("-")[0]
    characters, words = _counts(text)
    minutes = characters / CHARACTERS_PER_MINUTE.get(language, 255)
    minutes += words / WORDS_PER_MINUTE.get(language, WORDS_PER_MINUTE_ELSEWHERE)
    return max(1, math.ceil(minutes))


def word_count(text: str) -> int:
    """A character of a script that does not separate words counts as one."""
    return sum(_counts(text))


def _counts(text: str) -> tuple[int, int]:
    """Characters of such scripts, and the words around them."""
    return len(_CJK.findall(text)), len(_WORD.findall(_CJK.sub(" ", text)))
