"""What many changes of the glossary at once will have translated again, as a file brings them."""

from collections.abc import Sequence

from causerie.lib.markup.plain import said
from causerie.translation.engines.base import Pair
from causerie.translation.models import Source, State, Translation
from causerie.translation.selectors.affected import LOOKED_AT_MAX, Affected, TermState
from causerie.translation.selectors.candidates import candidates
from causerie.translation.selectors.glossaries import pair_of
from causerie.translation.terms.matching import hits
from causerie.translation.terms.term import TermPair

Change = tuple[TermState | None, TermState | None]
# More would take the index longer than the newest texts take to be looked through.
PREFIXES_MAX = 200


class _Changed:
    """For each pair the terms, as they are and as they will be, that are otherwise afterwards."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self.changes = changes
        self.known: dict[Pair, tuple[TermPair, ...]] = {}

    def terms(self, pair: Pair) -> tuple[TermPair, ...]:
        if pair not in self.known:
            self.known[pair] = tuple(
                one for change in self.changes for one in _otherwise(change, pair)
            )
        return self.known[pair]


def _otherwise(change: Change, pair: Pair) -> list[TermPair]:
    was, will_be = (pair_of(state.term, state.names, pair) if state else None for state in change)
    return [] if was == will_be else [one for one in (was, will_be) if one]


def affected_together(changes: Sequence[Change]) -> Affected:
    """Each translation once, however many of the terms stand in it."""
    changed = _Changed(changes)
    sources = _sources(changes)
    found = Affected(is_bounded=len(sources) > LOOKED_AT_MAX)
    for source in sources[:LOOKED_AT_MAX]:
        _count(found, source, changed)
    return found


def _sources(changes: Sequence[Change]) -> list[Source]:
    words = sorted(
        {
            word
            for change in changes
            for state in change
            if state
            for some in state.prefixes().values()
            for word in some
        }
    )
    if len(words) <= PREFIXES_MAX:
        return candidates(words, below=None, limit=LOOKED_AT_MAX + 1)
    newest = Source.objects.order_by("-pk").prefetch_related("units")
    return list(newest[: LOOKED_AT_MAX + 1])


def _count(found: Affected, source: Source, changed: _Changed) -> None:
    text = "\n".join(said(unit.html) for unit in source.units.all())
    rows = Translation.objects.filter(source=source, state=State.TRANSLATED)
    for locale in rows.values_list("locale", flat=True):
        pair = Pair(source.locale, locale)
        if hits(text, changed.terms(pair), pair.source):
            found.texts += 1
            found.characters[pair] = found.characters.get(pair, 0) + len(text)
