"""What follows on a publication, an upload and a new locale, whoever made it.

Loaded at start, since Wagtail loads its hooks where a page is asked for: neither in the worker nor
on the command line.
"""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Locale, Page
from wagtail.signals import page_published

from causerie.publication.models import ArticlePage, Picture
from causerie.publication.services.locales import open_locale
from causerie.publication.tasks import prepare_picture, prepare_pictures_of


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
