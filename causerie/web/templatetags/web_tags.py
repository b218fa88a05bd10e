"""What the templates of the public face ask for."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from wagtail.models import Locale, Page

from causerie.lib.locales import name_in
from causerie.publication.models import SectionPage
from causerie.publication.selectors.editions import EditionLink
from causerie.web.editions import (
    choice_url,
    links_to_editions,
    links_to_front_pages,
    links_to_same_path,
)

register = template.Library()


@register.simple_tag(takes_context=True)
def language_switcher(context: dict[str, Any]) -> list[EditionLink]:
    """The editions of the page at hand; where there is none, the front pages."""
    if "editions" in context:
        return list(context["editions"])
    request, page = context["request"], context.get("page")
    if isinstance(page, Page):
        return _once(context, page)
    match = request.resolver_match
    if match and match.route.split("/", 2)[1:2] == ["account"]:
        return links_to_same_path(request, settings.INTERFACE_LOCALES)
    return links_to_front_pages(request)


def _once(context: dict[str, Any], page: Page) -> list[EditionLink]:
    """The head and the switcher of a page both want its editions; they are read once."""
    request = context["request"]
    known = getattr(request, "causerie_editions", None)
    if known is None:
        known = request.causerie_editions = links_to_editions(request, page)
    links: list[EditionLink] = known
    return links


@register.simple_tag
def locale_name(locale: Locale) -> str:
    """The locale's name as it stands within a sentence of the page."""
    return name_in(locale.language_code, get_language() or settings.LANGUAGE_CODE)


@register.simple_tag
def choice_address(link: EditionLink) -> str:
    return choice_url(link)


@register.simple_tag(takes_context=True)
def login_address(context: dict[str, Any]) -> str:
    """The sign-in page, which leads back here."""
    return f"{reverse('account_login')}?{urlencode({'next': context['request'].path})}"


@register.inclusion_tag("web/fragments/alternate_links.html", takes_context=True)
def alternate_links(context: dict[str, Any], page: Page) -> dict[str, Any]:
    """Links for machines to every published edition of a page, itself among them."""
    number = _list_page(context) if isinstance(page, SectionPage) else 1
    return _alternates(_once(context, page), number)


@register.inclusion_tag("web/fragments/alternate_links.html", takes_context=True)
def alternate_addresses(context: dict[str, Any], links: Iterable[EditionLink]) -> dict[str, Any]:
    return _alternates(links, _list_page(context))


def _list_page(context: dict[str, Any]) -> int:
    """Which page of a list the address asks for; one that is not there is not found anyway."""
    try:
        return int(context["request"].GET.get("page", 1))
    except ValueError:
        return 1


def _alternates(links: Iterable[EditionLink], number: int) -> dict[str, Any]:
    """On a further page of a list no edition is named: the same number shows other articles."""
    found = list(links)
    by_code = {link.locale.code: link for link in found}
    default = by_code.get(settings.LANGUAGE_CODE) or (found[0] if found else None)
    origin = settings.SITE_URL.removesuffix(settings.SUB_PATH)
    return {
        "links": found if number == 1 else [],
        "number": number,
        "current": next((link for link in found if link.is_current), None),
        "default": default,
        "origin": origin,
    }
