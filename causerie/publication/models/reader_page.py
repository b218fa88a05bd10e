"""Pages that readers come to by an address, which may outlive what was published there."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from causerie.lib.gone import Gone

# Addresses below a locale where the program's own pages stand: a page there would never be seen.
FIXED_SLUGS = frozenset({"account", "authors", "discussion", "readers", "search", "tags"})


def refuse_fixed_slug(page: Page) -> None:
    """For pages right below a front page. Raises ValidationError."""
    if page.slug in FIXED_SLUGS:
        reason = _("The publication’s own pages stand at this address. Choose another one.")
        raise ValidationError({"slug": reason})


class ReaderPage(Page):
    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Wagtail's; what was published once and is no longer is gone, with all below it.

        Where only some may look, nobody is told that there has been something.
        """
        if self.live:
            return super().route(request, path_components)
        if self.first_published_at and not self.get_view_restrictions().exists():
            raise Gone
        raise Http404

    def get_route_paths(self) -> list[str]:
        """Wagtail's: what is redirected when the address changes.

        Only where readers have known it: led on from a draft's address, they would read its title.
        """
        paths: list[str] = super().get_route_paths()
        return paths if self.live or self.first_published_at else []
