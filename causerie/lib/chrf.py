"""How near a translation is to one that a person has made: chrF, by sequences of characters.

After Popović, "chrF: character n-gram F-score for automatic MT evaluation" (WMT 2015), as sacrebleu
computes it: sequences of 1 to 6 characters without the spaces, recall counting twice as much as
precision, averaged over all sentences' counts.
"""

from collections import Counter
from collections.abc import Iterable

_ORDER = 6
_BETA = 2


def chrf(pairs: Iterable[tuple[str, str]]) -> float:
    """Of (translation, reference): from 0 to 100."""
    totals = [[0, 0, 0] for _ in range(_ORDER)]
    for translation, reference in pairs:
        for order, total in enumerate(totals, start=1):
            ours, theirs = _sequences(translation, order), _sequences(reference, order)
            total[0] += (ours & theirs).total()
            total[1] += ours.total()
            total[2] += theirs.total()
    # A sequence that one side has none of says nothing.
    shares = [(both / ours, both / theirs) for both, ours, theirs in totals if ours and theirs]
    if not shares:
        return 0.0
    precision = sum(one for one, _other in shares) / len(shares)
    recall = sum(other for _one, other in shares) / len(shares)
    if not precision + recall:
        return 0.0
    weight = _BETA**2
    return 100 * (1 + weight) * precision * recall / (weight * precision + recall)


def _sequences(text: str, order: int) -> Counter[str]:
    letters = "".join(text.split())
    return Counter(letters[i : i + order] for i in range(len(letters) - order + 1))
