"""The publication's glossary: what is called in one way only."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from causerie.translation.models.source import LOCALE_LENGTH_MAX
from causerie.translation.terms.entry import NAME_LENGTH_MAX, NOTE_LENGTH_MAX, Entry, Name
from causerie.translation.terms.term import Gender, Kind


class KindChoice(models.TextChoices):
    PERSON = Kind.PERSON.value, _("Person")
    ORGANISATION = Kind.ORGANISATION.value, _("Organisation")
    PLACE = Kind.PLACE.value, _("Place")
    WORK = Kind.WORK.value, _("Title of a work")
    WORD = Kind.WORD.value, _("Word")


class GenderChoice(models.TextChoices):
    NONE = Gender.NONE.value, _("Not said")
    MASCULINE = Gender.MASCULINE.value, _("Masculine")
    FEMININE = Gender.FEMININE.value, _("Feminine")
    NEUTER = Gender.NEUTER.value, _("Neuter")


class Term(models.Model):
    """A person, a place, a thing, with a name in each locale that it is spoken of in."""

    kind = models.CharField(
        _("kind"), max_length=12, choices=KindChoice.choices, default=KindChoice.ORGANISATION
    )
    is_case_sensitive = models.BooleanField(
        _("with these capitals only"),
        default=True,
        help_text=_("So that a name is not found where the same letters are a common word."),
    )
    is_kept = models.BooleanField(
        _("do not translate"),
        default=False,
        help_text=_("It stands in every language as it was written."),
    )
    note = models.TextField(_("note"), max_length=NOTE_LENGTH_MAX, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")

    def __str__(self) -> str:
        return " · ".join(dict.fromkeys(name.name for name in self.names.all())) or str(self.pk)

    def as_entry(self) -> Entry:
        """As the rules of the glossary see it."""
        return Entry(
            names={name.locale: name.as_name() for name in self.names.all()},
            kind=Kind(self.kind),
            is_case_sensitive=self.is_case_sensitive,
            is_kept=self.is_kept,
            note=self.note,
            number=self.pk,
        )


class TermName(models.Model):
    """What a term is called in one locale."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="names")
    locale = models.CharField(max_length=LOCALE_LENGTH_MAX)
    name = models.CharField(_("name"), max_length=NAME_LENGTH_MAX)
    gender = models.CharField(_("gender"), max_length=1, choices=GenderChoice.choices, blank=True)
    is_plural = models.BooleanField(_("plural"), default=False)
    # Confirmed by an editor, besides the name itself.
    forms = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["locale"]
        constraints = [
            models.UniqueConstraint(fields=["term", "locale"], name="one_name_a_locale"),
        ]
        indexes = [models.Index(fields=["locale", "name"], name="terms_by_name")]

    def __str__(self) -> str:
        return f"{self.locale}: {self.name}"

    def as_name(self) -> Name:
        return Name(self.name, Gender(self.gender), self.is_plural, tuple(self.forms))


class TermSweep(models.Model):
    """After a change of the glossary: which texts are still to be looked at for it."""

    # Words that what is to be looked at begins one of its own with, by locale.
    prefixes = models.JSONField(default=dict)
    # Sources are looked at from the newest on: those below this one are left.
    below = models.BigIntegerField(null=True, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.pk} {self.prefixes}"
