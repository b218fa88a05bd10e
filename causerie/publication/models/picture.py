"""Uploaded pictures and their renditions."""

from typing import Any

from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image

from causerie.lib.pictures import without_metadata

CREDIT_LENGTH_MAX = 200
# Height by width, and width by height.
TALL_FROM = 1.05
PANORAMA_FROM = 2.6


class Picture(AbstractImage):
    """A picture with the name of who made it. What it shows is said in each edition's language."""

    # Wagtail's field, which has no types.
    file: Any

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

    @property
    def shape(self) -> str:
        """`tall`, `panorama`, or nothing of the sort: they are laid out differently."""
        if self.height > self.width * TALL_FROM:
            return "tall"
        return "panorama" if self.width > self.height * PANORAMA_FROM else ""

    class Meta(Image.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def save(self, *args: Any, **options: Any) -> None:
        """Stored is never what a camera has noted in a file, whichever way a picture comes in."""
        file = self.file
        if file and not file._committed:
            file.open()
            content = file.read()
            file.seek(0)
            bare = without_metadata(content)
            if bare != content:
                self.file = ContentFile(bare, name=file.name)
                self._set_image_file_metadata()
        super().save(*args, **options)

    def generate_rendition_file(
        self, filter: Filter, *, source: Any = None
    ) -> "ContentFile[bytes]":
        """Wagtail's, which passes on what the original says of itself."""
        with super().generate_rendition_file(filter, source=source) as file:
            file.seek(0)
            return ContentFile(without_metadata(file.read()), name=file.name)

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
