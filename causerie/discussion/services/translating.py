"""Comments and their translations: handing texts over, having them translated, taking them back."""

import logging
import time
from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from causerie.discussion.models import Comment, Visibility
from causerie.discussion.selectors.surroundings import surroundings_of
from causerie.discussion.services.keeping import keep_what_was_written
from causerie.publication.selectors.editions import open_locales
from causerie.translation.models import Source, Translation
from causerie.translation.services.engine_room import any_takes_context
from causerie.translation.services.requests import (
    request,
    request_all,
    retry_unsupported,
    unsupported,
)
from causerie.translation.services.sources import (
    Draft,
    draft_of,
    make_sources,
    withdraw_sources,
)
from causerie.translation.services.taking import take
from causerie.translation.services.work import carry_out_some

# Somebody who has just changed a text often changes it again.
EDIT_REST_SECONDS = 10
# Who posts meanwhile waits no longer than one of these takes.
TAKEN_UP_AT_ONCE = 50
# A text that could not be taken up waits this long, or its traceback would fill the log.
FAILED_WAITS_SECONDS = 3_600
# Staff read these too, by engines on this server.
_FOR_STAFF = (Visibility.HELD, Visibility.REMOVED)
_failed_at: dict[int, float] = {}

log = logging.getLogger("causerie.discussion")


def take_up_comments() -> int:
    """Hand over what was posted, changed or shown since, the newest first; how many comments."""
    if settings.TRANSLATION_POLICY == "off":
        return 0
    comments = list(_to_take_up().order_by("-pk")[:TAKEN_UP_AT_ONCE])
    locales = open_locales() if comments else []
    return _tried(comments, locales) if comments else 0


def _to_take_up() -> QuerySet[Comment]:
    now = time.monotonic()
    waiting = [key for key, then in _failed_at.items() if now - then < FAILED_WAITS_SECONDS]
    rested = timezone.now() - timedelta(seconds=EDIT_REST_SECONDS)
    new = Comment.objects.filter(is_taken_up=False).exclude(pk__in=waiting)
    return new.filter(Q(edited_at=None) | Q(edited_at__lt=rested)).defer("text")


def _tried(comments: Sequence[Comment], locales: Sequence[str]) -> int:
    """How many were. A text that cannot be taken up keeps nobody else's from being translated."""
    try:
        _take_up(comments, locales)
    except Exception:  # logged with its traceback, and tried again
        if len(comments) > 1:
            return sum(_tried([comment], locales) for comment in comments)
        log.exception("a comment cannot be taken up", extra={"comment": comments[0].pk})
        _failed_at[comments[0].pk] = time.monotonic()
        return 0
    for comment in comments:
        _failed_at.pop(comment.pk, None)
    return len(comments)


def _take_up(comments: Sequence[Comment], locales: Sequence[str]) -> None:
    """Before the transaction what takes long: who posts meanwhile would wait."""
    drafts = {comment.pk: _draft(comment) for comment in comments}
    kinds = {(comment.locale, comment.is_published) for comment in comments}
    undone = {kind: unsupported(kind[0], locales, is_public=kind[1]) for kind in kinds}
    with transaction.atomic():
        same = _locked(comments)
        made = [draft for comment in same if (draft := drafts[comment.pk])]
        make_sources(made)
        for comment in same:
            draft = drafts[comment.pk]
            comment.source = draft.source if draft else None
        Comment.objects.bulk_update(same, ["source"])
        Comment.objects.filter(pk__in=[one.pk for one in same]).update(is_taken_up=True)
        wanted = [one.source for one in made if _is_asked_for(one.source)]
        request_all(((one, undone[one.locale, one.is_public]) for one in wanted), locales)


def _draft(comment: Comment) -> Draft | None:
    is_public = comment.is_published
    if not is_public and comment.visibility not in _FOR_STAFF:
        return None
    return draft_of(comment.html, locale=comment.locale, is_public=is_public)


def _locked(comments: Sequence[Comment]) -> list[Comment]:
    """But for those that have been changed or hidden since they were read: the next round sees to
    them."""
    rows = Comment.objects.select_for_update(of=("self",), no_key=True).filter(is_taken_up=False)
    found = rows.filter(pk__in=[one.pk for one in comments]).order_by("pk").defer("text")
    now = {one.pk: _looks(one) for one in found}
    return [one for one in comments if now.get(one.pk) == _looks(one)]


def _looks(comment: Comment) -> tuple[str, str, str]:
    return comment.html, comment.locale, comment.visibility


def _is_asked_for(source: Source) -> bool:
    return settings.TRANSLATION_POLICY == "all" or not source.is_public


def release_comments(keys: Iterable[int], *, for_good: bool = False) -> None:
    """Their texts changed, or nobody may read them any more: what was made of them goes at once.
    `for_good`: their authors have taken them back, and what others had selected in them goes, too.

    Within the caller's transaction, who has their thread locked.
    """
    # In the order of their keys: others have some of them without the thread.
    rows = Comment.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=list(keys))
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    keep_what_was_written(keys, for_good=for_good)
    comments = Comment.objects.filter(pk__in=keys)
    sources = list(comments.filter(source__isnull=False).values_list("source", flat=True))
    comments.update(source=None, is_taken_up=False)
    if sources:
        withdraw_sources(sources)


def translate_some(count: int) -> int:
    """Do up to `count` translations that are due; how many were taken."""
    if settings.TRANSLATION_POLICY == "off":
        return 0
    translations = take(count)
    comments = _comments_of(translations)
    # Mostly all locales of one comment are due together.
    is_told = any_takes_context()
    around = surroundings_of(comments.values(), is_told=is_told)
    known = [(one, comments.get(one.source_id)) for one in translations]
    carry_out_some((one, around[comment.pk]) for one, comment in known if comment)
    return len(translations)


def _comments_of(translations: Sequence[Translation]) -> dict[int, Comment]:
    sources = {one.source_id for one in translations}
    rows = Comment.objects.filter(source__in=sources).select_related("thread", "parent")
    return {one.source_id: one for one in rows.defer("text") if one.source_id}


def forget_lost_sources() -> int:
    """Those of comments that went with their thread; how many."""
    hour_ago = timezone.now() - timedelta(hours=1)
    lost = Source.objects.filter(comment__isnull=True, made_at__lt=hour_ago)
    keys = list(lost.values_list("pk", flat=True)[:1_000])
    withdraw_sources(keys)
    return len(keys)


def hand_over_again(below: int | None, count: int) -> tuple[int | None, int]:
    """For a backfill: the `count` newest comments with a key below `below` are requested in every
    open locale, or those that were asked for before. The key of the last, None after the oldest;
    and how many they were."""
    rows = Comment.objects.filter(source__isnull=False).select_related("source")
    if below is not None:
        rows = rows.filter(pk__lt=below)
    some = list(rows.order_by("-pk").defer("text", "html")[:count])
    locales = open_locales()
    for comment in some:
        source = comment.source
        if source is not None and _is_asked_for(source):
            undone = unsupported(source.locale, locales, is_public=source.is_public)
            request(source, locales, undone=undone)
        if source is not None:
            retry_unsupported(source)
    return (some[-1].pk if len(some) == count else None), len(some)
