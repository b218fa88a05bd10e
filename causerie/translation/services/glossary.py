"""Keeping the glossary. What a change has translated anew is seen to afterwards, in portions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from causerie.accounts.models import User
from causerie.translation.models import Term, TermName, TermSweep
from causerie.translation.models.term import TERMS_MAX
from causerie.translation.selectors.affected import TermState
from causerie.translation.terms.entry import Entry


@dataclass(frozen=True)
class NameGiven:
    """As an editor writes it down."""

    locale: str
    name: str
    gender: str = ""
    is_plural: bool = False
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class TermGiven:
    kind: str
    names: tuple[NameGiven, ...]
    is_case_sensitive: bool = True
    is_kept: bool = False
    note: str = ""


class TooManyTerms(Exception):
    """There are as many as matching can bear."""


def state_of(term: Term) -> TermState:
    return TermState(term, {name.locale: name for name in term.names.all()})


def state_given(given: TermGiven) -> TermState:
    """As it would be; nothing is stored."""
    return TermState(_term(given), {one.locale: _name(one) for one in given.names})


@transaction.atomic
def save_term(given: TermGiven, *, by: User | None, term: Term | None = None) -> Term:
    """A new one, or `term` as it is from now on. It has been checked (`terms.problems`)."""
    before = state_of(term) if term else None
    made = _saved(given, by, term)
    _have_swept([before, state_given(given)])
    return made


def _saved(given: TermGiven, by: User | None, term: Term | None) -> Term:
    if term is None and Term.objects.count() >= TERMS_MAX:
        raise TooManyTerms
    made = _term(given)
    made.pk = term.pk if term else None
    made.changed_at, made.changed_by = timezone.now(), by
    made.save()
    made.names.all().delete()
    TermName.objects.bulk_create(_name(one, made) for one in given.names)
    return made


@transaction.atomic
def delete_term(term: Term) -> None:
    _have_swept([state_of(term)])
    term.delete()


@transaction.atomic
def save_terms(given: Sequence[tuple[Term | None, TermGiven]], *, by: User | None) -> int:
    """All or none, as a file brings them; how many."""
    states: list[TermState | None] = []
    for term, one in given:
        states += [state_of(term) if term else None, state_given(one)]
        _saved(one, by, term)
    _have_swept(states)
    return len(given)


def given_of(entry: Entry) -> TermGiven:
    """As a file has it."""
    return TermGiven(
        kind=entry.kind.value,
        names=tuple(
            NameGiven(locale, name.name, name.gender.value, name.is_plural, name.forms)
            for locale, name in entry.names.items()
        ),
        is_case_sensitive=entry.is_case_sensitive,
        is_kept=entry.is_kept,
        note=entry.note,
    )


def _term(given: TermGiven) -> Term:
    return Term(
        kind=given.kind,
        is_case_sensitive=given.is_case_sensitive,
        is_kept=given.is_kept,
        note=given.note,
    )


def _name(given: NameGiven, term: Term | None = None) -> TermName:
    return TermName(
        term=term,
        locale=given.locale,
        name=given.name,
        gender=given.gender,
        is_plural=given.is_plural,
        forms=list(given.forms),
    )


def _have_swept(states: Iterable[TermState | None]) -> None:
    """Texts that one of them stands in, as it was or as it is, are looked at for it."""
    found: dict[str, list[str]] = {}
    for state in states:
        _add(found, state.prefixes() if state else {})
    if any(found.values()):
        TermSweep.objects.create(prefixes=found)


def _add(found: dict[str, list[str]], more: Mapping[str, Sequence[str]]) -> None:
    for locale, some in more.items():
        found[locale] = sorted({*found.get(locale, ()), *some})
