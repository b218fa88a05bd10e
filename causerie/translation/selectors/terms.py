"""The terms of the glossary, for those who keep it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from django.conf import settings
from django.db.models import Count, Max, QuerySet
from django.utils.translation import get_language
from wagtail.models import Locale

from causerie.lib.locales import nearest, own_name
from causerie.translation.models import Term, TermName
from causerie.translation.terms.entry import Entry, Name
from causerie.translation.terms.problem import Problem
from causerie.translation.terms.problems import problems
from causerie.translation.terms.term import Gender, Kind


def site_locales() -> list[str]:
    """Those that the publication has, open or not: a glossary is made before they are opened. Its
    own comes first."""
    codes = Locale.objects.order_by("language_code").values_list("language_code", flat=True)
    return sorted(codes, key=lambda code: code != settings.LANGUAGE_CODE)


def languages_beside(locales: Sequence[str]) -> list[tuple[str, str]]:
    """Those that readers may write in all the same, with their own names."""
    known = [code for code, _name in settings.LANGUAGES if code not in locales]
    return sorted(((code, own_name(code)) for code in known), key=lambda one: one[1])


def terms_with_names() -> "QuerySet[Term]":
    return Term.objects.prefetch_related("names")


def entry_of(term: Term) -> Entry:
    """As the rules of the glossary see it."""
    return Entry(
        names={name.locale: _name(name) for name in term.names.all()},
        kind=Kind(term.kind),
        is_case_sensitive=term.is_case_sensitive,
        is_kept=term.is_kept,
        note=term.note,
        number=term.pk,
    )


def _name(name: TermName) -> Name:
    return Name(name.name, Gender(name.gender), name.is_plural, tuple(name.forms))


def title_of(term: Term) -> str:
    """What it is called in the language at hand, or in the nearest there is."""
    names = {name.locale: name.name for name in term.names.all()}
    return _title(names) or str(term.pk)


def title_of_entry(entry: Entry) -> str:
    return _title({locale: name.name for locale, name in entry.names.items()})


def _title(names: dict[str, str]) -> str:
    here = nearest(get_language() or settings.LANGUAGE_CODE, names)
    if here is None:
        here = nearest(settings.LANGUAGE_CODE, names) or next(iter(names), None)
    return names[here] if here else ""


def missing_locales(term: Term, locales: Iterable[str]) -> list[str]:
    """In which it cannot be used; none of what is never translated."""
    if term.is_kept:
        return []
    named = {name.locale for name in term.names.all()}
    return [one for one in locales if one not in named and one.split("-")[0] not in named]


def problems_of(entry: Entry, others: Sequence[Term]) -> list[Problem]:
    """Those of `entry` beside all `others`; whatever these have with each other is theirs.

    Other terms are named by what they are called."""
    rest = [entry_of(term) for term in others if term.pk != entry.number]
    titles = {one.number: title_of_entry(one) for one in rest}
    found = problems([*rest, entry])
    return [named_by_title(one, titles) for one in found if one.number == entry.number]


def named_by_title(problem: Problem, titles: dict[int, str]) -> Problem:
    """A key tells an editor nothing."""
    if problem.other not in titles:
        return problem
    return replace(problem, params={**problem.params, "other": f"“{titles[problem.other]}”"})


def all_problems() -> Mapping[int, list[Problem]]:
    """By the key of the term. Names that are missing in a locale stand in a column of their own."""
    found = Term.objects.aggregate(count=Count("pk"), changed_at=Max("changed_at"))
    return _problems_in((found["count"], found["changed_at"]), get_language() or "")


# Of thousands of terms it takes seconds; terms are looked at more often than they change.
@lru_cache(maxsize=8)
def _problems_in(_state: tuple[object, object], _language: str) -> Mapping[int, list[Problem]]:
    entries = [entry_of(term) for term in terms_with_names().order_by("pk")]
    titles = {one.number: title_of_entry(one) for one in entries}
    found: dict[int, list[Problem]] = {}
    for one in problems(entries):
        found.setdefault(one.number, []).append(named_by_title(one, titles))
    return found
