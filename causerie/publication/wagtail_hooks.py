"""Where the publication meets the editor: lists, actions, and what follows on publication."""

from collections.abc import Iterator
from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Locale, Page
from wagtail.signals import page_published
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from causerie.publication.models import ArticlePage, Author, Picture, Tag
from causerie.publication.services.locales import open_locale
from causerie.publication.tasks import prepare_picture, prepare_pictures_of
from causerie.publication.views.editions import begin


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


@receiver(page_published)
def prepare_on_publication(instance: Page, **_more: Any) -> None:
    if isinstance(instance, ArticlePage):
        prepare_pictures_of(instance)


@receiver(post_save, sender=Picture)
def prepare_on_upload(instance: Picture, raw: bool = False, **_more: Any) -> None:
    if not raw:
        prepare_picture.enqueue(instance.pk)


@receiver(post_save, sender=Locale)
def open_on_creation(instance: Locale, created: bool, raw: bool = False, **_more: Any) -> None:
    if created and not raw:
        open_locale(instance)
