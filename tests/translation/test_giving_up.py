"""Engines that do not answer: what waits how long, what is given up, and what is not given away."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from causerie.translation.engines.base import Pair, RateLimited
from causerie.translation.models import Source, State, Translation
from causerie.translation.selectors.surroundings import Surroundings
from causerie.translation.services.answers import TRIES_MAX, WAIT_SECONDS, WAIT_SECONDS_MAX
from causerie.translation.services.engine_health import note_failure
from causerie.translation.services.engine_room import chain
from tests.translation.made import make_source
from tests.translation.talking import carry_out

pytestmark = pytest.mark.django_db

PAIR = Pair("en", "es")


def _out_of_reach(name: str) -> dict[str, Any]:
    return {
        "name": name,
        "kind": "chat",
        "url": "http://127.0.0.1:1",
        "key": "",
        "model": "m",
        "characters_a_day": 0,
        "leaves_server": True,
    }


@pytest.fixture
def engines(settings: Any) -> Any:
    settings.ENGINES = [*settings.ENGINES, _out_of_reach("away"), _out_of_reach("busy")]
    settings.TRANSLATION_ENGINES = ["away"]
    return settings


def _source(*, is_public: bool = True) -> Source:
    return make_source("<p>The bridge opens at night.</p>", locale="en", is_public=is_public)


def _carried_out(source: Source, tries: int = 0) -> Translation:
    translation = Translation.objects.create(source=source, locale="es", tries=tries)
    assert not carry_out(translation, Surroundings())
    translation.refresh_from_db()
    return translation


def _is_put_off(translation: Translation, seconds: float) -> bool:
    if translation.put_off_until is None:
        return False
    wait = translation.put_off_until - timezone.now()
    return timedelta(seconds=seconds - 10) < wait <= timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("tries", "seconds"),
    [(0, WAIT_SECONDS), (3, 8 * WAIT_SECONDS), (TRIES_MAX - 1, WAIT_SECONDS_MAX)],
)
@pytest.mark.usefixtures("engines")
def test_each_wait_is_twice_as_long_up_to_the_longest(tries: int, seconds: int) -> None:
    tried = _carried_out(_source(), tries)
    assert (tried.state, tried.is_due, tried.tries) == (State.REQUESTED, True, tries + 1)
    assert _is_put_off(tried, seconds)


@pytest.mark.usefixtures("engines")
def test_after_the_last_try_it_is_given_up() -> None:
    tried = _carried_out(_source(), TRIES_MAX)
    assert (tried.state, tried.is_due, tried.reason) == (State.FAILED, False, "unreachable")


def test_the_last_try_is_kept_for_an_engine_that_says_when(engines: Any) -> None:
    engines.TRANSLATION_ENGINES = ["busy", "away"]
    hours = 2 * WAIT_SECONDS_MAX
    note_failure("busy", RateLimited("Slow down.", hours), characters=1)
    first = _carried_out(_source())
    assert (first.tries, _is_put_off(first, WAIT_SECONDS)) == (1, True)
    last = _carried_out(_source(), TRIES_MAX - 1)
    assert (last.tries, _is_put_off(last, hours)) == (TRIES_MAX - 1, True)


@pytest.mark.parametrize(
    ("names", "tries", "seconds"),
    [
        # All say when; one says so, and it is sooner than the other is asked anyway.
        (["busy"], 0, 2 * WAIT_SECONDS_MAX),
        (["busy", "away"], 3, 4 * WAIT_SECONDS),
    ],
)
def test_waiting_for_an_engine_that_says_when_is_no_try(
    engines: Any, names: list[str], tries: int, seconds: int
) -> None:
    engines.TRANSLATION_ENGINES = names
    note_failure("busy", RateLimited("Slow down.", seconds), characters=1)
    waits = _carried_out(_source(), tries)
    assert (waits.tries, _is_put_off(waits, seconds)) == (tries, True)


def test_what_not_everybody_may_read_is_no_work_for_engines_elsewhere(engines: Any) -> None:
    hidden = _carried_out(_source(is_public=False))
    assert (hidden.state, hidden.reason) == (State.FAILED, "unsupported")
    engines.TRANSLATION_ENGINES = ["away", "apertium"]
    assert [one.name for one in chain(PAIR, is_public=False)] == ["apertium"]
    assert [one.name for one in chain(PAIR, is_public=True)] == ["away", "apertium"]


def test_one_that_does_not_do_a_pair_is_not_asked(engines: Any) -> None:
    engines.TRANSLATION_ENGINES = ["apertium"]
    assert chain(Pair("en", "uk"), is_public=True) == []


def test_an_engine_that_is_set_otherwise_is_another(engines: Any) -> None:
    [before] = chain(PAIR, is_public=True)
    engines.ENGINES = [{**_out_of_reach("away"), "model": "larger"}]
    [after] = chain(PAIR, is_public=True)
    assert before.version(PAIR) != after.version(PAIR)
