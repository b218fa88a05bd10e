"""A file of terms and the glossary: what it would change, and everything that is wrong with it."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from causerie.translation.models import Term
from causerie.translation.selectors.affected import Affected, affected
from causerie.translation.selectors.terms import (
    named_by_title,
    terms_with_names,
    title_of_entry,
)
from causerie.translation.terms.columns import columns_of
from causerie.translation.terms.csv import read, written
from causerie.translation.terms.entry import TERMS_MAX, Entry
from causerie.translation.terms.problem import Problem
from causerie.translation.terms.problems import problems
from causerie.translation.terms.sheet import decoded, delimiter_of

# What is unknown in a line stays as it is in the glossary, if its column is not there at all.
_OWN = {"kind": "kind", "keep": "is_kept", "case": "is_case_sensitive", "note": "note"}


@dataclass(frozen=True)
class Plan:
    """`changes` are those to be kept, each with the term that it is of, None for a new one."""

    changes: Sequence[tuple[Term | None, Entry]]
    unchanged: int
    problems: Sequence[Problem]

    @property
    def added(self) -> int:
        return sum(term is None for term, _entry in self.changes)

    @property
    def changed(self) -> int:
        return len(self.changes) - self.added

    @property
    def can_be_kept(self) -> bool:
        """All of it, or nothing: a line that is left out would be missed too late."""
        return bool(self.changes) and all(one.is_warning for one in self.problems)

    def affected(self) -> Affected:
        return affected(
            [(term.as_entry() if term else None, entry) for term, entry in self.changes]
        )


def plan_of(data: bytes) -> Plan:
    """Nothing is changed by it. A name that the file leaves empty stays as it is."""
    sheet = read(data)
    terms = {term.pk: term for term in terms_with_names().order_by("pk")}
    found, wrong = _matched(sheet.rows, list(terms.values()), _columns(data))
    wrong += _contradictions(found, terms)
    if len(terms) + sum(term is None for term, _entry in found) > TERMS_MAX:
        wrong.append(_too_many())
    new = [(term, entry) for term, entry in found if term is None or _differs(term, entry)]
    return Plan(
        new,
        len(found) - len(new),
        sorted([*sheet.problems, *wrong], key=lambda one: one.number),
    )


def written_out(locales: Sequence[str]) -> bytes:
    """With a byte order mark, without which spreadsheets spoil the letters."""
    rows = [term.as_entry() for term in terms_with_names().order_by("pk")]
    return written(rows, locales).encode("utf-8-sig")


def _columns(data: bytes) -> set[str]:
    text = decoded(data)
    if isinstance(text, Problem):
        return set()
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("sep="))
    header = next(csv.reader(io.StringIO(next(lines, "")), delimiter=delimiter_of(text)), [])
    return set(columns_of(header, 1, None).own)


_Matched = list[tuple[Term | None, Entry]]


def _matched(
    rows: Sequence[Entry], terms: Sequence[Term], columns: set[str]
) -> tuple[_Matched, list[Problem]]:
    """Each line with the term that has one of its names, and what both say together."""
    by_name = {(name.locale, name.name): term for term in terms for name in term.names.all()}
    found: _Matched = []
    wrong: list[Problem] = []
    lines: dict[int, int] = {}
    for row in rows:
        named = {(locale, name.name) for locale, name in row.names.items()}
        its = {by_name[one].pk: by_name[one] for one in named if one in by_name}
        if len(its) > 1:
            wrong.append(_several(row))
            continue
        term = next(iter(its.values()), None)
        if term is not None and term.pk in lines:
            wrong.append(_twice(row, lines[term.pk]))
            continue
        if term is not None:
            lines[term.pk] = row.number
        found.append((term, _merged(row, term, columns) if term else row))
    return found, wrong


def _merged(row: Entry, term: Term, columns: set[str]) -> Entry:
    known = term.as_entry()
    names = {**known.names, **{locale: name for locale, name in row.names.items() if name.name}}
    said = {field: getattr(row, field) for column, field in _OWN.items() if column in columns}
    return replace(known, names=names, number=row.number, **said)


def _differs(term: Term, entry: Entry) -> bool:
    return replace(term.as_entry(), number=entry.number) != entry


def _contradictions(found: _Matched, terms: dict[int, Term]) -> list[Problem]:
    """With terms that the file leaves alone, and of what stands in the glossary only so far."""
    touched = {term.pk for term, _entry in found if term}
    others = [replace(one.as_entry(), number=-pk) for pk, one in terms.items() if pk not in touched]
    titles = {one.number: title_of_entry(one) for one in others}
    wrong = problems([*others, *(entry for _term, entry in found)])
    return [named_by_title(one, titles) for one in wrong if one.number > 0 and not one.is_warning]


def _several(row: Entry) -> Problem:
    message = _(
        "This line has names of several terms of the glossary. Make one of them there first, or"
        " take the names apart here."
    )
    return Problem("several", message, {}, row.number)


def _twice(row: Entry, line: int) -> Problem:
    message = _("This line is about the same term as line %(line)s. Make one line of them.")
    return Problem("twice", message, {"line": line}, row.number)


def _too_many() -> Problem:
    message = _("With this file the glossary would have more than %(limit)s terms.")
    return Problem("many", message, {"limit": TERMS_MAX})
