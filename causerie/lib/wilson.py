"""How good something is, judged by few or many votes."""

from math import sqrt

# Nine of ten such intervals hold the true share at this width.
_Z = 1.6448536269514722
# The bound is kept as a whole number of millionths.
SCALE = 1_000_000


def lower_bound(up: int, down: int) -> int:
    """The lower bound of the Wilson score interval (E. B. Wilson 1927, JASA 22, 209-212) for the
    share of votes `up`, at 95% from one side, in millionths: 0 to 1,000,000; 0 without votes.

    Two of two count for less than ninety of a hundred: few votes say little.
    """
    total = up + down
    if not total:
        return 0
    share = up / total
    middle = share + _Z * _Z / (2 * total)
    spread = _Z * sqrt((share * (1 - share) + _Z * _Z / (4 * total)) / total)
    return round(SCALE * max(0.0, (middle - spread) / (1 + _Z * _Z / total)))
