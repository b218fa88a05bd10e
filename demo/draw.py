"""Draws the pictures of the sample publication: `python demo/draw.py [name ...]`.

Everything is computed here from fixed seeds, in the manner of a screen-print: few inks,
flat layers, a little dropout in each ink and the grain of the paper. Coordinates are those
of the finished picture; it is drawn SCALE times larger and reduced, which smooths edges.
"""

# A picture is one long list of strokes, better read in one piece than cut up; its chance is seeded.
# ruff: noqa: ARG005, C901, PLR0915, S311

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

PICTURES = Path(__file__).parent / "pictures"
SCALE = 2
PORTRAIT_SCALE = 4
FILE_SIZE_MAX = 340_000
WIDE = (2000, 1333)
SQUARE = (800, 800)

INK = "#141d33"
NIGHT = "#1c2c4a"
SLATE = "#2c4a63"
TEAL = "#3c6f78"
MIST = "#86aca8"
PALE = "#c9d3c2"
CREAM = "#f6ecd6"
SAND = "#e8d3ab"
OCHRE = "#e6a640"
CORAL = "#dc5f42"
BRICK = "#a63d36"

Point = tuple[float, float]


class Pen:
    """ImageDraw on one ink's mask, in the coordinates of the finished picture."""

    def __init__(self, mask: Image.Image, scale: int = SCALE) -> None:
        self.draw = ImageDraw.Draw(mask)
        self.scale = scale

    def shape(self, points: Sequence[Point], fill: int = 255) -> None:
        self.draw.polygon([(x * self.scale, y * self.scale) for x, y in points], fill=fill)

    def box(
        self, x: float, y: float, w: float, h: float, fill: int = 255, round_: float = 0
    ) -> None:
        corners = [
            x * self.scale,
            y * self.scale,
            (x + w) * self.scale - 1,
            (y + h) * self.scale - 1,
        ]
        self.draw.rounded_rectangle(corners, radius=round_ * self.scale, fill=fill)

    def oval(self, x: float, y: float, rx: float, ry: float | None = None, fill: int = 255) -> None:
        ry = rx if ry is None else ry
        corners = [
            (x - rx) * self.scale,
            (y - ry) * self.scale,
            (x + rx) * self.scale,
            (y + ry) * self.scale,
        ]
        self.draw.ellipse(corners, fill=fill)

    def line(self, points: Sequence[Point], width: float, fill: int = 255) -> None:
        scaled = [(x * self.scale, y * self.scale) for x, y in points]
        self.draw.line(scaled, fill=fill, width=max(1, round(width * self.scale)), joint="curve")


class Print:
    """One picture, built ink by ink."""

    def __init__(self, size: tuple[int, int], paper: str, seed: int, scale: int = SCALE) -> None:
        self.scale = scale
        self.width, self.height = size
        self.full = (size[0] * scale, size[1] * scale)
        self.random = Random(seed)
        self.image = Image.new("RGB", self.full, paper)
        self.dropout = self._dropout()

    def noise(self, w: int, h: int) -> Image.Image:
        return Image.frombytes("L", (w, h), self.random.randbytes(w * h))

    def _dropout(self) -> Image.Image:
        """Where ink fails to take: small specks, a little more in some places than others."""
        fine = self.noise(self.width, self.height).filter(ImageFilter.GaussianBlur(1.1))
        broad = self.noise(40, 27).resize(fine.size, Image.Resampling.BICUBIC)
        mixed = Image.blend(fine, broad, 0.16)
        specks = mixed.point(lambda v: 255 if v > 89 else max(150, 255 - (89 - v) * 13))
        return specks.resize(self.full, Image.Resampling.BICUBIC)

    def gradient(
        self, stops: Sequence[tuple[float, str]], top: float = 0, bottom: float | None = None
    ) -> None:
        """Fills from top to bottom through the stops (position 0 to 1, colour)."""
        bottom = self.height if bottom is None else bottom
        height = round((bottom - top) * self.scale)
        column = Image.new("RGB", (1, height))
        colours = [(at, Image.new("RGB", (1, 1), ink).getpixel((0, 0))) for at, ink in stops]
        for y in range(height):
            at = y / max(1, height - 1)
            (low, a), (high, b) = next(
                pair for pair in pairwise(colours) if at <= pair[1][0] or pair[1] is colours[-1]
            )
            share = (at - low) / (high - low)
            column.putpixel(
                (0, y), tuple(round(p + (q - p) * share) for p, q in zip(a, b, strict=True))
            )
        self.image.paste(column.resize((self.full[0], height)), (0, round(top * self.scale)))

    @contextmanager
    def ink(
        self,
        colour: str,
        opacity: float = 1.0,
        worn: bool = True,
        within: Callable[[Pen], None] | None = None,
    ) -> Iterator[Pen]:
        """A layer of one ink; `within` draws the shape that it is cut to."""
        mask = Image.new("L", self.full, 0)
        yield Pen(mask, self.scale)
        if within is not None:
            stencil = Image.new("L", self.full, 0)
            within(Pen(stencil, self.scale))
            mask = ImageChops.multiply(mask, stencil)
        self.lay(mask, colour, opacity, worn)

    def lay(self, mask: Image.Image, colour: str, opacity: float = 1.0, worn: bool = True) -> None:
        if worn:
            mask = ImageChops.multiply(mask, self.dropout)
        if opacity < 1:
            mask = mask.point(lambda v: round(v * opacity))
        self.image.paste(Image.new("RGB", self.full, colour), (0, 0), mask)

    def glow(self, x: float, y: float, radius: float, colour: str, opacity: float) -> None:
        disc = Image.radial_gradient("L").point(lambda v: max(0, 255 - v * 2))
        disc = disc.point(lambda v: round(v * v / 255 * opacity))
        side = round(radius * 2 * self.scale)
        mask = Image.new("L", self.full, 0)
        mask.paste(
            disc.resize((side, side)),
            (round((x - radius) * self.scale), round((y - radius) * self.scale)),
        )
        self.image.paste(Image.new("RGB", self.full, colour), (0, 0), mask)

    def halftone(
        self,
        colour: str,
        size_at: Callable[[float, float], float],
        opacity: float,
        pitch: float = 13,
        within: Callable[[Pen], None] | None = None,
    ) -> None:
        """Dots on a slanted grid; size_at gives 0 (none) to 1 (touching)."""
        with self.ink(colour, opacity, worn=False, within=within) as pen:
            reach = int(math.hypot(self.width, self.height) / pitch)
            turn = math.radians(30)
            for i in range(-reach, reach):
                for j in range(-reach, reach):
                    x = (i * math.cos(turn) - j * math.sin(turn)) * pitch
                    y = (i * math.sin(turn) + j * math.cos(turn)) * pitch
                    if -pitch < x < self.width + pitch and -pitch < y < self.height + pitch:
                        radius = size_at(x, y) * pitch * 0.62
                        if radius > 0.5:
                            pen.oval(x, y, radius)

    def mirror(self, waterline: float, darken: str, share: float, sway: float) -> None:
        """Reflects what stands above the waterline, in swaying strips."""
        line = round(waterline * self.scale)
        depth = self.full[1] - line
        above = self.image.crop((0, max(0, line - depth), self.full[0], line))
        flipped = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((self.full[0], depth))
        flipped = Image.blend(flipped, Image.new("RGB", flipped.size, darken), share)
        y = 0
        while y < depth:
            tall = round(self.random.uniform(3, 6 + 12 * y / depth) * self.scale)
            shift = round(self.random.uniform(-1, 1) * sway * (0.25 + y / depth) * self.scale)
            strip = flipped.crop((0, y, self.full[0], min(depth, y + tall)))
            self.image.paste(strip, (0, line + y))
            self.image.paste(strip, (shift, line + y))
            y += tall

    def ridge(self, base: float, swing: float, waves: int = 5, step: int = 8) -> list[Point]:
        parts = [
            (
                self.random.uniform(0.4, 1.0) / (n + 1),
                (n + 1) * self.random.uniform(0.7, 1.3),
                self.random.random() * 7,
            )
            for n in range(waves)
        ]
        top = []
        for x in range(-step, self.width + 2 * step, step):
            lift = sum(a * math.sin(x / self.width * math.tau * f + p) for a, f, p in parts)
            top.append((float(x), base - swing * lift))
        return top

    def land(
        self, colour: str, base: float, swing: float, waves: int = 5, opacity: float = 1.0
    ) -> None:
        top = self.ridge(base, swing, waves)
        with self.ink(colour, opacity) as pen:
            pen.shape([*top, (self.width + 20, self.height), (-20, self.height)])

    def save(self, name: str, quality: int = 82) -> None:
        image = self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)
        grain = self.noise(self.width, self.height).filter(ImageFilter.GaussianBlur(0.9))
        grain = grain.point(lambda v: round(128 + (v - 128) * 0.18))
        image = ImageChops.soft_light(image, Image.merge("RGB", (grain,) * 3))
        PICTURES.mkdir(exist_ok=True)
        while True:
            image.save(PICTURES / name, "JPEG", quality=quality, optimize=True, progressive=True)
            if (PICTURES / name).stat().st_size <= FILE_SIZE_MAX:
                return
            quality -= 2


