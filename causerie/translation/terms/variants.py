"""Inflected forms of a name, for an editor to confirm.

A guess is welcome here, since somebody looks at it: what the dictionaries do not know is declined
as a word with such an ending is.
"""

import re

from causerie.lib.stems import DICTIONARIES, language_of
from causerie.translation.terms.grammar import CASES, phrase
from causerie.translation.terms.spelling import has_runs, words_of
from causerie.translation.terms.term import Gender, Kind

_VOWEL = re.compile("[aeiouyàáâäèéêëìíîïòóôöùúûüœæh]")
_ELIDED = {"fr": "d’", "ca": "d’", "it": "d’"}
_LINKING = {"de", "of", "del", "du", "des", "da", "do", "das", "dos", "d", "la", "el", "les", "i"}
_VOCATIVE = {"uk"}
_PLURALS: dict[str, tuple[tuple[str, str], ...]] = {
    "en": ((r"(?<=[^aeiou])y$", "ies"), (r"(?<=s|x|z)$|(?<=ch|sh)$", "es")),
    "es": ((r"ión$", "iones"), (r"z$", "ces"), (r"(?<=[sx])$", ""), (r"(?<=[^aeiouáéó])$", "es")),
    "pt": (
        (r"ão$", "ões"),
        (r"m$", "ns"),
        (r"(?<=[aou])l$", "is"),
        (r"el$", "éis"),
        (r"(?<=[rz])$", "es"),
        (r"(?<=[sx])$", ""),
    ),
    "fr": ((r"(?<=[sxz])$", ""), (r"eau$", "eaux"), (r"al$", "aux")),
    "ca": (
        (r"(?<=s)$", ""),
        (r"ca$", "ques"),
        (r"ga$", "gues"),
        (r"a$", "es"),
        (r"ió$", "ions"),
    ),
}


def proposed(name: str, locale: str, kind: Kind) -> list[str]:
    """Each once, without the name itself; none where nothing sensible is known."""
    language = language_of(locale)
    words = words_of(name, language)
    if not words or has_runs(name, language):
        return []
    if language in DICTIONARIES:
        ways = _declined(name, language, kind)
    else:
        is_word = kind is Kind.WORD
        ways = _plurals(name, language) if is_word else _written_with(name, words[0].text, language)
    return [way for way in dict.fromkeys(ways) if way != name]


def _declined(name: str, language: str, kind: Kind) -> list[str]:
    """Of whatever gender it can be; in the plural if it is one, or a common word."""
    cases = (*CASES, "voct") if kind is Kind.PERSON and language in _VOCATIVE else CASES
    readings = (
        phrase(name, language, kind=kind, gender=gender, is_plural=False) for gender in Gender
    )
    singular = next((found for found in readings if found), None)
    plural = phrase(name, language, kind=kind, gender=Gender.NONE, is_plural=True)
    ways = [singular.in_case(case) for case in cases] if singular else []
    if plural and not singular:
        ways = [plural.in_case(case) for case in CASES]
    elif singular and kind is Kind.WORD:
        ways += [singular.in_plural(case) for case in ("nomn", *CASES)]
    return [way for way in ways if way is not None]


def _written_with(name: str, first: str, language: str) -> list[str]:
    """What a name is written together with."""
    if language == "en":
        return [f"{name}’" if name.endswith("s") else f"{name}’s"]
    if language == "de" and name[-1:] not in "sßxz":
        return [f"{name}s"]
    if language == "ar":
        return _with_arabic_prefixes(name)
    elided = _ELIDED.get(language)
    return [elided + name] if elided and _VOWEL.match(first.lower()) else []


def _with_arabic_prefixes(name: str) -> list[str]:
    """ "To", "in", "and" and "as"; "to" swallows the first letter of the article."""
    to = f"لل{name.removeprefix('ال')}" if name.startswith("ال") else f"ل{name}"
    return [to, *(letter + name for letter in "بوك")]


def _plurals(name: str, language: str) -> list[str]:
    """Of common words: a name has none."""
    rules = _PLURALS.get(language)
    if rules is None:
        return []
    words = words_of(name, language)
    linked = next((n for n, word in enumerate(words) if word.lowered in _LINKING), len(words))
    # In English the last word, elsewhere the noun with its adjectives, as far as "de".
    changed = words[max(0, linked - 1) : linked] if language == "en" else words[:linked]
    text, at = "", 0
    for word in changed:
        text += name[at : word.start] + _plural(word.text, rules)
        at = word.end
    return [text + name[at:]]


def _plural(word: str, rules: tuple[tuple[str, str], ...]) -> str:
    for ending, plural in rules:
        if re.search(ending, word):
            return re.sub(ending, plural, word)
    return word + "s"
