"""What it costs to post a comment, by turns in the smallest and in the largest thread.

The whole of `post_comment` is measured, with everything that is kept for good. What was posted is
taken back at the end, so that the next run finds the same threads.
"""

import statistics
import time
from uuid import uuid4

from django.db import transaction

from bench.discussion_words import said_texts
from causerie.accounts.models import User
from causerie.discussion.models import Comment, Thread
from causerie.discussion.services.posting import post_comment

POSTS = 120
WARM_UP = 10
RATIO_MAX = 1.5
ROOTS_ANSWERED_MAX = 50


def report(threads: dict[int, Thread]) -> None:
    small, large = min(threads), max(threads)
    people = list(User.objects.filter(handle__startswith="person-").order_by("pk"))
    texts = [said.text for said in said_texts()]
    kept = {size: Kept(threads[size]) for size in (small, large)}
    print(f"medians of {POSTS} comments in milliseconds, by turns: answers to the last, remarks")
    print(f"{'':28}{small:>9,}{large:>11,}{'ratio':>7}{'p95':>9}{'CPU':>9}")
    try:
        for name, is_answer in (("a remark of its own", False), ("an answer to the last", True)):
            walls: dict[int, list[float]] = {small: [], large: []}
            cpus: dict[int, list[float]] = {small: [], large: []}
            for turn in range(-WARM_UP, POSTS):
                for size in (small, large) if turn % 2 else (large, small):
                    text = f"{texts[turn % len(texts)]}\n\n{time.time_ns()}"
                    author = people[(2 * turn + (size == large)) % len(people)]
                    wall, cpu = _post(threads[size], author, text, is_answer=is_answer)
                    if turn >= 0:
                        walls[size].append(wall)
                        cpus[size].append(cpu)
            _line(name, walls[small], walls[large], cpus[large])
    finally:
        for one in kept.values():
            one.take_back()


def _post(thread: Thread, author: User, text: str, *, is_answer: bool) -> tuple[float, float]:
    thread.refresh_from_db()
    parent = thread.comments.get(number=thread.last_number) if is_answer else None
    key = uuid4()
    wall, cpu = time.perf_counter(), time.process_time()
    post_comment(thread=thread, author=author, text=text, key=key, page_locale="en", parent=parent)
    spent = time.process_time() - cpu
    return (time.perf_counter() - wall) * 1000, spent * 1000


def _line(name: str, small: list[float], large: list[float], cpu: list[float]) -> None:
    ratio = statistics.median(large) / statistics.median(small)
    mark = "" if ratio <= RATIO_MAX else f"  more than {RATIO_MAX}"
    p95 = statistics.quantiles(large, n=20)[-1]
    print(
        f"{name:28}{statistics.median(small):9.2f}{statistics.median(large):11.2f}{ratio:7.2f}"
        f"{p95:9.2f}{statistics.median(cpu):9.2f}{mark}",
        flush=True,
    )


class Kept:
    """A thread as it was."""

    COUNTERS = ("last_number", "root_count", "published_count", "last_comment_at", "changed_at")

    def __init__(self, thread: Thread) -> None:
        thread.refresh_from_db()
        self.thread = thread
        self.counters = {name: getattr(thread, name) for name in self.COUNTERS}
        self.last = thread.comments.get(number=thread.last_number)

    @transaction.atomic
    def take_back(self) -> None:
        later = Comment.objects.filter(thread=self.thread, number__gt=self.last.number)
        # What is answered stays as long as its answers.
        later.update(parent=None)
        later.delete()
        self._recount_branches()
        Thread.objects.filter(pk=self.thread.pk).update(**self.counters)

    def _recount_branches(self) -> None:
        """Of the last roots: what was posted answers the last comments only."""
        roots = Comment.objects.filter(
            thread=self.thread, parent__isnull=True, number__isnull=False
        )
        for root in roots.order_by("-number")[:ROOTS_ANSWERED_MAX]:
            branch = Comment.objects.filter(thread=self.thread, root_number=root.number)
            root.branch_count = branch.order_by("-branch_seq")[0].branch_seq or 0
            root.save(update_fields=["branch_count"])
