"""Indexing what was posted or changed, and everything after an upgrade of the rules."""

import logging
import time
from collections.abc import Iterable, Iterator

from django.db.models import Q

from causerie.discussion.models import Comment, CommentSearchEntry
from causerie.discussion.services.search import entry_of, keep_entries
from causerie.lib.stems import stems_version

# A round of the worker's ends with the first of these; the others wait for the next.
SWEEP_SECONDS_MAX = 2
SWEEP_COMMENTS_MAX = 2_000
# Written at once: who posts meanwhile waits no longer than this takes.
WRITTEN_AT_ONCE = 50
# What failed waits this long, or its traceback would fill the log.
FAILED_WAITS_SECONDS = 3_600
_failed_at: dict[int, float] = {}

log = logging.getLogger("causerie.discussion")


def sweep_comment_search() -> int:
    """Index what search does not know as it is; how many comments were indexed."""
    begun, indexed = time.monotonic(), 0
    for some in _in_portions(_keys(begun)):
        if time.monotonic() - begun > SWEEP_SECONDS_MAX:
            break
        indexed += _index(some)
    return indexed


def _keys(now: float) -> list[int]:
    """The new before the old ones whose stems are those of former rules."""
    waiting = [key for key, then in _failed_at.items() if now - then < FAILED_WAITS_SECONDS]
    unknown = Comment.objects.filter(is_indexed=False).exclude(pk__in=waiting).order_by("pk")
    keys = list(unknown.values_list("pk", flat=True)[:SWEEP_COMMENTS_MAX])
    # Not "other than": that would read the whole index each time to find nothing.
    version = stems_version()
    other = Q(version__lt=version) | Q(version__gt=version)
    outdated = CommentSearchEntry.objects.filter(other).exclude(pk__in=waiting)
    return keys + list(outdated.values_list("pk", flat=True)[: SWEEP_COMMENTS_MAX - len(keys)])


def _in_portions(keys: list[int]) -> Iterator[list[int]]:
    for begin in range(0, len(keys), WRITTEN_AT_ONCE):
        yield keys[begin : begin + WRITTEN_AT_ONCE]


def _index(keys: Iterable[int]) -> int:
    comments = list(Comment.objects.filter(pk__in=keys).defer("text"))
    made = {comment.pk: _tried(comment) for comment in comments if comment.is_published}
    done = [comment for comment in comments if made.get(comment.pk, "none is wanted")]
    return keep_entries(done, [entry for entry in made.values() if entry])


def _tried(comment: Comment) -> CommentSearchEntry | None:
    """A text that cannot be indexed keeps nobody from finding the others."""
    try:
        entry = entry_of(comment)
    except Exception:  # logged with its traceback, and tried again
        log.exception("a comment cannot be indexed", extra={"comment": comment.pk})
        _failed_at[comment.pk] = time.monotonic()
        return None
    _failed_at.pop(comment.pk, None)
    return entry
