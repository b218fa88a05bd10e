"""What is typed into the form of a term by others than the editor: forms of names, and what another
page proposes as a term."""

from collections.abc import Iterable

from django.conf import settings
from django.http import QueryDict

from causerie.translation.forms.term_sheet import LOCALES_MAX
from causerie.translation.terms.columns import plain
from causerie.translation.terms.entry import (
    FORMS_MAX,
    NAME_LENGTH_MAX,
    NOTE_LENGTH_MAX,
    Entry,
    Name,
)
from causerie.translation.terms.term import Kind
from causerie.translation.terms.variants import proposed


def with_proposals(typed: QueryDict, locales: Iterable[str]) -> QueryDict:
    """As if the editor had typed the forms of each name, too: to be looked at before it is kept."""
    filled = typed.copy()
    kind = _kind(typed)
    for locale in locales:
        name = plain(typed.get(f"in-{locale}-name", ""))[:NAME_LENGTH_MAX]
        if name:
            key = f"in-{locale}-forms"
            lines = _lines(typed.get(key, ""))
            filled[key] = "\n".join(dict.fromkeys([*lines, *proposed(name, locale, kind)]))
    return filled


def prefilled(query: QueryDict) -> Entry:
    """By the names of the form's fields: `in-es-name`, `in-es-forms`."""
    names = [
        (locale, Name(name, forms=_lines(query.get(f"in-{locale}-forms", ""))))
        for locale, _name in settings.LANGUAGES
        if (name := plain(query.get(f"in-{locale}-name", ""))[:NAME_LENGTH_MAX])
    ]
    return Entry(
        names=dict(names[:LOCALES_MAX]),
        kind=_kind(query),
        note=query.get("note", "")[:NOTE_LENGTH_MAX],
    )


def _kind(query: QueryDict) -> Kind:
    said = query.get("kind", "")
    return Kind(said) if said in set(Kind) else Kind.ORGANISATION


def _lines(text: str) -> tuple[str, ...]:
    lines = [plain(line)[:NAME_LENGTH_MAX] for line in text.splitlines()]
    return tuple(dict.fromkeys(line for line in lines if line))[:FORMS_MAX]
