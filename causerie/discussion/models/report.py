"""What readers tell the moderators about."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from causerie.discussion.models.comment import Comment

REPORT_WORDS_LENGTH_MAX = 1000


class ReportOf(models.TextChoices):
    COMMENT = "comment", _("Comment")
    NAME = "name", _("Name")
    PICTURE = "picture", _("Picture")


class ReportReason(models.TextChoices):
    INSULT = "insult", _("It insults or threatens somebody")
    HATE = "hate", _("It incites hatred")
    SPAM = "spam", _("It is advertising or a swindle")
    PRIVATE = "private", _("It tells private things about somebody")
    POSES = "poses", _("Somebody poses as somebody else")
    UNLAWFUL = "unlawful", _("It is against the law")
    OTHER = "other", _("Something else")


class Report(models.Model):
    """Of a comment, or of a person's name or picture. Nothing follows from it by itself."""

    of = models.CharField(max_length=8, choices=ReportOf.choices)
    comment = models.ForeignKey(
        Comment, on_delete=models.CASCADE, null=True, blank=True, related_name="reports"
    )
    # Whose name or picture, or whose comment.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="reports",
    )
    reason = models.CharField(max_length=12, choices=ReportReason.choices)
    words = models.TextField(max_length=REPORT_WORDS_LENGTH_MAX, blank=True)
    at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reporter", "comment"],
                condition=models.Q(of="comment"),
                name="comment_reported_once",
            ),
            models.UniqueConstraint(
                fields=["reporter", "person", "of"],
                condition=models.Q(settled_at__isnull=True) & ~models.Q(of="comment"),
                name="person_reported_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["at"], name="open_reports", condition=models.Q(settled_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.of} {self.reason}"
