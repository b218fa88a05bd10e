"""The islands in the mouth of the Mirel, at low water."""

from __future__ import annotations

import math

from demo.draw.camera import Camera
from demo.draw.canvas import PANORAMA, Print, inside
from demo.draw.pen import Pen
from demo.draw.scenery import gulls, strata
from demo.draw.shapes import Point, bow, curve, gouge, moved, path, ribbon

VIEW = Camera(eye=(0, 0, 30), heading=0, focal=1700, centre=(1600, 262))
MUD, WET, DRY = "#a8938a", "#7c7079", "#c9b299"
MARSH, GRASS, DARK = "#8c9564", "#5f7a57", "#2d4247"
SKY_LIGHT, ROSE = "#fbeccb", "#efb79b"
CORAL = "#e0613f"

CREEKS: tuple[tuple[str, float], ...] = (
    ("-30,88 -16,130 -42,190 10,260 70,360 20,520 120,760 60,1200 300,2400 900,5000", 26),
    ("8,255 -60,300 -150,330 -190,420 -330,520 -420,760 -560,1200", 11),
    ("66,350 140,330 190,400 300,430 340,560 520,700 620,1100", 13),
    ("150,88 130,120 150,170 120,230 70,352", 9),
    ("-130,96 -118,140 -150,200 -120,260 -146,326", 7),
    ("-42,186 -74,176 -92,140 -104,118", 4),
    ("190,398 214,330 262,270 250,220 290,170", 6),
    ("300,428 380,400 430,330 480,310", 5),
    ("-190,420 -236,360 -300,330 -340,270", 5),
    ("120,760 260,840 420,1000 800,1500", 14),
    ("-420,760 -300,900 -340,1500 -900,3000", 16),
)


def estuary_panorama() -> None:
    art = Print(PANORAMA, MUD, 139, 2)
    _sky(art)
    _flats(art)
    _water(art)
    for place in ISLANDS:
        _island(art, *place)
    _constance(art)
    _birds(art)
    art.save("estuary-panorama.jpg")


def _sky(art: Print) -> None:
    art.gradient([(0, "#7fa6b5"), (0.5, "#c9cfc0"), (0.85, SKY_LIGHT), (1, "#f7d3a8")], 0, 266)
    art.crayon("#5f8ca3", lambda x, y: 0.75 - y / 190 - abs(x - 900) / 6000, None, 0.5)
    with art.ink("#fff8e2") as pen:
        pen.oval(2260, 214, 46)
    strata(
        art,
        "#f9efdb",
        ((120, 120, 760, 44), (1060, 74, 520, 30), (2450, 130, 640, 40), (1500, 168, 420, 18)),
        0.85,
    )
    strata(art, "#b9bfc0", ((700, 176, 500, 20), (2050, 190, 340, 12), (2760, 196, 400, 16)), 0.8)
    with art.ink("#90a6a6") as pen:
        pen.shape(
            path("0,264 0,244 300,238 520,250 900,262 2300,262 2700,248 3000,240 3200,246 3200,266")
        )


def _flats(art: Print) -> None:
    art.gradient([(0, "#dcc2a4"), (0.2, "#b79f92"), (1, "#85767c")], 262, 800)
    art.crayon("#f6d9b4", lambda x, y: 0.8 - (y - 262) / 300 - abs(x - 2260) / 1500, _below, 0.75)
    rng = art.random
    for colour, count in ((DRY, 60), (WET, 60), ("#bfa48f", 50), ("#93848a", 46)):
        with art.ink(colour, 0.8) as pen:
            for _ in range(count):
                y = 88 * (40 ** rng.random())
                x = rng.uniform(-1, 1) * y * 0.98
                wide, deep = rng.uniform(0.03, 0.13) * y, rng.uniform(0.02, 0.10) * y
                ring = [
                    (
                        x + wide * math.cos(t) * rng.uniform(0.7, 1.2),
                        y + deep * math.sin(t) * rng.uniform(0.6, 1.2),
                        0.0,
                    )
                    for t in (math.tau * n / 9 for n in range(9))
                ]
                pen.shape(curve(VIEW.face(ring), 6))
    with art.ink("#6e636d", 0.6) as pen:  # ripples left by the ebb
        for _ in range(900):
            y = 88 * (9 ** rng.random())
            x, z = VIEW.at(rng.uniform(-1, 1) * y, y)
            pen.shape(
                gouge(x, z, 4200 / y * rng.uniform(0.5, 1.6), 70 / y + 0.5, rng.uniform(-5, 5))
            )


def _below(pen: Pen) -> None:
    pen.box(0, 262, 3200, 540)


def _creek(text: str, wide: float, more: float) -> list[Point]:
    line = bow(path(text), 12)
    flat = ribbon(line, [wide * (1 + 0.5 * math.sin(n)) * more for n in range(24)])
    return VIEW.face([(x, y, 0.0) for x, y in flat])


def _water(art: Print) -> None:
    for more, colour in ((2.1, "#8d7f83"), (1.45, "#5e5a68")):
        with art.ink(colour, 0.85) as pen:
            for text, wide in CREEKS:
                pen.shape(_creek(text, wide, more))

    def water(pen: Pen) -> None:
        for text, wide in CREEKS:
            pen.shape(_creek(text, wide, 1))

    art.gradient(
        [(0, "#fbe6bd"), (0.12, "#f3d2b0"), (0.4, "#cfcfc0"), (1, "#7fa3ae")], 262, 800, water
    )
    with art.ink("#fff6df", 0.9, within=water) as pen:
        for _ in range(240):
            y = 88 * (20 ** art.random.random())
            x, z = VIEW.at(art.random.uniform(-1, 1) * y, y)
            pen.shape(gouge(x, z, 5200 / y + 8, 90 / y + 0.8))


