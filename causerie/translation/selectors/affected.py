"""What a change of a term will have translated again, before it is made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from causerie.lib.markup.plain import said
from causerie.translation.engines.base import Pair
from causerie.translation.models import Source, State, Term, TermName, Translation
from causerie.translation.selectors.candidates import candidates
from causerie.translation.selectors.glossaries import pair_of
from causerie.translation.terms.matching import hits
from causerie.translation.terms.term import TermPair
from causerie.translation.terms.word_index import prefixes

# What is said before saving must not take long; where there is more, it says so.
LOOKED_AT_MAX = 300


@dataclass(frozen=True)
class TermState:
    """A term as it is, or as it would be; not stored."""

    term: Term
    names: Mapping[str, TermName]

    def prefixes(self) -> dict[str, list[str]]:
        """By locale, what a word of any text that it stands in begins with."""
        return {locale: prefixes(self._in(name), locale) for locale, name in self.names.items()}

    def _in(self, name: TermName) -> TermPair:
        return TermPair(
            name.name,
            name.name,
            source_forms=tuple(name.forms),
            is_case_sensitive=self.term.is_case_sensitive,
        )


@dataclass
class Affected:
    """`characters` by target locale; `is_bounded`: there are more texts than were looked at."""

    texts: int = 0
    characters: dict[Pair, int] = field(default_factory=dict)
    is_bounded: bool = False


def affected(before: TermState | None, after: TermState | None) -> Affected:
    """By the change from one to the other; None for one that is not there."""
    states = [state for state in (before, after) if state]
    words = sorted({one for state in states for some in state.prefixes().values() for one in some})
    sources = candidates(words, below=None, limit=LOOKED_AT_MAX + 1)
    found = Affected(is_bounded=len(sources) > LOOKED_AT_MAX)
    for source in sources[:LOOKED_AT_MAX]:
        _count(found, source, before, after)
    return found


def _count(
    found: Affected, source: Source, before: TermState | None, after: TermState | None
) -> None:
    text = "\n".join(said(unit.html) for unit in source.units.all())
    rows = Translation.objects.filter(source=source, state=State.TRANSLATED)
    for locale in rows.values_list("locale", flat=True):
        pair = Pair(source.locale, locale)
        was, will_be = _pair(before, pair), _pair(after, pair)
        if was == will_be or not _stands_in(text, [was, will_be], pair):
            continue
        found.texts += 1
        found.characters[pair] = found.characters.get(pair, 0) + len(text)


def _pair(state: TermState | None, pair: Pair) -> TermPair | None:
    return pair_of(state.term, state.names, pair) if state else None


def _stands_in(text: str, terms: Sequence[TermPair | None], pair: Pair) -> bool:
    return any(hits(text, (term,), pair.source) for term in terms if term)
