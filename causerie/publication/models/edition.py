"""What every edition of a work says of itself: original, or translated by whom."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Locale

from causerie.publication.models.author import NAME_LENGTH_MAX


class EditionKind(models.TextChoices):
    ORIGINAL = "original", _("Original")
    HUMAN = "human", _("Translated by a person")
    MACHINE = "machine", _("Translated by machine")


def edition_kinds() -> Sequence[tuple[str, Any]]:
    """Callable, so that a new kind needs no migration."""
    return EditionKind.choices


class EditionForm(WagtailAdminPageForm):
    """The editor saves drafts by itself, in the midst of writing: what only readers must not miss
    is asked for when the page is handed in or published."""

    def _post_clean(self) -> None:
        self.instance.is_being_written = self.is_deferred_validation
        try:
            super()._post_clean()
        finally:
            self.instance.is_being_written = False


class Edition(models.Model):
    """A work in one locale. Editions of one work share Wagtail's `translation_key`."""

    base_form_class = EditionForm
    is_being_written = False

    kind = models.CharField(
        _("this edition is"), max_length=10, choices=edition_kinds, default=EditionKind.ORIGINAL
    )
    source_locale = models.ForeignKey(
        Locale,
        verbose_name=_("translated from"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    translator = models.CharField(
        _("translated by"),
        max_length=NAME_LENGTH_MAX,
        blank=True,
        help_text=_("The name of the translator, or of the translation engine."),
    )

    edition_panel = MultiFieldPanel(
        [FieldPanel("kind"), FieldPanel("source_locale"), FieldPanel("translator")],
        heading=_("Edition"),
    )

    class Meta:
        abstract = True

    @property
    def is_original(self) -> bool:
        return self.kind == EditionKind.ORIGINAL

    @property
    def is_machine_translated(self) -> bool:
        return self.kind == EditionKind.MACHINE

    def validate_edition(self) -> None:
        """Raise ValidationError where a translation does not say from which locale and by whom."""
        if self.is_original or self.is_being_written:
            return
        missing = {}
        if not self.source_locale:
            missing["source_locale"] = _("Say from which locale this edition was translated.")
        if not self.translator:
            missing["translator"] = _("Say who translated this edition.")
        if missing:
            raise ValidationError(missing)
