"""What is being translated, and what is not, for whoever runs the publication."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Count, Q
from django.utils import timezone

from causerie.lib.locales import bcp47, own_name
from causerie.translation.models import (
    Backfill,
    EngineDay,
    EngineState,
    State,
    TermSweep,
    Translation,
)
from causerie.translation.selectors.reasons import Reason, Tried, reason_of, tried

FAILURES_SHOWN_MAX = 50
BACKFILLS_SHOWN_MAX = 10


@dataclass(frozen=True)
class EngineView:
    """`characters`, `texts` and `failures` are today's; without a `budget` there is no bound."""

    name: str
    kind: str
    leaves_server: bool
    budget: int
    characters: int
    texts: int
    failures: int
    rests_until: datetime | None
    # Why it failed last; None since it has done well.
    reason: Reason | None
    detail: str


@dataclass(frozen=True)
class QueueLine:
    """Of one locale. `due` are those that an engine has work to do for."""

    tag: str
    name: str
    due: int
    translated: int
    corrected: int
    failed: int


@dataclass(frozen=True)
class Failure:
    """What each engine said stands in `tried`, or, in no such lines, in `detail`."""

    translation: Translation
    reason: Reason
    source: str
    target: str
    tried: list[Tried]
    detail: str


def engines_now() -> list[EngineView]:
    days = {one.engine: one for one in EngineDay.objects.filter(day=timezone.localdate())}
    states = {one.engine: one for one in EngineState.objects.all()}
    return [_engine(said, days.get(said["name"]), states) for said in settings.ENGINES]


def _engine(
    said: dict[str, Any], day: EngineDay | None, states: dict[str, EngineState]
) -> EngineView:
    state = states.get(said["name"])
    rests_until = state.rests_until if state else None
    is_resting = rests_until is not None and rests_until > timezone.now()
    return EngineView(
        name=said["name"],
        kind=said["kind"],
        leaves_server=said["leaves_server"],
        budget=said["characters_a_day"],
        characters=day.characters if day else 0,
        texts=day.texts if day else 0,
        failures=day.failures if day else 0,
        rests_until=rests_until if is_resting else None,
        reason=reason_of(state.reason) if state and state.reason else None,
        detail=state.detail if state else "",
    )


def queue_by_locale() -> list[QueueLine]:
    rows = Translation.objects.values("locale").order_by("locale")
    counted = rows.annotate(
        due=Count("pk", filter=Q(is_due=True)),
        translated=Count("pk", filter=Q(state=State.TRANSLATED)),
        corrected=Count("pk", filter=Q(state=State.POST_EDITED)),
        failed=Count("pk", filter=Q(state=State.FAILED, is_due=False)),
    )
    return [_line(**row) for row in counted]


def _line(locale: str, **counts: int) -> QueueLine:
    return QueueLine(bcp47(locale), own_name(locale), **counts)


def backfills() -> list[Backfill]:
    return list(Backfill.objects.order_by("-pk")[:BACKFILLS_SHOWN_MAX])


def changes_of_glossary() -> int:
    """That are still to be seen to."""
    return TermSweep.objects.count()


def reasons() -> list[tuple[Reason, int]]:
    """Why texts are not translated, or not yet; the most frequent first."""
    rows = Translation.objects.exclude(reason="").values_list("reason")
    counted = rows.annotate(count=Count("pk")).order_by("-count", "reason")
    return [(reason_of(code), count) for code, count in counted]


def failures(reason: str = "") -> list[Failure]:
    """The newest of them; never their texts, since some are nobody's to read. What no engine does
    is listed if it is asked for: it is as many as there are comments, and would hide the rest."""
    rows = Translation.objects.exclude(reason="").select_related("source")
    rows = rows.filter(reason=reason) if reason else rows.exclude(reason="unsupported")
    return [_failure(row) for row in rows.order_by("-changed_at")[:FAILURES_SHOWN_MAX]]


def _failure(row: Translation) -> Failure:
    known = tried(row.detail)
    return Failure(
        row,
        reason_of(row.reason),
        bcp47(row.source.locale),
        bcp47(row.locale),
        known,
        "" if known else row.detail,
    )
