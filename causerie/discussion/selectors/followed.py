"""The discussions that a person follows, and what is new in each."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from causerie.accounts.models import User
from causerie.discussion.models import Comment, Follow, Thread, Visit
from causerie.discussion.selectors.answers import UNREAD_MAX
from causerie.discussion.selectors.titles import is_readable


def followed_by(user: User) -> "QuerySet[Follow]":
    """Where somebody has spoken last comes first."""
    return (
        Follow.objects.filter(user=user)
        .filter(is_readable("thread__article_key"))
        .select_related("thread")
        .annotate(spoken_at=Coalesce("thread__last_comment_at", "thread__opened_at"))
        .order_by(F("spoken_at").desc(), "pk")
    )


def new_counts(user: User, threads: Sequence[Thread]) -> dict[int, int]:
    """By thread: how many comments of others have appeared since the last visit, in two reads.

    Only the last few are looked at: `count_shown` stops there too.
    """
    visits = Visit.objects.filter(user=user, thread__in=threads)
    seen = dict(visits.values_list("thread", "seen_number"))
    since = Q()
    for thread in threads:
        first = max(seen.get(thread.pk, 0), thread.last_number - UNREAD_MAX - 1)
        since |= Q(thread=thread.pk, number__gt=first)
    if not since:
        return {}
    # What one says oneself is nothing new.
    new = Comment.objects.published().filter(since).exclude(author=user)
    # Counted here: asked to group them, SQLite reads every comment that there is.
    return dict(Counter(new.order_by().values_list("thread", flat=True)))
