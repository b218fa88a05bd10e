"""Keeping what a comment quotes tied to where it stands."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from causerie.discussion.models import Comment, Quotation, QuotationText, Visibility
from causerie.discussion.selectors.own_words import own_plain, place_in
from causerie.discussion.selectors.quoting import Tied


def keep_quotations(comment: Comment, tied: Sequence[Tied]) -> None:
    """In the transaction that writes the comment. Those of an earlier text go; who quotes it is
    told apart from what it says now."""
    if comment.revision > 1:
        Quotation.objects.filter(comment=comment).delete()
        _mark_changed(comment)
    if not tied:
        return
    tied = [_without_what_is_erased(one) for one in tied]
    now = timezone.now()
    rows = Quotation.objects.bulk_create(
        [_row(comment, number, one, now) for number, one in enumerate(tied, start=1)]
    )
    QuotationText.objects.bulk_create(
        [
            QuotationText(quotation=row, locale=locale, text=text)
            for row, one in zip(rows, tied, strict=True)
            for locale, text in (one.editions or {}).items()
        ]
    )


def _without_what_is_erased(tied: Tied) -> Tied:
    """Its author may have left since it was found; from now on the thread is ours."""
    if tied.source is None:
        return tied
    is_erased = Comment.objects.filter(pk=tied.source.pk, visibility=Visibility.ERASED).exists()
    return replace(tied, text="") if is_erased else tied


def _row(comment: Comment, number: int, tied: Tied, now: datetime) -> Quotation:
    return Quotation(
        comment=comment,
        number=number,
        source=tied.source,
        source_revision=tied.source_revision,
        block_id=tied.block_id,
        locale=tied.locale,
        start=tied.start,
        end=tied.end,
        text=tied.text,
        quoted_at=tied.stood_at or now,
        is_changed=tied.is_changed,
    )


def _mark_changed(source: Comment) -> None:
    """Who quotes what `source` says no longer shows what it said, with the day.

    A row that somebody else is changing right now is tied anew by them.
    """
    rows = list(
        Quotation.objects.filter(source=source).select_for_update(skip_locked=True).order_by("pk")
    )
    words = own_plain(source) if rows else ""
    says = {text: place_in(text, words) is not None for text in {row.text for row in rows}}
    turned = [row for row in rows if row.is_changed is says[row.text]]
    for row in turned:
        row.is_changed = not says[row.text]
    Quotation.objects.bulk_update(turned, ["is_changed"])
