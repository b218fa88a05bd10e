"""A term in the form that its place in a translation asks for.

Between Russian and Ukrainian a name stands in the same case in both. Everywhere else, and wherever
more than one form could be meant, it stands as the glossary has it: awkward rather than wrong.
"""

from causerie.lib.stems import DICTIONARIES, language_of
from causerie.translation.terms.grammar import Phrase, cases_of, phrase
from causerie.translation.terms.matching import Hit
from causerie.translation.terms.term import TermPair


def rendering(hit: Hit, source: str, target: str) -> str:
    """What is put in the place of a masked term."""
    term = hit.term
    if term.is_kept:
        return hit.surface
    ours, theirs = language_of(source), language_of(target)
    if ours == theirs or not {ours, theirs} <= DICTIONARIES or hit.surface == term.source:
        return term.target
    name = phrase(
        term.source, ours, kind=term.kind, gender=term.source_gender, is_plural=term.is_plural
    )
    if name is None or not name.is_known:
        return term.target
    cases = cases_of(hit.surface, name, ours)
    return _in_one_form(cases, term, theirs) or term.target


def _in_one_form(cases: set[str], term: TermPair, language: str) -> str | None:
    """None where the cases that come into question have different forms."""
    name = phrase(
        term.target, language, kind=term.kind, gender=term.target_gender, is_plural=term.is_plural
    )
    if name is None or not cases:
        return None
    ways = {_form(name, case, term, language) for case in cases}
    return ways.pop() if len(ways) == 1 else None


def _form(name: Phrase, case: str, term: TermPair, language: str) -> str | None:
    """What an editor has confirmed; else what the dictionary knows, and no guess."""
    form = name.in_case(case)
    if form in term.target_forms or (form is not None and name.is_known):
        return form
    confirmed = [one for one in term.target_forms if case in cases_of(one, name, language)]
    return confirmed[0] if len(confirmed) == 1 else None
