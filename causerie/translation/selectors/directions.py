"""Which engines translate from each locale into each."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings

from causerie.lib.engine_chains import chain_for
from causerie.lib.locales import bcp47, own_name
from causerie.lib.stems import language_of
from causerie.translation.engines.base import Pair


@dataclass(frozen=True)
class Direction:
    """`engines` do it, in the order in which they are asked; `unknown` have not said whether they
    do. `is_wanted` is not so within one language, and where the settings name no engine."""

    is_wanted: bool = True
    is_within: bool = False
    engines: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def is_missing(self) -> bool:
        return self.is_wanted and not self.engines and not self.unknown


@dataclass(frozen=True)
class DirectionsFrom:
    """Into each of the locales, in their order."""

    tag: str
    name: str
    into: list[Direction]


@dataclass(frozen=True)
class Directions:
    """`tags` are those of the locales, as columns."""

    tags: list[str]
    lines: list[DirectionsFrom]

    @property
    def is_any_missing(self) -> bool:
        return any(one.is_missing for line in self.lines for one in line.into)

    @property
    def is_any_unwanted(self) -> bool:
        every = (one for line in self.lines for one in line.into)
        return any(not one.is_wanted and not one.is_within for one in every)


def directions(locales: Sequence[str], able: Mapping[str, Collection[Pair]]) -> Directions:
    """`able`: by the name of each engine that has said so, what it can do."""
    lines = [
        DirectionsFrom(
            bcp47(source),
            own_name(source),
            [_direction(Pair(source, target), able) for target in locales],
        )
        for source in locales
    ]
    return Directions([bcp47(one) for one in locales], lines)


def _direction(pair: Pair, able: Mapping[str, Collection[Pair]]) -> Direction:
    if language_of(pair.source) == language_of(pair.target):
        return Direction(is_wanted=False, is_within=True)
    chain = chain_for(settings.ENGINE_CHAINS, *pair, settings.TRANSLATION_ENGINES)
    return Direction(
        is_wanted=bool(chain),
        engines=tuple(name for name in chain if pair in able.get(name, ())),
        unknown=tuple(name for name in chain if name not in able),
    )
