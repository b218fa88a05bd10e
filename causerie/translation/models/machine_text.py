"""What an engine has made of a text, for whoever says the same."""

from django.db import models
from django.utils import timezone

from causerie.translation.models.source import LOCALE_LENGTH_MAX


class MachineText(models.Model):
    """Checked, and never changed; what else is wanted of the same text is another row.

    A person's correction stands in no such row: others say the same words and mean them otherwise.
    """

    # Of the unit, as `Unit.digest`.
    source_digest = models.CharField(max_length=32)
    source_locale = models.CharField(max_length=LOCALE_LENGTH_MAX)
    target_locale = models.CharField(max_length=LOCALE_LENGTH_MAX)
    # The engine and its version.
    profile = models.CharField(max_length=80)
    # Of the terms and names that stand in the text; empty of none.
    terms_digest = models.CharField(max_length=16, blank=True)
    # Of what else the engine was told; empty where it takes nothing.
    context_digest = models.CharField(max_length=16, blank=True)
    html = models.TextField()
    # As `eng-spa, es-pt`; and how sure the engine is, from 0 to 1.
    route = models.CharField(max_length=80, blank=True)
    confidence = models.FloatField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "source_digest",
                    "source_locale",
                    "target_locale",
                    "profile",
                    "terms_digest",
                    "context_digest",
                ],
                name="made_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_locale}-{self.target_locale} {self.profile}"
