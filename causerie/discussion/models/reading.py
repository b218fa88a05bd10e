"""How one person reads: what they follow, whom they mute, what they have seen."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from causerie.discussion.models.comment import Comment
from causerie.discussion.models.thread import Thread


class Follow(models.Model):
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows"
    )
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="followers")
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "thread"], name="followed_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.thread}"


class Mute(models.Model):
    """The comments of `muted` are folded for `user`, who alone knows."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mutes"
    )
    muted = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="muted_by"
    )
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "muted"], name="muted_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.muted}"


class Visit(models.Model):
    """Up to which number a person has seen a thread: what is above is new to them."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="thread_visits"
    )
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="visits")
    seen_number = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "thread"], name="one_visit_a_thread")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.thread} {self.seen_number}"


class AnswerKind(models.TextChoices):
    REPLY = "reply", "reply"
    MENTION = "mention", "mention"


class Answer(models.Model):
    """A comment that answers a person's comment, or names them. What they may see of it, the
    comment says."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="answers_to_me"
    )
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="told_to")
    kind = models.CharField(max_length=8, choices=AnswerKind.choices)
    is_seen = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "comment"], name="told_once")]
        indexes = [
            models.Index(fields=["user", "-comment"], name="answers_to_a_person"),
            models.Index(fields=["user"], name="unseen_answers", condition=models.Q(is_seen=False)),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.comment}"
