"""Keeping what search knows of translations in step with what is read."""

from django.db import transaction

from causerie.discussion.models import Comment, TranslatedSearchEntry, Visibility
from causerie.discussion.models.comment_search_entry import language_facet, thread_facet
from causerie.lib.markup.plain import said
from causerie.lib.stems import language_of, stems_line, stems_version
from causerie.translation.models import Translation

# A round of the worker's takes so many.
AT_ONCE_MAX = 200


def sweep_translated_search() -> int:
    """Index translations that came or changed; how many."""
    some = list(Translation.objects.filter(is_taken_up=False).order_by("pk")[:AT_ONCE_MAX])
    sources = {one.source_id for one in some}
    rows = Comment.objects.filter(source__in=sources).defer("text", "html")
    comments = {one.source_id: one for one in rows}
    return sum(_index(one, comments.get(one.source_id)) for one in some)


@transaction.atomic
def _index(translation: Translation, comment: Comment | None) -> bool:
    """One that has changed since it was read is left for the next round."""
    same = Translation.objects.filter(pk=translation.pk, changed_at=translation.changed_at)
    if not same.update(is_taken_up=True):
        return False
    found = TranslatedSearchEntry.objects.filter(pk=translation.pk)
    is_read = translation.is_readable and comment is not None
    if comment is None or not is_read or comment.visibility != Visibility.PUBLISHED:
        found.delete()
        return False
    text = said(translation.html)
    facets = (thread_facet(comment.thread_id), language_facet(language_of(translation.locale)))
    TranslatedSearchEntry.objects.update_or_create(
        translation=translation,
        defaults={
            "comment": comment,
            "version": stems_version(),
            "facets": " ".join(facets),
            "text_stems": stems_line(text, translation.locale),
            "text": text,
        },
    )
    return True
