"""Whether a translation says a term as the glossary has it."""

from causerie.lib.stems import language_of
from causerie.translation.terms.inflected import has_cases
from causerie.translation.terms.matching import count
from causerie.translation.terms.term import Kind, TermPair


def is_rendered(words: str, term: TermPair, times: int, target: str) -> bool:
    """Whether the target, or a form that may stand for it, is in `words` so many times or more.

    In a language with cases any of them will do; elsewhere names stand as they are, and common
    words in the singular or plural.
    """
    if times <= 0:
        return True
    expected = TermPair(
        term.source if term.is_kept else term.target,
        "",
        source_forms=(*term.source_forms, term.target) if term.is_kept else term.target_forms,
        kind=term.kind,
        is_case_sensitive=term.is_case_sensitive,
    )
    bends = term.kind is Kind.WORD or has_cases(language_of(target))
    return count(words, expected, target, bends=bends) >= times
