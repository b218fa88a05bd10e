"""Pages that readers come to by an address, which may outlive what was published there."""

from typing import Any

from django.http import Http404, HttpRequest
from wagtail.models import Page

from causerie.lib.gone import Gone


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
