"""What engines have made of the same text before, under the same terms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from causerie.lib.markup.plain import said
from causerie.translation.engines.base import Engine, EngineError, Glossary, Pair
from causerie.translation.models import MachineText, Unit
from causerie.translation.selectors.surroundings import Surroundings
from causerie.translation.terms.matching import hits

_DIGITS = 16


@dataclass(frozen=True)
class Digests:
    """Of one unit: what else its translation depends on. `told` is of what only some engines are
    told; `names` of readers' names that stand in it."""

    source: str
    terms: str
    names: str
    told: str

    def context(self, *, is_told: bool) -> str:
        known = (self.names, self.told if is_told else "")
        return digest(known) if any(known) else ""


def digests_of(
    units: Sequence[Unit], pair: Pair, glossary: Glossary, around: Surroundings
) -> dict[int, Digests]:
    """By the unit's key."""
    told = digest((around.title, around.parent)) if around.title or around.parent else ""
    return {
        unit.pk: Digests(
            unit.digest,
            terms_digest(unit.html, pair, glossary),
            _names_digest(unit.html, around.names),
            told,
        )
        for unit in units
    }


def terms_digest(html: str, pair: Pair, glossary: Glossary) -> str:
    """Of the terms that stand in a text, whatever the others are; empty of none."""
    found = hits(said(html), glossary.terms, pair.source)
    terms = sorted({repr(hit.term) for hit in found})
    return digest(terms) if terms else ""


def _names_digest(html: str, names: frozenset[str]) -> str:
    text = said(html)
    found = sorted(name for name in names if name in text)
    return digest(found) if found else ""


def digest(what: object) -> str:
    return sha256(repr(what).encode()).hexdigest()[:_DIGITS]


def profile_of(engine: Engine, pair: Pair) -> str:
    """Names the engine and what it was at the time."""
    return f"{engine.name} {engine.version(pair)}"[:80]


def remembered(
    digests: Mapping[int, Digests], pair: Pair, engine: Engine
) -> dict[int, MachineText]:
    """By the unit's key, what `engine` has made before and would make again."""
    try:
        profile = profile_of(engine, pair)
    except EngineError:
        return {}
    rows = MachineText.objects.filter(
        source_digest__in={one.source for one in digests.values()},
        source_locale=pair.source,
        target_locale=pair.target,
        profile=profile,
    )
    by_key = {(row.source_digest, row.terms_digest, row.context_digest): row for row in rows}
    found = {}
    for key, one in digests.items():
        row = by_key.get(
            (one.source, one.terms, one.context(is_told=engine.features.takes_context))
        )
        if row is not None:
            found[key] = row
    return found
