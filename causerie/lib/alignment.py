"""Which sentences of two editions say the same.

After William A. Gale and Kenneth W. Church, "A Program for Aligning Sentences in Bilingual
Corpora", Computational Linguistics 19 (1993), pages 75-102: long sentences become long ones, and
short ones short ones. Of all ways to pair them up, the likeliest is taken.
"""

import math
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

# How many sentences become how many, and the probability of it, as the article counted. Threes
# are ours, a guess: who translates prose cuts a sentence in three sooner than adding one.
_LIKELIHOODS = {
    (1, 1): 0.89,
    (1, 0): 0.0099,
    (0, 1): 0.0099,
    (2, 1): 0.089,
    (1, 2): 0.089,
    (2, 2): 0.011,
    (3, 1): 0.005,
    (1, 3): 0.005,
}
_VARIANCE = (
    6.8  # of the length of a translation, by letter of the source, as the article measured it
)
# The time grows with the product of both; texts with more are paired in proportion.
SENTENCES_MAX = 400
_UNLIKELIEST = 1e-300
# The article makes a long sentence without counterpart all but impossible. Here an edition may
# lag behind its source by a sentence of any length, so that its length says little.
_ALONE_COST_MAX = 4.0
# One text says at most so many times as much as the other, whatever their scripts.
_RATIO_MAX = 5.0

Bead = tuple[range, range]


class _Step(NamedTuple):
    cost: float
    taken: tuple[int, int]


def aligned(source: Sequence[str], target: Sequence[str]) -> list[Bead]:
    """Places in `source` and in `target` that correspond, in order; together they hold each place
    of both once. A range is empty where the other side has nothing of it."""
    if not source or not target:
        return [(range(len(source)), range(len(target)))] if source or target else []
    if len(source) + len(target) > SENTENCES_MAX:
        return _in_proportion(len(source), len(target))
    ours, theirs = [len(one) for one in source], [len(one) for one in target]
    # How much longer the target's language is shows in the whole, unless sentences are missing.
    ways = [_likeliest(ours, theirs, ratio) for ratio in (_ratio(ours, theirs), 1.0)]
    return min(ways, key=lambda way: way[0])[1]


def _in_proportion(source: int, target: int) -> list[Bead]:
    beads = min(source, target)
    return [
        (
            range(n * source // beads, (n + 1) * source // beads),
            range(n * target // beads, (n + 1) * target // beads),
        )
        for n in range(beads)
    ]


def _ratio(source: Sequence[int], target: Sequence[int]) -> float:
    return min(_RATIO_MAX, max(1 / _RATIO_MAX, sum(target) / max(1, sum(source))))


def _likeliest(
    source: Sequence[int], target: Sequence[int], ratio: float
) -> tuple[float, list[Bead]]:
    """Its cost, and the pairs."""
    steps: dict[tuple[int, int], _Step] = {(0, 0): _Step(0.0, (0, 0))}
    for i in range(len(source) + 1):
        for j in range(len(target) + 1):
            if i or j:
                steps[i, j] = min(_steps_to(i, j, source, target, ratio, steps))
    end = (len(source), len(target))
    return steps[end].cost, _traced(steps, *end)


def _steps_to(
    i: int,
    j: int,
    source: Sequence[int],
    target: Sequence[int],
    ratio: float,
    steps: dict[tuple[int, int], _Step],
) -> Iterator[_Step]:
    for many, become in _LIKELIHOODS:
        if many <= i and become <= j:
            said, meant = sum(source[i - many : i]), sum(target[j - become : j])
            distance = _distance(said, meant, ratio)
            if not (many and become):
                distance = min(distance, _ALONE_COST_MAX)
            cost = _prior(many, become) + distance
            yield _Step(steps[i - many, j - become].cost + cost, (many, become))


@cache
def _prior(many: int, become: int) -> float:
    return -math.log(_LIKELIHOODS[many, become])


def _distance(said: int, meant: int, ratio: float) -> float:
    """-log of the probability that lengths differ so much or more; 0 where they agree. Those of
    the target are brought to the measure of the source, so that a dense script is no surprise."""
    brought = meant / ratio
    mean = (said + brought) / 2
    if not mean:
        return 0.0
    deviation = abs(said - brought) / math.sqrt(_VARIANCE * mean)
    return -math.log(max(_UNLIKELIEST, math.erfc(deviation / math.sqrt(2))))


def _traced(steps: dict[tuple[int, int], _Step], i: int, j: int) -> list[Bead]:
    beads: list[Bead] = []
    while i or j:
        many, become = steps[i, j].taken
        beads.append((range(i - many, i), range(j - become, j)))
        i, j = i - many, j - become
    return beads[::-1]
