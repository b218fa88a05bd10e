"""Quotation marks, and spaces beside signs, as the language of a translation has them."""

import re

# A colon stands apart as a word does, the others a little less; none begins a line.
_HIGH = re.compile(r'(?<=[^\s?!;:«(\[¿¡])[ \u00a0\u202f]*(?P<sign>[?!;:])(?=[?!]*(?:[\s)»”"]|$))')
_OPENED = re.compile(r"«[ \u00a0\u202f]*")
_CLOSED = re.compile(r"[ \u00a0\u202f]*»")
_SIGNS = re.compile("[«»“”]")
_FRENCH, _ENGLISH = "«»", "“”"
# Where quotations have signs of another kind than the source's.
_QUOTING = {"fr": (_ENGLISH, _FRENCH), "en": (_FRENCH, _ENGLISH)}


def typeset(words: str, locale: str) -> str:
    language = locale.split("-")[0]
    words = _spaced(words, "")
    if language in _QUOTING:
        words = _quoted(words, *_QUOTING[language])
    if language == "fr":
        return _HIGH.sub(_apart, _spaced(words, "\u00a0"))
    return _HIGH.sub(r"\g<sign>", words)


def _spaced(words: str, space: str) -> str:
    if "«" not in words and "»" not in words:
        return words
    return _CLOSED.sub(f"{space}»", _OPENED.sub(f"«{space}", words))


def _apart(found: re.Match[str]) -> str:
    sign = found["sign"]
    return ("\u00a0" if sign == ":" else "\u202f") + sign


def _quoted(words: str, other: str, own: str) -> str:
    """Only where each that opens is closed, and none stands in another."""
    if other[0] not in words or "".join(_SIGNS.findall(words)).replace(other, ""):
        return words
    return words.translate(str.maketrans(other, own))
