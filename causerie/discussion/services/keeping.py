"""What people have written about translations of a comment, when those go."""

from collections.abc import Collection, Iterable, Mapping

from causerie.discussion.models import Comment, KeptCorrection, KeptSuggestion, Visibility
from causerie.translation.models import Correction, Suggestion
from causerie.translation.services.sources import locked_sources
from causerie.translation.services.suggested_words import empty_words, hide_words, show_words


def keep_what_was_written(keys: Iterable[int], *, for_good: bool = False) -> None:
    """Before the sources of these comments go. `for_good`: their authors have taken them back.

    Corrections stay for the moderators, as earlier versions of the comment do. Suggestions stay for
    those who have made them, with their words as long as others may read the comment.

    Within the caller's transaction, who has the comments locked, and has said what they are now.
    """
    rows = Comment.objects.filter(pk__in=list(keys)).only("source", "visibility")
    comments = {one.pk: one for one in rows}
    of_source = {one.source_id: one.pk for one in comments.values() if one.source_id}
    # Whoever writes something about one of them ends first.
    locked_sources(of_source, for_good=True)
    _keep_corrections(of_source)
    _keep_suggestions(of_source)
    _settle_words(comments.values(), for_good=for_good)


def _keep_corrections(of_source: Mapping[int, int]) -> None:
    rows = Correction.objects.filter(translation__source__in=of_source).order_by("pk")
    KeptCorrection.objects.bulk_create(
        KeptCorrection(
            comment_id=of_source[one.translation.source_id],
            locale=one.translation.locale,
            html=one.html,
            by_id=one.by_id,
            made_at=one.made_at,
        )
        for one in rows.select_related("translation")
    )


def _keep_suggestions(of_source: Mapping[int, int]) -> None:
    rows = Suggestion.objects.filter(translation__source__in=of_source, kept__isnull=True)
    found = rows.values_list("pk", "translation__source")
    KeptSuggestion.objects.bulk_create(
        KeptSuggestion(suggestion_id=pk, comment_id=of_source[source]) for pk, source in found
    )


def _settle_words(comments: Collection[Comment], *, for_good: bool) -> None:
    gone = (Visibility.WITHDRAWN, Visibility.ERASED)
    emptied = {one.pk for one in comments if for_good or one.visibility in gone}
    shown = {one.pk for one in comments if one.is_published} - emptied
    about = Suggestion.objects.filter(kept__comment__in=[one.pk for one in comments])
    empty_words(about.filter(kept__comment__in=emptied))
    show_words(about.filter(kept__comment__in=shown))
    hide_words(about.exclude(kept__comment__in=emptied | shown))
