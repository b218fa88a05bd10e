"""Uploaded pictures and their renditions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image

CREDIT_LENGTH_MAX = 200


class Picture(AbstractImage):
    """A picture with the name of who made it. What it shows is said in each edition's language."""

    credit = models.CharField(
        _("credit"),
        max_length=CREDIT_LENGTH_MAX,
        blank=True,
        help_text=_("Who made the picture, and under which licence."),
    )

    admin_form_fields = (
        "title",
        "file",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    default_alt_text = ""

    class Meta(Image.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def create_rendition(self, filter: Filter) -> "Rendition":
        """Wagtail's, which leaves the file open that it has written the picture to."""
        with self.generate_rendition_file(filter) as file:
            rendition: Rendition
            rendition, _made = self.renditions.get_or_create(
                filter_spec=filter.spec,
                focal_point_key=filter.get_cache_key(self),
                defaults={"file": file},
            )
        return rendition


class Rendition(AbstractRendition):
    """One size and format of a picture; made by the worker, never while a page is read."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
