"""What several pictures share: stars, water, people, a town against the sky."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PIL import Image

from demo.draw.canvas import Print
from demo.draw.pen import Pen
from demo.draw.shapes import Point, curve, gouge, moved, path

Area = tuple[float, float, float, float]  # left, top, right, bottom


def stars(art: Print, colour: str, area: Area, count: int, size: float = 1.5) -> None:
    left, top, right, bottom = area
    with art.ink(colour, 0.95, worn=False, rough=False) as pen:
        for _ in range(count):
            x = art.random.uniform(left, right)
            y = top + (bottom - top) * art.random.random() ** 1.4
            pen.oval(x, y, size * art.random.choice((0.6, 0.6, 0.8, 1, 1, 1.6)))


def strokes(art: Print, colour: str, opacity: float, area: Area, count: int, length: float) -> None:
    """Short level strokes of light on water, longer and thicker towards the viewer."""
    left, top, right, bottom = area
    with art.ink(colour, opacity) as pen:
        for _ in range(count):
            share = art.random.random() ** 1.3
            long = length * art.random.uniform(0.3, 1) * (0.35 + share)
            x, y = art.random.uniform(left, right), top + (bottom - top) * share
            pen.shape(gouge(x, y, long, 1.5 + 3.5 * share))


def glitter(
    art: Print,
    colour: str,
    x: float,
    top: float,
    bottom: float,
    wide: tuple[float, float],
    count: int,
    opacity: float = 1.0,
) -> None:
    """The broken column of light below a lamp, a moon or a sun."""
    with art.ink(colour, opacity) as pen:
        for n in range(count):
            share = (n + art.random.random()) / count
            spread = wide[0] + (wide[1] - wide[0]) * share
            long = spread * art.random.uniform(0.5, 1.2)
            shift = art.random.gauss(0, spread * 0.24)
            thick = 1.4 + 4 * share
            pen.shape(gouge(x + shift, top + (bottom - top) * share, long, thick))


def strata(art: Print, colour: str, bands: Sequence[tuple[float, ...]], opacity: float) -> None:
    """Long clouds, flat below, pointed at the ends: (x, y, width, height)."""
    with art.ink(colour, opacity) as pen:
        for x, y, w, h in bands:
            humps = 3 + round(w / 200)
            peak = art.random.uniform(0.3, 0.7)
            puffs = [(0.0, 0.0)]
            for n in range(1, humps):
                share = (n + art.random.uniform(-0.25, 0.25)) / humps
                lift = (1 - abs(share - peak) * 1.25) * (1 if n % 2 else 0.72)
                puffs.append((share, -max(0.12, lift) * art.random.uniform(0.8, 1.1)))
            under = [(1.0, 0.0), (0.8, 0.14), (0.45, 0.08), (0.2, 0.18)]
            pen.shape(curve([(x + px * w, y + py * h) for px, py in [*puffs, *under]], 8))


def figure(pen: Pen, x: float, y: float, tall: float, stride: float = 0.5) -> None:
    """A person in a long coat, walking, feet at (x, y)."""
    unit = tall / 8
    coat = "-0.3,-6.75 0.35,-6.75 0.95,-6.2 1.05,-4.4 1.35,-2.3 -1.3,-2.3 -1.05,-4.4 -0.9,-6.2"
    legs = (
        [(-0.75, -2.5), (0.0, -2.5), (-0.1 - stride, 0), (-0.75 - stride, 0)],
        [(0.0, -2.5), (0.8, -2.5), (0.85 + stride, 0), (0.15 + stride, -0.05)],
    )
    pen.oval(x, y - unit * 7.35, unit * 0.52, unit * 0.62)
    pen.shape(moved(curve(path(coat), 6), x, y, unit))
    for leg in legs:
        pen.shape(moved(leg, x, y, unit))


def gulls(pen: Pen, places: Sequence[tuple[float, float, float]]) -> None:
    """Gulls on the wing, each two sickles: (x, y, half span)."""
    for x, y, s in places:
        pen.shape(
            moved(
                path(
                    "-1,-0.18 -0.55,-0.42 -0.1,-0.06 0,-0.1 0.12,-0.08 0.5,-0.5 1,-0.4 "
                    "0.52,-0.38 0.1,0.08 -0.08,0.1 -0.52,-0.3"
                ),
                x,
                y,
                s,
            )
        )


def mirror(art: Print, waterline: float, darken: str, share: float, sway: float) -> None:
    """Reflects what stands above the waterline, in swaying strips."""
    line = round(waterline * art.scale)
    wide, depth = art.full[0], art.full[1] - line
    above = art.image.crop((0, max(0, line - depth), wide, line))
    flipped = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((wide, depth))
    flipped = Image.blend(flipped, Image.new("RGB", flipped.size, darken), share)
    y = 0
    while y < depth:
        tall = round(art.random.uniform(3, 6 + 12 * y / depth) * art.scale)
        shift = round(art.random.uniform(-1, 1) * sway * (0.25 + y / depth) * art.scale)
        strip = flipped.crop((0, y, wide, min(depth, y + tall)))
        art.image.paste(strip, (0, line + y))
        art.image.paste(strip, (shift, line + y))
        y += tall


def land(art: Print, colour: str, base: float, swing: float, waves: int = 5) -> None:
    """Hills: a few waves on top of each other."""
    parts = [
        (
            art.random.uniform(0.4, 1.0) / (n + 1),
            (n + 1) * art.random.uniform(0.7, 1.3),
            art.random.random() * 7,
        )
        for n in range(waves)
    ]
    top = []
    for x in range(-8, art.width + 16, 8):
        lift = sum(a * math.sin(x / art.width * math.tau * f + p) for a, f, p in parts)
        top.append((float(x), base - swing * lift))
    with art.ink(colour) as pen:
        pen.shape([*top, (art.width + 20, art.height), (-20, art.height)])


House = tuple[float, float, float, str]  # left edge, width, height, kind of roof


def skyline(
    art: Print, colour: str, window: str, base: float, low: float, high: float, lit: float
) -> None:
    """Houses side by side with gables, chimneys and, here and there, a lit window."""
    houses, x = [], -30.0
    while x < art.width + 30:
        wide, tall = art.random.uniform(58, 120), art.random.uniform(low, high)
        houses.append(
            (x, wide, tall, art.random.choice(("flat", "gable", "gable", "step", "slope")))
        )
        x += wide
    with art.ink(colour) as pen:
        for house in houses:
            _house(pen, house, base)
            if art.random.random() < 0.6:
                x, wide, tall, _ = house
                pen.box(x + wide * 0.74, base - tall - wide * 0.42, 11, wide * 0.45)
    with art.ink(window, 0.95) as pen:
        for x, y in _panes(houses, base):
            if art.random.random() < lit:
                pen.box(x, y, 12, 19)


def _house(pen: Pen, house: House, base: float) -> None:
    x, wide, tall, roof = house
    top = base - tall
    pen.box(x, top, wide + 1, tall + 2)
    if roof == "gable":
        pen.shape([(x, top + 1), (x + wide / 2, top - wide * 0.5), (x + wide, top + 1)])
    elif roof == "slope":
        pen.shape([(x, top + 1), (x, top - wide * 0.32), (x + wide, top + 1)])
    elif roof == "step":
        for n in range(1, 4):
            pen.box(x + wide * 0.13 * n, top - 15 * n, wide * (1 - 0.26 * n), 17)


def _panes(houses: Sequence[House], base: float) -> list[Point]:
    places = []
    for x, wide, tall, _ in houses:
        columns, rows = max(2, int(wide // 30)), int((tall - 26) // 40)
        places += [
            (x + (column + 0.5) * wide / columns - 6, base - tall + 20 + row * 40)
            for row in range(rows)
            for column in range(columns)
        ]
    return places
