"""Points and outlines: written down, bent into curves, turned and mirrored."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

Point = tuple[float, float]


def path(text: str) -> list[Point]:
    """Points written as "x,y x,y"."""
    pairs = (pair.split(",") for pair in text.split())
    return [(float(x), float(y)) for x, y in pairs]


def between(a: Point, b: Point, share: float) -> Point:
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def moved(points: Iterable[Point], x: float, y: float, size: float = 1) -> list[Point]:
    return [(x + px * size, y + py * size) for px, py in points]


def turned(points: Iterable[Point], degrees: float, about: Point = (0, 0)) -> list[Point]:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    ax, ay = about
    return [
        (ax + (x - ax) * cos - (y - ay) * sin, ay + (x - ax) * sin + (y - ay) * cos)
        for x, y in points
    ]


def _bend(p: Sequence[Point], t: float) -> Point:
    x, y = (
        0.5
        * (
            2 * b
            + (c - a) * t
            + (2 * a - 5 * b + 4 * c - d) * t * t
            + (3 * b - a - 3 * c + d) * t**3
        )
        for a, b, c, d in zip(*p, strict=True)
    )
    return (x, y)


def curve(points: Sequence[Point], steps: int = 14) -> list[Point]:
    """A closed Catmull-Rom spline through the points."""
    count = len(points)
    return [
        _bend([points[(i + k - 1) % count] for k in range(4)], n / steps)
        for i in range(count)
        for n in range(steps)
    ]


def bow(points: Sequence[Point], steps: int = 14) -> list[Point]:
    """An open spline through the points, ends included."""
    padded = [points[0], *points, points[-1]]
    bent = [
        _bend(padded[i : i + 4], n / steps) for i in range(len(points) - 1) for n in range(steps)
    ]
    return [*bent, points[-1]]


def arc(
    x: float, y: float, rx: float, ry: float, start: float, end: float, steps: int = 24
) -> list[Point]:
    """Part of an ellipse, in degrees clockwise from three o'clock."""
    angles = [math.radians(start + (end - start) * n / steps) for n in range(steps + 1)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]


def gouge(x: float, y: float, length: float, thick: float, degrees: float = 0) -> list[Point]:
    """The cut of a graver: pointed at both ends, widest in the middle."""
    half = length / 2
    lens = [(-half, 0), (-half * 0.3, -thick), (half, 0), (half * 0.2, thick)]
    return moved(turned(lens, degrees), x, y)


def ribbon(points: Sequence[Point], widths: Sequence[float]) -> list[Point]:
    """The outline of a stroke whose width changes from point to point."""
    left, right = [], []
    for n, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(0, n - 1)], points[min(len(points) - 1, n + 1)]
        long = math.hypot(bx - ax, by - ay) or 1
        share = n / max(1, len(points) - 1) * (len(widths) - 1)
        low = min(int(share), len(widths) - 2) if len(widths) > 1 else 0
        wide = widths[low] + (widths[min(low + 1, len(widths) - 1)] - widths[low]) * (share - low)
        dx, dy = -(by - ay) / long * wide / 2, (bx - ax) / long * wide / 2
        left.append((x + dx, y + dy))
        right.append((x - dx, y - dy))
    return [*left, *reversed(right)]


def along(points: Sequence[Point], gap: float) -> list[tuple[Point, float]]:
    """Places every `gap` along a line, each with the line's direction in degrees."""
    places, left = [], gap / 2
    for a, b in pairwise(points):
        long = math.dist(a, b)
        while left <= long and long:
            turn = math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))
            places.append((between(a, b, left / long), turn))
            left += gap
        left -= long
    return places
