"""What every public page knows of the publication; asked for only where a template shows it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import get_language

from causerie.lib.locales import LocaleView
from causerie.lib.spoken import spoken_attributes
from causerie.publication.models import FreePage, FrontPage, SectionPage
from causerie.publication.selectors.editions import free_pages_of, front_pages, sections_of
from causerie.publication.selectors.look import LookView, look_in
from causerie.web.look import accent_address


class Publication:
    """Name, front page, sections and free pages in the active locale, each read once."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def look(self) -> LookView:
        return look_in(get_language() or settings.LANGUAGE_CODE)

    @cached_property
    def accent_sheet(self) -> str:
        return accent_address(self.look)

    @property
    def name(self) -> str:
        return self.look.name

    @cached_property
    def front_page(self) -> FrontPage | None:
        return front_pages().filter(locale__language_code=get_language()).first()

    @cached_property
    def sections(self) -> list[SectionPage]:
        return sections_of(self.front_page) if self.front_page else []

    @cached_property
    def free_pages(self) -> list[FreePage]:
        return free_pages_of(self.front_page) if self.front_page else []


def publication(request: HttpRequest) -> dict[str, Any]:
    code = get_language() or settings.LANGUAGE_CODE
    return {
        "publication": Publication(request),
        # Not `locale`: in Wagtail's admin that names the locale of what is edited.
        "page_locale": LocaleView.of(code),
        "ui": spoken_attributes(code),
    }
