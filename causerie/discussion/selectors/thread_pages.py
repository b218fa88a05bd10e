"""One page of a thread, in one bounded read whatever the thread's size."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from django.db.models import Q

from causerie.discussion.models import Comment, Thread
from causerie.discussion.models.comment import CommentQuerySet
from causerie.discussion.places import (
    ANSWERS_A_PAGE,
    ROOTS_A_BUCKET,
    page_of,
    window_of,
    window_span,
)

# The newest page may hold one remark only; with fewer than these, the page before comes along.
NEWEST_ROOTS_LEAST = 10


class Order(StrEnum):
    IN_ORDER = "page"
    NEWEST = "newest"
    VALUED = "valued"


@dataclass(frozen=True)
class ThreadPage:
    """`comments` in the order in which they are read. Pages are counted from 1, the oldest."""

    thread: Thread
    order: Order
    comments: list[Comment]
    number: int = 1
    page_count: int = 1
    # Of the most valued: where the next page begins, empty on the last.
    after: str = ""
    # Of a branch: the number of its root, and how many windows it has.
    root_number: int | None = None


def _rows(thread: Thread) -> CommentQuerySet:
    return thread.comments.numbered().select_related("author").defer("text")


def _of_bucket(thread: Thread, bucket: int) -> list[Comment]:
    rows = _rows(thread).filter(bucket=bucket, branch_seq__lte=ANSWERS_A_PAGE)
    return list(rows.order_by("path"))


def page_in_order(thread: Thread, number: int) -> ThreadPage | None:
    """None where the thread has no such page."""
    if not 1 <= number <= thread.page_count:
        return None
    comments = _of_bucket(thread, number - 1)
    return ThreadPage(thread, Order.IN_ORDER, comments, number, thread.page_count)


def newest_page(thread: Thread, number: int | None = None) -> ThreadPage | None:
    """The page of that number with its newest remarks first; without a number, the newest."""
    page = page_in_order(thread, number or thread.page_count)
    if page is None:
        return None
    comments = _newest_first(page.comments)
    on_last = thread.root_count - (thread.page_count - 1) * ROOTS_A_BUCKET
    if number is None and page.number > 1 and on_last < NEWEST_ROOTS_LEAST:
        comments += _newest_first(_of_bucket(thread, page.number - 2))
        page = replace(page, number=page.number - 1)
    return replace(page, order=Order.NEWEST, comments=comments)


def _newest_first(comments: Iterable[Comment]) -> list[Comment]:
    """Branches are turned round, not what stands within them."""
    return sorted(comments, key=lambda one: (-(one.root_number or 0), one.path))


def most_valued_page(thread: Thread, after: str = "") -> ThreadPage | None:
    """The remarks that readers value most, each with its branch. None where `after` is nonsense."""
    # The column that the index is conditioned on, or SQLite takes that of the parent's key instead.
    roots = thread.comments.numbered().filter(parent_number__isnull=True)
    if after:
        value, _, number = after.partition("-")
        if not (value.isdecimal() and number.isdecimal() and len(after) < 20):
            return None
        roots = roots.filter(
            Q(value__lt=int(value)) | Q(value=int(value), number__gt=int(number)),
            value__lte=int(value),
        )
    ranked = list(
        roots.order_by("-value", "number").values_list("number", "value")[: ROOTS_A_BUCKET + 1]
    )
    shown = dict.fromkeys(number for number, _value in ranked[:ROOTS_A_BUCKET])
    comments = list(_rows(thread).filter(root_number__in=shown, branch_seq__lte=ANSWERS_A_PAGE))
    rank = {number: place for place, number in enumerate(shown)}
    comments.sort(key=lambda one: (rank[one.root_number], one.path))
    goes_on = len(ranked) > ROOTS_A_BUCKET
    last = ranked[ROOTS_A_BUCKET - 1] if goes_on else None
    return ThreadPage(thread, Order.VALUED, comments, after=f"{last[1]}-{last[0]}" if last else "")


def branch_page(thread: Thread, root_number: int, window: int) -> ThreadPage | None:
    """A branch from its root on: window 0 as on the page, each later one the answers after."""
    root = _rows(thread).filter(number=root_number, parent_number__isnull=True).first()
    if root is None or not 0 <= window <= window_of(root.branch_count):
        return None
    rows = _rows(thread).filter(root_number=root_number)
    if window == 0:
        comments = list(rows.filter(branch_seq__lte=ANSWERS_A_PAGE).order_by("path"))
    else:
        within = rows.filter(branch_seq__range=window_span(window))
        comments = [root, *within.order_by("path")]
    return ThreadPage(
        thread,
        Order.IN_ORDER,
        comments,
        number=window,
        page_count=window_of(root.branch_count),
        root_number=root_number,
    )


def address_of(comment: Comment) -> str:
    """Below the thread's address, where a comment with a number stands, in order; with its mark."""
    place = comment.place
    window = window_of(place.branch_seq)
    page = (
        f"page/{page_of(place.bucket)}/" if not window else f"branch/{place.root_number}/{window}/"
    )
    return f"{page}#c{comment.number}"
