"""Spaces and capitals of a translation as those of its source."""

import re

_SPACES = re.compile(r"[ \t\u00a0\u2009\u202f]{2,}|\t")
_BEFORE = re.compile(r"(?<=\S) +(?=[,.)\]}…”](?!\w))")
_BEFORE_HIGH = re.compile(r"(?<=\S) +(?=[:;!?](?:\s|$))")
_AFTER = re.compile(r"(?<=[(\[{¿¡]) +(?=\S)")
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
# Of a language that sets a space before these marks, they are left.
_SPACED = frozenset({"fr"})
# Questions and exclamations begin with a sign of their own, which engines leave out where the
# source has none.
_OPENING = frozenset({"es", "ast"})
# With or without an end: what it has read it never reads again, however long a clause may be.
_CLAUSE = re.compile(r"(?P<words>[^.!?…:;—–()«»“”\"<>]+)(?P<end>[!?]*)")


def tidied(words: str, source: str, target_locale: str) -> str:
    """`words` is the translation of `source`."""
    words = _SPACES.sub(" ", words.strip())
    if not _BEFORE.search(source):
        words = _BEFORE.sub("", words)
    language = target_locale.split("-")[0]
    if language not in _SPACED and not _BEFORE_HIGH.search(source):
        words = _BEFORE_HIGH.sub("", words)
    words = _begun_as(_AFTER.sub("", words), source)
    return _opened(words) if language in _OPENING else words


def _begun_as(words: str, source: str) -> str:
    """A sentence begins with a capital; what some engines drop before it had it."""
    ours, theirs = _FIRST_LETTER.search(words), _FIRST_LETTER.search(source)
    if not ours or not theirs or not theirs[0].isupper() or not ours[0].islower():
        return words
    place = ours.start()
    return words[:place] + words[place].upper() + words[place + 1 :]


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
