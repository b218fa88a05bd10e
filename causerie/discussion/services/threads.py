"""Threads are there as soon as their article is, so that reading never makes one."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from causerie.accounts.models import User
from causerie.discussion.models import DiscussionEvent, DiscussionEventKind, Thread
from causerie.discussion.models.thread import ThreadState
from causerie.discussion.refusals import DiscussionRefused
from causerie.discussion.selectors.moderators import may_moderate
from causerie.publication.models import ArticlePage

# An upgrade of a publication with more articles than this comes round again.
OPENED_AT_ONCE_MAX = 1000

_KINDS = {
    ThreadState.OPEN: DiscussionEventKind.REOPENED,
    ThreadState.PREMODERATED: DiscussionEventKind.PREMODERATED,
    ThreadState.CLOSED: DiscussionEventKind.CLOSED,
}


def open_thread(article_key: UUID) -> Thread:
    """The thread of an article, new or as it is."""
    return Thread.objects.get_or_create(article_key=article_key)[0]


def open_missing_threads() -> int:
    """For published articles that have none yet; how many."""
    known = Thread.objects.values("article_key")
    live = ArticlePage.objects.live().exclude(translation_key__in=known)
    keys = set(live.values_list("translation_key", flat=True)[:OPENED_AT_ONCE_MAX])
    made = Thread.objects.bulk_create(
        [Thread(article_key=key) for key in keys], ignore_conflicts=True
    )
    return len(made)


@transaction.atomic
def set_state(thread: Thread, state: ThreadState, *, actor: User, reason: str) -> None:
    """Closes a thread, reopens it, or lets every comment be read first; logged.

    Raises DiscussionRefused.
    """
    if not may_moderate(actor):
        raise DiscussionRefused(_("Only moderators can do this."))
    mine = Thread.objects.locked(thread.pk)
    if mine.state == state:
        raise DiscussionRefused(_("Somebody has done this already."))
    is_open = state == ThreadState.OPEN
    if not is_open and not reason.strip():
        raise DiscussionRefused(_("Say why, so that readers understand it."))
    mine.state, mine.changed_at = state, timezone.now()
    mine.state_reason = "" if is_open else reason
    mine.save(update_fields=["state", "state_reason", "changed_at"])
    DiscussionEvent.objects.create(thread=mine, actor=actor, kind=_KINDS[state], reason=reason)
    thread.refresh_from_db()
