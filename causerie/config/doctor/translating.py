"""`causerie doctor translate`: what each engine makes of sentences whose translations are known."""

import statistics
import time
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from django.conf import settings

from causerie.lib.chrf import chrf
from causerie.publication.selectors.editions import open_locales
from causerie.translation.engines.base import (
    Context,
    Engine,
    EngineError,
    Glossary,
    Pair,
    Text,
    Translated,
)
from causerie.translation.services.engine_room import chain, close_engines

# Below these a translation is a riddle rather than a help.
CHRF_LEAST = 40.0
UNKNOWN_MOST = 0.15
# For all sentences of one pair.
DEADLINE_SECONDS = 120


class Missing(StrEnum):
    """Why no engine was asked for a pair; `advice` says it for all such pairs together."""

    NO_ENGINE = "no engine does it"
    PAID_ONLY = "not asked: texts would leave this server"

    @property
    def advice(self) -> str:
        match self:
            case Missing.NO_ENGINE:
                return (
                    "install a pair of Apertium’s if there is one (apt search apertium), or name "
                    "another engine in TRANSLATION_ENGINES; until then readers see the original"
                )
            case Missing.PAID_ONLY:
                return "look at these engines with --paid, which costs what they cost"


@dataclass(frozen=True)
class Probe:
    """Of one engine and pair; `trouble` says what to mend, and is empty where it does. Without an
    engine, `missing` says why."""

    pair: Pair
    engine: str = ""
    route: str = ""
    # In the middle, of one sentence.
    milliseconds: float = 0.0
    unknown: float | None = None
    chrf: float | None = None
    trouble: str = ""
    missing: Missing | None = None

    @property
    def is_poor(self) -> bool:
        return (self.chrf or 100.0) < CHRF_LEAST or (self.unknown or 0.0) > UNKNOWN_MOST


@cache
def sentences() -> list[dict[str, str]]:
    """Each says the same by locale: our own, written for this."""
    data = files("causerie.translation").joinpath("samples", "parallel.toml").read_bytes()
    found: list[dict[str, str]] = tomllib.loads(data.decode())["sentences"]
    return found


def pairs_to_probe() -> list[Pair]:
    """Between the open locales; sources in which people write here, too."""
    targets = open_locales()
    sources = list(dict.fromkeys([*targets, *settings.INTERFACE_LOCALES]))
    return [Pair(source, target) for source in sources for target in targets if source != target]


def probe_all(pairs: Sequence[Pair], *, is_paid_too: bool) -> Iterator[Probe]:
    """`is_paid_too`: also by engines that texts leave this server for; some cost money."""
    try:
        for pair in pairs:
            asked = [
                one
                for one in chain(pair, is_public=True)
                if _is_asked(one, is_paid_too=is_paid_too)
            ]
            if not asked:
                yield Probe(pair, missing=_missing(pair))
            for engine in asked:
                yield probe(engine, pair)
    finally:
        close_engines()


def _is_asked(engine: Engine, *, is_paid_too: bool) -> bool:
    return is_paid_too or not engine.leaves_server


def _missing(pair: Pair) -> Missing:
    return Missing.PAID_ONLY if chain(pair, is_public=True) else Missing.NO_ENGINE


def probe(engine: Engine, pair: Pair) -> Probe:
    """With whatever sentences there are in both locales."""
    source, target = pair.source.split("-")[0], pair.target.split("-")[0]
    known = [(one[source], one[target]) for one in sentences() if source in one and target in one]
    if not known:
        return Probe(pair, engine.name, trouble="there are no sentences to try it with")
    try:
        times, answers = _asked(engine, pair, [text for text, _reference in known])
    except EngineError as error:
        return Probe(pair, engine.name, trouble=str(error))
    empty = sum(not answer.words.strip() for answer in answers)
    sure = [answer.confidence for answer in answers if answer.confidence is not None]
    return Probe(
        pair,
        engine.name,
        route=", ".join(answers[0].route),
        milliseconds=1_000 * statistics.median(times),
        unknown=1 - statistics.fmean(sure) if sure else None,
        chrf=chrf(
            (answer.words, reference)
            for answer, (_text, reference) in zip(answers, known, strict=True)
        ),
        trouble=f"{empty} of {len(known)} answers are empty" if empty else "",
    )


def _asked(
    engine: Engine, pair: Pair, texts: Sequence[str]
) -> tuple[list[float], list[Translated]]:
    """One by one, as comments come; the first is asked twice, and its way to begin not counted."""
    deadline = time.monotonic() + DEADLINE_SECONDS
    times, answers = [], []
    for text in [texts[0], *texts]:
        begun = time.monotonic()
        answers += engine.translate(
            [Text(text)], pair, glossary=Glossary(), context=Context(), deadline=deadline
        )
        times.append(time.monotonic() - begun)
    return times[1:], answers[1:]
