"""A chart of the lower Mirel."""

from __future__ import annotations

import math
from random import Random

from PIL import Image, ImageChops

from demo.draw.canvas import WIDE, Print
from demo.draw.colours import BRICK, CORAL, CREAM, INK, SAND
from demo.draw.pen import Pen
from demo.draw.shapes import Point

COLS, ROWS = 250, 167
BANKS = (
    (0.36, 0.47, 0.15, 0.035, 0.35),
    (0.60, 0.545, 0.12, 0.034, -0.5),
    (0.80, 0.47, 0.10, 0.04, 0.2),
    (0.86, 0.66, 0.10, 0.026, -0.2),
)


class Ground:
    """Land and river bed: heights in made-up units from -1 to 1, below zero for depth."""

    def __init__(self, art: Print) -> None:
        self.lumps = _lumps(art.random)
        self.data = [
            self._height(c / (COLS - 1), r / (ROWS - 1)) for r in range(ROWS) for c in range(COLS)
        ]
        field = Image.new("F", (COLS, ROWS))
        field.putdata(self.data)
        self.field = field.resize(art.full, Image.Resampling.BICUBIC)

    def _height(self, x: float, y: float) -> float:
        half = 0.06 + 0.17 * x**1.5
        value: float = (abs(y - _middle(x)) - half) * 3.1
        value = max(-0.62, value) if value < 0 else min(0.9, value)
        for lx, ly, spread, lift in self.lumps:
            away = (x - lx) ** 2 + ((y - ly) * 0.667) ** 2
            value += 0.13 * lift * math.exp(-away / spread**2 / 0.6)
        for bx, by, rx, ry, tilt in BANKS:
            u, v = x - bx, (y - by) * 0.85 + (x - bx) * tilt * 0.35
            value += 0.66 * math.exp(-((u / rx) ** 2) - (v / ry) ** 2)
        return value

    def at(self, px: float, py: float) -> float:
        c = min(COLS - 1, max(0, round(px / 2000 * (COLS - 1))))
        r = min(ROWS - 1, max(0, round(py / 1333 * (ROWS - 1))))
        return self.data[r * COLS + c]

    def above(self, level: float) -> Image.Image:
        return self.field.point(lambda v: v * 30000 + (127 - level * 30000)).convert("L")

    def between(self, low: float, high: float) -> Image.Image:
        return ImageChops.subtract(self.above(low), self.above(high))


def _lumps(rng: Random) -> list[tuple[float, float, float, float]]:
    return [
        (rng.uniform(0, 1), rng.uniform(0, 1), rng.uniform(0.05, 0.13), rng.uniform(-1, 1))
        for _ in range(46)
    ]


def _middle(x: float) -> float:
    return 0.52 + 0.13 * math.sin(x * 6.4 + 0.7) * (1 - 0.55 * x) + 0.03 * math.sin(x * 17)


def river_map() -> None:
    art = Print(WIDE, CREAM, 53)
    ground = Ground(art)
    _relief(art, ground)
    _town(art, ground)
    _graticule(art)
    _channel(art, _way(ground))
    _rose(art)
    _frame(art)
    art.save("river-map.jpg")


def _relief(art: Print, ground: Ground) -> None:
    art.image.paste(Image.new("RGB", art.full, "#23485e"), (0, 0))
    for level, colour in (
        (-0.50, "#2e5d70"),
        (-0.38, "#417a84"),
        (-0.26, "#639a9a"),
        (-0.15, "#95bab0"),
        (-0.05, "#c4d5c0"),
        (0.03, "#f0dfb4"),
        (0.12, "#f4e8cc"),
        (0.28, "#efdcb4"),
        (0.46, "#e7cb98"),
        (0.64, "#dfb983"),
        (0.80, "#d3a36c"),
    ):
        art.lay(ground.above(level), colour)
    for level in (-0.56, -0.44, -0.32, -0.205, -0.1):
        art.lay(ground.between(level - 0.0035, level + 0.0035), CREAM, 0.5)
    for level in (0.2, 0.37, 0.55, 0.72):
        art.lay(ground.between(level - 0.003, level + 0.003), "#b07f4e", 0.6)
    art.lay(ground.between(0.022, 0.042), INK, 0.95)
    sand = ImageChops.subtract(ground.above(-0.04), ground.above(0.03))
    dots = Image.new("L", art.full, 0)
    pen = Pen(dots, art.scale)
    for _ in range(52000):
        pen.oval(art.random.uniform(0, 2000), art.random.uniform(0, 1333), 1.1)
    art.lay(ImageChops.multiply(dots, sand), "#7b6a4e", 0.8)


def _town(art: Print, ground: Ground) -> None:
    rng, at = art.random, ground.at
    with art.ink(BRICK, 0.92) as pen:  # the town: blocks that keep to dry land
        for i in range(-9, 12):
            for j in range(-11, 8):
                turn = math.radians(-17)
                x = 660 + (i * 34) * math.cos(turn) - (j * 30) * math.sin(turn)
                y = 470 + (i * 34) * math.sin(turn) + (j * 30) * math.cos(turn)
                far = math.hypot((x - 640) / 360, (y - 480) / 230)
                square = (i == 1 and j in (0, 1)) or i % 5 == 4
                if (
                    far < 1 + rng.uniform(-0.4, 0.1)
                    and min(at(x, y), at(x, y + 40)) > 0.1
                    and not square
                ):
                    w, h = rng.uniform(17, 28), rng.uniform(14, 23)
                    pen.shape(
                        [
                            (
                                x + dx * math.cos(turn) - dy * math.sin(turn),
                                y + dx * math.sin(turn) + dy * math.cos(turn),
                            )
                            for dx, dy in (
                                (-w / 2, -h / 2),
                                (w / 2, -h / 2),
                                (w / 2, h / 2),
                                (-w / 2, h / 2),
                            )
                        ]
                    )
    with art.ink(CORAL, 0.8) as pen:
        for _ in range(60):
            x, y = rng.gauss(560, 130), rng.gauss(960, 50)
            if at(x, y) > 0.16 and at(x, y - 26) > 0.13:
                pen.box(x, y, rng.uniform(12, 22), rng.uniform(12, 18))


