"""How many texts are given to engines together, and what becomes of those that are not done."""

from collections.abc import Sequence

import pytest

from causerie.publication.models import FrontPage
from causerie.translation.engines.base import Pair
from causerie.translation.models import EngineDay, State, Translation, Unit
from causerie.translation.selectors.surroundings import Surroundings
from causerie.translation.services import engine_health, work
from causerie.translation.services.landing import Landing, land
from causerie.translation.services.portions import MOMENT_SECONDS, TOGETHER_MAX, Portions
from causerie.translation.services.requests import request_all
from causerie.translation.services.taking import take
from causerie.translation.services.work import carry_out_some
from tests.translation.made import make_source

PAIR = Pair("en", "es")


def _learnt(*portions: tuple[int, float]) -> int:
    known = Portions()
    for count, seconds in portions:
        known.learn(PAIR, count, seconds)
    return known.size(PAIR)


def test_an_engine_that_nobody_knows_is_given_one() -> None:
    assert _learnt() == 1


def test_a_fast_engine_is_given_more_each_time() -> None:
    fast = MOMENT_SECONDS / 10
    assert _learnt((1, fast)) == 2
    assert _learnt((1, fast), (2, fast)) == 4
    assert _learnt((TOGETHER_MAX, fast)) == TOGETHER_MAX


def test_a_slow_engine_is_given_less() -> None:
    assert _learnt((8, MOMENT_SECONDS * 2)) == 4
    assert _learnt((1, MOMENT_SECONDS * 2)) == 1


def test_one_that_needs_a_moment_is_given_as_many_as_before() -> None:
    assert _learnt((4, 0), (8, MOMENT_SECONDS * 0.9)) == 8


def test_few_that_were_fast_say_nothing_of_many() -> None:
    assert _learnt((4, 0), (3, 0)) == 8


def test_what_one_pair_takes_says_nothing_of_another() -> None:
    known = Portions()
    known.learn(PAIR, 4, 0)
    assert known.size(Pair("en", "fr")) == 1


@pytest.fixture(autouse=True)
def _nothing_counted_yet() -> None:
    engine_health._counted.clear()


def _due(count: int) -> list[Translation]:
    sources = [
        make_source(f"<p>The bridge opens at {n} o’clock.</p>", locale="en") for n in range(count)
    ]
    request_all([(source, ()) for source in sources], ["es"])
    return take(count)


@pytest.mark.django_db
def test_several_are_done_with_one_call_of_the_engine(
    front: FrontPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The engine may have to start first.
    monkeypatch.setattr(work, "AT_WORK_SECONDS_MAX", 60)
    work._portions.learn(PAIR, TOGETHER_MAX, 0)
    taken = _due(6)
    landed = carry_out_some((one, Surroundings()) for one in taken)
    assert landed == {one.pk for one in taken}
    assert set(Translation.objects.values_list("state", "engine")) == {
        (State.TRANSLATED, "apertium")
    }
    assert len(set(Translation.objects.values_list("html", flat=True))) == 6
    day = EngineDay.objects.get()
    assert (day.texts, day.failures) == (6, 0)


@pytest.mark.django_db
def test_what_was_answered_is_written_down_though_the_time_is_over(
    front: FrontPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "AT_WORK_SECONDS_MAX", 0.01)
    work._portions.learn(PAIR, TOGETHER_MAX, 0)
    taken = _due(6)
    assert len(carry_out_some((one, Surroundings()) for one in taken)) == 6
    assert EngineDay.objects.get().texts == 6


@pytest.mark.django_db
def test_what_is_not_begun_in_time_is_anybodys(
    front: FrontPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "AT_WORK_SECONDS_MAX", 0)
    taken = _due(2)
    assert carry_out_some((one, Surroundings()) for one in taken) == set()
    assert take(2) == taken


@pytest.mark.django_db
def test_what_cannot_be_written_down_keeps_nothing_else_from_it(
    front: FrontPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    work._portions.learn(PAIR, TOGETHER_MAX, 0)
    taken = _due(4)
    broken = taken[2]

    def lands(landings: Sequence[Landing]) -> set[int]:
        if broken in [one.translation for one in landings]:
            raise UnicodeEncodeError("utf-8", "?", 0, 1, "surrogates not allowed")
        return land(landings)

    monkeypatch.setattr(work, "land", lands)
    landed = carry_out_some((one, Surroundings()) for one in taken)
    assert landed == {one.pk for one in taken} - {broken.pk}
    broken.refresh_from_db()
    assert (broken.state, broken.reason, broken.detail) == (
        State.FAILED, "failed", "UnicodeEncodeError"
    )  # fmt: skip


@pytest.mark.django_db
def test_a_text_that_we_stumble_over_is_given_up_and_the_others_are_done(front: FrontPage) -> None:
    work._portions.learn(PAIR, TOGETHER_MAX, 0)
    broken = _due(4)[1]
    # No text of ours is like that.
    Unit.objects.filter(source=broken.source).update(html="</em>The tram")
    every = Translation.objects.select_related("source").prefetch_related("source__units")
    landed = carry_out_some((one, Surroundings()) for one in every.order_by("-source"))
    broken.refresh_from_db()
    assert (broken.state, broken.is_due, broken.reason) == (State.FAILED, False, "failed")
    assert landed == {one.pk for one in every} - {broken.pk}
