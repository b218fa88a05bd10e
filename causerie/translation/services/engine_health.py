"""Budget and rest of engines, as rows that all processes share."""

import threading
from collections import Counter
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from causerie.translation.engines.base import (
    EngineError,
    Garbage,
    QuotaExceeded,
    RateLimited,
    Transient,
    WrongKey,
)
from causerie.translation.models import EngineDay, EngineState

# So many failures in a row are no accident.
FAILURES_MAX = 5
# The first rest; each later one is twice as long, up to the longest.
REST_SECONDS = 30
REST_SECONDS_MAX = 3_600
# Whoever has to give it another key needs some minutes; whoever rates us has said no number.
KEY_REST_SECONDS = 600
RATE_REST_SECONDS = 20

# Texts and characters of engines without a budget, not written down yet: a row for each text would
# take longer than some engines take for it.
_counted: dict[str, Counter[str]] = {}
_lock = threading.Lock()


class Resting(EngineError):
    """It has failed too often, and is left alone for a while."""

    code = "resting"
    is_passing = True


def check(name: str) -> bool:
    """Whether it has not failed lately. Raises Resting."""
    state = EngineState.objects.filter(pk=name).first()
    if state and state.rests_until and state.rests_until > timezone.now():
        resting = Resting(f"{name} rests until {state.rests_until:%H:%M:%S} (UTC): {state.detail}")
        resting.retry_after_seconds = _seconds_until(state.rests_until)
        raise resting
    return state is None or not state.failures


def reserve(name: str, characters: int, *, budget: int) -> date:
    """Of the `budget` (characters a day), before anything is given to the engine: however many ask
    at once, no more than that is. The day that they are counted on. Raises QuotaExceeded."""
    day = today()
    row = EngineDay.objects.filter(engine=name, day=day)
    if not row.exists():
        EngineDay.objects.get_or_create(engine=name, day=day)
    if row.filter(characters__lte=budget - characters).update(
        characters=F("characters") + characters
    ):
        return day
    spent = QuotaExceeded(
        f"{name}: the day’s {budget} characters are used up; ENGINE_{name.upper()}_"
        "CHARACTERS_A_DAY says how many"
    )
    spent.retry_after_seconds = _seconds_until(_tomorrow())
    raise spent


def _seconds_until(moment: datetime) -> float:
    return max((moment - timezone.now()).total_seconds(), 1.0)


def today() -> date:
    return timezone.localdate()


def used_today(name: str) -> int:
    row = EngineDay.objects.filter(engine=name, day=today()).first()
    return row.characters if row else 0


@transaction.atomic
def note_success(name: str, *, texts: int, characters: int) -> None:
    _count(name, texts=texts, characters=characters)
    EngineState.objects.filter(pk=name).exclude(failures=0, rests_until=None).update(
        failures=0, rests_until=None, reason="", detail="", changed_at=timezone.now()
    )


def count_later(name: str, *, texts: int, characters: int) -> None:
    """Written down with what was made, by `write_counts`; lost if this process is killed before."""
    with _lock:
        _counted.setdefault(name, Counter()).update(texts=texts, characters=characters)


def write_counts() -> None:
    with _lock:
        counted = dict(_counted)
        _counted.clear()
    # In one order everywhere: no two wait for each other's days.
    for name, numbers in sorted(counted.items()):
        _count(name, texts=numbers["texts"], characters=numbers["characters"])


@transaction.atomic
def note_failure(
    name: str, error: EngineError, *, characters: int, reserved_on: date | None = None
) -> None:
    """What is the text's fault, not the engine's, makes it rest no sooner. `reserved_on`: the day
    that the characters are counted on already."""
    # What was on its way when it took too long, or was answered badly, is paid for all the same.
    is_sent = isinstance(error, Transient | Garbage)
    _count(name, failures=1, characters=characters if is_sent and not reserved_on else 0)
    if reserved_on and not is_sent:
        EngineDay.objects.filter(engine=name, day=reserved_on).update(
            characters=F("characters") - characters
        )
    if isinstance(error, Resting) or not isinstance(
        error, Transient | RateLimited | QuotaExceeded | WrongKey
    ):
        return
    EngineState.objects.get_or_create(pk=name)
    state = EngineState.objects.select_for_update().get(pk=name)
    state.failures += 1
    state.reason, state.detail = error.code, str(error)
    state.rests_until = _rest(error, state.failures)
    state.changed_at = timezone.now()
    state.save()


def _rest(error: EngineError, failures: int) -> datetime | None:
    now = timezone.now()
    match error:
        case RateLimited():
            return now + timedelta(seconds=error.retry_after_seconds or RATE_REST_SECONDS)
        case QuotaExceeded():
            return _tomorrow()
        case WrongKey():
            return now + timedelta(seconds=KEY_REST_SECONDS)
    if failures < FAILURES_MAX:
        return None
    seconds = REST_SECONDS * 2 ** min(failures - FAILURES_MAX, 10)
    return now + timedelta(seconds=min(seconds, REST_SECONDS_MAX))


def _tomorrow() -> datetime:
    return timezone.make_aware(datetime.combine(today() + timedelta(days=1), time.min))


def _count(name: str, *, texts: int = 0, characters: int = 0, failures: int = 0) -> None:
    row = EngineDay.objects.filter(engine=name, day=today())
    more = {
        "texts": F("texts") + texts,
        "characters": F("characters") + characters,
        "failures": F("failures") + failures,
    }
    if not row.update(**more):
        EngineDay.objects.get_or_create(engine=name, day=today())
        row.update(**more)
