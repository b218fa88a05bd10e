"""The pipelines that run: few, none for long without work, and no more than memory allows."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Condition, Thread

from causerie.translation.engines.apertium import memory
from causerie.translation.engines.apertium.pipeline import Pipeline
from causerie.translation.engines.base import Transient

# Started anew within half a second; a discussion that is alive keeps them.
IDLE_SECONDS_MAX = 300.0
# As many modes as two sites of five locales take, and then some.
PIPELINES_MAX = 24
# Twelve programs each: two use what processors a small machine has.
PIPELINES_PER_MODE_MAX = 2
# What the twelve modes of five locales take together, and room for growth.
BYTES_MAX = 4 * 1024**3
# The rest is for the web server and the database.
_MACHINE_SHARE_MAX = 0.4
# Before one was measured. Those of Debian take 50 to 700 MB.
_BYTES_EXPECTED = 150 * 1024**2
# They grow a little with what they have read; measuring takes some milliseconds.
_MEASURED_SECONDS = 60.0


def bytes_max() -> int:
    machine = memory.machine_bytes()
    return min(BYTES_MAX, int(machine * _MACHINE_SHARE_MAX)) if machine else BYTES_MAX


@dataclass(eq=False)
class _Place:
    key: object
    # What it is expected to take, until it was measured.
    used_bytes: int
    # None while it is coming.
    pipeline: Pipeline | None = None
    is_busy: bool = True
    used_at: float = field(default_factory=time.monotonic)
    measured_at: float = 0.0

    def measure(self) -> None:
        if self.pipeline is None:
            return
        if time.monotonic() - self.measured_at > _MEASURED_SECONDS or not self.measured_at:
            self.used_bytes = self.pipeline.used_bytes
            self.measured_at = time.monotonic()

    def stop(self) -> None:
        if self.pipeline is not None:
            self.pipeline.stop()


class Pool:
    """For all threads. What is kept is known by a key: a mode as it is now."""

    def __init__(
        self,
        *,
        count_max: int = PIPELINES_MAX,
        bytes_max: int = BYTES_MAX,
        idle_seconds_max: float = IDLE_SECONDS_MAX,
    ) -> None:
        self._count_max, self._bytes_max = count_max, bytes_max
        self._idle_seconds_max = idle_seconds_max
        self._places: list[_Place] = []
        self._expected: dict[object, int] = {}
        self._changed = Condition()
        self._caretaker: Thread | None = None

    @contextmanager
    def pipeline(
        self, key: object, make: Callable[[], Pipeline], deadline: float
    ) -> Iterator[Pipeline]:
        """One for this thread alone. Raises Transient where none is free before `deadline`.

        `make` may take its time: nobody else waits for it.
        """
        place = self._taken(key, deadline)
        try:
            if place.pipeline is None:
                place.pipeline = make()
            yield place.pipeline
        finally:
            place.measure()
            with self._changed:
                self._give_back(place)

    @property
    def used_bytes(self) -> int:
        with self._changed:
            return sum(place.used_bytes for place in self._places if place.measured_at)

    def pids(self) -> list[int]:
        with self._changed:
            made = [place.pipeline for place in self._places if place.pipeline]
            return [pid for pipeline in made for pid in pipeline.pids]

    def close(self) -> None:
        """Those at work end with it."""
        with self._changed:
            for place in list(self._places):
                self._remove(place)
            self._changed.notify_all()

    def _taken(self, key: object, deadline: float) -> _Place:
        with self._changed:
            while True:
                place = self._free(key) or self._new(key)
                if place is not None:
                    return place
                if not self._changed.wait(max(0.0, deadline - time.monotonic())):
                    raise Transient(
                        "All of Apertium's pipelines are at work. If that happens often, give it "
                        "more memory or fewer locales."
                    )

    def _free(self, key: object) -> _Place | None:
        for place in self._places:
            if place.key == key and not place.is_busy:
                place.is_busy = True
                return place
        return None

    def _new(self, key: object) -> _Place | None:
        """None while there is no room. It counts from now on, though it is still to be made."""
        same = sum(place.key == key for place in self._places)
        # A second one of a mode is welcome, not worth the end of another.
        if same and (same >= PIPELINES_PER_MODE_MAX or self._is_full(key)):
            return None
        while self._is_full(key):
            if not self._stop_oldest():
                return None
        place = _Place(key, self._expected_bytes(key))
        self._places.append(place)
        self._watch()
        return place

    def _is_full(self, key: object) -> bool:
        """Never without any: one mode is used even where it takes all that is allowed."""
        coming = self._expected_bytes(key)
        return bool(self._places) and (
            len(self._places) >= self._count_max
            or sum(place.used_bytes for place in self._places) + coming > self._bytes_max
        )

    def _expected_bytes(self, key: object) -> int:
        return self._expected.get(key, _BYTES_EXPECTED)

    def _give_back(self, place: _Place) -> None:
        """One that could not be made leaves its room to others."""
        place.is_busy, place.used_at = False, time.monotonic()
        if place.pipeline and place.used_bytes:
            self._expected[place.key] = place.used_bytes
        if place not in self._places:
            place.stop()
        elif place.pipeline is None:
            self._places.remove(place)
        while sum(each.used_bytes for each in self._places) > self._bytes_max:
            if len(self._places) == 1 or not self._stop_oldest():
                break
        self._changed.notify_all()

    def _stop_oldest(self) -> bool:
        idle = [place for place in self._places if not place.is_busy]
        if idle:
            self._remove(min(idle, key=lambda place: place.used_at))
        return bool(idle)

    def _remove(self, place: _Place) -> None:
        """One at work is stopped when it is given back."""
        self._places.remove(place)
        if not place.is_busy:
            place.stop()

    def _watch(self) -> None:
        if self._caretaker is None:
            self._caretaker = Thread(target=self._take_care, name="apertium-idle", daemon=True)
            self._caretaker.start()

    def _take_care(self) -> None:
        """Stops what is idle; ends with the last one."""
        with self._changed:
            while self._places:
                oldest = min(place.used_at for place in self._places)
                self._changed.wait(max(0.01, oldest + self._idle_seconds_max - time.monotonic()))
                since = time.monotonic() - self._idle_seconds_max
                for place in [p for p in self._places if not p.is_busy and p.used_at <= since]:
                    self._remove(place)
                self._changed.notify_all()
            self._caretaker = None
