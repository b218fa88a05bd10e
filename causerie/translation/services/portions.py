"""How many texts engines are given together."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from causerie.translation.engines.base import Pair

# Whoever waits for the first of them waits for the last. A local engine does ten meanwhile, in half
# the time that they would take one by one; one that needs a second for a text is given one.
MOMENT_SECONDS = 0.25
TOGETHER_MAX = 20


class Portions:
    """As many of a pair as take a moment: learnt from those before. For one thread."""

    def __init__(self) -> None:
        self._sizes: dict[Pair, int] = {}

    def size(self, pair: Pair) -> int:
        return self._sizes.get(pair, 1)

    @contextmanager
    def timed(self, pair: Pair, count: int) -> Iterator[None]:
        """`count` of them are done within."""
        begun = time.monotonic()
        yield
        self.learn(pair, count, time.monotonic() - begun)

    def learn(self, pair: Pair, count: int, seconds: float) -> None:
        if seconds > MOMENT_SECONDS:
            self._sizes[pair] = max(1, count // 2)
        elif count >= self.size(pair) and seconds < MOMENT_SECONDS / 2:
            self._sizes[pair] = min(TOGETHER_MAX, 2 * count)
