"""Where a term stands: the texts, the newest first."""

from dataclasses import dataclass

from causerie.lib.markup.plain import said
from causerie.translation.models import Source, Term
from causerie.translation.selectors.candidates import candidates
from causerie.translation.terms.entry import Entry
from causerie.translation.terms.matching import hits
from causerie.translation.terms.word_index import prefixes_of

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
    entry = term.as_entry()
    words = sorted({one for some in prefixes_of(entry).values() for one in some})
    sources = candidates(words, below=below, limit=LOOKED_AT_MAX)
    found: list[Occurrence] = []
    for source in sources:
        if len(found) == SHOWN_MAX:
            return Occurrences(found, found[-1].source)
        one = _in(source, entry) if source.is_public else None
        found += [one] if one else []
    is_more = len(sources) == LOOKED_AT_MAX
    return Occurrences(found, sources[-1].pk if is_more else None)


def _in(source: Source, entry: Entry) -> Occurrence | None:
    name = entry.looked_for_in(source.locale)
    text = "\n".join(said(unit.html) for unit in source.units.all())
    places = hits(text, (entry.by_itself(name),), source.locale) if name else []
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
