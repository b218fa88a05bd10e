"""The one discussion of an article, shared by all its editions."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from causerie.discussion.places import ROOTS_A_BUCKET


class ThreadState(models.TextChoices):
    OPEN = "open", _("Open")
    # What is written waits until somebody of the team has read it.
    PREMODERATED = "premoderated", _("Read before it appears")
    CLOSED = "closed", _("Closed")


class ThreadManager(models.Manager["Thread"]):
    def locked(self, pk: int) -> "Thread":
        """Its row is ours until the transaction ends. Not its key: who only refers to it, as a
        visit does, need not wait."""
        return self.select_for_update(no_key=True).get(pk=pk)


class Thread(models.Model):
    """Its row is the lock under which numbers are given and counted."""

    # The identity of the work, never of one edition; of a page elsewhere, one made from its name.
    article_key = models.UUIDField(unique=True)
    state = models.CharField(max_length=12, choices=ThreadState.choices, default=ThreadState.OPEN)
    # Readers of a closed thread read it.
    state_reason = models.TextField(blank=True)
    opened_at = models.DateTimeField(default=timezone.now)
    # The number of the newest comment; one that was given is never given again.
    last_number = models.PositiveIntegerField(default=0)
    # Comments that answer no other, ever published.
    root_count = models.PositiveIntegerField(default=0)
    # Comments that everybody can read now.
    published_count = models.PositiveIntegerField(default=0)
    last_comment_at = models.DateTimeField(null=True, blank=True)
    # Whatever a reader can see of it has changed.
    changed_at = models.DateTimeField(default=timezone.now)

    # Which published editions there are, where whoever has read the thread has asked that too.
    versions_at_hand: Sequence[Any] | None = None

    objects = ThreadManager()

    class Meta:
        verbose_name = _("thread")
        verbose_name_plural = _("threads")
        indexes = [
            models.Index(fields=["-published_count"], name="most_discussed"),
        ]
        permissions = [("moderate", _("Can moderate the discussion"))]

    def __str__(self) -> str:
        return f"{self.pk} ({self.article_key})"

    @property
    def is_closed(self) -> bool:
        return self.state == ThreadState.CLOSED

    @property
    def page_count(self) -> int:
        """At least one, which may be empty."""
        return max(1, -(-self.root_count // ROOTS_A_BUCKET))
