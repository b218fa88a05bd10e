"""What the templates of the public face ask for."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Locale, Page

from causerie.accounts.models import User
from causerie.lib import dates
from causerie.lib.locales import interface_locale, name_in, script_of
from causerie.publication.models import SectionPage
from causerie.publication.selectors.editions import EditionLink
from causerie.publication.selectors.look import LookView
from causerie.web import look
from causerie.web.editions import (
    choice_url,
    editions_of_page,
    links_to_front_pages,
    links_to_same_path,
    list_page,
)

register = template.Library()


@register.simple_tag(takes_context=True)
def language_switcher(context: dict[str, Any]) -> list[EditionLink]:
    """The editions of the page at hand; where there is none, the front pages."""
    if "editions" in context:
        return list(context["editions"])
    request, page = context["request"], context.get("page")
    if isinstance(page, Page):
        return editions_of_page(request, page)
    if locales := getattr(request, "causerie_locales", None):
        return links_to_same_path(request, locales)
    match = request.resolver_match
    if match and match.route.split("/", 2)[1:2] in (["account"], ["discussion"]):
        return links_to_same_path(request, settings.INTERFACE_LOCALES)
    return links_to_front_pages(request)


@register.simple_tag
def locale_name(locale: Locale) -> str:
    """The locale's name as it stands within a sentence of the page."""
    return name_in(locale.language_code, get_language() or settings.LANGUAGE_CODE)


@register.filter
def month(when: datetime) -> str:
    """Month and year as the interface's words around them are written."""
    code = interface_locale(get_language() or settings.LANGUAGE_CODE)
    return dates.month(timezone.localtime(when), code)


@register.simple_tag(takes_context=True)
def font_files(context: dict[str, Any]) -> list[str]:
    """The font files that the page at hand needs at once."""
    is_text = hasattr(context.get("page"), "body")
    return look.font_files(script_of(context["page_locale"].code), is_text=is_text)


@register.inclusion_tag("web/fragments/logo.html")
def logo(view: LookView) -> dict[str, Any]:
    """The publication's logo, where it has one."""
    return {
        "light": look.logo_file(view.logo) if view.logo else None,
        "dark": look.logo_file(view.logo_dark) if view.logo_dark else None,
        "name": view.name,
    }


@register.simple_tag
def choice_address(link: EditionLink) -> str:
    return choice_url(link)


@register.simple_tag(takes_context=True)
def door_address(context: dict[str, Any], door: str) -> str:
    """The page to sign in or to register, which leads back here; from one to the other, where the
    first would have led."""
    request = context["request"]
    match = request.resolver_match
    is_account = bool(match) and match.route.split("/", 2)[1:2] == ["account"]
    target = request.GET.get("next", "") if is_account else request.get_full_path()
    return f"{reverse(door)}?{urlencode({'next': target})}" if target else reverse(door)


@register.simple_tag(takes_context=True)
def own_appearance(context: dict[str, Any]) -> SafeString:
    """Attributes of `html` on pages that no cache keeps: the colours and the text size of whoever
    is signed in, there before any script is."""
    user = context.get("user")
    chosen = {"theme": user.theme, "text": user.text_size} if isinstance(user, User) else {}
    kept = ((name, value) for name, value in chosen.items() if value)
    return format_html_join("", ' data-{}="{}"', kept)


@register.simple_tag
def registration_is_open() -> bool:
    return settings.REGISTRATION == "open"


@register.inclusion_tag("web/fragments/alternate_links.html", takes_context=True)
def alternate_links(context: dict[str, Any], page: Page) -> dict[str, Any]:
    """Links for machines to every published edition of a page, itself among them."""
    request = context["request"]
    number = list_page(request) if isinstance(page, SectionPage) else 1
    return _alternates(editions_of_page(request, page), number)


@register.inclusion_tag("web/fragments/alternate_links.html", takes_context=True)
def alternate_addresses(context: dict[str, Any], links: Iterable[EditionLink]) -> dict[str, Any]:
    return _alternates(links, list_page(context["request"]))


@register.inclusion_tag("web/fragments/alternate_links.html", takes_context=True)
def thread_alternates(context: dict[str, Any]) -> dict[str, Any]:
    """Of a page of a thread that search engines take up by itself, the same one in the locales of
    the other editions. The first page they take up with the article."""
    page = context["thread_page"]
    is_further = page.number > 1 or page.root_number is not None
    links = language_switcher(context) if context.get("is_indexed") and is_further else []
    # Which address it has itself, the page says.
    return _alternates(links, 1) | {"current": None}


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
