"""The language switcher: in which locales the page at hand is to be had, and where."""

from collections.abc import Iterable
from urllib.parse import quote

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, override
from wagtail.models import Page

from causerie.lib.locales import LocaleView
from causerie.publication.selectors.editions import EditionLink, front_pages, published_editions


def links_to_pages(request: HttpRequest, pages: Iterable[Page]) -> list[EditionLink]:
    return [
        EditionLink(
            locale=LocaleView.of(page.locale.language_code),
            url=page.get_url(request) or "",
            is_current=page.locale.language_code == get_language(),
        )
        for page in pages
    ]


def links_to_editions(request: HttpRequest, page: Page) -> list[EditionLink]:
    """The published editions of the same work."""
    return links_to_pages(request, published_editions(page))


def editions_of_page(request: HttpRequest, page: Page) -> list[EditionLink]:
    """Likewise, read once: the head and the switcher of a page both want them."""
    known: list[EditionLink] | None = getattr(request, "causerie_editions", None)
    if known is None:
        known = links_to_editions(request, page)
        request.causerie_editions = known  # type: ignore[attr-defined] # kept with its request
    return known


def list_page(request: HttpRequest) -> int:
    """Which page of a list the address asks for; one that is not there is not found anyway."""
    try:
        return int(request.GET.get("page", 1))
    except ValueError:
        return 1


def links_to_front_pages(request: HttpRequest) -> list[EditionLink]:
    return links_to_pages(request, front_pages())


def links_to_same_path(request: HttpRequest, locales: Iterable[str]) -> list[EditionLink]:
    """The same address below other locales; for pages that are there in each of them."""
    return [
        EditionLink(
            locale=LocaleView.of(locale),
            url=_same_path(request, locale),
            is_current=locale == get_language(),
        )
        for locale in locales
    ]


def _same_path(request: HttpRequest, locale: str) -> str:
    match = request.resolver_match
    assert match is not None  # a page with a switcher was found by its address
    with override(locale):
        return reverse(match.view_name, args=match.args, kwargs=match.kwargs)


def choice_url(link: EditionLink) -> str:
    """The address that remembers the choice of this edition's locale and leads to it."""
    return f"{reverse('choose_locale', args=[link.locale.code])}?next={quote(link.url)}"
