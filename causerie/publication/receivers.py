"""What follows on a publication, an upload and a new locale, whoever made it.

Loaded at start, since Wagtail loads its hooks where a page is asked for: neither in the worker nor
on the command line.
"""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Locale, Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from causerie.publication.models import ArticlePage, Author, Card, Look, Picture, Tag, TagName
from causerie.publication.services.locales import open_locale
from causerie.publication.services.search import unindex
from causerie.publication.services.search_sweep import outdate_author, outdate_tag, try_to_index
from causerie.publication.tasks import (
    draw_card,
    prepare_icon,
    prepare_picture,
    prepare_pictures_of,
)


@receiver(page_published)
def prepare_on_publication(instance: Page, **_more: Any) -> None:
    if isinstance(instance, ArticlePage):
        prepare_pictures_of(instance)


@receiver(post_save, sender=Picture)
def prepare_on_upload(instance: Picture, raw: bool = False, **_more: Any) -> None:
    if not raw:
        prepare_picture.enqueue(instance.pk)


@receiver(post_save, sender=Look)
def prepare_icon_of_look(instance: Look, raw: bool = False, **_more: Any) -> None:
    if instance.icon_id and not raw:
        prepare_icon.enqueue(instance.icon_id)


@receiver(post_save, sender=Locale)
def open_on_creation(instance: Locale, created: bool, raw: bool = False, **_more: Any) -> None:
    if created and not raw:
        open_locale(instance)


@receiver(page_published)
@receiver(post_page_move)
def index_on_publication(instance: Page, **_more: Any) -> None:
    """A moved page is indexed anew for its section, by which readers filter."""
    try_to_index(instance.pk)


@receiver(page_unpublished)
def unindex_on_taking_back(instance: Page, **_more: Any) -> None:
    unindex(instance.pk)


@receiver(post_save, sender=Author)
def outdate_entries_of_author(instance: Author, raw: bool = False, **_more: Any) -> None:
    if not raw:
        outdate_author(instance)


@receiver(post_save, sender=Tag)
def outdate_entries_of_tag(instance: Tag, raw: bool = False, **_more: Any) -> None:
    if not raw:
        outdate_tag(instance)


@receiver(post_save, sender=TagName)
def outdate_entries_of_tag_name(instance: TagName, raw: bool = False, **_more: Any) -> None:
    if not raw:
        outdate_tag(instance.tag)


@receiver(page_published)
@receiver(page_unpublished)
def draw_card_on_publication(instance: Page, **_more: Any) -> None:
    """Of what was taken back the card goes."""
    if isinstance(instance, ArticlePage):
        draw_card.enqueue(instance.pk)


@receiver(post_delete, sender=Card)
def delete_file_of_card(instance: Card, **_more: Any) -> None:
    transaction.on_commit(partial(instance.file.storage.delete, str(instance.file.name)))
