"""A source in another locale: what readers see of it, and the work that is to be done for it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from causerie.translation.models.machine_text import MachineText
from causerie.translation.models.source import LOCALE_LENGTH_MAX, Source, Unit

ENGINE_LENGTH_MAX = 20


class State(models.TextChoices):
    REQUESTED = "requested", _("Being translated")
    TRANSLATED = "translated", _("Translated")
    # By a person.
    POST_EDITED = "post_edited", _("Corrected")
    FAILED = "failed", _("Not translated")


class TranslationQuerySet(models.QuerySet["Translation"]):
    def readable(self) -> "TranslationQuerySet":
        return self.filter(state__in=[State.TRANSLATED, State.POST_EDITED])


class Translation(models.Model):
    """There is one a locale, however many ask for it. The row is the job, too."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="translations")
    locale = models.CharField(max_length=LOCALE_LENGTH_MAX)
    state = models.CharField(max_length=12, choices=State.choices, default=State.REQUESTED)
    # Put together from what its units point to: safe HTML, with the markers of the source.
    html = models.TextField(blank=True)
    engine = models.CharField(max_length=ENGINE_LENGTH_MAX, blank=True)
    route = models.CharField(max_length=80, blank=True)
    confidence = models.FloatField(null=True, blank=True)
    # Empty of a machine's.
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    # A term has changed since a person corrected it; what they wrote stays.
    is_outdated = models.BooleanField(default=False)
    changed_at = models.DateTimeField(default=timezone.now)
    # Whether those who look words up in it know it as it is.
    is_taken_up = models.BooleanField(default=True)

    # Whether an engine has work to do for it: one that is there stays until a better one is.
    is_due = models.BooleanField(default=True)
    # Not by what another locale's engine was told: since when somebody looks at it.
    wanted_at = models.DateTimeField(null=True, blank=True)
    # After a try that failed, and until then nobody takes it.
    put_off_until = models.DateTimeField(null=True, blank=True)
    taken_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    # Why the last try failed: a code of `engines.base`, and words for the operator.
    reason = models.CharField(max_length=20, blank=True)
    detail = models.TextField(blank=True)

    objects = TranslationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "locale"], name="translated_once"),
        ]
        indexes = [
            models.Index(
                fields=["-wanted_at"],
                name="translations_wanted",
                condition=models.Q(is_due=True, wanted_at__isnull=False),
            ),
            models.Index(
                fields=["-source", "locale"],
                name="translations_due",
                condition=models.Q(is_due=True, put_off_until=None),
            ),
            models.Index(
                fields=["put_off_until"],
                name="translations_put_off",
                condition=models.Q(put_off_until__isnull=False),
            ),
            models.Index(
                fields=["id"],
                name="translations_to_take_up",
                condition=models.Q(is_taken_up=False),
            ),
            models.Index(
                fields=["reason", "-changed_at"],
                name="translations_failed",
                condition=~models.Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.locale} {self.state}"

    @property
    def is_readable(self) -> bool:
        return self.state in (State.TRANSLATED, State.POST_EDITED)


class UnitTranslation(models.Model):
    """What stands for a unit in a locale: a machine's text, or a person's for this one alone."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="units")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="translations")
    current = models.ForeignKey(
        MachineText, on_delete=models.RESTRICT, null=True, blank=True, related_name="shown_in"
    )
    # A person's correction; it goes before the machine's.
    corrected = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["translation", "unit"], name="one_text_a_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.translation_id}/{self.unit_id}"
