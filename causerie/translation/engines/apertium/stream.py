"""Words as Apertium's programs want them, and back.

In their stream `^word/word<n><sg>$` is a word with its analysis, `[…]` is not looked at, and a
backslash stands before these characters where they are meant.
"""

import re
from typing import NamedTuple

from causerie.translation.engines.apertium.stand_ins import is_stand_in

_ESCAPED = str.maketrans({character: f"\\{character}" for character in "^$/<>@\\{}[]"})
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
# The programs write these as marks, escaped or not: a reader's own travel as letters of private
# use.
_OWN = {
    "*": "\ue0f0",
    "#": "\ue0f1",
    "~": "\ue0f2",
    "@": "\ue0f3",
    "<": "\ue0f4",
    ">": "\ue0f5",
}
_HIDDEN = str.maketrans(_OWN)
_SHOWN = str.maketrans({private: own for own, private in _OWN.items()})
_PRIVATE = str.maketrans(dict.fromkeys(_OWN.values(), ""))
_SPACES = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
# Without the end of a sentence the last word is held back, and `^…` at the end never comes back.
_END = " .[]\n"
# `*` an unknown word, `@` one without a translation, `#` one without the form.
_MARK = re.compile(r"(?:(?<!\\)[*#]|\\?@)(\w*)")
# The analysis of a word that has no form: `#\<prn\>`.
_TAGS = re.compile(r"(?:\\<[\w.:+-]+\\>)+")
_ONLY_TAGS = re.compile(r"(?<![\w>])\\<\w")
_RUN_OF_SPACES = re.compile(" {2,}")
_WORD = re.compile(r"[^\W\d_]+")


class Counted(NamedTuple):
    """Words in the stream without marks, and how many of them had one."""

    text: str
    words: int
    unknown: int


def encoded(words: str, *, without_carets: bool = False) -> bytes:
    """One line for the programs, without its NUL. `without_carets`: the second try of what made
    them hang."""
    plain = _SPACES.sub(" ", words).translate(_PRIVATE)
    plain = _CONTROLS.sub("", plain)
    if without_carets:
        plain = plain.replace("^", "")
    return (plain.strip().translate(_HIDDEN).translate(_ESCAPED) + _END).encode()


def unmarked(text: str) -> Counted:
    """Before post-generation, which joins no `*azul` to the word before it."""
    marks = [word for word in _MARK.findall(text) if word and not is_stand_in(word)]
    plain = _MARK.sub(r"\1", _TAGS.sub("", text))
    lost = len(_ONLY_TAGS.findall(text))
    return Counted(plain, len(_WORD.findall(plain)) + lost, len(marks) + lost)


def decoded(text: str, words: str) -> str:
    """The line back, with the spaces that stood around `words`."""
    if not words.strip():
        return words
    line = text.strip().removesuffix("[]").rstrip().removesuffix(".").strip()
    if "  " not in words:
        line = _RUN_OF_SPACES.sub(" ", line)
    start = words[: len(words) - len(words.lstrip())]
    return start + _ESCAPE.sub(r"\1", line).translate(_SHOWN) + words[len(words.rstrip()) :]
