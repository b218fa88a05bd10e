"""What follows on the publication of an edition, whoever published it."""

from typing import Any

from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from causerie.discussion.models import Comment
from causerie.discussion.services.threads import open_thread
from causerie.discussion.tasks import refresh_quotations_of
from causerie.publication.models import ArticlePage


@receiver(page_published)
def open_on_publication(instance: Page, **_more: Any) -> None:
    if isinstance(instance, ArticlePage):
        open_thread(instance.article_key)


@receiver(page_published)
@receiver(page_unpublished)
def refresh_on_publication(instance: Page, **_more: Any) -> None:
    """Where nobody has said anything, nothing is quoted."""
    if not isinstance(instance, ArticlePage):
        return
    if Comment.objects.filter(thread__article_key=instance.article_key).exists():
        refresh_quotations_of.enqueue(str(instance.article_key))
