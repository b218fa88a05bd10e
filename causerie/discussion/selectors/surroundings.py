"""What stands around a comment, as far as it helps to translate it and everybody may read it."""

from functools import partial

from django.db.models import Q

from causerie.accounts.models import User
from causerie.discussion.models import Comment, Visibility
from causerie.discussion.selectors.titles import is_readable, titles_of
from causerie.lib.markup.plain import said
from causerie.translation.selectors.surroundings import Surroundings

# People speak of those who spoke before them, near them.
NEAR_MAX = 200
# Enough to see what is answered.
PARENT_LENGTH_MAX = 500
# A shorter name is too often a word.
NAME_LENGTH_LEAST = 3


def surroundings_of(comment: Comment, *, is_told: bool = True) -> Surroundings:
    """`is_told`: whether there is an engine that makes something of title and parent."""
    parent = comment.parent
    is_told = is_told and comment.is_published
    told = parent if is_told and parent is not None and parent.is_published else None
    return Surroundings(
        title=_title(comment) if is_told else "",
        parent=said(told.html)[:PARENT_LENGTH_MAX] if told else "",
        names=_names_near(comment),
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


def _names_near(comment: Comment) -> frozenset[str]:
    """Of those who spoke in this branch, and last."""
    numbered = Comment.objects.filter(thread=comment.thread_id, number__isnull=False)
    branch = numbered.filter(root_number=comment.root_number).order_by("branch_seq")
    latest = numbered.order_by("-number")
    near = Q(pk__in=branch.values("author")[:NEAR_MAX])
    near |= Q(pk__in=latest.values("author")[:NEAR_MAX])
    names = User.objects.filter(near).values_list("display_name", flat=True)
    return frozenset(name for name in names if len(name) >= NAME_LENGTH_LEAST)
