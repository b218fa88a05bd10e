"""Where the publication meets the editor: lists and actions."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.contrib.settings.registry import register_setting
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from causerie.publication.icons import FrameOperation
from causerie.publication.models import Author, Look, Tag
from causerie.publication.views.bulk_publish import PublishSeveral
from causerie.publication.views.editions import begin

# After Wagtail's own, whose place it takes.
hooks.register("register_bulk_action", PublishSeveral, order=1)


@hooks.register("register_image_operations")
def image_operations() -> list[tuple[str, type]]:
    return [("framed", FrameOperation)]


class AuthorViewSet(SnippetViewSet):
    model = Author
    icon = "user"
    list_display = ["name", "slug"]


class TagViewSet(SnippetViewSet):
    model = Tag
    icon = "tag"
    list_display = ["label", "slug"]


class NamesViewSet(SnippetViewSetGroup):
    items = (AuthorViewSet, TagViewSet)
    menu_label = _("Authors and tags")
    menu_icon = "group"
    menu_order = 250
    add_to_admin_menu = True


register_snippet(NamesViewSet)
register_setting(Look, icon="pick")


class NoDocuments:
    """Articles carry pictures and no other files, so `wagtail.documents` is not installed.

    Each page of Wagtail's admin asks for the address of its documents all the same (as of 7.4:
    https://github.com/wagtail/wagtail/issues/14418); there is one, with nothing behind it.
    """

    class Document:
        """What there is none of."""

    model = Document

    @staticmethod
    def listing(_request: HttpRequest) -> HttpResponse:
        raise Http404

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        return [path("", cls.listing, name="listing")]


@hooks.register("construct_admin_api")
def without_documents(router: Any) -> None:
    router.register_endpoint("documents", NoDocuments)


@hooks.register("register_admin_urls")
def edition_urls() -> list[URLPattern]:
    return [path("editions/<int:page_id>/begin/", begin, name="begin_edition")]


def _may_begin(page: Page, user: Any) -> bool:
    return bool(page.depth > 1 and page.permissions_for_user(user).can_edit())


@hooks.register("register_page_header_buttons")
def edition_header_button(page: Page, user: Any, view_name: str, **_more: Any) -> Iterator[Button]:
    if _may_begin(page, user):
        yield Button(
            _("Begin an edition in another language"),
            reverse("begin_edition", args=[page.pk]),
            icon_name="globe",
            priority=15,
        )


@hooks.register("register_page_listing_more_buttons")
def edition_listing_button(page: Page, user: Any, **_more: Any) -> Iterator[Button]:
    if _may_begin(page, user):
        yield Button(
            _("Begin an edition in another language"),
            reverse("begin_edition", args=[page.pk]),
            icon_name="globe",
            priority=15,
        )
