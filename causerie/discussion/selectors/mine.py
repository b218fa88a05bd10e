"""What is true of a thread for one reader, in a fixed number of reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext

from causerie.accounts.models import User
from causerie.discussion.models import (
    Comment,
    DiscussionEvent,
    DiscussionEventKind,
    Follow,
    Mute,
    Thread,
    Visibility,
    Visit,
    Vote,
)
from causerie.discussion.selectors.editable import may_edit
from causerie.discussion.selectors.moderators import may_moderate
from causerie.discussion.selectors.shown import Mine

# Whoever has more of them waiting in one thread finds the rest on a page of their own.
WAITING_SHOWN_MAX = 10


def mine_of(user: User, thread: Thread, comments: Sequence[Comment]) -> Mine:
    """`comments` are those of the page; each has a number."""
    numbers = {one.pk: one.number or 0 for one in comments}
    authors = {one.author_id for one in comments if one.author_id}
    votes = Vote.objects.filter(user=user, comment__in=numbers)
    muted = Mute.objects.filter(user=user, muted__in=authors)
    visit = Visit.objects.filter(user=user, thread=thread)
    return Mine(
        user_id=user.pk,
        votes={numbers[key]: vote for key, vote in votes.values_list("comment", "direction")},
        muted=frozenset(muted.values_list("muted", flat=True)),
        seen_number=visit.values_list("seen_number", flat=True).first(),
        may_moderate=may_moderate(user),
        editable=frozenset(one.number or 0 for one in comments if may_edit(one, user)),
        is_following=Follow.objects.filter(user=user, thread=thread).exists(),
    )


@dataclass(frozen=True)
class Waiting:
    """A comment of one's own that nobody else can read yet."""

    comment: Comment
    reason: str


def waiting_of(user: User, thread: Thread) -> list[Waiting]:
    rows: QuerySet[Any] = Comment.objects.filter(
        author=user, thread=thread, number__isnull=True, visibility=Visibility.HELD
    )
    found = rows.annotate(reason=held_reason()).order_by("posted_at")[:WAITING_SHOWN_MAX]
    # What the program says for itself, it says in the reader's language.
    return [Waiting(one, gettext(one.reason) if one.reason else "") for one in found]


def held_reason() -> Subquery:
    """Why a comment was held back, the last time."""
    held = DiscussionEvent.objects.filter(
        comment=OuterRef("pk"), kind=DiscussionEventKind.HELD
    ).order_by("-pk")
    return Subquery(held.values("reason")[:1])
