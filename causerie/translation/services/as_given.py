"""Terms as editors give them, as the glossary has them, and as its rules see them."""

from causerie.translation.models import Term
from causerie.translation.services.glossary import NameGiven, TermGiven
from causerie.translation.terms.entry import Entry, Name
from causerie.translation.terms.term import Gender, Kind


def given_of(term: Term) -> TermGiven:
    """As it is."""
    names = tuple(
        NameGiven(one.locale, one.name, one.gender, one.is_plural, tuple(one.forms))
        for one in term.names.all()
    )
    return TermGiven(term.kind, names, term.is_case_sensitive, term.is_kept, term.note)


def given_in(entry: Entry) -> TermGiven:
    names = tuple(
        NameGiven(locale, one.name, one.gender.value, one.is_plural, one.forms)
        for locale, one in entry.names.items()
    )
    kind = entry.kind.value
    return TermGiven(kind, names, entry.is_case_sensitive, entry.is_kept, entry.note)


def entry_given(given: TermGiven, number: int) -> Entry:
    """`number` tells it from the others; that of a new one is 0."""
    names = {
        one.locale: Name(one.name, Gender(one.gender), one.is_plural, one.forms)
        for one in given.names
    }
    return Entry(
        names, Kind(given.kind), given.is_case_sensitive, given.is_kept, given.note, number
    )
