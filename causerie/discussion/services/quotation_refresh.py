"""Bringing quotations of an article up to what its editions say now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from causerie.discussion.models import Quotation, QuotationText, Thread
from causerie.discussion.selectors.article_texts import EditionText, Place, article_texts

# Written in one go; other writers wait so long.
BATCH_ROWS = 200

_Texts = dict[str, str]


def refresh_quotations(thread: Thread) -> int:
    """After an edition was published, changed or taken back; how many quotations have changed.

    Running it again changes nothing.
    """
    refresher = _Refresher(article_texts(thread))
    changed = sum(_write(refresher.changed(rows)) for rows in _batches(thread))
    if changed:
        Thread.objects.filter(pk=thread.pk).update(changed_at=timezone.now())
    return changed


def _batches(thread: Thread) -> Iterator[list[Quotation]]:
    of_article: QuerySet[Quotation] = (
        Quotation.objects.filter(comment__thread=thread)
        .exclude(block_id="")
        .prefetch_related("texts")
        .order_by("pk")
    )
    rows = list(of_article[:BATCH_ROWS])
    while rows:
        yield rows
        rows = list(of_article.filter(pk__gt=rows[-1].pk)[:BATCH_ROWS])


@dataclass
class _Refresher:
    """Many quote the same sentence; it is looked for once."""

    editions: list[EditionText]
    places: dict[tuple[str, str, str], tuple[Place | None, _Texts]] = field(default_factory=dict)

    def changed(self, rows: Sequence[Quotation]) -> list[tuple[Quotation, _Texts]]:
        """Those that are other than before, with their texts."""
        return [(row, texts) for row in rows if (texts := self._renewed(row)) is not None]

    def _renewed(self, row: Quotation) -> _Texts | None:
        before = (row.block_id, row.is_changed, _texts_of(row))
        place, texts = self._found(row)
        if place is not None:
            row.is_changed = False
            self._move(row, place)
        else:
            # As they stood: only what can still be read somewhere, and nothing that came later.
            row.is_changed = True
            published = {edition.locale for edition in self.editions}
            texts = {locale: text for locale, text in before[2].items() if locale in published}
        return None if before == (row.block_id, row.is_changed, texts) else texts

    def _found(self, row: Quotation) -> tuple[Place | None, _Texts]:
        sought = (row.locale, row.block_id, row.text)
        if sought not in self.places:
            edition = next((one for one in self.editions if one.locale == row.locale), None)
            place = edition.place_of(row.text, near=row.block_id) if edition else None
            self.places[sought] = (place, place.elsewhere(self.editions) if place else {})
        return self.places[sought]

    @staticmethod
    def _move(row: Quotation, place: Place) -> None:
        """To the block that says it now; within its own it stays as it was quoted."""
        if row.block_id != place.block.id:
            row.block_id, (row.start, row.end) = place.block.id, place.span


def _texts_of(row: Quotation) -> _Texts:
    return {one.locale: one.text for one in row.texts.all()}


@transaction.atomic
def _write(changed: list[tuple[Quotation, _Texts]]) -> int:
    """What a comment quoted before it was edited meanwhile is gone."""
    keys = [row.pk for row, _texts in changed]
    there = Quotation.objects.filter(pk__in=keys).select_for_update().order_by("pk")
    alive = set(there.values_list("pk", flat=True))
    kept = [(row, texts) for row, texts in changed if row.pk in alive]
    Quotation.objects.bulk_update(
        [row for row, _texts in kept], ["is_changed", "block_id", "start", "end"]
    )
    QuotationText.objects.filter(quotation__in=alive).delete()
    QuotationText.objects.bulk_create(
        [
            QuotationText(quotation=row, locale=locale, text=text)
            for row, texts in kept
            for locale, text in texts.items()
        ]
    )
    return len(kept)
