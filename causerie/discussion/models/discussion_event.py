"""What was decided about a comment or a thread, by whom and why."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from causerie.discussion.models.comment import Comment
from causerie.discussion.models.thread import Thread

REASON_LENGTH_MAX = 1000


class DiscussionEventKind(models.TextChoices):
    HELD = "held", _("Held back")
    PUBLISHED = "published", _("Published")
    REMOVED = "removed", _("Hidden")
    RESTORED = "restored", _("Shown again")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    ERASED = "erased", _("Deleted with the account")
    CLOSED = "closed", _("Closed")
    PREMODERATED = "premoderated", _("Read before it appears")
    REOPENED = "reopened", _("Reopened")
    KEPT = "kept", _("Left as it is")


class DiscussionEvent(models.Model):
    """Rows are only ever added."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="events")
    # Empty: about the thread itself.
    comment = models.ForeignKey(
        Comment, on_delete=models.CASCADE, null=True, blank=True, related_name="events"
    )
    # Empty: the program itself, by a rule that the reason names.
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=16, choices=DiscussionEventKind.choices)
    reason = models.TextField(max_length=REASON_LENGTH_MAX, blank=True)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.at:%Y-%m-%d %H:%M}"
