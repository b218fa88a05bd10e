"""Which modes lead from one locale to another, the best first: one, or two by way of a third
language."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from causerie.translation.engines.apertium.modes import Mode
from causerie.translation.engines.base import Pair

_MEASURED = Path(__file__).with_name("quality.toml")
# What a mode of Debian has in the middle, in chrF, and what a second hop mostly takes off.
_QUALITY_EXPECTED = 45.0
_SECOND_HOP_COSTS = 5.0
# A way by a third language must be better by this: it takes twice the time, twice as much may be
# lost, and smaller differences say nothing.
_SECOND_HOP_GAINS_LEAST = 5.0


@dataclass(frozen=True)
class Route:
    modes: tuple[Mode, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(mode.name for mode in self.modes)

    @property
    def quality(self) -> float:
        """In chrF: measured, or guessed by its hops."""
        measured = _measured().get("+".join(self.names))
        if measured is not None:
            return measured
        hops = [_measured().get(name, _QUALITY_EXPECTED) for name in self.names]
        return min(hops) - _SECOND_HOP_COSTS * (len(hops) - 1)


def ranked(modes: Iterable[Mode], pair: Pair) -> list[Route]:
    """Empty where none leads there. Variants of one language are read as they are."""
    if pair.source.split("-")[0] == pair.target.split("-")[0]:
        return []
    known = list(modes)
    last = [mode for mode in known if mode.target.fits(pair.target)]
    first = [mode for mode in known if mode.source.fits(pair.source)]
    routes = [Route((mode,)) for mode in first if mode in last]
    routes += [
        Route((one, two))
        for one in first
        for two in last
        if _meets(one, two) and one not in last and two not in first
    ]
    return sorted(routes, key=_rank)


def _rank(route: Route) -> tuple[int, float]:
    """For Brazil the mode for Brazil comes first, then quality decides."""
    first, last = route.modes[0], route.modes[-1]
    gain = _SECOND_HOP_GAINS_LEAST if len(route.modes) > 1 else 0.0
    return -len(first.source.variant | last.target.variant), gain - route.quality


def _meets(one: Mode, two: Mode) -> bool:
    """In a language, of no country in particular."""
    return one.target == two.source and not one.target.variant


@cache
def _measured() -> dict[str, float]:
    return dict(tomllib.loads(_MEASURED.read_text(encoding="utf-8"))["chrf"])
