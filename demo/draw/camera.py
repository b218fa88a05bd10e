"""Perspective: from metres in a built place to points of the picture."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from demo.draw.shapes import Point

Place = tuple[float, float, float]  # east, north, up
NEAR = 0.4


@dataclass(frozen=True)
class Camera:
    """Looks level along `heading`; the horizon lies at `centre`, which may be off the middle."""

    eye: Place
    heading: float  # degrees, north is 0, east is 90
    focal: float
    centre: Point

    def _seen(self, place: Place) -> Place:
        dx, dy, dz = (p - e for p, e in zip(place, self.eye, strict=True))
        cos, sin = math.cos(math.radians(self.heading)), math.sin(math.radians(self.heading))
        return (dx * cos - dy * sin, dx * sin + dy * cos, dz)

    def _drawn(self, seen: Place) -> Point:
        across, ahead, up = seen
        return (
            self.centre[0] + self.focal * across / ahead,
            self.centre[1] - self.focal * up / ahead,
        )

    def at(self, x: float, y: float, z: float = 0) -> Point:
        across, ahead, up = self._seen((x, y, z))
        return self._drawn((across, max(NEAR, ahead), up))

    def face(self, places: Sequence[Place]) -> list[Point]:
        """The outline of a flat face, cut off where it comes too near the eye."""
        seen, kept = [self._seen(place) for place in places], []
        for n, here in enumerate(seen):
            last = seen[n - 1]
            if (here[1] < NEAR) != (last[1] < NEAR):
                share = (NEAR - last[1]) / (here[1] - last[1])
                kept.append(
                    (
                        last[0] + (here[0] - last[0]) * share,
                        NEAR,
                        last[2] + (here[2] - last[2]) * share,
                    )
                )
            if here[1] >= NEAR:
                kept.append(here)
        return [self._drawn(place) for place in kept]

    def disc(self, x: float, y: float, radius: float, z: float = 0, steps: int = 60) -> list[Point]:
        """A circle lying level."""
        turns = [math.tau * n / steps for n in range(steps)]
        return self.face([(x + radius * math.cos(t), y + radius * math.sin(t), z) for t in turns])


def shadow(places: Sequence[Place], sun: Place, ground: float = 0) -> list[Place]:
    """Where the sun, shining along `sun` (up is negative), throws the places on level ground."""
    return [
        (x - (z - ground) * sun[0] / sun[2], y - (z - ground) * sun[1] / sun[2], ground)
        for x, y, z in places
    ]
