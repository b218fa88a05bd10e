"""The front page of a locale, and the root of everything in it."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class FrontPage(Page):
    template = "publication/front_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["publication.SectionPage", "publication.FreePage"]

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Only the first: the others are its editions, which a new locale brings with it."""
        return bool(super().can_create_at(parent)) and not cls.objects.exists()

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")
