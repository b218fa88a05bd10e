"""Keeping what search knows in step with what is published."""

from collections.abc import Sequence

from django.db import transaction

from causerie.discussion.models import Comment, CommentSearchEntry
from causerie.discussion.models.comment_search_entry import language_facet, thread_facet
from causerie.lib.markup.plain import said
from causerie.lib.stems import language_of, stems_line, stems_version


def entry_of(comment: Comment) -> CommentSearchEntry:
    """What is to be known of it, not stored. Where nothing tells its language, its words stand
    there as they are, without their accents."""
    text = said(comment.html)
    return CommentSearchEntry(
        comment_id=comment.pk,
        version=stems_version(),
        facets=f"{thread_facet(comment.thread_id)} {language_facet(language_of(comment.locale))}",
        text_stems=stems_line(text, comment.locale),
        text=text,
    )


@transaction.atomic
def keep_entries(comments: Sequence[Comment], entries: Sequence[CommentSearchEntry]) -> int:
    """`entries` are of published ones among `comments`; of the others none is kept. How many.

    What has been changed since it was read is left for the next round.
    """
    as_read = {comment.pk for comment in comments if _is_as_read(comment)}
    kept = [entry for entry in entries if entry.comment_id in as_read]
    CommentSearchEntry.objects.filter(
        pk__in=as_read - {entry.comment_id for entry in kept}
    ).delete()
    CommentSearchEntry.objects.bulk_create(
        kept,
        update_conflicts=True,
        unique_fields=["comment"],
        update_fields=["version", "facets", "text_stems", "text"],
    )
    return len(kept)


def _is_as_read(comment: Comment) -> bool:
    """Its row is locked by this: who hides it meanwhile takes the entry away afterwards."""
    same = Comment.objects.filter(
        pk=comment.pk,
        html=comment.html,
        locale=comment.locale,
        visibility=comment.visibility,
    )
    return bool(same.update(is_indexed=True))
