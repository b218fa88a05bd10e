"""What engines have done and how they fare, as all processes must know it."""

from django.db import models
from django.utils import timezone

from causerie.translation.models.translation import ENGINE_LENGTH_MAX


class EngineDay(models.Model):
    """What was given to one engine on one day, in the publication's time zone."""

    engine = models.CharField(max_length=ENGINE_LENGTH_MAX)
    day = models.DateField()
    characters = models.BigIntegerField(default=0)
    texts = models.PositiveIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["engine", "day"], name="one_row_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.engine} {self.day}"


class EngineState(models.Model):
    """Whether an engine is asked at all at present."""

    engine = models.CharField(max_length=ENGINE_LENGTH_MAX, primary_key=True)
    # Failures in a row that were the engine's own.
    failures = models.PositiveIntegerField(default=0)
    # Nobody asks it before that.
    rests_until = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=20, blank=True)
    detail = models.TextField(blank=True)
    changed_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.engine


class Backfill(models.Model):
    """Texts from before, after a locale or an engine has come: the newest first."""

    # What has come, in words for the operator: `locale ca`, `engine deepl`.
    cause = models.CharField(max_length=80)
    # Sources below this one are left; None: it has not begun.
    below = models.BigIntegerField(null=True, blank=True)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.cause} {self.done}/{self.total}"


class KnownSetup(models.Model):
    """Locales and engines that texts were last requested for; one row."""

    fingerprint = models.JSONField(default=dict)

    def __str__(self) -> str:
        return str(self.fingerprint)
