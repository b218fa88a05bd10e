"""In how many texts each term stands."""

import time
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache

from causerie.lib.markup.plain import said
from causerie.translation.models import Source
from causerie.translation.selectors.glossaries import GlossaryState, glossary_state
from causerie.translation.selectors.terms import terms_with_names
from causerie.translation.terms.matching import standing
from causerie.translation.terms.term import TermPair

# The newest: with a hundred terms that takes a tenth of a second, with thousands some seconds.
TEXTS_MAX = 500
# New comments are counted after so long; a change of the glossary at once.
_KEPT_SECONDS = 600


def uses() -> Mapping[int, int]:
    """By the key of the term: of the newest texts that everybody may read, how many say it."""
    return _counted(glossary_state(), int(time.monotonic() // _KEPT_SECONDS))


@lru_cache(maxsize=2)
def _counted(_state: GlossaryState, _period: int) -> Counter[int]:
    known = _ByLocale()
    found: Counter[int] = Counter()
    sources = Source.objects.filter(is_public=True).order_by("-pk").prefetch_related("units")
    for source in sources[:TEXTS_MAX]:
        text = "\n".join(said(unit.html) for unit in source.units.all())
        found.update(known.standing(text, source.locale))
    return found


class _ByLocale:
    """All terms as they are looked for; several may have one name."""

    def __init__(self) -> None:
        self.entries = [term.as_entry() for term in terms_with_names()]
        self.numbers: dict[str, dict[TermPair, list[int]]] = {}
        self.terms: dict[str, tuple[TermPair, ...]] = {}

    def standing(self, text: str, locale: str) -> set[int]:
        if locale not in self.terms:
            self._learn(locale)
        numbers = self.numbers[locale]
        return {key for one in standing(text, self.terms[locale], locale) for key in numbers[one]}

    def _learn(self, locale: str) -> None:
        found: defaultdict[TermPair, list[int]] = defaultdict(list)
        for entry in self.entries:
            if name := entry.looked_for_in(locale):
                found[entry.by_itself(name)].append(entry.number)
        self.numbers[locale], self.terms[locale] = found, tuple(found)
