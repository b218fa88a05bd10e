"""What moderators can do about a comment, and what was done."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from causerie.discussion.models import Comment, DiscussionEvent, Thread, Visibility

EVENTS_A_PAGE = 100


class Deed(models.TextChoices):
    # The first button of a form is what the Enter key presses.
    HIDE = "hide", _("Hide")
    PUBLISH = "publish", _("Publish")
    RESTORE = "restore", _("Show again")
    KEEP = "keep", _("Leave as it is")


_DEEDS: dict[str, Sequence[Deed]] = {
    Visibility.HELD: (Deed.HIDE, Deed.PUBLISH),
    Visibility.PUBLISHED: (Deed.HIDE,),
    Visibility.REMOVED: (Deed.RESTORE,),
}


def deeds_about(comment: Comment, *, is_reported: bool) -> list[Deed]:
    kept = [Deed.KEEP] if is_reported else []
    return [*_DEEDS.get(comment.visibility, ()), *kept]


@dataclass(frozen=True)
class Decision:
    event: DiscussionEvent
    reason: str


def decisions_before(pk: int | None) -> list[Decision]:
    """The newest first, and one more than a page holds where there are more."""
    events = DiscussionEvent.objects.order_by("-pk")
    if pk is not None:
        events = events.filter(pk__lt=pk)
    return _told(events[: EVENTS_A_PAGE + 1])


def decisions_about(comment: Comment) -> list[Decision]:
    return _told(comment.events.order_by("pk"))


def decisions_about_thread(thread: Thread) -> list[Decision]:
    """Not those about its comments."""
    return _told(thread.events.filter(comment__isnull=True).order_by("pk"))


def _told(events: "QuerySet[DiscussionEvent]") -> list[Decision]:
    rows = events.select_related("actor", "thread", "comment")
    return [Decision(event, reason_of(event)) for event in rows]


def reason_of(event: DiscussionEvent) -> str:
    """What the program says for itself, it says in the reader's language."""
    if event.actor_id is None and event.reason:
        return gettext(event.reason)
    return event.reason
