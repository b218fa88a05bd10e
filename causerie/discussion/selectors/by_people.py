"""The branches of a thread in which somebody writes."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from causerie.accounts.models import User
from causerie.discussion.models import Comment, Thread
from causerie.discussion.places import ANSWERS_A_PAGE, ROOTS_A_BUCKET
from causerie.discussion.selectors.thread_pages import Order, ThreadPage
from causerie.publication.models import Author

# What they say further down in a long branch stands there too, up to so many on a page.
FURTHER_DOWN_MAX = 100
# An article with more authors is signed by none.
AUTHORS_MAX = 20


@dataclass(frozen=True)
class Branches:
    """A page of them. `after`: the root after which the next page begins; None on the last."""

    page: ThreadPage
    after: int | None


def authors_among_readers(thread: Thread) -> list[User]:
    """Those of the article's authors who have an account."""
    bylines = Author.objects.filter(bylines__article__translation_key=thread.article_key)
    users = User.objects.filter(pk__in=bylines.values("user"), is_active=True)
    return list(users.order_by("pk")[:AUTHORS_MAX])


def branches_with(thread: Thread, people: Collection[int], after: int = 0) -> Branches:
    """Those in which one of `people` (keys) has published something, in order."""
    theirs = Comment.objects.published().filter(thread=thread, author__in=people)
    roots = list(
        theirs.filter(root_number__gt=after)
        .order_by("root_number")
        .values_list("root_number", flat=True)
        .distinct()[: ROOTS_A_BUCKET + 1]
    )
    shown = roots[:ROOTS_A_BUCKET]
    further = theirs.filter(root_number__in=shown, branch_seq__gt=ANSWERS_A_PAGE)
    further_keys = further.order_by("number").values_list("pk", flat=True)[:FURTHER_DOWN_MAX]
    is_shown = Q(branch_seq__lte=ANSWERS_A_PAGE) | Q(pk__in=list(further_keys))
    comments = (
        Comment.objects.numbered()
        .filter(is_shown, thread=thread, root_number__in=shown)
        .select_related("author")
        .defer("text")
    )
    page = ThreadPage(thread, Order.IN_ORDER, list(comments.order_by("path")))
    return Branches(page, shown[-1] if len(roots) > len(shown) else None)
