"""Apertium as a translation engine: rules and dictionaries, on this machine, in milliseconds."""

import time
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from threading import Lock

from causerie.translation.engines.apertium import modes, stand_ins, versions
from causerie.translation.engines.apertium.modes import SHARES, Mode
from causerie.translation.engines.apertium.passage import Passage
from causerie.translation.engines.apertium.pipeline import Line, Pipeline
from causerie.translation.engines.apertium.pool import Pool, bytes_max
from causerie.translation.engines.apertium.routes import Route, ranked
from causerie.translation.engines.apertium.shelf import Shelf
from causerie.translation.engines.apertium.stand_ins import Masked
from causerie.translation.engines.apertium.workshop import Workshop
from causerie.translation.engines.base import (
    Context,
    EngineSettings,
    Features,
    Garbage,
    Glossary,
    Pair,
    Permanent,
    Text,
    TooLong,
    Translated,
    Unsupported,
)

# A long comment has 300 lines; more in one call would only keep others waiting.
TEXTS_MAX = 300
# 5,000 characters take a tenth of a second; an article's longest paragraph has fewer.
CHARACTERS_MAX = 50_000
# What was installed or removed meanwhile is seen within a minute.
_MODES_SECONDS = 60.0


class Apertium:
    features = Features(
        takes_terms=True,
        keeps_marks=False,
        takes_context=False,
        texts_max=TEXTS_MAX,
        characters_max=CHARACTERS_MAX,
    )

    def __init__(self, settings: EngineSettings, pool: Pool | None = None) -> None:
        """`settings.url`, if given, is the folder with Apertium's `modes`."""
        self.name = settings.name
        self.leaves_server = False
        self._locales = settings.locales
        self._shares = (Path(settings.url),) if settings.url else SHARES
        self._pool = pool or Pool(bytes_max=bytes_max())
        self._workshop = Workshop(Shelf.at(Path(settings.folder)) if settings.folder else None)
        self._lock = Lock()
        self._modes: dict[str, Mode] = {}
        self._routes: dict[Pair, list[Route]] = {}
        self._possible: list[Pair] = []
        self._read_at: float | None = None

    def pairs(self) -> frozenset[Pair]:
        with self._lock:
            self._read_modes()
            possible = self._possible
        return frozenset(pair for pair in possible if self._usable(pair))

    def route(self, pair: Pair) -> Route:
        """Raises Unsupported."""
        usable = self._usable(pair)
        if not usable:
            raise Unsupported(
                f"Apertium has no working way from {pair.source} to {pair.target}. "
                "Install a package of the pair, if there is one."
            )
        return usable[0]

    def version(self, pair: Pair) -> str:
        return versions.of(self.route(pair).modes)

    def is_mended(self, pair: Pair) -> bool:
        """Whether a mode of its way runs otherwise than its file says, since that does not work."""
        return any(self._workshop.verdict(mode).is_mended for mode in self.route(pair).modes)

    @property
    def used_bytes(self) -> int:
        return self._pool.used_bytes

    def translate(
        self,
        texts: Sequence[Text],
        pair: Pair,
        *,
        glossary: Glossary,
        context: Context,
        deadline: float,
    ) -> list[Translated]:
        if len(texts) > TEXTS_MAX or sum(len(text.words) for text in texts) > CHARACTERS_MAX:
            raise TooLong("The text is longer than what is given to Apertium at once.")
        route = self._working_route(pair)
        masks = [stand_ins.masked(text, pair) for text in texts]
        passages = self._passed(route, masks, deadline)
        lost = [index for index, passage in enumerate(passages) if passage.lost_in]
        if lost:
            again = [
                stand_ins.disguised(stand_ins.masked(texts[index], pair, with_titles=False))
                for index in lost
            ]
            for index, passage in zip(lost, self._passed(route, again, deadline), strict=True):
                passages[index] = passage
        if pair.source.startswith("en"):
            self._mend_owners(route, passages, deadline)
        for passage in passages:
            if passage.lost_in:
                raise Garbage(f"Apertium's {passage.lost_in} has lost or doubled a protected word.")
        return [passage.translated(route.names) for passage in passages]

    def _mend_owners(self, route: Route, passages: list[Passage], deadline: float) -> None:
        known = ((i, stand_ins.with_owners(one.mask, one.words)) for i, one in enumerate(passages))
        owned = {index: mask for index, mask in known if mask and not passages[index].lost_in}
        again = self._passed(route, list(owned.values()), deadline) if owned else []
        for index, passage in zip(owned, again, strict=True):
            if passage.lost_in:
                passage = passages[index]
                passage.words = stand_ins.without_verbs(passage.words, passage.mask)
            passages[index] = passage

    def _passed(self, route: Route, masks: Sequence[Masked], deadline: float) -> list[Passage]:
        passages = [Passage(mask, mask.words) for mask in masks]
        for hop, mode in enumerate(route.modes):
            going = [passage for passage in passages if not passage.lost_in]
            for passage in going if hop else ():
                passage.words = stand_ins.for_last_hop(passage.words)
            lines = self._hop(mode, [passage.words for passage in going], deadline)
            for passage, line in zip(going, lines, strict=True):
                passage.take(mode, line)
        return passages

    def close(self) -> None:
        self._pool.close()
        self._workshop.close()

    def _hop(self, mode: Mode, words: Sequence[str], deadline: float) -> list[Line]:
        key = (mode.file, mode.changed_ns)
        with self._pool.pipeline(key, lambda: self._pipeline(mode), deadline) as pipeline:
            try:
                return pipeline.translate(words, deadline)
            except Permanent:
                self._workshop.doubt(mode)
                raise

    def _pipeline(self, mode: Mode) -> Pipeline:
        return Pipeline(mode.name, self._workshop.verdict(mode).stages or mode.stages)

    def _working_route(self, pair: Pair) -> Route:
        """The best whose modes pass their probes."""
        while True:
            route = self.route(pair)
            if not all(mode.is_there for mode in route.modes):
                self._forget_modes()
                route = self.route(pair)
            if all(self._workshop.verdict(mode).stages for mode in route.modes):
                return route

    def _usable(self, pair: Pair) -> list[Route]:
        with self._lock:
            self._read_modes()
            if pair not in self._routes:
                self._routes[pair] = ranked(self._modes.values(), pair)
            routes = self._routes[pair]
        broken = self._workshop.is_broken
        return [route for route in routes if not any(broken(mode) for mode in route.modes)]

    def _read_modes(self) -> None:
        now = time.monotonic()
        if self._read_at is None or now - self._read_at > _MODES_SECONDS:
            self._read_at, known = now, modes.installed(self._shares)
            if known != self._modes:
                self._modes, self._routes = known, {}
                self._possible = list(self._between(known.values()))

    def _between(self, known: Collection[Mode]) -> Iterator[Pair]:
        """Of all pairs of locales, the few that any way may lead between."""
        sources = [one for one in self._locales if any(mode.source.fits(one) for mode in known)]
        targets = [one for one in self._locales if any(mode.target.fits(one) for mode in known)]
        return (Pair(one, two) for one in sources for two in targets if one != two)

    def _forget_modes(self) -> None:
        with self._lock:
            self._read_at = None
