"""The glossary as engines and checks want it."""

import threading
from functools import lru_cache

from django.db.models import Count, Max

from causerie.translation.engines.base import Glossary, Pair
from causerie.translation.models import Term
from causerie.translation.terms.entry import Entry

# Otherwise after each change.
GlossaryState = tuple[object, object]
_lock = threading.Lock()
_kept: dict[Pair, Glossary] = {}
_state: GlossaryState | None = None


def glossary_state() -> GlossaryState:
    found = Term.objects.aggregate(count=Count("pk"), changed_at=Max("changed_at"))
    return found["count"], found["changed_at"]


def glossary_for(pair: Pair) -> Glossary:
    """All terms with a name in both locales, and those that are never translated.

    One small read; the terms are read again when any has changed.
    """
    global _state
    state = glossary_state()
    with _lock:
        if state != _state:
            _kept.clear()
            _state = state
        known = _kept.get(pair)
    if known is None:
        terms = (entry.in_pair(*pair) for entry in _entries(state))
        known = Glossary(tuple(term for term in terms if term))
        with _lock:
            if state == _state:
                _kept[pair] = known
    return known


@lru_cache(maxsize=1)
def _entries(_state: GlossaryState) -> tuple[Entry, ...]:
    terms = Term.objects.order_by("pk").prefetch_related("names")
    return tuple(term.as_entry() for term in terms)
