"""What changes of the glossary will have translated again, before they are made."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from causerie.lib.markup.plain import said
from causerie.translation.engines.base import Pair
from causerie.translation.models import Source, State, Translation
from causerie.translation.selectors.candidates import candidates
from causerie.translation.terms.entry import Entry
from causerie.translation.terms.matching import hits
from causerie.translation.terms.term import TermPair
from causerie.translation.terms.word_index import prefixes_of

# What is said before saving must not take long; where there is more, it says so.
LOOKED_AT_MAX = 300
# More would take the index longer than the newest texts take to be looked through.
PREFIXES_MAX = 200

# A term as it is and as it would be; None for one that is not there.
Change = tuple[Entry | None, Entry | None]


@dataclass
class Affected:
    """`characters` by target locale; `is_bounded`: there are more texts than were looked at."""

    texts: int = 0
    characters: dict[Pair, int] = field(default_factory=dict)
    is_bounded: bool = False


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
    was, will_be = (entry.in_pair(*pair) if entry else None for entry in change)
    return [] if was == will_be else [one for one in (was, will_be) if one]


def affected(changes: Sequence[Change]) -> Affected:
    """Each translation once, however many of the terms stand in it."""
    changed = _Changed(changes)
    sources = _sources([entry for change in changes for entry in change if entry])
    found = Affected(is_bounded=len(sources) > LOOKED_AT_MAX)
    for source in sources[:LOOKED_AT_MAX]:
        _count(found, source, changed)
    return found


def _sources(entries: Sequence[Entry]) -> list[Source]:
    words = sorted(
        {one for entry in entries for some in prefixes_of(entry).values() for one in some}
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
