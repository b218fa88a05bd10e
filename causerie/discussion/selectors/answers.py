"""Answers to a person: replies to their comments, and comments that name them."""

from django.db.models import Exists, OuterRef, QuerySet

from causerie.accounts.models import User
from causerie.discussion.models import Answer, Mute, Visibility
from causerie.discussion.selectors.titles import is_readable

# Nobody counts further.
UNREAD_MAX = 99


def answers_to(user: User) -> "QuerySet[Answer]":
    """Those that everybody can read, but of people whom they have muted; the newest first."""
    muted = Mute.objects.filter(user=user, muted=OuterRef("comment__author"))
    return (
        Answer.objects.filter(user=user, comment__visibility=Visibility.PUBLISHED)
        .filter(is_readable("comment__thread__article_key"), ~Exists(muted))
        .order_by("-comment")
    )


def unread_count(user: User) -> int:
    """At most one more than UNREAD_MAX, which stands for all that are more."""
    unread = answers_to(user).filter(is_seen=False).order_by()
    return len(unread.values_list("pk", flat=True)[: UNREAD_MAX + 1])


def count_shown(count: int) -> str:
    return f"{UNREAD_MAX}+" if count > UNREAD_MAX else str(count)


def last_answer(user: User) -> int:
    """The key of what came last, whatever has become of it; 0 where nothing has come."""
    unseen = Answer.objects.filter(user=user, is_seen=False).order_by("-pk")
    return unseen.values_list("pk", flat=True).first() or 0
