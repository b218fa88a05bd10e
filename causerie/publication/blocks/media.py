"""Blocks of pictures, and of what other sites play."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

from causerie.lib.players import PROVIDERS, Player, find_player

CAPTION_LENGTH_MAX = 300


class FigureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("What it shows"),
        max_length=CAPTION_LENGTH_MAX,
        help_text=_("For readers who cannot see it."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=CAPTION_LENGTH_MAX)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "publication/blocks/figure.html"


class GalleryBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=CAPTION_LENGTH_MAX)
    figures = blocks.ListBlock(FigureBlock(), label=_("Pictures"), min_num=2, max_num=24)

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "publication/blocks/gallery.html"


class EmbedValue(blocks.StructValue):
    @property
    def player(self) -> Player | None:
        return find_player(self["url"])


class EmbedBlock(blocks.StructBlock):
    """Something that another site plays. Nothing is asked of that site before the reader clicks."""

    url = blocks.URLBlock(label=_("Address"), help_text=", ".join(PROVIDERS))
    title = blocks.CharBlock(label=_("Title"), max_length=CAPTION_LENGTH_MAX)
    poster = ImageChooserBlock(label=_("Still picture"), required=False)

    class Meta:
        icon = "media"
        label = _("Embedded video")
        template = "publication/blocks/embed.html"
        value_class = EmbedValue

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if find_player(cleaned["url"]) is None:
            problem = ValidationError(
                _("This address cannot be embedded. These can: %(providers)s.")
                % {"providers": ", ".join(PROVIDERS)}
            )
            raise StructBlockValidationError(block_errors={"url": problem})
        return cleaned
