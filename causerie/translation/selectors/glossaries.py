"""The glossary as engines and checks want it."""

import threading
from collections.abc import Iterable, Mapping

from django.db.models import Count, Max

from causerie.translation.engines.base import Glossary, Pair
from causerie.translation.models import Term, TermName
from causerie.translation.terms.term import Gender, Kind, TermPair

_State = tuple[object, object]
_lock = threading.Lock()
_kept: dict[tuple[str, str], Glossary] = {}
_state: _State | None = None


def glossary_for(pair: Pair) -> Glossary:
    """All terms with a name in both locales, and those that are never translated.

    One small read; the terms are read again when any has changed.
    """
    global _state
    found = Term.objects.aggregate(count=Count("pk"), changed_at=Max("changed_at"))
    state = (found["count"], found["changed_at"])
    with _lock:
        if state != _state:
            _kept.clear()
            _state = state
        known = _kept.get(pair)
    if known is None:
        known = Glossary(_terms(pair))
        with _lock:
            if state == _state:
                _kept[pair] = known
    return known


def _terms(pair: Pair) -> tuple[TermPair, ...]:
    names = TermName.objects.filter(locale__in=_likely(pair)).select_related("term")
    by_term: dict[int, tuple[Term, dict[str, TermName]]] = {}
    for name in names.order_by("term_id"):
        by_term.setdefault(name.term_id, (name.term, {}))[1][name.locale] = name
    kept = Term.objects.filter(is_kept=True).prefetch_related("names")
    for term in kept:
        by_term[term.pk] = (term, {name.locale: name for name in term.names.all()})
    made = (pair_of(term, found, pair) for _pk, (term, found) in sorted(by_term.items()))
    return tuple(one for one in made if one)


def _likely(pair: Pair) -> list[str]:
    return [code for locale in pair for code in dict.fromkeys((locale, locale.split("-")[0]))]


def _name_in(names: Mapping[str, TermName], locale: str) -> TermName | None:
    return names.get(locale) or names.get(locale.split("-")[0])


def pair_of(term: Term, names: Mapping[str, TermName], pair: Pair) -> TermPair | None:
    """None where the term has no name in one of the two locales."""
    source, target = _name_in(names, pair.source), _name_in(names, pair.target)
    if term.is_kept:
        source = source or next(iter(names.values()), None)
        target = source
    if source is None or target is None:
        return None
    return TermPair(
        source=source.name,
        target=target.name,
        source_forms=tuple(source.forms),
        target_forms=tuple(target.forms),
        kind=Kind(term.kind),
        source_gender=Gender(source.gender),
        target_gender=Gender(target.gender),
        is_plural=target.is_plural,
        is_case_sensitive=term.is_case_sensitive,
        is_kept=term.is_kept,
    )


def names_of(terms: Iterable[Term]) -> dict[int, dict[str, TermName]]:
    found: dict[int, dict[str, TermName]] = {}
    for name in TermName.objects.filter(term__in=list(terms)):
        found.setdefault(name.term_id, {})[name.locale] = name
    return found
