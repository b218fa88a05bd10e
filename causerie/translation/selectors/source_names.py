"""What a name is called in the texts that were translated: a guess, for an editor to look at."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from causerie.translation.terms.consistency import NamedText
from causerie.translation.terms.name_like import NameLike, names_in, page_of

# In fewer of the texts it is another name that stands there by chance.
SHARE_LEAST = 0.6


class SourceName(NamedTuple):
    locale: str
    name: str


def likely_source(texts: Sequence[NamedText]) -> SourceName | None:
    """The name that nearly all sources of `texts` share; of several, the longest."""
    by_locale: defaultdict[str, list[str]] = defaultdict(list)
    for text in texts:
        if text.source:
            by_locale[text.source_locale].append(text.source)
    if not by_locale:
        return None
    locale, sources = max(by_locale.items(), key=lambda item: len(item[1]))
    name = _shared(sources, locale)
    return SourceName(locale, name) if name else None


def _shared(sources: Sequence[str], locale: str) -> str:
    page = page_of(sources, locale)
    counts: Counter[tuple[str, ...]] = Counter()
    spelled: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for source in sources:
        names: dict[tuple[str, ...], NameLike] = {one.key: one for one in names_in(source, page)}
        counts.update(names.keys())
        for key, one in names.items():
            spelled[key][one.text] += 1
    likely = [key for key, count in counts.items() if count >= SHARE_LEAST * len(sources)]
    if not likely:
        return ""
    best = max(likely, key=lambda key: (counts[key], len(key), len("".join(key))))
    return spelled[best].most_common(1)[0][0]
