"""A reader's better words for a translation."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from causerie.translation.models.source import LOCALE_LENGTH_MAX
from causerie.translation.models.term import Term

SUGGESTED_LENGTH_MAX = 1_000
ANSWER_LENGTH_MAX = 500


class SuggestionState(models.TextChoices):
    OPEN = "open", _("Not yet looked at")
    ACCEPTED = "accepted", _("Taken over")
    DECLINED = "declined", _("Not taken over")


class Suggestion(models.Model):
    """It outlives the text that it is about."""

    # Empty once they have left.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="suggestions",
    )
    translation = models.ForeignKey(
        "translation.Translation",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="suggestions",
    )
    source_locale = models.CharField(max_length=LOCALE_LENGTH_MAX)
    locale = models.CharField(max_length=LOCALE_LENGTH_MAX)
    # Where it can be looked at: below the site's address.
    address = models.CharField(max_length=200)
    selected = models.TextField(max_length=SUGGESTED_LENGTH_MAX)
    proposed = models.TextField(max_length=SUGGESTED_LENGTH_MAX)
    note = models.TextField(max_length=ANSWER_LENGTH_MAX, blank=True)
    # The three above, as long as the text that they are about is hidden: they would tell of it.
    hidden_words = models.JSONField(default=dict, blank=True)
    state = models.CharField(
        max_length=12, choices=SuggestionState.choices, default=SuggestionState.OPEN
    )
    # The editors', for the reader.
    answer = models.TextField(max_length=ANSWER_LENGTH_MAX, blank=True)
    term = models.ForeignKey(
        Term, on_delete=models.SET_NULL, null=True, blank=True, related_name="suggestions"
    )
    made_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        ordering = ["-made_at"]
        indexes = [
            models.Index(fields=["state", "-made_at"], name="suggestions_by_state"),
            models.Index(fields=["user", "-made_at"], name="suggestions_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.locale}: {self.selected} → {self.proposed}"