def path(text: str) -> list[Point]:
    """Points written as "x,y x,y"."""
    pairs = (pair.split(",") for pair in text.split())
    return [(float(x), float(y)) for x, y in pairs]


def skyline(
    art: Print, colour: str, window: str, base: float, low: float, high: float, lit: float
) -> None:
    """Houses side by side with gables, chimneys and, here and there, a lit window."""
    rng = art.random
    houses = []
    x = -30.0
    while x < art.width + 30:
        wide = rng.uniform(58, 120)
        houses.append(
            (
                x,
                wide,
                rng.uniform(low, high),
                rng.choice(("flat", "gable", "gable", "step", "slope")),
            )
        )
        x += wide
    with art.ink(colour) as pen:
        for x, wide, tall, roof in houses:
            top = base - tall
            pen.box(x, top, wide + 1, tall + 2)
            if roof == "gable":
                pen.shape([(x, top + 1), (x + wide / 2, top - wide * 0.5), (x + wide, top + 1)])
            elif roof == "slope":
                pen.shape([(x, top + 1), (x, top - wide * 0.32), (x + wide, top + 1)])
            elif roof == "step":
                for n in range(3):
                    pen.box(
                        x + wide * 0.13 * (n + 1),
                        top - 15 * (n + 1),
                        wide * (1 - 0.26 * (n + 1)),
                        17,
                    )
            if rng.random() < 0.6:
                pen.box(x + wide * 0.74, top - wide * 0.42, 11, wide * 0.45)
    with art.ink(window, 0.95) as pen:
        for x, wide, tall, _ in houses:
            columns = max(2, int(wide // 30))
            for row in range(int((tall - 26) // 40)):
                for column in range(columns):
                    if rng.random() < lit:
                        pen.box(
                            x + (column + 0.5) * wide / columns - 6,
                            base - tall + 20 + row * 40,
                            12,
                            19,
                        )


def strokes(
    art: Print,
    colour: str,
    opacity: float,
    area: tuple[float, float, float, float],
    count: int,
    length: float,
) -> None:
    """Short level strokes of light on water, longer and thicker towards the viewer."""
    left, top, right, bottom = area
    with art.ink(colour, opacity) as pen:
        for _ in range(count):
            share = art.random.random() ** 1.3
            y = top + (bottom - top) * share
            long = length * art.random.uniform(0.3, 1) * (0.35 + share)
            x = art.random.uniform(left, right)
            thick = 1.5 + 3.5 * share
            pen.shape([(x - long / 2, y), (x, y - thick), (x + long / 2, y), (x, y + thick)])


def night_bridge() -> None:
    art = Print(WIDE, NIGHT, 11)
    water = 930
    art.gradient([(0, "#111a33"), (0.55, "#25466a"), (0.85, "#4e8088"), (1, "#8cb0a6")], 0, water)
    art.halftone(INK, lambda x, y: max(0.0, 0.62 - y / 640), 0.55)
    with art.ink(CREAM, 0.9) as pen:
        for _ in range(80):
            x, y = art.random.uniform(0, 2000), art.random.uniform(0, 520) ** 1
            pen.oval(x, y, art.random.choice((1.4, 1.8, 2.6)))
    art.glow(1010, 330, 620, "#d8dcc2", 0.5)
    with art.ink(CREAM, worn=False) as pen:
        pen.oval(1010, 330, 150)
    with art.ink(SAND, 0.6) as pen:
        for x, y, r in ((960, 290, 34), (1052, 372, 46), (1066, 276, 18), (950, 390, 20)):
            pen.oval(x, y, r)
    skyline(art, "#4a7780", "#f0cf86", water, 70, 170, 0.10)
    skyline(art, "#2b5064", "#f0b95a", water, 30, 120, 0.22)
    with art.ink(INK) as pen:  # approaches on either bank, with their arches
        for side in (0, 1):
            at = (lambda x: x) if side == 0 else (lambda x: 2000 - x)
            pen.shape([(at(-10), 690), (at(600), 690), (at(600), water), (at(-10), water)])
            for x in range(-10, 610, 6):
                pen.line([(at(x), 664), (at(x), 692)], 1.6) if x % 18 == 2 else None
            pen.line([(at(-10), 662), (at(600), 662)], 5)
    for side in (0, 1):
        with art.ink("#3f6f7b", worn=False) as pen:
            for centre in (75, 270, 465):
                x = centre if side == 0 else 2000 - centre
                pen.box(x - 78, 800, 156, 140)
                pen.oval(x, 800, 78, 72)
    with art.ink("#24455a") as pen:
        for side in (0, 1):
            for centre in (75, 270, 465):
                x = centre if side == 0 else 2000 - centre
                pen.box(x - 78, 872, 156, 60)
    # the two leaves, raised
    for side in (0, 1):
        at = (lambda x: x) if side == 0 else (lambda x: 2000 - x)
        lean = math.radians(58)
        root, long = (655.0, 700.0), 400.0
        tip = (root[0] + long * math.cos(lean), root[1] - long * math.sin(lean))
        across = (math.sin(lean), math.cos(lean))
        with art.ink(BRICK) as pen:
            pen.shape(
                [
                    (at(root[0]), root[1]),
                    (at(tip[0]), tip[1]),
                    (at(tip[0] + across[0] * 20), tip[1] + across[1] * 20),
                    (at(root[0] + across[0] * 92), root[1] + across[1] * 92),
                ]
            )
        with art.ink(CORAL) as pen:
            for n in range(9):
                share, width = n / 8, 92 - 72 * n / 8
                x, y = root[0] + (tip[0] - root[0]) * share, root[1] + (tip[1] - root[1]) * share
                pen.line([(at(x), y), (at(x + across[0] * width), y + across[1] * width)], 4)
                if n < 8:
                    nx = root[0] + (tip[0] - root[0]) * (n + 1) / 8
                    ny = root[1] + (tip[1] - root[1]) * (n + 1) / 8
                    pen.line([(at(x + across[0] * width), y + across[1] * width), (at(nx), ny)], 4)
            pen.line([(at(root[0]), root[1]), (at(tip[0]), tip[1])], 8)
    with art.ink(INK) as pen:  # towers
        for x in (600, 1400):
            pen.shape([(x - 80, water + 6), (x - 66, 560), (x + 66, 560), (x + 80, water + 6)])
            pen.box(x - 84, 540, 168, 24)
            pen.box(x - 62, 440, 124, 104)
            pen.shape([(x - 86, 446), (x, 340), (x + 86, 446)])
            pen.box(x - 4, 292, 8, 60)
            pen.oval(x, 290, 9)
            pen.box(x - 100, 884, 200, 50, round_=10)
    with art.ink(OCHRE, worn=False) as pen:
        for n in range(3):
            pen.box(600 - 46 + n * 34, 466, 24, 46)
    art.glow(600, 490, 170, OCHRE, 0.5)
    with art.ink(SLATE) as pen:
        for n in range(3):
            pen.box(1400 - 46 + n * 34, 466, 24, 46)
    with art.ink(INK, worn=False) as pen:  # the keeper at the window
        pen.oval(604, 488, 8)
        pen.box(594, 496, 20, 17, round_=6)
    with art.ink(CORAL, worn=False) as pen:
        pen.oval(600, 290, 8)
        pen.oval(1400, 290, 8)
    art.mirror(water, INK, 0.45, 9)
    with art.ink("#0f182c", 0.35, worn=False) as pen:
        pen.box(0, water - 2, 2000, 5)
    strokes(art, CREAM, 0.85, (900, water + 14, 1120, 1300), 120, 120)
    strokes(art, MIST, 0.35, (0, water + 20, 2000, 1320), 150, 150)
    # the coaster that the bridge has opened for
    with art.ink(INK) as pen:
        pen.shape([(850, 985), (1180, 985), (1150, 1046), (886, 1046)])
        pen.shape([(1120, 990), (1196, 966), (1186, 992)])
        pen.box(880, 930, 92, 60)
        pen.box(868, 922, 116, 12)
        pen.line([(1060, 990), (1060, 760)], 7)
        pen.line([(1060, 770), (1180, 975)], 2)
        pen.line([(1060, 770), (925, 925)], 2)
        pen.box(1010, 968, 90, 20)
    with art.ink(OCHRE, worn=False) as pen:
        pen.box(894, 944, 20, 18)
        pen.box(922, 944, 20, 18)
    with art.ink(CREAM, worn=False) as pen:
        pen.oval(1060, 762, 7)
    with art.ink(CORAL) as pen:
        pen.shape([(872, 1022), (1163, 1022), (1157, 1034), (879, 1034)])
    strokes(art, OCHRE, 0.7, (880, 1052, 960, 1180), 26, 70)
    strokes(art, INK, 0.75, (850, 1048, 1180, 1110), 40, 190)
    # the quay in front
    with art.ink("#0c1426") as pen:
        pen.shape([(0, 1262), (2000, 1240), (2000, 1340), (0, 1340)])
        for x in (250, 1760):
            pen.box(x - 22, 1186, 44, 80, round_=10)
            pen.box(x - 36, 1176, 72, 26, round_=13)
        sag = [(250 + n * 75.5, 1196 + 46 * math.sin(n / 20 * math.pi)) for n in range(21)]
        pen.line(sag, 6)
    art.save("night-bridge.jpg")


def bridge_cabin() -> None:
    art = Print(WIDE, CREAM, 23)
    art.gradient(
        [(0, "#2d5068"), (0.34, "#7fa5a0"), (0.56, "#efc98a"), (0.68, "#e88a5a"), (1, "#c95a48")],
        0,
        900,
    )
    art.glow(1180, 560, 520, "#fbe6b0", 0.7)
    with art.ink("#fbeac0", worn=False) as pen:
        pen.oval(1180, 560, 92)
    with art.ink(CREAM, 0.5) as pen:
        for x, y, w in (
            (420, 210, 360),
            (560, 238, 420),
            (1420, 170, 420),
            (1300, 200, 260),
            (1560, 330, 300),
        ):
            pen.box(x, y, w, 13, round_=6)
    art.land("#a98f86", 610, 24, 6)
    art.land("#7f7c85", 640, 16, 7)
    skyline(art, "#4e6478", "#f6c76b", 690, 20, 70, 0.12)
    art.gradient([(0, "#eaa56e"), (0.3, "#b98a80"), (1, "#3a5a70")], 688, 1000)
    strokes(art, CREAM, 0.8, (1090, 700, 1280, 960), 90, 110)
    strokes(art, SLATE, 0.45, (0, 720, 2000, 980), 130, 190)
    with art.ink("#2b4259") as pen:  # a barge going down on the ebb
        pen.shape([(560, 760), (880, 760), (858, 800), (580, 800)])
        pen.box(590, 718, 60, 44)
        for n in range(4):
            pen.box(676 + n * 44, 736, 40, 26)
        pen.line([(660, 760), (660, 660)], 5)
    with art.ink(CORAL) as pen:
        pen.shape([(660, 662), (706, 674), (660, 688)])
        pen.box(574, 786, 290, 6)
    # the room: one dark ink with the three lights of the window left open
    openings = ((150, 120, 500), (720, 120, 560), (1350, 120, 500))
    room = Image.new("L", art.full, 255)
    cut = Pen(room)
    for x, y, w in openings:
        cut.box(x, y, w, 830, fill=0, round_=10)
    for x, y, w in openings:
        cut.box(x, y + 236, w, 15, fill=255)
        cut.box(x + w / 2 - 7, y, 14, 240, fill=255)
    art.lay(room, INK)
    with art.ink("#22324d") as pen:
        for x, y, w in openings:
            pen.box(x - 22, y - 20, w + 44, 16)
            pen.box(x - 22, 952, w + 44, 14)
        pen.box(0, 1010, 2000, 18)
    with art.ink("#2d4560") as pen:
        pen.box(0, 966, 2000, 46)
        for n in range(15):
            pen.box(n * 140 + 4, 1040, 130, 300)
    with art.ink(OCHRE, 0.16) as pen:  # morning on the sill and the panelling
        for x, _, w in openings:
            pen.shape([(x, 968), (x + w, 968), (x + w - 130, 1333), (x - 190, 1333)])
    with art.ink("#0d1528") as pen:
        pen.line([(420, 0), (420, 150)], 5)
        pen.shape([(330, 236), (392, 150), (448, 150), (510, 236)])
    with art.ink(OCHRE, worn=False) as pen:
        pen.oval(420, 240, 34, 26)
    art.glow(420, 250, 320, "#ffd98a", 0.55)
    with art.ink("#0d1528") as pen:
        pen.shape([(330, 238), (392, 150), (448, 150), (510, 238)])
    with art.ink(CORAL) as pen:  # kettle
        pen.shape(path("262,968 244,870 286,836 370,836 412,870 394,968"))
        pen.shape([(396, 900), (462, 846), (474, 860), (404, 942)])
        pen.oval(328, 828, 17)
    with art.ink(BRICK) as pen:
        pen.shape([(262, 968), (252, 926), (403, 926), (394, 968)])
    with art.ink("#0d1528") as pen:
        arc = [
            (
                328 + 74 * math.cos(math.pi + n / 14 * math.pi),
                838 + 84 * math.sin(math.pi + n / 14 * math.pi),
            )
            for n in range(15)
        ]
        pen.line(arc, 9)
    with art.ink(CREAM) as pen:  # logbook, open, and a mug
        pen.shape(path("830,968 850,930 1000,938 1012,962 1024,938 1174,930 1194,968"))
        pen.box(560, 890, 74, 78, round_=9)
    with art.ink(SLATE) as pen:
        for n in range(3):
            pen.line([(868, 942 + n * 8), (984, 948 + n * 7)], 2)
            pen.line([(1040, 948 + n * 7), (1156, 942 + n * 8)], 2)
        pen.box(560, 912, 74, 12)
    with art.ink(CREAM) as pen:
        ring = [
            (
                634 + 26 * math.cos(n / 12 * math.pi - math.pi / 2),
                926 + 24 * math.sin(n / 12 * math.pi - math.pi / 2),
            )
            for n in range(13)
        ]
        pen.line(ring, 9)
    for x, grip, lean in ((1390, CORAL, -46), (1530, OCHRE, 0), (1670, MIST, 34)):  # three levers
        with art.ink("#0b1222") as pen:
            pen.box(x - 58, 1040, 116, 300, round_=14)
        with art.ink(MIST) as pen:
            pen.line([(x, 1090), (x + lean, 770)], 16)
            pen.box(x - 34, 1066, 68, 12, round_=6)
        with art.ink(grip) as pen:
            pen.line([(x + lean * 0.86, 822), (x + lean * 1.08, 734)], 34)
            pen.oval(x + lean * 1.08, 732, 17)
            pen.oval(x + lean * 0.86, 822, 17)
    art.save("bridge-cabin.jpg")


def person(pen: Pen, x: float, y: float, tall: float, bag: bool = False, hat: bool = False) -> None:
    """A standing figure, feet at (x, y)."""
    unit = tall / 8
    pen.oval(x, y - tall + unit * 0.6, unit * 0.52, unit * 0.64)
    pen.shape(
        [
            (x - unit * 0.35, y - tall + unit * 1.1),
            (x + unit * 0.35, y - tall + unit * 1.1),
            (x + unit * 1.0, y - tall + unit * 1.7),
            (x + unit * 1.15, y - unit * 2.6),
            (x - unit * 1.15, y - unit * 2.6),
            (x - unit * 1.0, y - tall + unit * 1.7),
        ]
    )
    pen.shape(
        [
            (x - unit * 0.85, y - unit * 2.7),
            (x - unit * 0.1, y - unit * 2.7),
            (x - unit * 0.2, y),
            (x - unit * 0.7, y),
        ]
    )
    pen.shape(
        [
            (x + unit * 0.1, y - unit * 2.7),
            (x + unit * 0.85, y - unit * 2.7),
            (x + unit * 0.8, y),
            (x + unit * 0.3, y),
        ]
    )
    if hat:
        pen.box(x - unit * 0.95, y - tall + unit * 0.2, unit * 1.9, unit * 0.2, round_=unit * 0.1)
        pen.box(x - unit * 0.5, y - tall - unit * 0.25, unit, unit * 0.6, round_=unit * 0.2)
    if bag:
        pen.shape(
            [
                (x + unit * 0.9, y - unit * 3.2),
                (x + unit * 2.1, y - unit * 3.2),
                (x + unit * 1.9, y - unit * 1.7),
                (x + unit * 1.1, y - unit * 1.7),
            ]
        )
        pen.line(
            [(x + unit * 1.0, y - tall + unit * 2.2), (x + unit * 1.45, y - unit * 3.2)], unit * 0.3
        )


def stall(
    art: Print, x: float, y: float, wide: float, stripe: str, fruits: Sequence[str], deep: float
) -> None:
    """A stall whose counter stands on y: posts, shade, crates and a striped, scalloped awning."""
    tall = wide * 0.62
    roof = y - tall
    with art.ink("#1d2b44", 0.92) as pen:
        pen.box(x + 14, roof + 40, wide - 28, tall - 40)
    with art.ink(INK) as pen:
        pen.box(x + 12, roof, 11, tall + 60 * deep)
        pen.box(x + wide - 23, roof, 11, tall + 60 * deep)
    with art.ink("#f0c67a", worn=False) as pen:
        pen.oval(x + wide / 2, roof + 118 * deep, 15 * deep, 18 * deep)
    art.glow(x + wide / 2, roof + 120 * deep, wide * 0.34, "#ffd98a", 0.55)
    with art.ink(INK) as pen:
        pen.line([(x + wide / 2, roof), (x + wide / 2, roof + 104 * deep)], 3)
        person(pen, x + wide * 0.3, y + 40 * deep, 205 * deep, hat=True)
    crates = 4
    cell = (wide - 30) / crates
    with art.ink(SAND) as pen:
        for n in range(crates):
            pen.box(x + 15 + n * cell + 3, y - 16 * deep, cell - 6, 86 * deep)
    with art.ink("#b98d58") as pen:
        for n in range(crates):
            for k in range(3):
                pen.box(x + 15 + n * cell + 3, y + (8 + 22 * k) * deep, cell - 6, 5 * deep)
    for n in range(crates):
        colour = fruits[n % len(fruits)]
        radius = cell / 7.4
        with art.ink(colour) as pen:
            for row in range(3):
                count = 4 - row if row else 4
                for k in range(count):
                    cx = x + 15 + n * cell + cell / 2 + (k - (count - 1) / 2) * radius * 1.75
                    pen.oval(cx, y - 14 * deep - row * radius * 1.35, radius)
        with art.ink(CREAM, 0.5) as pen:
            for k in range(3):
                cx = x + 15 + n * cell + cell / 2 + (k - 1) * radius * 1.75
                pen.oval(cx - radius * 0.3, y - 14 * deep - radius * 1.6, radius * 0.22)
    over = wide * 0.06
    bands = 10
    top_left, top_right, lip = x + wide * 0.08, x + wide * 0.92, roof + wide * 0.2
    for n in range(bands):
        a = top_left + (top_right - top_left) * n / bands
        b = top_left + (top_right - top_left) * (n + 1) / bands
        c = x - over + (wide + 2 * over) * n / bands
        d = x - over + (wide + 2 * over) * (n + 1) / bands
        with art.ink(stripe if n % 2 == 0 else CREAM) as pen:
            pen.shape(
                [(a, roof - wide * 0.1), (b + 0.6, roof - wide * 0.1), (d + 0.6, lip), (c, lip)]
            )
            pen.box(c, lip - 1, d - c + 0.6, wide * 0.03)
            pen.oval((c + d) / 2, lip + wide * 0.03, (d - c) / 2)
    with art.ink(INK, 0.22, worn=False) as pen:
        pen.box(x - over, lip - 3, wide + 2 * over, 5)


def market_awnings() -> None:
    art = Print(WIDE, CREAM, 37)
    art.gradient([(0, "#6fa0a4"), (0.55, "#cddac6"), (1, "#f6e2b4")], 0, 900)
    art.halftone(CREAM, lambda x, y: max(0.0, (y - 60) / 900) if y < 600 else 0, 0.35, 15)
    art.glow(420, 260, 420, "#fff0c4", 0.8)
    with art.ink("#fdf3d2", worn=False) as pen:
        pen.oval(420, 260, 84)
    rng = art.random
    x = -20.0
    inks = ["#d98f63", "#e2bd83", "#b9c6b3", "#cf7658", "#e8cf9e", "#8fb0aa"]
    previous = ""
    while x < 2020:  # house fronts along the quay
        wide, tall = rng.uniform(170, 250), rng.uniform(330, 500)
        colour = rng.choice([ink for ink in inks if ink != previous])
        previous = colour
        top = 850 - tall
        with art.ink(colour) as pen:
            pen.box(x, top, wide + 1, tall + 100)
        with art.ink("#8c4a3c" if rng.random() < 0.5 else "#40606c") as pen:
            if rng.random() < 0.6:
                pen.shape([(x - 8, top + 2), (x + wide / 2, top - 84), (x + wide + 8, top + 2)])
            else:
                pen.shape(
                    [
                        (x - 8, top + 2),
                        (x + 24, top - 52),
                        (x + wide - 24, top - 52),
                        (x + wide + 8, top + 2),
                    ]
                )
            pen.box(x + wide * 0.7, top - 92, 20, 60)
        columns = 3
        with art.ink("#33505f") as pen:
            for row in range(int(tall // 105)):
                for n in range(columns):
                    pen.box(
                        x + (n + 0.5) * wide / columns - 14, top + 36 + row * 104, 28, 54, round_=3
                    )
        with art.ink(CREAM, 0.85) as pen:
            for row in range(int(tall // 105)):
                for n in range(columns):
                    pen.box(x + (n + 0.5) * wide / columns - 22, top + 92 + row * 104, 44, 5)
                    pen.box(x + (n + 0.5) * wide / columns - 1.5, top + 36 + row * 104, 3, 54)
        x += wide
    art.halftone(
        "#5a4a58", lambda x, y: 0.5 * max(0.0, (x - 700) / 1300) if 430 < y < 900 else 0, 0.2, 11
    )
    art.gradient([(0, "#dcc59b"), (1, "#b99f80")], 850, 1333)
    with art.ink("#a58a70", 0.7) as pen:  # paving, closing towards the far end
        for n in range(9):
            y = 862 + 470 * (n / 8) ** 1.7
            pen.line([(0, y), (2000, y)], 2 + n * 0.35)
        for n in range(-14, 40):
            pen.line([(1000 + (n - 13) * 60, 850), (1000 + (n - 13) * 190, 1333)], 2)
    for n, (stripe, fruits) in enumerate(
        (
            (TEAL, (OCHRE, CORAL)),
            (CORAL, ("#7f9a52", OCHRE)),
            (OCHRE, (BRICK, "#7f9a52")),
            (SLATE, (CORAL, OCHRE)),
            (CORAL, (OCHRE, "#7f9a52")),
            (TEAL, (BRICK, OCHRE)),
        )
    ):
        stall(art, -60 + n * 362, 900, 300, stripe, fruits, 0.72)
    with art.ink("#22324d") as pen:
        for x, y, tall, bag, hat in (
            (330, 1040, 250, True, False),
            (690, 1010, 236, False, True),
            (1330, 1030, 246, True, False),
            (1660, 1012, 232, False, False),
            (1030, 1000, 228, False, False),
        ):
            person(pen, x, y, tall, bag, hat)
    with art.ink("#22324d", 0.25, worn=False) as pen:
        for x, y in ((330, 1040), (690, 1010), (1330, 1030), (1660, 1012), (1030, 1000)):
            pen.shape([(x - 26, y), (x + 26, y), (x + 190, y + 26), (x + 120, y + 30)])
    with art.ink(CORAL) as pen:
        pen.shape([(312, 846), (352, 846), (366, 956), (300, 956)])
    stall(art, -150, 1250, 640, CORAL, (OCHRE, "#7f9a52", BRICK), 1.35)
    stall(art, 1500, 1262, 660, TEAL, ("#7f9a52", CORAL, OCHRE), 1.35)
    with art.ink(INK) as pen:
        person(pen, 905, 1290, 400, bag=True)
        person(pen, 1130, 1270, 380, hat=True)
    with art.ink(CORAL) as pen:
        pen.shape([(950, 1130), (1010, 1130), (1000, 1205), (960, 1205)])
    with art.ink(OCHRE) as pen:
        pen.shape(path("1108,945 1152,945 1176,1010 1158,1060 1130,985 1092,1010"))
    art.save("market-awnings.jpg")


def barges_at_dawn() -> None:
    art = Print(WIDE, SAND, 41)
    water = 760
    art.gradient([(0, "#3d6c7c"), (0.4, "#93b4ab"), (0.72, "#f0d7a4"), (1, "#efb27a")], 0, water)
    art.halftone("#2f5a70", lambda x, y: max(0.0, 0.55 - y / 620), 0.5)
    art.glow(640, 560, 620, "#fff0c0", 0.75)
    with art.ink(CORAL, worn=False) as pen:
        pen.oval(640, 560, 128)
    with art.ink("#f4dfae", 0.75) as pen:
        for y, x, w in ((520, 420, 300), (560, 560, 400), (600, 380, 420), (634, 500, 420)):
            pen.box(x, y, w, 10, round_=5)
    art.land("#b8b6a0", 640, 34, 5, 0.8)
    art.land("#8ca39a", 676, 22, 6, 0.9)
    rng = art.random
    for colour, base, count, low, high in (
        ("#6d908e", 740, 60, 50, 120),
        ("#47707a", 764, 34, 70, 210),
    ):
        with art.ink(colour) as pen:  # poplars on the far bank
            pen.box(0, base - 16, 2000, 60)
            for _ in range(count):
                x, tall = rng.uniform(-20, 2020), rng.uniform(low, high)
                if colour == "#47707a" and 380 < x < 960:
                    tall *= 0.4
                pen.oval(x, base - tall * 0.5, tall * 0.13 + 6, tall * 0.55)
    art.mirror(water, "#8fa79c", 0.32, 8)
    for y, h, o in ((736, 26, 0.55), (784, 18, 0.35), (690, 14, 0.4)):
        with art.ink(CREAM, o, worn=False) as pen:
            for _ in range(6):
                x = rng.uniform(-200, 1900)
                pen.box(x, y + rng.uniform(-14, 14), rng.uniform(300, 800), h, round_=h / 2)
    strokes(art, "#fff0c4", 0.8, (540, 790, 740, 1240), 110, 150)
    strokes(art, TEAL, 0.4, (0, 800, 2000, 1320), 150, 200)
    for x, y, size, hull, load in (
        (1160, 850, 0.62, "#3b6272", (OCHRE, SAND, CORAL)),
        (90, 950, 0.86, "#27475c", (CORAL, OCHRE, SAND)),
        (900, 1120, 1.25, INK, (OCHRE, CORAL, "#7f9a52")),
    ):

        def at(px: float, py: float, x: float = x, y: float = y, size: float = size) -> Point:
            return (x + px * size, y + py * size)

        with art.ink(hull) as pen:
            pen.shape(
                [
                    at(0, -10),
                    at(40, 0),
                    at(640, 0),
                    at(730, -34),
                    at(716, 40),
                    at(650, 84),
                    at(60, 84),
                    at(16, 50),
                ]
            )
            pen.box(*at(52, -112), 130 * size, 116 * size, round_=6)
            pen.box(*at(40, -124), 154 * size, 16 * size, round_=4)
            pen.line([at(560, 0), at(560, -250)], 9 * size)
            pen.line([at(560, -240), at(712, -36)], 2.4 * size)
            pen.line([at(560, -240), at(190, -112)], 2.4 * size)
        with art.ink(CREAM) as pen:
            pen.box(*at(72, -84), 34 * size, 32 * size, round_=4)
            pen.box(*at(122, -84), 34 * size, 32 * size, round_=4)
        with art.ink(CORAL) as pen:
            pen.shape([at(24, 56), at(692, 56), at(680, 66), at(34, 66)])
            pen.shape([at(560, -250), at(618, -232), at(560, -212)])
        for row in range(3):
            for n in range(7 - row):
                px, py = 206 + n * 48 + row * 24, -42 - row * 42
                with art.ink(load[(n + row) % 3]) as pen:
                    pen.box(*at(px, py), 44 * size, 40 * size)
        with art.ink(hull) as pen:
            for row in range(3):
                for n in range(7 - row):
                    px, py = 206 + n * 48 + row * 24, -42 - row * 42
                    pen.box(*at(px, py + 12), 44 * size, 3.4 * size)
                    pen.box(*at(px, py + 26), 44 * size, 3.4 * size)
        with art.ink(hull, 0.5) as pen:
            for n in range(12):
                dx = rng.uniform(-10, 14)
                pen.box(
                    *at(40 + dx + n * 3, 84 + n * 7), (620 - n * 14) * size, 3.6 * size, round_=2
                )
    with art.ink(INK) as pen:  # the bargeman on the near boat
        person(pen, 1700, 1120, 170, hat=True)
        for x, y in ((1340, 300), (1420, 340), (1280, 356), (1500, 286)):
            pen.line(
                [(x - 26, y - 10), (x - 8, y - 14), (x, y), (x + 10, y - 14), (x + 28, y - 9)], 4
            )
    art.save("barges-at-dawn.jpg")


def river_map() -> None:
    art = Print(WIDE, CREAM, 53)
    rng = art.random
    cols, rows = 250, 167
    lumps = [
        (rng.uniform(0, 1), rng.uniform(0, 1), rng.uniform(0.05, 0.13), rng.uniform(-1, 1))
        for _ in range(46)
    ]
    banks = (
        (0.36, 0.47, 0.15, 0.035, 0.35),
        (0.60, 0.545, 0.12, 0.034, -0.5),
        (0.80, 0.47, 0.10, 0.04, 0.2),
        (0.86, 0.66, 0.10, 0.026, -0.2),
    )

    def middle(x: float) -> float:
        return 0.52 + 0.13 * math.sin(x * 6.4 + 0.7) * (1 - 0.55 * x) + 0.03 * math.sin(x * 17)

    def height(x: float, y: float) -> float:
        """Metres of land, below zero for depth, in made-up units from -1 to 1."""
        half = 0.06 + 0.17 * x**1.5
        value = (abs(y - middle(x)) - half) * 3.1
        value = max(-0.62, value) if value < 0 else min(0.9, value)
        for lx, ly, spread, lift in lumps:
            value += (
                0.13 * lift * math.exp(-((x - lx) ** 2 + ((y - ly) * 0.667) ** 2) / spread**2 / 0.6)
            )
        for bx, by, rx, ry, tilt in banks:
            u, v = x - bx, (y - by) * 0.85 + (x - bx) * tilt * 0.35
            value += 0.66 * math.exp(-((u / rx) ** 2) - (v / ry) ** 2)
        return value

    data = [height(c / (cols - 1), r / (rows - 1)) for r in range(rows) for c in range(cols)]
    field = Image.new("F", (cols, rows))
    field.putdata(data)
    field = field.resize(art.full, Image.Resampling.BICUBIC)

    def above(level: float) -> Image.Image:
        return field.point(lambda v: v * 30000 + (127 - level * 30000)).convert("L")

    def between(low: float, high: float) -> Image.Image:
        return ImageChops.subtract(above(low), above(high))

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
        art.lay(above(level), colour)
    for level in (-0.56, -0.44, -0.32, -0.205, -0.1):
        art.lay(between(level - 0.0035, level + 0.0035), CREAM, 0.5)
    for level in (0.2, 0.37, 0.55, 0.72):
        art.lay(between(level - 0.003, level + 0.003), "#b07f4e", 0.6)
    art.lay(between(0.022, 0.042), INK, 0.95)
    sand = ImageChops.subtract(above(-0.04), above(0.03))
    dots = Image.new("L", art.full, 0)
    pen = Pen(dots)
    for _ in range(52000):
        pen.oval(rng.uniform(0, 2000), rng.uniform(0, 1333), 1.1)
    art.lay(ImageChops.multiply(dots, sand), "#7b6a4e", 0.8)

    def at(px: float, py: float) -> float:
        c, r = (
            min(cols - 1, max(0, round(px / 2000 * (cols - 1)))),
            min(rows - 1, max(0, round(py / 1333 * (rows - 1)))),
        )
        return data[r * cols + c]

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
    with art.ink(INK, 0.3, worn=False) as pen:  # graticule
        for n in range(1, 8):
            pen.line([(n * 250, 0), (n * 250, 1333)], 1.4)
        for n in range(1, 6):
            pen.line([(0, n * 250 - 42), (2000, n * 250 - 42)], 1.4)
    # the channel that pilots take: the way across that sums to the deepest water, turning gently
    levels = [260 + 10 * n for n in range(82)]
    cost, came = [at(0, y) for y in levels], []
    for n in range(1, 126):
        best = []
        for k, y in enumerate(levels):
            near = range(max(0, k - 2), min(len(levels), k + 3))
            source = min(near, key=lambda m, k=k, cost=cost: cost[m] + 0.02 * (m - k) ** 2)
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
    cx, cy, size = 1690, 1090, 128  # compass rose
    with art.ink(CREAM, 0.93) as pen:
        pen.oval(cx, cy, size + 30)
    ring = Image.new("L", art.full, 0)
    pen = Pen(ring)
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
    with art.ink(INK) as pen:  # scale bar and frame
        for n in range(6):
            pen.box(130 + n * 70, 1214 if n % 2 == 0 else 1221, 70, 14 if n % 2 == 0 else 2)
            pen.box(130 + n * 70, 1214, 70, 2)
            pen.box(130 + n * 70, 1226, 70, 2)
    frame = Image.new("L", art.full, 0)
    pen = Pen(frame)
    pen.box(0, 0, 2000, 1333)
    pen.box(46, 46, 1908, 1241, fill=0)
    art.lay(frame, CREAM)
    frame = Image.new("L", art.full, 0)
    pen = Pen(frame)
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
    art.save("river-map.jpg")


def pell_point() -> None:
    art = Print(WIDE, SAND, 67)
    water = 880
    art.gradient(
        [(0, "#1f3555"), (0.35, "#4b6f86"), (0.6, "#c79a86"), (0.8, "#ea8e5c"), (1, "#f6c47c")],
        0,
        water,
    )
    art.halftone(INK, lambda x, y: max(0.0, 0.6 - y / 560), 0.5)
    art.glow(620, 830, 760, "#ffe2a0", 0.7)
    with art.ink("#fbe0a0", worn=False) as pen:
        pen.oval(620, 830, 190)
    with art.ink("#e58a5c", 0.85) as pen:
        for y, x, w, h in (
            (700, 380, 330, 9),
            (738, 560, 360, 12),
            (780, 330, 360, 14),
            (824, 500, 420, 16),
        ):
            pen.box(x, y, w, h, round_=h / 2)
    with art.ink("#e9b793", 0.55) as pen:
        for x, y, w in (
            (120, 430, 520),
            (300, 456, 460),
            (900, 520, 380),
            (60, 560, 300),
            (760, 600, 330),
        ):
            pen.box(x, y, w, 15, round_=7)
    lamp = (1408.0, 318.0)
    with art.ink("#fff0c0", 0.20, worn=False) as pen:
        pen.shape([lamp, (-20, 60), (-20, 400)])
    with art.ink("#fff0c0", 0.22, worn=False) as pen:
        pen.shape([lamp, (-20, 150), (-20, 320)])
        pen.shape([lamp, (2020, 210), (2020, 400)])
    for colour, base, left, slope in (("#b98f80", 880, 1010, 0.5),):
        with art.ink(colour) as pen:
            top = [
                (x, base - max(0.0, (x - left) * slope * 0.42) * (1 + 0.1 * math.sin(x / 47)))
                for x in range(left, 2041, 10)
            ]
            pen.shape([*top, (2040, 900), (left, 900)])
    art.gradient([(0, "#f3b878"), (0.14, "#c98a78"), (0.5, "#446780"), (1, "#1b2f4c")], water, 1333)
    strokes(art, "#ffe9b4", 0.9, (470, water + 6, 770, 1300), 190, 150)
    strokes(art, "#1d3350", 0.45, (0, water + 20, 2000, 1320), 220, 230)
    strokes(art, "#eab08a", 0.4, (0, water + 10, 2000, 1180), 110, 160)
    cliff = path(
        "900,1010 960,960 1010,930 1060,880 1110,850 1160,790 "
        "1230,752 1300,734 1420,728 1540,736 1640,700 1760,664 "
        "1880,640 2020,610"
    )
    with art.ink("#2a3c58") as pen:
        pen.shape([*cliff, (2020, 1160), (1700, 1120), (1400, 1080), (1150, 1050)])
    with art.ink("#1e2d49") as pen:  # the shaded faces of the rock
        for shape in (
            path(
                "1010,1026 1050,968 1064,920 1090,938 1108,896 1134,862 "
                "1140,930 1168,978 1164,1024 1190,1056 1150,1050"
            ),
            path(
                "1212,1062 1236,1000 1228,946 1262,900 1270,842 1300,826 "
                "1318,890 1306,948 1346,986 1352,1040 1384,1079 1300,1070"
            ),
            path(
                "1404,1080 1432,1010 1424,944 1462,902 1454,852 1490,834 "
                "1520,900 1512,964 1556,1006 1548,1060 1590,1106"
            ),
            path(
                "1620,1112 1640,1022 1682,964 1672,890 1712,850 1716,800 "
                "1760,782 1788,852 1776,930 1828,986 1818,1070 1860,1138 "
                "1700,1120"
            ),
            path("1880,1140 1896,1040 1936,976 1928,880 1972,820 2020,780 2020,1160"),
        ):
            pen.shape(shape)
    with art.ink("#d98a62", 0.75) as pen:  # the edge that still has the sun
        edge = [(x, y - 2) for x, y in cliff]
        pen.shape([*edge, *[(x + 6, y + 11) for x, y in reversed(cliff)]])
    x, foot, head = 1408, 736, 400
    tower = [(x - 62, foot), (x - 40, head), (x + 40, head), (x + 62, foot)]
    with art.ink(CREAM) as pen:
        pen.shape(tower)
    with art.ink(CORAL) as pen:
        for low, high in ((0.14, 0.36), (0.62, 0.84)):
            a, b = head + (foot - head) * low, head + (foot - head) * high
            wa, wb = 40 + 22 * low, 40 + 22 * high
            pen.shape([(x - wa, a), (x + wa, a), (x + wb, b), (x - wb, b)])
    with art.ink(INK, 0.38, worn=False) as pen:
        pen.shape([(x + 14, head), (x + 40, head), (x + 62, foot), (x + 22, foot)])
    with art.ink(INK) as pen:
        pen.box(x - 62, head - 14, 124, 16, round_=4)
        pen.line([(x - 58, head - 46), (x + 58, head - 46)], 4)
        for n in range(9):
            pen.line([(x - 56 + n * 14, head - 46), (x - 56 + n * 14, head - 10)], 2.4)
        pen.box(x - 34, head - 122, 68, 110)
        pen.shape([(x - 46, head - 120), (x, head - 176), (x + 46, head - 120)])
        pen.box(x - 3, head - 204, 6, 34)
        pen.box(x - 9, foot - 190, 18, 32, round_=9)
        pen.box(x - 13, foot - 54, 26, 54, round_=12)
    with art.ink("#fff3c8", worn=False) as pen:
        pen.box(x - 27, head - 112, 54, 62)
    with art.ink(INK) as pen:
        pen.line([(x, head - 112), (x, head - 50)], 3)
    art.glow(*lamp, 260, "#fff0c0", 0.8)
    with art.ink("#e9cfa2") as pen:  # the keeper's house
        pen.box(1500, 668, 150, 74)
    with art.ink(BRICK) as pen:
        pen.shape([(1486, 672), (1518, 626), (1634, 626), (1664, 672)])
        pen.box(1604, 600, 18, 34)
    with art.ink(INK) as pen:
        pen.box(1556, 700, 24, 42)
    with art.ink(OCHRE) as pen:
        pen.box(1518, 692, 22, 22)
        pen.box(1604, 692, 22, 22)
    with art.ink("#1a2540") as pen:  # a sail far out, gulls, and the near rocks
        pen.shape([(330, 906), (420, 906), (408, 922), (344, 922)])
        pen.shape([(372, 800), (372, 900), (330, 900)])
        pen.shape([(380, 812), (380, 900), (424, 900)])
        for gx, gy, s in ((820, 300, 1.2), (910, 350, 0.9), (740, 372, 0.8), (1010, 250, 0.7)):
            pen.line(
                [
                    (gx - 34 * s, gy - 12 * s),
                    (gx - 12 * s, gy - 18 * s),
                    (gx, gy),
                    (gx + 14 * s, gy - 18 * s),
                    (gx + 36 * s, gy - 10 * s),
                ],
                5 * s,
            )
    with art.ink("#0d1528") as pen:
        pen.shape(
            path("-10,1333 -10,1160 70,1130 150,1176 240,1168 320,1236 430,1250 520,1300 600,1340")
        )
        pen.shape(path("2010,1340 2010,1236 1930,1216 1840,1262 1740,1270 1640,1340"))
    strokes(art, CREAM, 0.6, (300, 1262, 640, 1320), 16, 120)
    strokes(art, CREAM, 0.45, (930, 1040, 1500, 1110), 40, 110)
    art.save("pell-point.jpg")


def curve(points: Sequence[Point], steps: int = 14) -> list[Point]:
    """A closed Catmull-Rom spline through the points."""
    count, out = len(points), []
    for i in range(count):
        p0, p1, p2, p3 = (points[(i + k - 1) % count] for k in range(4))
        for n in range(steps):
            t = n / steps
            out.append(
                tuple(
                    0.5
                    * (
                        2 * b
                        + (c - a) * t
                        + (2 * a - 5 * b + 4 * c - d) * t * t
                        + (3 * b - a - 3 * c + d) * t**3
                    )
                    for a, b, c, d in zip(p0, p1, p2, p3, strict=True)
                )
            )
    return out


def maud() -> None:
    art = Print(SQUARE, SLATE, 71, PORTRAIT_SCALE)
    art.gradient([(0, "#24415c"), (1, "#3c6f78")])
    art.halftone(INK, lambda x, y: max(0.0, 0.6 - x / 900), 0.35, 12)
    with art.ink(OCHRE) as pen:
        pen.oval(420, 360, 262)
    strokes(art, "#2f5a6c", 0.9, (0, 560, 800, 760), 46, 210)
    hair = curve(
        path(
            "400,118 512,150 566,260 556,400 582,500 520,560 400,570 "
            "286,556 236,490 262,380 246,250 300,150"
        )
    )
    with art.ink(BRICK) as pen:
        pen.shape(hair)
    with art.ink("#d9a47c") as pen:
        pen.shape([(352, 440), (452, 440), (462, 610), (340, 610)])
    with art.ink("#eec39a") as pen:
        pen.shape(curve(path("402,190 476,226 492,330 462,440 402,486 342,440 312,330 328,226")))
    with art.ink("#d9a47c") as pen:
        pen.shape(curve(path("402,190 476,226 492,330 462,440 402,486 424,420 436,330 420,240")))
        pen.shape(path("352,470 402,496 452,470 456,530 402,522"))
    with art.ink(BRICK) as pen:  # fringe
        pen.shape(
            curve(
                path(
                    "300,320 296,220 350,160 440,152 506,214 510,330 490,268 "
                    "440,236 372,258 326,286"
                )
            )
        )
    with art.ink(CORAL, 0.9) as pen:
        pen.shape(curve(path("330,190 390,156 450,166 404,182 360,210 322,262")))
    coat = curve(path("400,566 500,580 640,640 700,760 712,900 90,900 100,760 166,636 300,580"))
    with art.ink(INK) as pen:
        pen.shape(coat)
    with art.ink("#223553") as pen:
        pen.shape(path("330,560 396,700 400,810 250,810 238,640"))
    with art.ink(CREAM) as pen:  # scarf
        pen.shape(curve(path("318,540 400,566 486,540 510,590 470,634 400,646 328,632 292,590")))
        pen.shape([(420, 616), (492, 620), (520, 790), (440, 800)])
    with art.ink(CORAL) as pen:
        for n in range(4):
            y = 656 + n * 36
            pen.shape(
                [
                    (425 + n * 5, y),
                    (497 + n * 6, y - 4),
                    (500 + n * 6, y + 9),
                    (427 + n * 5, y + 13),
                ]
            )
        pen.line([(306, 586), (400, 608), (500, 584)], 12)
    art.save("maud-kesterly.jpg", 86)


def ines() -> None:
    art = Print(SQUARE, CORAL, 83, PORTRAIT_SCALE)
    art.gradient([(0, "#e07a54"), (1, "#d4553d")])
    art.halftone("#f2b079", lambda x, y: max(0.0, y / 1000 - 0.1), 0.5, 12)
    with art.ink(CREAM) as pen:
        pen.oval(386, 356, 258)
    with art.ink(INK) as pen:  # gathered hair
        pen.oval(520, 190, 84)
        pen.shape(
            curve(path("392,142 486,170 534,262 528,372 488,450 320,452 270,372 262,258 308,172"))
        )
    with art.ink("#a9694c") as pen:
        pen.shape([(350, 420), (446, 420), (462, 610), (336, 610)])
    with art.ink("#c98a66") as pen:
        pen.shape(curve(path("398,196 466,226 484,326 456,434 398,480 340,434 312,326 330,226")))
    with art.ink("#a9694c") as pen:
        pen.shape(curve(path("398,196 330,226 312,326 340,434 398,480 376,420 362,330 376,240")))
        pen.shape(path("350,462 398,490 446,462 452,524 398,514"))
    with art.ink(INK) as pen:  # parting
        pen.shape(
            curve(
                path(
                    "298,330 292,230 340,168 420,150 496,196 512,326 484,262 "
                    "430,210 372,218 324,262"
                )
            )
        )
    with art.ink("#2f4468") as pen:
        pen.shape(curve([(440, 164), (494, 206), (506, 280), (478, 226)]))
        pen.shape(curve([(470, 150), (520, 122), (570, 150), (524, 146)]))
    with art.ink(OCHRE) as pen:
        pen.oval(318, 410, 13)
        pen.oval(480, 410, 13)
    coat = curve(path("398,572 500,584 640,642 704,760 720,900 76,900 92,760 160,640 296,584"))
    with art.ink(TEAL) as pen:
        pen.shape(coat)
    with art.ink(SLATE) as pen:
        pen.shape(path("548,604 640,642 704,760 716,810 610,810"))
    with art.ink(CREAM) as pen:  # open collar
        pen.shape([(336, 556), (398, 668), (360, 712), (276, 600)])
        pen.shape([(462, 556), (398, 668), (436, 712), (522, 600)])
    with art.ink("#c98a66") as pen:
        pen.shape([(348, 560), (450, 560), (398, 664)])
    with art.ink("#a9694c") as pen:
        pen.shape([(348, 560), (398, 540), (450, 560), (398, 600)])
    with art.ink(OCHRE) as pen:
        for n in range(3):
            pen.oval(398, 716 + n * 42, 8)
    art.save("ines-taravilla.jpg", 86)


DRAWINGS = {
    "night-bridge": night_bridge,
    "bridge-cabin": bridge_cabin,
    "market-awnings": market_awnings,
    "barges-at-dawn": barges_at_dawn,
    "river-map": river_map,
    "pell-point": pell_point,
    "maud-kesterly": maud,
    "ines-taravilla": ines,
}


def main() -> None:
    for name in sys.argv[1:] or DRAWINGS:
        DRAWINGS[name]()


if __name__ == "__main__":
    main()
