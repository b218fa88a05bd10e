"""Few pipelines, none idle for long, each for one thread at a time."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

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


class Slow:
    """Makes a pipeline when it is told to, and says when it has begun."""

    def __init__(self, make: Callable[[], Pipeline]) -> None:
        self._make = make
        self.has_begun, self.may_go_on = Event(), Event()

    def __call__(self) -> Pipeline:
        self.has_begun.set()
        assert self.may_go_on.wait(20)
        return self._make()


@pytest.fixture
def slow(make: Callable[[], Pipeline]) -> Iterator[Slow]:
    one = Slow(make)
    yield one
    one.may_go_on.set()


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as some:
        yield some


def test_nobody_waits_while_another_one_is_made(
    pool: Pool, make: Callable[[], Pipeline], slow: Slow, threads: ThreadPoolExecutor
) -> None:
    coming = threads.submit(_used, pool, "slow", slow)
    assert slow.has_begun.wait(20)
    assert _used(pool, "quick", make)
    assert pool.pids()
    assert not coming.done()
    slow.may_go_on.set()
    assert coming.result(20)


def test_one_that_is_coming_takes_its_room_already(
    make: Callable[[], Pipeline], slow: Slow, threads: ThreadPoolExecutor
) -> None:
    for pool in (Pool(count_max=1), Pool(bytes_max=1)):
        slow.has_begun.clear()
        slow.may_go_on.clear()
        coming = threads.submit(_used, pool, "slow", slow)
        assert slow.has_begun.wait(20)
        with pytest.raises(Transient), pool.pipeline("quick", make, time.monotonic()):
            pass
        assert pool.used_bytes == 0
        slow.may_go_on.set()
        assert coming.result(20)
        assert _used(pool, "quick", make)
        assert len(pool.pids()) == 2
        pool.close()


def test_two_of_a_mode_may_be_coming_and_no_more(
    pool: Pool, make: Callable[[], Pipeline], slow: Slow, threads: ThreadPoolExecutor
) -> None:
    other = Slow(make)
    coming = [threads.submit(_used, pool, "a", one) for one in (slow, other)]
    assert slow.has_begun.wait(20)
    assert other.has_begun.wait(20)
    with pytest.raises(Transient), pool.pipeline("a", make, time.monotonic()):
        pass
    for one in (slow, other):
        one.may_go_on.set()
    assert all(one.result(20) for one in coming)


def test_what_cannot_be_made_leaves_its_room_to_who_waits(
    make: Callable[[], Pipeline], slow: Slow, threads: ThreadPoolExecutor
) -> None:
    def fail() -> Pipeline:
        slow()
        raise OSError("There is no memory.")

    pool = Pool(count_max=1)
    coming = threads.submit(_used, pool, "broken", fail)
    assert slow.has_begun.wait(20)
    waiting = threads.submit(_used, pool, "good", make)
    slow.may_go_on.set()
    with pytest.raises(OSError, match="no memory"):
        coming.result(20)
    assert waiting.result(20)
    pool.close()


def test_what_is_made_while_all_are_closed_ends_with_its_work(
    slow: Slow, threads: ThreadPoolExecutor
) -> None:
    pool = Pool()
    coming = threads.submit(_used, pool, "a", slow)
    assert slow.has_begun.wait(20)
    pool.close()
    slow.may_go_on.set()
    pids = coming.result(20)
    assert pids
    assert not any(map(lives, pids))
    assert pool.pids() == []
