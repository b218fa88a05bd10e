"""Ten thousand texts that nobody would write, through the bare engine and through the whole way, in
all twenty directions by turns: nothing may hang or break, what is refused is counted."""

import argparse
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from bench.translation_texts import FULL_LOCALES
from causerie.lib.markup import parse
from causerie.translation.engines.base import Context, Engine, EngineError, Glossary, Pair, Text
from causerie.translation.pipeline import translate_units
from causerie.translation.protection.fragments import split
from causerie.translation.selectors.glossaries import glossary_for
from causerie.translation.services.engine_room import chain
from tests.translation.texts.random_texts import random_text

DEADLINE_SECONDS = 20
# Longer than the deadline and what ending a program takes: it hangs.
HANGS_SECONDS = 40
PAIRS = [Pair(one, two) for one in FULL_LOCALES for two in FULL_LOCALES if one != two]


@dataclass
class Tally:
    seconds: list[float] = field(default_factory=list)
    # By the reason; empty: it was translated.
    ends: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def take(self, deed: Callable[[], str], number: int) -> None:
        begun = time.monotonic()
        try:
            self.ends[deed()] += 1
        except Exception as error:  # noqa: BLE001 # what breaks is what is looked for
            self.broken.append(f"text {number}: {error!r}"[:300])
        self.seconds.append(time.monotonic() - begun)


def report(arguments: argparse.Namespace) -> None:
    bare, whole = Tally(), Tally()
    for number in range(arguments.texts):
        pair, text = PAIRS[number % len(PAIRS)], random_text(number)
        # Without budget and rest: those would keep the texts from the engine.
        engine = chain(pair, is_public=True)[0].engine
        bare.take(lambda: _by_engine(engine, pair, text), number)  # noqa: B023 # called at once
        whole.take(lambda: _by_pipeline(engine, pair, text), number)  # noqa: B023 # as well
    for name, tally in (("engine", bare), ("whole way", whole)):
        _tell(name, tally)
    if bare.broken or whole.broken:
        sys.exit("some texts broke something")


def _by_engine(engine: Engine, pair: Pair, text: str) -> str:
    try:
        engine.translate(
            [Text(" ".join(text.split()))],
            pair,
            glossary=Glossary(),
            context=Context(),
            deadline=time.monotonic() + DEADLINE_SECONDS,
        )
    except EngineError as error:
        return error.code
    return ""


def _by_pipeline(engine: Engine, pair: Pair, text: str) -> str:
    answer = translate_units(
        split(parse(text).html()).units,
        pair,
        chain=[engine],
        glossary=glossary_for(pair),
        names=frozenset(),
        context=Context(),
        deadline=time.monotonic() + DEADLINE_SECONDS,
    )
    if answer.units is not None:
        return ""
    last = answer.attempts[-1]
    return f"{last.code} ({last.detail})" if last.code == "check" else last.code


def _tell(name: str, tally: Tally) -> None:
    refused = {reason: count for reason, count in tally.ends.most_common() if reason}
    hung = sum(one > HANGS_SECONDS for one in tally.seconds)
    print(
        f"{name:10} {len(tally.seconds):,} texts: median {statistics.median(tally.seconds):.3f} s, "
        f"longest {max(tally.seconds):.1f} s; hung: {hung}, broke: {len(tally.broken)}, refused: "
        f"{sum(refused.values())} ({sum(refused.values()) / len(tally.seconds):.2%}) {refused}",
        flush=True,
    )
    for one in tally.broken[:5]:
        print(f"  {one}")
