"""Spaces and capitals of a translation as those of its source."""

import re
from collections.abc import Collection, Iterator

from causerie.translation.pipeline.typography import typeset

_SPACES = re.compile(r"[ \t\u00a0\u2009\u202f]{2,}|\t")
_BEFORE = re.compile(r"(?<=\S) +(?=[,.)\]}…”](?!\w))")
_AFTER = re.compile(r"(?<=[(\[{¿¡])[ \u00a0\u202f]+(?=\S)")
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
# Questions and exclamations begin with a sign of their own, which engines leave out where the
# source has none.
_OPENING = frozenset({"es", "ast"})
# With or without an end: what it has read it never reads again, however long a clause may be.
_ABBREVIATED = "".join(rf"|(?<=\b{title})\." for title in ("Sr", "Sra", "Srta", "Dr", "Dra"))
_CLAUSE = re.compile(rf"(?P<words>(?:[^.!?…:;—–()«»“”\"<>]++{_ABBREVIATED})++)(?P<end>[!?]*)")


def tidied(words: str, source: str, target_locale: str, smilies: Collection[str] = ()) -> str:
    """`words` is the translation of `source`; `smilies` are words that stand for such."""
    words = _SPACES.sub(" ", words.strip())
    if not _BEFORE.search(source):
        words = _BEFORE.sub("", words)
    words = _begun_as(_closed_up(_AFTER.sub("", words), source), source)
    if target_locale.split("-")[0] in _OPENING:
        words = "".join(map(_opened, _parted(words, smilies)))
    return typeset(words, target_locale)


def _closed_up(words: str, source: str) -> str:
    """`" Yes"` -> `"Yes"`. Such a mark may as well be one of inches: its source tells."""
    ours, theirs = words.split('"'), source.split('"')
    is_quoting = len(ours) == len(theirs) and len(ours) % 2 and len(ours) > 1
    if not is_quoting or any(one != one.strip() for one in theirs[1::2]):
        return words
    ours[1::2] = [one.strip() for one in ours[1::2]]
    return '"'.join(ours)


def _begun_as(words: str, source: str) -> str:
    """A sentence begins with a capital; what some engines drop before it had it."""
    ours, theirs = _FIRST_LETTER.search(words), _FIRST_LETTER.search(source)
    if not ours or not theirs or not theirs[0].isupper() or not ours[0].islower():
        return words
    place = ours.start()
    return words[:place] + words[place].upper() + words[place + 1 :]


def _parted(words: str, smilies: Collection[str]) -> Iterator[str]:
    """Behind a smiley that ends a sentence, as a full stop does."""
    begin = 0
    for found in re.finditer(rf"(?:{'|'.join(smilies)})(?!\w)", words) if smilies else ():
        if words[found.end() : found.end() + 2].strip()[:1].isupper():
            yield words[begin : found.end()]
            begin = found.end()
    yield words[begin:]


def _opened(words: str) -> str:
    """`Qué?` -> `¿Qué?`"""
    return _CLAUSE.sub(_with_opening, words)


def _with_opening(clause: re.Match[str]) -> str:
    found, end = clause[0], clause["end"]
    says_something = any(letter.isalnum() for letter in clause["words"])
    if not end or not says_something or "¿" in found or "¡" in found:
        return found
    sign = "¿" if end[0] == "?" else "¡"
    rest = found.lstrip(" ,\u00a0")
    return found[: len(found) - len(rest)] + sign + rest


def lowered_start(words: str, source: str, target_locale: str) -> str:
    """Of a piece of a sentence: engines take it for a whole one."""
    theirs, ours = _FIRST_WORD.search(source), _FIRST_WORD.search(words)
    if not theirs or not ours or not theirs[0][0].islower() or target_locale.startswith("de"):
        return words
    is_plain = ours[0][1:].islower() and len(ours[0]) > 1
    if not is_plain:
        return words
    place = ours.start()
    return words[:place] + words[place].lower() + words[place + 1 :]
