"""What the worker does for the publication."""

import logging
import math
import time
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from wagtail.models import Page, Revision

from causerie.publication.models import ArticlePage, Look, Picture
from causerie.publication.services.card_sweep import make_true
from causerie.publication.services.pictures import (
    images_not_ready,
    make_missing,
    make_missing_icons,
)

# The sweep looks at the articles that changed last; older ones were looked at before.
SWEEP_ARTICLES_MAX = 50

log = logging.getLogger("causerie.publication")


@task()
def prepare_picture(image_id: int) -> int:
    """Make an image's renditions; how many were made. An image deleted meanwhile needs none."""
    image = Picture.objects.filter(pk=image_id).first()
    return make_missing(image) if image else 0


@task()
def prepare_icon(image_id: int) -> int:
    """Make the sizes of the publication's icon; how many were made."""
    image = Picture.objects.filter(pk=image_id).first()
    return make_missing_icons(image) if image else 0


@task()
def draw_card(edition_id: int) -> int:
    """Draw an edition's card if it is not there or shows something else; how many were drawn."""
    return make_true(edition_id)


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
    done = [_tried(_take_back, key) for key in expired.values_list("pk", flat=True)]
    done += [_tried(_publish, key) for key in due.values_list("pk", flat=True)]
    return sum(done)


def _take_back(key: int) -> bool:
    """Asked for again under a lock: another worker or an editor may have been here since."""
    expired = Page.objects.live().filter(pk=key, expire_at__lt=timezone.now())
    page = expired.select_for_update().first()
    if page is None:
        return False
    page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return True


def _publish(key: int) -> bool:
    """Likewise: an editor who published meanwhile has taken the schedule off."""
    due = Revision.objects.filter(pk=key, approved_go_live_at__lt=timezone.now())
    revision = due.select_for_update().first()
    if revision is None:
        return False
    revision.publish(log_action="wagtail.publish.scheduled")
    return True


# What failed waits this long, or its traceback would fill the log.
FAILED_WAITS_SECONDS = 300
_failed_at: dict[tuple[str, int], float] = {}


def _tried(deed: Callable[[int], bool], key: int) -> bool:
    name = (deed.__name__, key)
    if time.monotonic() - _failed_at.get(name, -math.inf) < FAILED_WAITS_SECONDS:
        return False
    try:
        with transaction.atomic():
            done = deed(key)
    except Exception:  # logged with its traceback, and tried again
        log.exception("a scheduled publication failed", extra={"deed": deed.__name__, "row": key})
        _failed_at[name] = time.monotonic()
        return False
    _failed_at.pop(name, None)
    return done


def sweep_pictures() -> int:
    """Make what a lost job did not; how many renditions were made."""
    recent = ArticlePage.objects.live().order_by("-last_published_at")[:SWEEP_ARTICLES_MAX]
    icons = Picture.objects.filter(pk__in=Look.objects.values("icon"))
    made = sum(_made_ready(make_missing, image) for image in images_not_ready(recent))
    return made + sum(_made_ready(make_missing_icons, icon) for icon in icons)


def _made_ready(make: Callable[[Picture], int], image: Picture) -> int:
    """How many renditions were made; a picture whose file is broken or gone keeps no other back."""
    try:
        return make(image)
    except Exception:  # logged with its traceback, and tried again
        log.exception("a picture cannot be made ready", extra={"picture": image.pk})
        return 0
