"""Engines that fail rest, and none is given more than its day's budget."""

from datetime import timedelta

import pytest
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
from causerie.translation.services.engine_health import (
    FAILURES_MAX,
    REST_SECONDS_MAX,
    Resting,
    check,
    count_later,
    note_failure,
    note_success,
    reserve,
    write_counts,
)

pytestmark = pytest.mark.django_db


def _fail(times: int, error: Exception) -> None:
    for _ in range(times):
        note_failure("deepl", error, characters=10)  # type: ignore[arg-type] # an EngineError


def test_one_failure_is_an_accident() -> None:
    _fail(FAILURES_MAX - 1, Transient("Out of reach."))
    check("deepl")


def test_many_in_a_row_make_it_rest_and_each_rest_is_longer() -> None:
    _fail(FAILURES_MAX, Transient("Out of reach."))
    with pytest.raises(Resting, match="Out of reach"):
        check("deepl")
    first = EngineState.objects.get().rests_until
    _fail(1, Transient("Out of reach."))
    second = EngineState.objects.get().rests_until
    assert first is not None
    assert second is not None
    assert second - timezone.now() > timedelta(seconds=45)


def test_success_ends_the_row() -> None:
    _fail(FAILURES_MAX - 1, Transient("Out of reach."))
    note_success("deepl", texts=1, characters=10)
    _fail(1, Transient("Out of reach."))
    check("deepl")


def test_a_text_that_no_engine_bears_makes_none_rest() -> None:
    _fail(3 * FAILURES_MAX, Garbage("It answered nothing."))
    check("deepl")


@pytest.mark.parametrize(
    "error", [RateLimited("Slow down.", 120), QuotaExceeded("Used up."), WrongKey("No such key.")]
)
def test_what_the_service_says_itself_holds_at_once(error: Exception) -> None:
    _fail(1, error)
    with pytest.raises(Resting):
        check("deepl")


def test_a_service_is_left_alone_as_long_as_it_asks() -> None:
    _fail(1, RateLimited("Slow down.", 120))
    rest = EngineState.objects.get().rests_until
    assert rest is not None
    assert timedelta(seconds=100) < rest - timezone.now() <= timedelta(seconds=120)


def test_the_days_budget_is_not_passed() -> None:
    note_success("deepl", texts=1, characters=90)
    with pytest.raises(QuotaExceeded, match="ENGINE_DEEPL_CHARACTERS_A_DAY"):
        reserve("deepl", 11, budget=100)
    reserve("deepl", 10, budget=100)
    with pytest.raises(QuotaExceeded):
        reserve("deepl", 1, budget=100)


@pytest.mark.parametrize("error", [Transient("Too late."), Garbage("It answered nothing.")])
def test_what_was_not_given_away_after_all_is_not_used_up(error: EngineError) -> None:
    day = reserve("deepl", 100, budget=100)
    note_failure("deepl", RateLimited("Slow down."), characters=100, reserved_on=day)
    reserve("deepl", 100, budget=100)
    # It may have had all of it when the line broke, and had it when it answered badly.
    note_failure("deepl", error, characters=100, reserved_on=day)
    with pytest.raises(QuotaExceeded):
        reserve("deepl", 1, budget=100)


def test_yesterdays_characters_are_no_longer_counted() -> None:
    note_success("deepl", texts=1, characters=100)
    EngineDay.objects.update(day=timezone.localdate() - timedelta(days=1))
    reserve("deepl", 100, budget=100)


def test_no_rest_is_longer_than_the_longest() -> None:
    _fail(FAILURES_MAX + 30, Transient("Out of reach."))
    rest = EngineState.objects.get().rests_until
    assert rest
    assert rest - timezone.now() <= timedelta(seconds=REST_SECONDS_MAX)


def test_one_that_has_failed_lately_is_not_well_until_it_succeeds() -> None:
    assert check("deepl")
    _fail(1, Transient("Out of reach."))
    assert not check("deepl")
    note_success("deepl", texts=1, characters=10)
    assert check("deepl")


def test_what_it_did_today_is_counted_once() -> None:
    _fail(2, Garbage("It answered nothing."))
    for _ in range(2):
        count_later("deepl", texts=1, characters=30)
    write_counts()
    write_counts()
    day = EngineDay.objects.get(engine="deepl")
    assert (day.texts, day.characters, day.failures) == (2, 80, 2)
