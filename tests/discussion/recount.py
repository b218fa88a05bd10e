"""What is stored of a thread, counted anew from nothing but who answers whom.

The numbers below are written down once more on purpose: pages that exist shall never shift.
"""

from math import sqrt
from statistics import NormalDist

from causerie.discussion.models import (
    Comment,
    CommentSearchEntry,
    Thread,
    UncountedVotes,
    Visibility,
)
from causerie.discussion.services.search_sweep import sweep_comment_search
from causerie.discussion.services.voting import count_votes

ROOTS_A_PAGE, ANSWERS_A_PAGE, ANSWERS_A_WINDOW, LEVELS_MAX = 20, 10, 50, 40


class Tree:
    """The comments of a thread that have a number. `chains`: for each the numbers from the first of
    its branch down to its own."""

    def __init__(self, thread: Thread) -> None:
        thread.refresh_from_db()
        self.thread = thread
        rows = thread.comments.filter(number__isnull=False).select_related("parent")
        self.rows = list(rows.order_by("number"))
        self.chains: dict[int, list[int]] = {}
        for row in self.rows:
            above = self.chains[number_of(row.parent)] if row.parent else []
            self.chains[number_of(row)] = [*above, number_of(row)]

    @property
    def roots(self) -> list[int]:
        return [number for number, chain in self.chains.items() if len(chain) == 1]

    def answers_below(self, root: int) -> list[int]:
        """In the order in which they were published."""
        return [one for one, chain in self.chains.items() if chain[0] == root and one != root]

    def level(self, number: int) -> int:
        return min(len(self.chains[number]), LEVELS_MAX)

    def trail(self, number: int) -> list[int]:
        """What answers deeper than the last level stands beside what it answers."""
        return [*self.chains[number][:-1][: LEVELS_MAX - 1], number]

    def in_reading_order(self, numbers: list[int]) -> list[int]:
        return sorted(numbers, key=self.trail)

    def page(self, number: int) -> list[int]:
        """Those on a page, which is counted from 1."""
        roots = self.roots[(number - 1) * ROOTS_A_PAGE : number * ROOTS_A_PAGE]
        first = [one for root in roots for one in self.answers_below(root)[:ANSWERS_A_PAGE]]
        return self.in_reading_order([*roots, *first])

    def windows(self, root: int) -> list[list[int]]:
        """Of the branch of `root` what has no room on its page."""
        rest = self.answers_below(root)[ANSWERS_A_PAGE:]
        starts = range(0, len(rest), ANSWERS_A_WINDOW)
        return [self.in_reading_order(rest[at : at + ANSWERS_A_WINDOW]) for at in starts]

    @property
    def page_count(self) -> int:
        return max(1, -(-len(self.roots) // ROOTS_A_PAGE))


def number_of(row: Comment) -> int:
    assert row.number is not None
    return row.number


def check_rows(thread: Thread) -> Tree:
    """Fails where anything that is kept of a thread is other than a recount."""
    count_votes()
    sweep_comment_search()
    tree = Tree(thread)
    _check_thread(tree)
    for row in tree.rows:
        _check_place(tree, row)
    for row in thread.comments.filter(number__isnull=True):
        _check_waiting(row)
    for row in thread.comments.all():
        _check_votes(row)
        _check_markers(row)
    _check_search(thread)
    return tree


def _check_thread(tree: Tree) -> None:
    thread, numbers = tree.thread, list(tree.chains)
    assert numbers == list(range(1, thread.last_number + 1))
    assert thread.root_count == len(tree.roots)
    published = [row for row in tree.rows if row.visibility == Visibility.PUBLISHED]
    assert thread.published_count == len(published)
    assert thread.page_count == tree.page_count
    last = tree.rows[-1].published_at if tree.rows else None
    assert thread.last_comment_at == last


def _check_place(tree: Tree, row: Comment) -> None:
    number = number_of(row)
    chain, root = tree.chains[number], tree.chains[number][0]
    assert row.published_at is not None
    assert row.parent_number == (chain[-2] if len(chain) > 1 else None)
    assert row.root_number == root
    assert row.bucket == tree.roots.index(root) // ROOTS_A_PAGE
    assert row.branch_seq == [root, *tree.answers_below(root)].index(number)
    assert row.depth == tree.level(number)
    assert row.path == "".join(f"{one:07d}" for one in tree.trail(number))
    assert row.branch_count == (len(tree.answers_below(root)) if number == root else 0)


def _check_waiting(row: Comment) -> None:
    """It was never published: it stands nowhere, and nobody has answered it."""
    assert row.visibility in (Visibility.HELD, Visibility.REMOVED, Visibility.WITHDRAWN)
    places = (row.root_number, row.bucket, row.branch_seq, row.depth, row.published_at)
    assert places == (None,) * 5
    assert (row.path, row.branch_count) == ("", 0)
    assert not row.answers.exists()
    assert row.parent_number == (row.parent.number if row.parent else None)


def _check_votes(row: Comment) -> None:
    directions = list(row.votes.values_list("direction", flat=True))
    assert (row.up, row.down) == (directions.count(1), directions.count(-1))
    assert abs(row.value - 1_000_000 * _lower_bound(row.up, row.down)) <= 1
    assert not UncountedVotes.objects.filter(pk=row.pk).exists()


def _lower_bound(up: int, down: int) -> float:
    """The smaller solution x of (share - x)^2 = z^2 x (1 - x) / total."""
    total = up + down
    if not total:
        return 0
    share, w = up / total, NormalDist().inv_cdf(0.95) ** 2 / total
    b = 2 * share + w
    return max(0.0, (b - sqrt(b * b - 4 * (1 + w) * share * share)) / (2 * (1 + w)))


def _check_markers(row: Comment) -> None:
    """The stored HTML has a place for each quotation, and each place has one."""
    numbers = [one.number for one in row.quotations.all()]
    assert numbers == list(range(1, len(numbers) + 1))
    if row.html:
        assert row.html.count("<!--quotation:") == len(numbers)
        assert all(f"<!--quotation:{number}-->" in row.html for number in numbers)


def _check_search(thread: Thread) -> None:
    published = thread.comments.filter(visibility=Visibility.PUBLISHED)
    known = CommentSearchEntry.objects.filter(comment__thread=thread)
    assert set(known.values_list("pk", flat=True)) == set(published.values_list("pk", flat=True))
