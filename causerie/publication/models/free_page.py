"""Free pages: about, privacy and cookies, rules."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from causerie.publication.blocks import FreeBlocks
from causerie.publication.models.edition import Edition
from causerie.publication.models.reader_page import ReaderPage, refuse_fixed_slug


class FreePage(Edition, ReaderPage):
    body = StreamField(FreeBlocks(), verbose_name=_("text"), blank=True)

    template = "publication/free_page.html"
    content_panels = [*Page.content_panels, Edition.edition_panel, FieldPanel("body")]
    parent_page_types = ["publication.FrontPage"]
    subpage_types: list[str] = []
    show_in_menus_default = True

    class Meta:
        verbose_name = _("free page")
        verbose_name_plural = _("free pages")

    def clean(self) -> None:
        super().clean()
        self.validate_edition()
        refuse_fixed_slug(self)
