"""Where the discussion meets the CMS."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from causerie.discussion.selectors.desk import desk_address, open_case_count
from causerie.discussion.selectors.moderators import may_moderate
from causerie.discussion.views.page_names import names_on_page
from causerie.discussion.views.term_occurrences import term_occurrences
from causerie.discussion.views.text_place import text_place
from causerie.publication.models import ArticlePage
from causerie.translation.views.guarded import CHANGE, may
from causerie.translation.wagtail_hooks import GLOSSARY_MENU_HOOK


class DeskMenuItem(MenuItem):
    """Leads out of the CMS: moderators work where readers read."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_moderate(request.user)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """The item itself is made once, for every language and whatever there is to do."""
        count = open_case_count()
        label = f"{self.label} ({count})" if count else str(self.label)
        return LinkMenuItem(self.name, label, desk_address(), icon_name=self.icon_name)


@hooks.register("register_admin_menu_item")
def desk_menu_item() -> MenuItem:
    return DeskMenuItem(_("Moderation"), "", name="desk", icon_name="comment", order=350)


@hooks.register("register_admin_urls")
def glossary_urls() -> list[URLPattern]:
    """Pages of the glossary that know of articles and comments."""
    return [
        path("glossary/<int:term_id>/occurrences/", term_occurrences, name="term_occurrences"),
        path("glossary/names/", names_on_page, name="page_names"),
        path("translation/texts/<int:source_id>/", text_place, name="text_place"),
    ]


class NamesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may(request.user, CHANGE)


@hooks.register(GLOSSARY_MENU_HOOK)
def names_menu_item() -> MenuItem:
    return NamesMenuItem(
        _("Names on one page"),
        reverse_lazy("page_names"),
        name="page-names",
        icon_name="search",
        order=200,
    )


@hooks.register("register_page_header_buttons")
def names_button(page: Page, user: Any, view_name: str, **_more: Any) -> Iterator[Button]:
    if isinstance(page.specific_deferred, ArticlePage) and page.live and may(user, CHANGE):
        query = urlencode({"article": page.pk, "locale": page.locale.language_code})
        yield Button(
            _("Names on this page"),
            f"{reverse('page_names')}?{query}",
            icon_name="openquote",
            priority=60,
        )
