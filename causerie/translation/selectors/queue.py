"""What is being translated, and what is not, for whoever runs the publication."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from causerie.lib.engine_chains import chain_for
from causerie.lib.stems import language_of
from causerie.translation.engines.base import Pair
from causerie.translation.models import (
    Backfill,
    EngineDay,
    EngineState,
    State,
    TermSweep,
    Translation,
)

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
    reason: str
    detail: str


@dataclass(frozen=True)
class QueueLine:
    """Of one locale. `due` are those that an engine has work to do for."""

    locale: str
    due: int
    translated: int
    corrected: int
    failed: int


@dataclass(frozen=True)
class ChainLine:
    """By target: the engines in their order; None where source and target are one language."""

    source: str
    engines: list[str | None]


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
        reason=state.reason if state else "",
        detail=state.detail if state else "",
    )


def chains_in_force(
    locales: Sequence[str], able: Mapping[str, Collection[Pair]] | None = None
) -> list[ChainLine]:
    """As they are set; with what each engine is `able` to do, only those that do the pair."""
    return [
        ChainLine(source, [_chain(Pair(source, target), able) for target in locales])
        for source in locales
    ]


def _chain(pair: Pair, able: Mapping[str, Collection[Pair]] | None) -> str | None:
    if language_of(pair.source) == language_of(pair.target):
        return None
    engines = chain_for(settings.ENGINE_CHAINS, *pair, settings.TRANSLATION_ENGINES)
    return ", ".join(name for name in engines if able is None or pair in able.get(name, ()))


def queue_by_locale() -> list[QueueLine]:
    rows = Translation.objects.values("locale").order_by("locale")
    counted = rows.annotate(
        due=Count("pk", filter=Q(is_due=True)),
        translated=Count("pk", filter=Q(state=State.TRANSLATED)),
        corrected=Count("pk", filter=Q(state=State.POST_EDITED)),
        failed=Count("pk", filter=Q(state=State.FAILED, is_due=False)),
    )
    return [QueueLine(**row) for row in counted]


def backfills() -> list[Backfill]:
    return list(Backfill.objects.order_by("-pk")[:BACKFILLS_SHOWN_MAX])


def changes_of_glossary() -> int:
    """That are still to be seen to."""
    return TermSweep.objects.count()


def reasons() -> list[tuple[str, int]]:
    """Why texts are not translated, or not yet; the most frequent first."""
    rows = Translation.objects.exclude(reason="").values_list("reason")
    return list(rows.annotate(count=Count("pk")).order_by("-count", "reason"))


def failures(reason: str = "") -> "QuerySet[Translation]":
    """The newest of them; never their texts, since some are nobody's to read. What no engine does
    is listed if it is asked for: it is as many as there are comments, and would hide the rest."""
    rows = Translation.objects.exclude(reason="").select_related("source")
    rows = rows.filter(reason=reason) if reason else rows.exclude(reason="unsupported")
    return rows.order_by("-changed_at")[:FAILURES_SHOWN_MAX]
