"""Votes: each is a row at once, and counted a moment later."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from causerie.accounts.models import User
from causerie.accounts.services.limits import LimitReached, consume
from causerie.discussion.models import Comment, Thread, UncountedVotes, Vote
from causerie.discussion.refusals import DiscussionRefused, Waits
from causerie.lib.wilson import lower_bound

# Faster than anybody reads, and slower than a program.
VOTE_RATE = "60/m"
# Then the worker has its other work to do.
COUNTED_AT_ONCE_MAX = 500


def cast_vote(comment: Comment, *, user: User, direction: int) -> None:
    """`direction`: 1, -1, or 0 to take one's vote back. The counts follow within a second or two.

    Also where the discussion is closed: what was said there is still read. Raises
    DiscussionRefused.
    """
    if direction not in (1, 0, -1):
        raise DiscussionRefused(_("There is no such vote. Choose one of the buttons."))
    if comment.author_id == user.pk:
        raise DiscussionRefused(_("This is your own comment. Others vote on it."))
    try:
        consume("vote", of=user, rate=VOTE_RATE)
    except LimitReached as reached:
        raise Waits(str(reached), reached.seconds) from reached
    _write(comment, user, direction)


@transaction.atomic
def _write(comment: Comment, user: User, direction: int) -> None:
    if not Comment.objects.published().filter(pk=comment.pk).exists():
        raise DiscussionRefused(
            _("This comment has been taken away meanwhile. Nobody can vote on it.")
        )
    if direction:
        Vote.objects.bulk_create(
            [Vote(comment_id=comment.pk, user=user, direction=direction)],
            update_conflicts=True,
            unique_fields=["comment", "user"],
            update_fields=["direction", "voted_at"],
        )
    else:
        Vote.objects.filter(comment_id=comment.pk, user=user).delete()
    mark_uncounted([comment.pk])


def mark_uncounted(comment_ids: list[int]) -> None:
    """In the transaction that changes the votes.

    A mark that is there is written all the same: the count that takes it away waits for us then,
    and sees our votes.
    """
    now = timezone.now()
    UncountedVotes.objects.bulk_create(
        # In one order everywhere: nobody waits for somebody who waits for them.
        [UncountedVotes(comment_id=key, since=now) for key in sorted(comment_ids)],
        update_conflicts=True,
        unique_fields=["comment"],
        update_fields=["since"],
    )


def count_votes() -> int:
    """Count anew where votes have changed; on how many comments."""
    marked = UncountedVotes.objects.order_by("since").values_list("pk", flat=True)
    return sum(_counted(key) for key in list(marked[:COUNTED_AT_ONCE_MAX]))


@transaction.atomic
def _counted(comment_id: int) -> bool:
    """The mark goes first: whoever votes from now on makes a new one."""
    if not UncountedVotes.objects.filter(pk=comment_id).delete()[0]:
        return False
    votes = Vote.objects.filter(comment_id=comment_id)
    up, down = votes.filter(direction=1).count(), votes.filter(direction=-1).count()
    # Before the comment, as everybody does who changes both.
    Thread.objects.filter(comments=comment_id).update(changed_at=timezone.now())
    Comment.objects.filter(pk=comment_id).update(up=up, down=down, value=lower_bound(up, down))
    return True
