"""What the programs of Apertium take after all twenty directions between the full locales."""

import argparse
import time
from itertools import islice

from bench.translation_processes import programs, resident_bytes, shared_bytes
from bench.translation_texts import FULL_LOCALES, spoken
from causerie.translation.engines.apertium.pool import IDLE_SECONDS_MAX, PIPELINES_MAX, bytes_max
from causerie.translation.engines.base import Context, Engine, EngineError, Glossary, Pair, Text
from causerie.translation.services.engine_room import chain

TEXTS = 20
DEADLINE_SECONDS = 60
MEGABYTE = 1024**2


def report(arguments: argparse.Namespace) -> None:
    before = set(programs())
    begun = time.monotonic()
    routes = {pair: _use(pair) for pair in _pairs()}
    seconds = time.monotonic() - begun
    running = [one for one in programs() if one not in before]
    modes = {mode for route in routes.values() for mode in route}
    two = sum(len(route) > 1 for route in routes.values())
    print(
        f"{len(routes)} directions ({two} of them by a third language) use {len(modes)} modes: "
        f"{len(running)} programs, PSS {shared_bytes(running) / MEGABYTE:.0f} MB, RSS "
        f"{resident_bytes(running) / MEGABYTE:.0f} MB, after {seconds:.0f} s"
    )
    print(
        f"the bound on this machine: {bytes_max() / MEGABYTE:.0f} MB and {PIPELINES_MAX} modes at "
        f"once; what is idle for {IDLE_SECONDS_MAX:.0f} s is stopped"
    )


def _pairs() -> list[Pair]:
    return [Pair(one, two) for one in FULL_LOCALES for two in FULL_LOCALES if one != two]


def _use(pair: Pair) -> tuple[str, ...]:
    texts = [line for one in islice(spoken(pair.source, 1), TEXTS) for line in one.lines]
    engines: list[Engine] = list(chain(pair, is_public=True))
    if not engines:
        print(f"{pair}: no engine does it")
        return ()
    try:
        answers = engines[0].translate(
            [Text(line) for line in texts],
            pair,
            glossary=Glossary(),
            context=Context(),
            deadline=time.monotonic() + DEADLINE_SECONDS,
        )
    except EngineError as error:
        print(f"{pair}: {error}")
        return ()
    return answers[0].route
