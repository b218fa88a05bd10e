"""What makes the publication somebody's own: its name, logo, icon, accent colour and taglines."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.forms import TextInput
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting
from wagtail.models import Locale

# A longer name breaks into three lines on a phone.
NAME_LENGTH_MAX = 80
TAGLINE_LENGTH_MAX = 160
ACCENT_DEFAULT = "#a3341f"


# What the fields for a picture have in common.
_PICTURE: dict[str, Any] = {
    "null": True,
    "blank": True,
    "on_delete": models.SET_NULL,
    "related_name": "+",
}


class Look(BaseGenericSetting, ClusterableModel):
    """One row. Colours for every background are computed from `accent` (`lib/colours.py`)."""

    name = models.CharField(
        _("name"),
        max_length=NAME_LENGTH_MAX,
        blank=True,
        help_text=_("The publication's name, as it stands at the head of every page."),
    )
    logo = models.ForeignKey(
        "publication.Picture",
        verbose_name=_("logo"),
        help_text=_("Stands in place of the name. A transparent background looks best."),
        **_PICTURE,
    )
    logo_dark = models.ForeignKey(
        "publication.Picture",
        verbose_name=_("logo for dark backgrounds"),
        help_text=_("Without it, the logo stands on a light plate there."),
        **_PICTURE,
    )
    icon = models.ForeignKey(
        "publication.Picture",
        verbose_name=_("icon"),
        help_text=_("For browser tabs and home screens. Square, at least 512 pixels wide."),
        **_PICTURE,
    )
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        default=ACCENT_DEFAULT,
        validators=[
            RegexValidator(
                r"\A#[0-9a-fA-F]{6}\Z", _("Write the colour as # and six digits, such as #a3341f.")
            )
        ],
        help_text=_("Any colour: it is made darker or lighter where it could not be read."),
    )

    panels = [
        FieldPanel("name"),
        InlinePanel("texts", label=_("text"), heading=_("Taglines, by locale")),
        FieldPanel("accent", widget=TextInput(attrs={"type": "color"})),
        MultiFieldPanel(
            [FieldPanel("logo"), FieldPanel("logo_dark"), FieldPanel("icon")],
            heading=_("Logo and icon"),
        ),
    ]

    class Meta:
        verbose_name = _("name and look")

    def __str__(self) -> str:
        return self.name


class LookText(models.Model):
    """What stands at the head of the pages of one locale."""

    look = ParentalKey(Look, on_delete=models.CASCADE, related_name="texts")
    locale = models.ForeignKey(Locale, verbose_name=_("locale"), on_delete=models.CASCADE)
    name = models.CharField(
        _("name in this locale"),
        max_length=NAME_LENGTH_MAX,
        blank=True,
        help_text=_("Only where it differs, such as in another script."),
    )
    tagline = models.CharField(
        _("tagline"),
        max_length=TAGLINE_LENGTH_MAX,
        blank=True,
        help_text=_("One line below the publication's name."),
    )

    panels = [FieldPanel("locale"), FieldPanel("name"), FieldPanel("tagline")]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["look", "locale"], name="one_look_text_a_locale")
        ]

    def __str__(self) -> str:
        return str(self.locale)
