"""What readers think of a comment."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from causerie.discussion.models.comment import Comment


class Vote(models.Model):
    """One a person and comment; taken back, the row goes."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="votes")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="votes"
    )
    # 1 or -1.
    direction = models.SmallIntegerField()
    voted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment", "user"], name="one_vote_a_person"),
            models.CheckConstraint(condition=models.Q(direction__in=(1, -1)), name="up_or_down"),
        ]

    def __str__(self) -> str:
        return f"{self.direction:+d} {self.comment}"


class UncountedVotes(models.Model):
    """The votes on this comment have changed since they were counted.

    A storm of votes is counted once, not as often as somebody votes.
    """

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, primary_key=True)
    since = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.comment)
