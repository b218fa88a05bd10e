"""Where a term stands: in a text, and in which of those that are translated, the newest first."""

from dataclasses import dataclass

from causerie.lib.markup.plain import said
from causerie.lib.sentences import sentences
from causerie.translation.models import Source, Term
from causerie.translation.selectors.candidates import candidates
from causerie.translation.terms.entry import Entry
from causerie.translation.terms.matching import Hit, hits
from causerie.translation.terms.word_index import prefixes_of

# Of a page; and looked at for it, since the index proposes more than there is.
SHOWN_MAX = 50
LOOKED_AT_MAX = 300
# Of a sentence on each side, in characters: some have no end.
AROUND_MAX = 160


@dataclass(frozen=True)
class Occurrence:
    """The sentence in which the term stands first, in plain words; `count` is of the whole text."""

    count: int
    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Occurrences:
    """By the key of the source, the newest first. `below` leads to those that come next; None
    where all have been looked at."""

    found: dict[int, Occurrence]
    below: int | None


def occurrences(term: Term, below: int | None = None) -> Occurrences:
    """In texts that everybody may read."""
    entry = term.as_entry()
    words = sorted({one for some in prefixes_of(entry).values() for one in some})
    sources = candidates(words, below=below, limit=LOOKED_AT_MAX)
    found: dict[int, Occurrence] = {}
    for source in sources:
        if len(found) == SHOWN_MAX:
            return Occurrences(found, min(found))
        one = occurrence_in(_text(source), source.locale, entry) if source.is_public else None
        found |= {source.pk: one} if one else {}
    is_more = len(sources) == LOOKED_AT_MAX
    return Occurrences(found, sources[-1].pk if is_more else None)


def _text(source: Source) -> str:
    return "\n".join(said(unit.html) for unit in source.units.all())


def occurrence_in(text: str, locale: str, entry: Entry) -> Occurrence | None:
    name = entry.looked_for_in(locale)
    places = hits(text, [entry.by_itself(name)], locale) if name else []
    if not places:
        return None
    first = places[0]
    begin, end = _sentence(text, first, locale)
    before, after = text[begin : first.start], text[first.end : end]
    return Occurrence(len(places), _end_of(before), first.surface, _beginning_of(after))


def _sentence(text: str, hit: Hit, locale: str) -> tuple[int, int]:
    """Where it begins and ends; a name with a full stop in it may be of two."""
    spans = sentences(text, locale)
    begin = max((start for start, _end in spans if start <= hit.start), default=0)
    return begin, min((end for _start, end in spans if end >= hit.end), default=len(text))


def _end_of(before: str) -> str:
    if len(before) <= AROUND_MAX:
        return before
    cut = before[-AROUND_MAX:]
    return f"…{cut.partition(' ')[2] or cut}"


def _beginning_of(after: str) -> str:
    if len(after) <= AROUND_MAX:
        return after
    cut = after[:AROUND_MAX]
    return f"{cut.rpartition(' ')[0] or cut}…"