def _graticule(art: Print) -> None:
    with art.ink(INK, 0.3, worn=False) as pen:  # graticule
        for n in range(1, 8):
            pen.line([(n * 250, 0), (n * 250, 1333)], 1.4)
        for n in range(1, 6):
            pen.line([(0, n * 250 - 42), (2000, n * 250 - 42)], 1.4)


def _way(ground: Ground) -> list[Point]:
    """The channel that pilots take: the way that sums to the deepest water, turning gently."""
    at = ground.at
    levels = [260 + 10 * n for n in range(82)]
    cost = [at(0, y) for y in levels]
    came: list[list[int]] = []
    for n in range(1, 126):
        best = []
        for k, y in enumerate(levels):
            near = range(max(0, k - 2), min(len(levels), k + 3))
            _, source = min((cost[m] + 0.02 * (m - k) ** 2, m) for m in near)
            shore = max(at(n * 16, y), at(n * 16, y - 34), at(n * 16, y + 34))
            best.append((cost[source] + 0.02 * (source - k) ** 2 + max(-0.42, shore), source))
        cost, came = [c for c, _ in best], [*came, [m for _, m in best]]
    k = cost.index(min(cost))
    way = [(2000.0, levels[k])]
    for n in range(124, -1, -1):
        k = came[n][k]
        way.insert(0, (n * 16.0, levels[k]))
    smooth = []
    for n, (x, _) in enumerate(way):
        close = way[max(0, n - 6) : n + 7]
        smooth.append((x, sum(y for _, y in close) / len(close)))
    return smooth


def _channel(art: Print, smooth: list[Point]) -> None:
    with art.ink(CORAL) as pen:
        for n in range(0, len(smooth) - 1, 2):
            pen.line(
                [
                    smooth[n],
                    (
                        (smooth[n][0] + smooth[n + 1][0] * 2) / 3,
                        (smooth[n][1] + smooth[n + 1][1] * 2) / 3,
                    ),
                ],
                7,
            )
    for turn, n in enumerate(range(10, len(smooth) - 6, 14)):
        x, y = smooth[n][0], smooth[n][1] + (26 if turn % 2 else -26)
        with art.ink(CREAM, worn=False) as pen:
            pen.oval(x, y, 13)
        with art.ink(CORAL if turn % 2 else INK, worn=False) as pen:
            pen.oval(x, y, 8)


def _rose(art: Print) -> None:
    cx, cy, size = 1690, 1090, 128  # compass rose
    with art.ink(CREAM, 0.93) as pen:
        pen.oval(cx, cy, size + 30)
    ring = Image.new("L", art.full, 0)
    pen = Pen(ring, art.scale)
    pen.oval(cx, cy, size + 18)
    pen.oval(cx, cy, size + 13, fill=0)
    pen.oval(cx, cy, size * 0.62)
    pen.oval(cx, cy, size * 0.6, fill=0)
    art.lay(ring, INK)
    for n in range(8):
        long = size if n % 2 == 0 else size * 0.55
        angle = math.radians(n * 45 - 8)
        point = (cx + long * math.sin(angle), cy - long * math.cos(angle))
        for side, colour in ((-1, CORAL if n == 0 else INK), (1, SAND)):
            near = angle + side * math.radians(22.5)
            with art.ink(colour) as pen:
                pen.shape(
                    [
                        (cx, cy),
                        point,
                        (cx + size * 0.2 * math.sin(near), cy - size * 0.2 * math.cos(near)),
                    ]
                )


def _frame(art: Print) -> None:
    with art.ink(INK) as pen:  # scale bar and frame
        for n in range(6):
            pen.box(130 + n * 70, 1214 if n % 2 == 0 else 1221, 70, 14 if n % 2 == 0 else 2)
            pen.box(130 + n * 70, 1214, 70, 2)
            pen.box(130 + n * 70, 1226, 70, 2)
    frame = Image.new("L", art.full, 0)
    pen = Pen(frame, art.scale)
    pen.box(0, 0, 2000, 1333)
    pen.box(46, 46, 1908, 1241, fill=0)
    art.lay(frame, CREAM)
    frame = Image.new("L", art.full, 0)
    pen = Pen(frame, art.scale)
    for inset, fill in ((28, 255), (32, 0), (44, 255), (48, 0)):
        pen.box(inset, inset, 2000 - 2 * inset, 1333 - 2 * inset, fill=fill)
    art.lay(frame, INK)
    with art.ink(INK) as pen:
        for n in range(0, 16, 2):
            pen.box(48 + n * 119, 32, 119, 12)
            pen.box(48 + (n + 1) * 119, 1289, 119, 12)
        for n in range(0, 10, 2):
            pen.box(32, 48 + n * 123.7, 12, 123.7)
            pen.box(1956, 48 + (n + 1) * 123.7, 12, 123.7)
