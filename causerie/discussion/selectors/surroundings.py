"""What stands around comments, as far as it helps to translate them and everybody may read it."""

from collections import defaultdict
from collections.abc import Iterable
from functools import partial

from causerie.discussion.models import Comment, Thread, Visibility
from causerie.discussion.selectors.titles import is_readable, titles_of
from causerie.lib.markup.plain import said
from causerie.translation.selectors.surroundings import Surroundings

# People speak of those who spoke before them, near them.
NEAR_MAX = 200
# Enough to see what is answered.
PARENT_LENGTH_MAX = 500
# A shorter name is too often a word.
NAME_LENGTH_LEAST = 3


def surroundings_of(
    comments: Iterable[Comment], *, is_told: bool = True
) -> dict[int, Surroundings]:
    """By the comment's key. `is_told`: whether there is an engine that makes something of title and
    parent."""
    each = list(comments)
    names = _names_near(each)
    return {one.pk: _surroundings(one, names[one.pk], is_told=is_told) for one in each}


def _surroundings(comment: Comment, names: frozenset[str], *, is_told: bool) -> Surroundings:
    parent = comment.parent
    is_told = is_told and comment.is_published
    told = parent if is_told and parent is not None and parent.is_published else None
    return Surroundings(
        title=_title(comment) if is_told else "",
        parent=said(told.html)[:PARENT_LENGTH_MAX] if told else "",
        names=names,
        is_so=partial(_is_so, comment, told),
    )


def _is_so(comment: Comment, told: Comment | None) -> bool:
    """Minutes may have gone by, with an engine that did not answer."""
    readable = Comment.objects.published().filter(is_readable("thread__article_key"))
    same = readable.filter(pk=comment.pk, source=comment.source_id)
    if told is not None:
        same = same.filter(parent__visibility=Visibility.PUBLISHED, parent__html=told.html)
    return same.exists()


def _title(comment: Comment) -> str:
    key = comment.thread.article_key
    edition = titles_of([key], comment.locale).get(key)
    return edition.title if edition else ""


def _names_near(comments: Iterable[Comment]) -> dict[int, frozenset[str]]:
    """Of those who spoke first in each one's branch, and last in the thread."""
    by_thread: dict[Thread, list[Comment]] = defaultdict(list)
    for comment in comments:
        by_thread[comment.thread].append(comment)
    near: dict[int, frozenset[str]] = {}
    for thread, some in by_thread.items():
        latest = _latest_names(thread)
        branches = _names_of_branches(thread, {one.root_number for one in some})
        near |= {one.pk: latest | branches[one.root_number] for one in some}
    return near


def _latest_names(thread: Thread) -> frozenset[str]:
    rows = Comment.objects.filter(thread=thread, number__gt=thread.last_number - NEAR_MAX)
    return _long_enough(rows.values_list("author__display_name", flat=True).distinct())


def _names_of_branches(
    thread: Thread, roots: Iterable[int | None]
) -> dict[int | None, frozenset[str]]:
    rows = Comment.objects.filter(thread=thread, root_number__in=[one for one in roots if one])
    first = rows.filter(number__isnull=False, branch_seq__lte=NEAR_MAX)
    names: dict[int | None, list[str | None]] = defaultdict(list)
    for root, name in first.values_list("root_number", "author__display_name").distinct():
        names[root].append(name)
    return {root: _long_enough(names[root]) for root in roots}


def _long_enough(names: Iterable[str | None]) -> frozenset[str]:
    return frozenset(name for name in names if name and len(name) >= NAME_LENGTH_LEAST)
