"""Sections: what articles stand in."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from causerie.lib.gone import Gone

DESCRIPTION_LENGTH_MAX = 300


class SectionPage(Page):
    description = models.CharField(_("description"), max_length=DESCRIPTION_LENGTH_MAX, blank=True)

    template = "publication/section_page.html"
    content_panels = [*Page.content_panels, FieldPanel("description")]
    parent_page_types = ["publication.FrontPage"]
    subpage_types = ["publication.ArticlePage"]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Wagtail's; what stands below a section that is not published cannot be reached."""
        if path_components and not self.live:
            raise Gone if self.first_published_at else Http404
        return super().route(request, path_components)
