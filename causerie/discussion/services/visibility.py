"""Who can see a comment: the one service that changes it.

It keeps its number and its answers whatever becomes of it.
"""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from causerie.accounts.models import User
from causerie.discussion.models import (
    Comment,
    CommentSearchEntry,
    DiscussionEvent,
    DiscussionEventKind,
    Thread,
    Visibility,
)
from causerie.discussion.refusals import DiscussionRefused
from causerie.discussion.selectors.moderators import may_decide_about, may_moderate
from causerie.discussion.services.numbering import publish, tell_those_it_speaks_to
from causerie.discussion.services.reporting import settle_reports
from causerie.discussion.services.translating import release_comments
from causerie.lib.markup import parse

# From what to what, and what the log calls it. Whatever stands not here is refused.
_STEPS = {
    (Visibility.HELD, Visibility.PUBLISHED): DiscussionEventKind.PUBLISHED,
    (Visibility.HELD, Visibility.REMOVED): DiscussionEventKind.REMOVED,
    (Visibility.PUBLISHED, Visibility.REMOVED): DiscussionEventKind.REMOVED,
    (Visibility.REMOVED, Visibility.PUBLISHED): DiscussionEventKind.RESTORED,
    (Visibility.PUBLISHED, Visibility.WITHDRAWN): DiscussionEventKind.WITHDRAWN,
    (Visibility.HELD, Visibility.WITHDRAWN): DiscussionEventKind.WITHDRAWN,
}


def withdraw(comment: Comment, *, author: User) -> None:
    """By its author, for good: nobody reads it any more. Raises DiscussionRefused."""
    set_visibility(comment, Visibility.WITHDRAWN, actor=author)


@transaction.atomic
def set_visibility(
    comment: Comment,
    visibility: Visibility,
    *,
    actor: User,
    reason: str = "",
    seen_revision: int | None = None,
) -> None:
    """`seen_revision` is the text that `actor` had before them.

    Raises DiscussionRefused where `actor` may not, where somebody was faster, or where the text has
    been changed since.
    """
    mine = _locked(comment)
    kind = _STEPS.get((Visibility(mine.visibility), visibility))
    if visibility == Visibility.WITHDRAWN:
        _check_author(mine, actor)
    else:
        _check_moderator(mine, actor, seen_revision)
    if kind is None:
        raise DiscussionRefused(_decided_meanwhile())
    if visibility == Visibility.REMOVED and not reason.strip():
        raise DiscussionRefused(_("Say why it is hidden."))
    if visibility == Visibility.PUBLISHED:
        _show(mine, mine.thread)
    else:
        _take_away(mine, mine.thread, visibility)
    _note(mine, actor, kind, reason)
    if visibility != Visibility.WITHDRAWN:
        settle_reports(mine, actor=actor)
    comment.refresh_from_db()


@transaction.atomic
def keep(comment: Comment, *, actor: User, reason: str = "", seen_revision: int) -> None:
    """It was reported, and stays as it is. Raises DiscussionRefused as `set_visibility` does."""
    mine = _locked(comment)
    _check_moderator(mine, actor, seen_revision)
    if not settle_reports(mine, actor=actor):
        raise DiscussionRefused(_decided_meanwhile())
    _note(mine, actor, DiscussionEventKind.KEPT, reason)


def _locked(comment: Comment) -> Comment:
    """As it is now that nobody else can change it; the thread first, as whoever posts does."""
    thread = Thread.objects.locked(comment.thread_id)
    rows = Comment.objects.select_for_update(of=("self",), no_key=True).select_related("author")
    mine = rows.get(pk=comment.pk)
    mine.thread = thread
    return mine


def _check_author(comment: Comment, actor: User) -> None:
    if comment.author_id != actor.pk:
        raise DiscussionRefused(_("Only who wrote a comment can withdraw it."))


def _check_moderator(comment: Comment, actor: User, seen_revision: int | None) -> None:
    if not may_moderate(actor):
        raise DiscussionRefused(_("Only moderators can do this."))
    if not may_decide_about(comment, actor):
        raise DiscussionRefused(_("Somebody else decides about your own comments."))
    if seen_revision not in (None, comment.revision):
        raise DiscussionRefused(_("The text was changed meanwhile. Read it again."))


def _decided_meanwhile() -> str:
    return _("This has been decided meanwhile. Look at the comment again.")


def _note(comment: Comment, actor: User, kind: DiscussionEventKind, reason: str) -> None:
    DiscussionEvent.objects.create(
        thread=comment.thread, comment=comment, actor=actor, kind=kind, reason=reason
    )


def _show(comment: Comment, thread: Thread) -> None:
    parent = Comment.objects.get(pk=comment.parent_id) if comment.parent_id else None
    is_first = comment.number is None
    publish(comment, thread, parent)
    Comment.objects.filter(pk=comment.pk).update(is_indexed=False)
    release_comments([comment.pk])
    if is_first:
        tell_those_it_speaks_to(comment, parent, list(parse(comment.text).mentions))


def _take_away(comment: Comment, thread: Thread, visibility: Visibility) -> None:
    was_published = comment.is_published
    comment.visibility = visibility
    comment.save(update_fields=["visibility"])
    CommentSearchEntry.objects.filter(pk=comment.pk).delete()
    release_comments([comment.pk], for_good=visibility == Visibility.WITHDRAWN)
    if was_published:
        Thread.objects.filter(pk=thread.pk).update(
            published_count=F("published_count") - 1, changed_at=timezone.now()
        )
