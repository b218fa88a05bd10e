"""The terms in orders that the database does not know: by what they are called, by how often."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, overload

from django.db.models import QuerySet
from django.utils.translation import get_language

from causerie.lib.folding import folded, lowered
from causerie.lib.stems import language_of
from causerie.translation.models import Term
from causerie.translation.models.term import TermName
from causerie.translation.selectors.glossaries import GlossaryState, glossary_state
from causerie.translation.selectors.terms import title_among
from causerie.translation.selectors.uses import uses


class InOrder(Sequence[Term]):
    """Of `terms` those with `keys`, in their order: only what is looked at is read."""

    # A paginator calls them by its name.
    model = Term

    def __init__(self, keys: Sequence[int], terms: "QuerySet[Term]") -> None:
        self.keys = keys
        self.terms = terms

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, place: int) -> Term: ...
    @overload
    def __getitem__(self, place: slice) -> list[Term]: ...
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, int):
            return self[place : place + 1][0]
        keys = self.keys[place]
        rows = {term.pk: term for term in self.terms.filter(pk__in=keys)}
        return [rows[key] for key in keys if key in rows]


def by_title(terms: "QuerySet[Term]", *, is_down: bool) -> InOrder:
    """As a reader of the language at hand looks through a list."""
    places = _places(glossary_state(), get_language() or "")
    keys = terms.order_by().values_list("pk", flat=True)
    return InOrder(sorted(keys, key=lambda key: places.get(key, 0), reverse=is_down), terms)


def by_uses(terms: "QuerySet[Term]", *, is_down: bool) -> InOrder:
    """Those with as many by their title."""
    counts, sign = uses(), -1 if is_down else 1
    keys = by_title(terms, is_down=False).keys
    return InOrder(sorted(keys, key=lambda key: sign * counts.get(key, 0)), terms)


@lru_cache(maxsize=8)
def _places(_state: GlossaryState, language: str) -> dict[int, int]:
    names: defaultdict[int, dict[str, str]] = defaultdict(dict)
    rows = TermName.objects.order_by("locale").values_list("term", "locale", "name")
    for key, locale, name in rows:
        names[key][locale] = name
    short = language_of(language)
    titles = {key: lowered(title_among(some), short) for key, some in names.items()}
    # Accents decide between what is the same without them.
    ranked = sorted(titles, key=lambda key: (folded(titles[key], short), titles[key], key))
    return {key: place for place, key in enumerate(ranked)}
