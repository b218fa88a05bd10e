"""Entries of a glossary that contradict each other, or themselves, or say too little."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from causerie.lib.locales import bcp47
from causerie.lib.stems import language_of
from causerie.translation.terms.entry import (
    FORMS_MAX,
    NAME_LENGTH_MAX,
    NOTE_LENGTH_MAX,
    Entry,
)
from causerie.translation.terms.problem import Problem
from causerie.translation.terms.spelling import affix, words_of


@dataclass(frozen=True)
class _Claim:
    """What one entry calls its own in a locale."""

    entry: Entry
    text: str
    is_name: bool


def problems(entries: Sequence[Entry]) -> list[Problem]:
    """Of all of them, in their order."""
    claimed: dict[tuple[str, str], list[_Claim]] = {}
    return [one for entry in entries for one in _of_entry(entry, claimed)]


def _of_entry(entry: Entry, claimed: dict[tuple[str, str], list[_Claim]]) -> Iterator[Problem]:
    yield from _too_much(entry)
    yield from _too_little(entry)
    for locale, claim in _claims(entry):
        key = (locale, _spelling(claim.text, locale))
        others = claimed.setdefault(key, [])
        for other in others:
            if other.entry is not entry and _are_one(claim, other):
                yield _contradiction(claim, other, locale)
                break
        others.append(claim)


def _claims(entry: Entry) -> Iterator[tuple[str, _Claim]]:
    for locale, name in entry.names.items():
        if name.name:
            yield locale, _Claim(entry, name.name, True)
        for form in dict.fromkeys(name.forms):
            if form != name.name:
                yield locale, _Claim(entry, form, False)


def _spelling(text: str, locale: str) -> str:
    """What is found in the same words of a text is the same."""
    language = language_of(locale)
    words = words_of(text, language)
    if not words:
        return text.casefold()
    ends = affix(text[: words[0].start].strip()), affix(text[words[-1].end :].strip())
    return " ".join([ends[0], *(word.folded for word in words), ends[1]])


def _are_one(claim: _Claim, other: _Claim) -> bool:
    """US is not us, as long as both keep to their capitals."""
    both_keep = claim.entry.is_case_sensitive and other.entry.is_case_sensitive
    return not both_keep or _capitals(claim.text) == _capitals(other.text)


def _capitals(text: str) -> list[bool]:
    return [letter.isupper() for letter in text if letter.isalpha()]


def _contradiction(claim: _Claim, other: _Claim, locale: str) -> Problem:
    params: dict[str, str | int] = {
        "name": claim.text,
        "locale": bcp47(locale),
        "other": other.entry.number,
    }
    if claim.is_name and other.is_name:
        message = _(
            "“%(name)s” (%(locale)s) is a name twice: here and in %(other)s. Keep one of the two,"
            " with all that is said in both."
        )
        code = "duplicate"
    elif claim.is_name or other.is_name:
        message = _(
            "“%(name)s” (%(locale)s) is the name of one term and a form of another, %(other)s."
            " Leave it to one of them."
        )
        code = "contradiction"
    else:
        message = _(
            "“%(name)s” (%(locale)s) is a form of two terms: of this one and of %(other)s. Leave"
            " it to one of them."
        )
        code = "claimed"
    return Problem(code, message, params, claim.entry.number, other.entry.number)


def _too_little(entry: Entry) -> Iterator[Problem]:
    named = [locale for locale, name in entry.names.items() if name.name]
    for locale, name in entry.names.items():
        if name.name and not any(letter.isalnum() for letter in name.name):
            message = _("There is no letter in “%(name)s” (%(locale)s). Write what it is called.")
            params = {"name": name.name, "locale": bcp47(locale)}
            yield Problem("letters", message, params, entry.number)
        elif name.forms and not name.name:
            message = _("Forms are given in %(locale)s, but no name. Write the name, too.")
            yield Problem("forms", message, {"locale": bcp47(locale)}, entry.number)
    if not named:
        yield Problem("empty", _("This term has no name in any language."), {}, entry.number)
    elif len(named) == 1 and not entry.is_kept:
        message = _(
            "“%(name)s” has a name in one language only. Write what it is called in another, or"
            " mark it as not to be translated."
        )
        yield Problem(
            "alone", message, {"name": entry.names[named[0]].name}, entry.number, is_warning=True
        )


def _too_much(entry: Entry) -> Iterator[Problem]:
    shown: dict[str, str | int]
    for locale, name in entry.names.items():
        for text in (name.name, *name.forms):
            if len(text) > NAME_LENGTH_MAX:
                message = _(
                    "“%(name)s…” (%(locale)s) is longer than %(limit)s characters. Shorten it."
                )
                shown = {"name": text[:40], "locale": bcp47(locale), "limit": NAME_LENGTH_MAX}
                yield Problem("long", message, shown, entry.number)
        if len(name.forms) > FORMS_MAX:
            message = _("“%(name)s” (%(locale)s) has more than %(limit)s forms. Leave some out.")
            shown = {"name": name.name[:40], "locale": bcp47(locale), "limit": FORMS_MAX}
            yield Problem("forms", message, shown, entry.number)
    if len(entry.note) > NOTE_LENGTH_MAX:
        message = _("The note is longer than %(limit)s characters. Shorten it.")
        yield Problem("long", message, {"limit": NOTE_LENGTH_MAX}, entry.number)
