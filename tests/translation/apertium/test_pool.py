"""Few pipelines, none idle for long, each for one thread at a time."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from causerie.translation.engines.apertium.pipeline import Pipeline
from causerie.translation.engines.apertium.pool import PIPELINES_PER_MODE_MAX, Pool
from causerie.translation.engines.base import Transient
from tests.translation.apertium.work import OwnModes, lives, wait_for


@pytest.fixture
def make(own_modes: OwnModes) -> Callable[[], Pipeline]:
    stages = own_modes.stages("echo", "echo")
    return lambda: Pipeline("en-es", stages)


@pytest.fixture
def pool() -> Iterator[Pool]:
    one = Pool(count_max=3)
    yield one
    one.close()
    assert one.pids() == []


def _used(pool: Pool, key: object, make: Callable[[], Pipeline]) -> list[int]:
    with pool.pipeline(key, make, time.monotonic() + 20) as pipeline:
        pipeline.translate(["one"], time.monotonic() + 20)
        return pipeline.pids


def test_one_that_is_free_is_used_again(pool: Pool, make: Callable[[], Pipeline]) -> None:
    assert _used(pool, "a", make) == _used(pool, "a", make)
    assert pool.used_bytes > 0


def test_the_one_that_was_used_longest_ago_goes(pool: Pool, make: Callable[[], Pipeline]) -> None:
    pids = {key: _used(pool, key, make) for key in "abc"}
    assert _used(pool, "a", make) == pids["a"]
    _used(pool, "d", make)
    assert all(map(lives, pids["a"]))
    assert not any(map(lives, pids["b"]))
    assert len(pool.pids()) == 6


def test_memory_is_bounded(make: Callable[[], Pipeline]) -> None:
    pool = Pool(bytes_max=1)
    pids = {key: _used(pool, key, make) for key in "abc"}
    assert pool.pids() == pids["c"]
    pool.close()


def test_idle_ones_are_stopped(make: Callable[[], Pipeline]) -> None:
    pool = Pool(idle_seconds_max=0.2)
    pids = _used(pool, "a", make)
    wait_for(lambda: not any(map(lives, pids)))
    assert pool.pids() == []
    again = _used(pool, "a", make)
    assert again
    wait_for(lambda: not any(map(lives, again)))


def test_one_of_a_mode_more_than_allowed_waits(pool: Pool, make: Callable[[], Pipeline]) -> None:
    deadline = time.monotonic() + 20
    with pool.pipeline("a", make, deadline) as one, pool.pipeline("a", make, deadline) as two:
        assert one is not two
        assert PIPELINES_PER_MODE_MAX == 2
        with (
            pytest.raises(Transient, match="at work"),
            pool.pipeline("a", make, time.monotonic() + 0.05),
        ):
            pass


def test_many_threads_share_few(pool: Pool, make: Callable[[], Pipeline]) -> None:
    def work(number: int) -> str:
        deadline = time.monotonic() + 60
        with pool.pipeline(number % 5, make, deadline) as pipeline:
            return pipeline.translate([f"text {number}"], deadline)[0].words

    with ThreadPoolExecutor(12) as threads:
        assert list(threads.map(work, range(120))) == [f"text {number}" for number in range(120)]
    assert len(pool.pids()) <= 3 * 2


def test_what_is_at_work_while_all_are_closed_ends_with_its_work(
    make: Callable[[], Pipeline],
) -> None:
    pool = Pool()
    with pool.pipeline("a", make, time.monotonic() + 20) as pipeline:
        pool.close()
        assert pipeline.translate(["one"], time.monotonic() + 20)[0].words == "one"
        pids = pipeline.pids
    assert not any(map(lives, pids))
