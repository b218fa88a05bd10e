"""Where a comment stands: its place is computed once, and no page ever shifts.

Roots are counted as they are published; every twenty of them are a bucket, a page. Within the
branch of its root each comment has its turn (`branch_seq`), in the order of arrival, so that the
first few of each branch are always a connected tree: an answer comes after what it answers.
"""

from dataclasses import dataclass

ROOTS_A_BUCKET = 20
# Of each branch so many answers stand on the page; the rest comes in windows. 220 rows at most.
ANSWERS_A_PAGE = 10
# A page full of text, and few enough to be read in one go.
ANSWERS_A_WINDOW = 50
# Nobody follows an argument deeper; what answers deeper stands beside what it answers.
DEPTH_MAX = 40
# Ten million comments under one article.
NUMBER_DIGITS = 7
NUMBER_MAX = 10**NUMBER_DIGITS - 1
PATH_LENGTH_MAX = DEPTH_MAX * NUMBER_DIGITS


@dataclass(frozen=True)
class Place:
    """`depth` is 1 for a root. `path` is the chain of numbers; in its order a tree is read."""

    root_number: int
    bucket: int
    branch_seq: int
    depth: int
    path: str


def root_place(number: int, ordinal: int) -> Place:
    """Of the comment `number` that answers none, `ordinal` others (from 0) being before it."""
    return Place(number, ordinal // ROOTS_A_BUCKET, 0, 1, _step(number))


def answer_place(number: int, above: Place, branch_seq: int) -> Place:
    """Of the comment `number` that answers the one at `above`."""
    trunk = above.path[: (DEPTH_MAX - 1) * NUMBER_DIGITS]
    path = trunk + _step(number)
    return Place(above.root_number, above.bucket, branch_seq, len(path) // NUMBER_DIGITS, path)


def _step(number: int) -> str:
    return f"{number:0{NUMBER_DIGITS}d}"


def page_of(bucket: int) -> int:
    """Pages are counted from 1."""
    return bucket + 1


def window_of(branch_seq: int) -> int:
    """The window of its branch that an answer stands in; 0 is the page itself."""
    if branch_seq <= ANSWERS_A_PAGE:
        return 0
    return (branch_seq - ANSWERS_A_PAGE - 1) // ANSWERS_A_WINDOW + 1


def window_span(window: int) -> tuple[int, int]:
    """The first and last `branch_seq` of a window from 1 on."""
    first = ANSWERS_A_PAGE + 1 + (window - 1) * ANSWERS_A_WINDOW
    return first, first + ANSWERS_A_WINDOW - 1
