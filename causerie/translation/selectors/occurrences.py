"""Where a term stands: the texts, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from causerie.lib.markup.plain import said
from causerie.translation.models import Source, Term, TermName
from causerie.translation.selectors.affected import TermState
from causerie.translation.selectors.candidates import candidates
from causerie.translation.terms.matching import hits
from causerie.translation.terms.term import TermPair

# Of a page; and looked at for it, since the index proposes more than there is.
SHOWN_MAX = 50
LOOKED_AT_MAX = 300
# Around the first of them, in characters.
AROUND = 80


@dataclass(frozen=True)
class Occurrence:
    """`before`, `words` and `after` are the place where it stands first; plain text."""

    source: int
    locale: str
    count: int
    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Occurrences:
    """`below` leads to those that come next; None where all have been looked at."""

    found: list[Occurrence]
    below: int | None


def occurrences(term: Term, below: int | None = None) -> Occurrences:
    """In texts that everybody may read."""
    names = {name.locale: name for name in term.names.all()}
    words = sorted({one for some in TermState(term, names).prefixes().values() for one in some})
    sources = candidates(words, below=below, limit=LOOKED_AT_MAX)
    found: list[Occurrence] = []
    for source in sources:
        if len(found) == SHOWN_MAX:
            return Occurrences(found, found[-1].source)
        one = _in(source, term, names) if source.is_public else None
        found += [one] if one else []
    is_more = len(sources) == LOOKED_AT_MAX
    return Occurrences(found, sources[-1].pk if is_more else None)


def _in(source: Source, term: Term, names: dict[str, TermName]) -> Occurrence | None:
    text = "\n".join(said(unit.html) for unit in source.units.all())
    places = hits(text, _terms_in(source.locale, term, names), source.locale)
    if not places:
        return None
    first = places[0]
    start, end = max(0, first.start - AROUND), first.end + AROUND
    return Occurrence(
        source.pk,
        source.locale,
        len(places),
        ("…" if start else "") + text[start : first.start],
        first.surface,
        text[first.end : end] + ("…" if end < len(text) else ""),
    )


def _terms_in(locale: str, term: Term, names: dict[str, TermName]) -> Sequence[TermPair]:
    """What is kept as it is stands in any language as in its own."""
    here = [names[one] for one in (locale, locale.split("-")[0]) if one in names]
    looked_for = here[:1] or (list(names.values()) if term.is_kept else [])
    return tuple(
        TermPair(
            name.name,
            name.name,
            source_forms=tuple(name.forms),
            is_case_sensitive=term.is_case_sensitive,
        )
        for name in looked_for
    )
