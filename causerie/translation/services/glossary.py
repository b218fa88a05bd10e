"""Keeping the glossary. What a change has translated anew is seen to afterwards, in portions."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from causerie.accounts.models import User
from causerie.translation.models import Term, TermName, TermSweep
from causerie.translation.terms.entry import TERMS_MAX, Entry, Name
from causerie.translation.terms.word_index import prefixes_of


class TooManyTerms(Exception):
    """There are as many as matching can bear."""


def save_term(entry: Entry, *, by: User | None, term: Term | None = None) -> Term:
    """A new one, or `term` as it is from now on. It has been checked (`terms.problems`)."""
    return save_terms([(term, entry)], by=by)[0]


@transaction.atomic
def save_terms(given: Sequence[tuple[Term | None, Entry]], *, by: User | None) -> list[Term]:
    """All or none, as a file brings them."""
    before = [term.as_entry() for term, _entry in given if term]
    made = [_saved(entry, by, term) for term, entry in given]
    _have_swept([*before, *(entry for _term, entry in given)])
    return made


def _saved(entry: Entry, by: User | None, term: Term | None) -> Term:
    if term is None and Term.objects.count() >= TERMS_MAX:
        raise TooManyTerms
    made = Term(
        pk=term.pk if term else None,
        kind=entry.kind,
        is_case_sensitive=entry.is_case_sensitive,
        is_kept=entry.is_kept,
        note=entry.note,
        changed_at=timezone.now(),
        changed_by=by,
    )
    made.save()
    made.names.all().delete()
    TermName.objects.bulk_create(_name(made, *item) for item in entry.names.items())
    return made


def _name(term: Term, locale: str, name: Name) -> TermName:
    return TermName(
        term=term,
        locale=locale,
        name=name.name,
        gender=name.gender,
        is_plural=name.is_plural,
        forms=list(name.forms),
    )


@transaction.atomic
def delete_term(term: Term) -> None:
    _have_swept([term.as_entry()])
    term.delete()


def _have_swept(entries: Iterable[Entry]) -> None:
    """Texts that one of them stands in, as it was or as it is, are looked at for it."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        for locale, some in prefixes_of(entry).items():
            found.setdefault(locale, set()).update(some)
    if any(found.values()):
        TermSweep.objects.create(prefixes={locale: sorted(some) for locale, some in found.items()})
