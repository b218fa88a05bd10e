"""The terms of the glossary, for those who keep it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import get_language
from wagtail.models import Locale

from causerie.lib.locales import nearest, own_name
from causerie.translation.models import Term
from causerie.translation.selectors.glossaries import GlossaryState, glossary_state
from causerie.translation.terms.entry import Entry
from causerie.translation.terms.problem import Problem
from causerie.translation.terms.problems import problems


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


def title_of(term: Term) -> str:
    """What it is called in the language at hand, or in the nearest there is."""
    return title_of_entry(term.as_entry()) or str(term.pk)


def title_of_entry(entry: Entry) -> str:
    return title_among({locale: name.name for locale, name in entry.names.items()})


def title_among(names: Mapping[str, str]) -> str:
    here = nearest(get_language() or settings.LANGUAGE_CODE, names)
    if here is None:
        here = nearest(settings.LANGUAGE_CODE, names) or next(iter(names), None)
    return names[here] if here else ""


def missing_locales(term: Term, locales: Iterable[str]) -> list[str]:
    """In which it cannot be used; none of what is never translated."""
    entry = term.as_entry()
    return [one for one in locales if not (entry.is_kept or entry.in_locale(one))]


def problems_of(entry: Entry, others: Sequence[Term]) -> list[Problem]:
    """Those of `entry` beside all `others`; whatever these have with each other is theirs.

    Other terms are named by what they are called."""
    rest = [term.as_entry() for term in others if term.pk != entry.number]
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
    return _problems_in(glossary_state(), get_language() or "")


# Of thousands of terms it takes seconds; terms are looked at more often than they change.
@lru_cache(maxsize=8)
def _problems_in(_state: GlossaryState, _language: str) -> Mapping[int, list[Problem]]:
    entries = [term.as_entry() for term in terms_with_names().order_by("pk")]
    titles = {one.number: title_of_entry(one) for one in entries}
    found: dict[int, list[Problem]] = {}
    for one in problems(entries):
        found.setdefault(one.number, []).append(named_by_title(one, titles))
    return found
