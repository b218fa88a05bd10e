"""What the worker does for the publication."""

import logging
from collections.abc import Callable
from functools import partial

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from wagtail.models import Page, Revision

from causerie.publication.models import ArticlePage, Picture
from causerie.publication.services.pictures import images_not_ready, make_missing

# The sweep looks at the articles that changed last; older ones were looked at before.
SWEEP_ARTICLES_MAX = 50

log = logging.getLogger("causerie.publication")


@task()
def prepare_picture(image_id: int) -> int:
    """Make an image's renditions; how many were made. An image deleted meanwhile needs none."""
    image = Picture.objects.filter(pk=image_id).first()
    return make_missing(image) if image else 0


def prepare_pictures_of(article: ArticlePage) -> None:
    """Ask for the renditions that the pictures of an article lack."""
    for image in images_not_ready([article]):
        prepare_picture.enqueue(image.pk)


def publish_due() -> int:
    """Publish what is scheduled for now or before and take back what has expired; how much.

    Each in a transaction of its own: one that fails is logged, and keeps no other back.
    """
    now = timezone.now()
    expired = Page.objects.live().filter(expire_at__lt=now).order_by("expire_at")
    due = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
    deeds: list[Callable[[], object]] = [
        partial(page.specific.unpublish, set_expired=True, log_action="wagtail.unpublish.scheduled")
        for page in expired
    ]
    deeds += [partial(revision.publish, log_action="wagtail.publish.scheduled") for revision in due]
    return sum(_done(deed) for deed in deeds)


def _done(deed: Callable[[], object]) -> bool:
    try:
        with transaction.atomic():
            deed()
    except Exception:  # logged with its traceback, and tried again
        log.exception("a scheduled publication failed")
        return False
    return True


def sweep_pictures() -> int:
    """Make what a lost job did not; how many renditions were made."""
    recent = ArticlePage.objects.live().order_by("-last_published_at")[:SWEEP_ARTICLES_MAX]
    return sum(_made_ready(image) for image in images_not_ready(recent))


def _made_ready(image: Picture) -> int:
    """How many renditions were made; a picture whose file is broken or gone keeps no other back."""
    try:
        return make_missing(image)
    except Exception:  # logged with its traceback, and tried again
        log.exception("a picture cannot be made ready", extra={"picture": image.pk})
        return 0
