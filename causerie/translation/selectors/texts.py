"""What stands for texts in a locale: one read for a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max

from causerie.translation.models import State, Translation


@dataclass(frozen=True, slots=True)
class TextIn:
    """`html` is safe and holds the markers of the original; empty where nothing can be read yet."""

    state: str
    html: str
    engine: str
    route: str
    confidence: float | None
    reason: str
    is_outdated: bool
    changed_at: datetime

    @property
    def is_by_a_person(self) -> bool:
        return self.state == State.POST_EDITED

    @property
    def is_readable(self) -> bool:
        return self.state in (State.TRANSLATED, State.POST_EDITED)


def texts_in(sources: Iterable[int], locale: str) -> dict[int, TextIn]:
    """By the key of the source. None has a text in its own language."""
    rows = Translation.objects.filter(source__in=list(sources), locale=locale).values_list(
        "source_id",
        "state",
        "html",
        "engine",
        "route",
        "confidence",
        "reason",
        "is_outdated",
        "changed_at",
    )
    return {row[0]: TextIn(*row[1:]) for row in rows}


def translations_changed(sources: Any, locale: str) -> tuple[int, datetime | None]:
    """How many of a few texts can be read in `locale`, and when that changed last. `sources` are
    keys, or a query of them."""
    rows = Translation.objects.readable().filter(source__in=list(sources), locale=locale)
    found = rows.aggregate(count=Count("pk"), changed_at=Max("changed_at"))
    return found["count"], found["changed_at"]
