"""The thread as readers of other languages see it."""

import time
from dataclasses import dataclass, field

from causerie.translation.engines.base import Context, Engine, Glossary, Pair
from causerie.translation.pipeline import Answer, translate_units
from causerie.translation.protection.fragments import put_together, split
from tests.translation.failures import Failing, glossary, readers

# For one text, on a machine that does much else.
SECONDS_MAX = 60


@dataclass
class Page:
    engine: Engine
    # Each text goes each way once, however many tests look at it.
    answers: dict[tuple[str, Pair, bool], Answer] = field(default_factory=dict)

    def answer(self, text: Failing, target: str, *, is_helped: bool = True) -> Answer:
        """`is_helped` by the glossary and by what is known of readers' names."""
        pair = Pair(text.locale, target)
        key = (text.key, pair, is_helped)
        if key not in self.answers:
            self.answers[key] = translate_units(
                split(text.html).units,
                pair,
                chain=[self.engine],
                glossary=glossary(pair) if is_helped else Glossary(),
                names=readers() if is_helped else frozenset(),
                context=Context(),
                deadline=time.monotonic() + SECONDS_MAX,
            )
        return self.answers[key]

    def html(self, text: Failing, target: str, *, is_helped: bool = True) -> str | None:
        units = self.answer(text, target, is_helped=is_helped).units
        if units is None:
            return None
        return put_together(split(text.html).skeleton, [unit.html for unit in units])