# middle, distance, half length, half depth, height of the ground, houses
ISLANDS: tuple[tuple[float, float, float, float, float, int], ...] = (
    (-820, 1150, 300, 90, 8, 0),
    (620, 900, 170, 60, 6, 1),
    (-330, 640, 150, 46, 5, 3),
    (230, 520, 78, 26, 4, 1),
    (-236, 268, 62, 24, 3.4, 2),
)


def _island(
    art: Print, x: float, y: float, long: float, deep: float, high: float, houses: int
) -> None:
    base = _shore(art, x, y, long * 1.12, deep * 1.25)
    with art.ink(MARSH) as pen:
        pen.shape(base)
    unit = VIEW.focal / y
    px, py = VIEW.at(x, y)
    rise = [
        (-1, 0),
        (-0.7, -0.55),
        (-0.3, -0.9),
        (0.15, -0.75),
        (0.5, -1),
        (0.82, -0.4),
        (1, 0),
        (0.5, 0.25),
        (-0.5, 0.25),
    ]
    top = curve([(px + a * long * unit, py + b * high * unit) for a, b in rise], 8)
    with art.ink(GRASS) as pen:
        pen.shape(top)
    with art.ink("#49654f", within=inside(top)) as pen:
        pen.shape(moved(top, long * unit * 0.12, high * unit * 0.5))
    with art.ink("#3d5c4e") as pen:
        for _ in range(14):
            share = art.random.uniform(-0.8, 0.8)
            size = art.random.uniform(0.5, 1.1) * high * unit
            pen.oval(px + share * long * unit, py - high * unit * 0.75, size * 1.1, size * 0.7)
    for n in range(houses):
        hx = px + (n - houses / 2 + 0.3) * long * unit * 0.32
        _house(art, hx, py - high * unit * 0.55, 4.4 * unit)


def _shore(art: Print, x: float, y: float, long: float, deep: float) -> list[Point]:
    turns = [math.tau * n / 14 for n in range(14)]
    ring = [
        (
            x + long * math.cos(t) * art.random.uniform(0.85, 1.12),
            y + deep * math.sin(t) * art.random.uniform(0.75, 1.2),
            0.0,
        )
        for t in turns
    ]
    return curve(VIEW.face(ring), 8)


def _house(art: Print, x: float, y: float, size: float) -> None:
    with art.ink("#f7ecd3") as pen:
        pen.box(x - size, y - size, size * 2, size * 1.1)
    with art.ink("#a9473a") as pen:
        pen.shape(
            [
                (x - size * 1.15, y - size),
                (x - size * 0.7, y - size * 1.8),
                (x + size * 0.7, y - size * 1.8),
                (x + size * 1.15, y - size),
            ]
        )
        pen.box(x + size * 0.3, y - size * 2.2, size * 0.25, size * 0.6)
    with art.ink(DARK) as pen:
        pen.box(x - size * 0.2, y - size * 0.65, size * 0.4, size * 0.75)


def _constance(art: Print) -> None:
    """The ferry on her legs, waiting for water."""
    x, y = VIEW.at(96, 146)

    def at(text: str) -> list[Point]:
        return moved(path(text), x, y - 15)

    with art.ink("#4d4955", 0.8) as pen:
        pen.oval(x + 14, y + 6, 170, 13)
    with art.ink(DARK) as pen:
        for dx in (-118, 112):
            pen.shape(moved([(dx - 4, -40), (dx + 4, -40), (dx + 12, 8), (dx + 2, 8)], x, y))
    with art.ink(CORAL) as pen:
        pen.shape(at("-160,-52 150,-52 166,-58 158,-22 142,2 -138,2 -156,-20"))
    with art.ink("#1f4a50") as pen:
        pen.shape(at("-148,-10 150,-10 142,2 -138,2"))
    with art.ink("#f7ecd3") as pen:
        pen.shape(at("-116,-104 104,-104 104,-52 -116,-52"))
        pen.shape(at("-62,-138 -14,-138 -14,-108 -62,-108"))
    with art.ink("#1f4a50") as pen:
        pen.shape(at("-126,-110 114,-110 110,-102 -122,-102"))
        pen.shape(at("-68,-144 -8,-144 -12,-137 -64,-137"))
        for n in range(6):
            pen.shape(moved(path("0,-92 24,-92 24,-64 0,-64"), x - 104 + n * 34, y))
        pen.line(at("-38,-144 -38,-186"), 3)
        pen.line(at("150,-54 196,-8"), 6)


def _birds(art: Print) -> None:
    rng = art.random
    with art.ink(DARK) as pen:
        places = [(1120 + 34 * n, 118 + abs(n - 4) * 9, 13) for n in range(10)]
        gulls(pen, [*places, (2540, 92, 20), (2600, 110, 15), (420, 200, 16)])
        for _ in range(46):  # brent geese, feeding
            y = rng.uniform(104, 128)
            x, z = VIEW.at(rng.gauss(-62, 13), y)
            unit = VIEW.focal / y * 0.42
            goose = curve(path("-1,-0.7 0.3,-0.9 0.9,-0.6 0.6,-0.1 -0.5,-0.1"), 4)
            pen.shape(moved(goose, x, z, unit))
            neck = path("0.7,-0.6 1.2,-0.9 1.45,-0.4")
            pen.line(moved(neck, x, z, unit), max(1.6, unit * 0.28))
    with art.ink("#54424a") as pen:  # withies along the channel
        for n in range(15):
            y = 100 * 1.17**n
            x, z = VIEW.at(34 + 0.055 * y + 8 * math.sin(n), y)
            pen.line([(x, z), (x + 60 / y, z - 3000 / y)], max(1.2, 260 / y))
