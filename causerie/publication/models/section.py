"""Sections: what articles stand in."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from causerie.publication.models.reader_page import ReaderPage, refuse_fixed_slug

DESCRIPTION_LENGTH_MAX = 300


class SectionPage(ReaderPage):
    description = models.CharField(_("description"), max_length=DESCRIPTION_LENGTH_MAX, blank=True)

    template = "publication/section_page.html"
    content_panels = [*Page.content_panels, FieldPanel("description")]
    parent_page_types = ["publication.FrontPage"]
    subpage_types = ["publication.ArticlePage"]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def clean(self) -> None:
        super().clean()
        refuse_fixed_slug(self)
