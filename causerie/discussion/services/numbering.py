"""Giving a comment its number and its place, at its first publication."""

from django.utils import timezone
from django.utils.translation import gettext as _

from causerie.discussion.models import Answer, AnswerKind, Comment, Thread, Visibility
from causerie.discussion.places import NUMBER_MAX, answer_place, root_place
from causerie.discussion.refusals import ThreadClosed
from causerie.discussion.selectors.people import mentioned_in

_PLACE = [
    "visibility",
    "published_at",
    "number",
    "parent_number",
    "root_number",
    "bucket",
    "branch_seq",
    "depth",
    "path",
]


def publish(comment: Comment, thread: Thread, parent: Comment | None) -> None:
    """`thread` is locked by the caller, in whose transaction it happens; `parent` is fresh.

    One that has a number keeps it.
    """
    comment.visibility = Visibility.PUBLISHED
    thread.published_count += 1
    thread.changed_at = timezone.now()
    if comment.number is None:
        _give_number(comment, thread, parent)
    thread.save(
        update_fields=[
            "last_number", "root_count", "published_count", "last_comment_at", "changed_at",
        ]
    )  # fmt: skip
    if comment.pk is None:
        comment.save(force_insert=True)
    else:
        comment.save(update_fields=_PLACE)


def _give_number(comment: Comment, thread: Thread, parent: Comment | None) -> None:
    if thread.last_number >= NUMBER_MAX:
        raise ThreadClosed(_("This discussion is full. Nothing was posted."))
    thread.last_number += 1
    comment.number = thread.last_number
    comment.published_at = thread.last_comment_at = timezone.now()
    if parent is None:
        comment.stand_at(root_place(comment.number, thread.root_count))
        thread.root_count += 1
        return
    comment.parent_number = parent.number
    comment.stand_at(answer_place(comment.number, parent.place, _next_turn(parent)))


def _next_turn(parent: Comment) -> int:
    """Below the root of its branch; the thread's lock keeps others from taking the same."""
    root = parent
    if not parent.is_root:
        root = Comment.objects.get(thread_id=parent.thread_id, number=parent.root_number)
    root.branch_count += 1
    root.save(update_fields=["branch_count"])
    return root.branch_count


def tell_those_it_speaks_to(comment: Comment, parent: Comment | None, handles: list[str]) -> None:
    """Whose comment it answers, and whom it names; nobody is told of their own words."""
    told = dict.fromkeys(mentioned_in(comment.thread_id, handles), AnswerKind.MENTION)
    if parent is not None and parent.author_id is not None:
        told[parent.author_id] = AnswerKind.REPLY
    told.pop(comment.author_id or 0, None)
    Answer.objects.bulk_create(
        [Answer(user_id=user, comment=comment, kind=kind) for user, kind in told.items()],
        ignore_conflicts=True,
    )
