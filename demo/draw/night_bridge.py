"""Aldane Bridge, open at night for a small coaster."""

from __future__ import annotations

import math

from demo.draw.canvas import WIDE, Print, inside
from demo.draw.colours import BRICK, CORAL, CREAM, INK, MIST, NIGHT, OCHRE, SAND, SLATE
from demo.draw.pen import Pen
from demo.draw.scenery import figure, glitter, mirror, skyline, stars, strokes
from demo.draw.shapes import Point, arc, bow, curve, path

WATER, MIDDLE = 930.0, 1080.0
MOON: Point = (1128.0, 330.0)
DEEP = "#0c1528"


def night_bridge() -> None:
    art = Print(WIDE, NIGHT, 11)
    _sky(art)
    skyline(art, "#47747d", "#f0cf86", WATER, 70, 170, 0.08)
    skyline(art, "#2b5064", "#f0b95a", WATER, 30, 120, 0.2)
    _approaches(art)
    for side in (-1, 1):
        _leaf(art, side)
        _tower(art, side)
    _windows(art)
    mirror(art, WATER, INK, 0.42, 9)
    _river(art)
    _coaster(art)
    _quay(art)
    art.save("night-bridge.jpg")


def _sky(art: Print) -> None:
    art.gradient([(0, "#0f1730"), (0.55, "#234468"), (0.85, "#4e8088"), (1, "#93b5a8")], 0, WATER)
    art.crayon("#5d8796", lambda x, y: 0.95 - math.dist((x, y), MOON) / 520, None, 0.5)
    art.crayon(INK, lambda x, y: 0.8 - y / 520 - (1 - math.dist((x, y), MOON) / 700), None, 0.7)
    stars(art, CREAM, (0, 0, 2000, 600), 150, 1.9)
    x, y = MOON
    with art.ink("#fbf0d4", worn=False) as pen:
        pen.oval(x, y, 168)
    disc = inside(arc(x, y, 168, 168, 0, 360, 90))
    with art.ink("#e6d6ae", within=disc) as pen:
        pen.shape(
            curve(
                path(
                    "1010,300 1060,220 1150,210 1180,260 1140,300 1170,350 1100,380 1050,350 "
                    "1020,370"
                ),
                8,
            )
        )
        pen.shape(curve(path("1190,330 1250,300 1280,360 1240,420 1180,410 1200,370"), 8))
        pen.shape(curve(path("1060,420 1120,410 1150,450 1100,480 1050,460"), 8))
    art.crayon(
        "#cdbb92", lambda px, py: math.dist((px, py), (x - 60, y - 60)) / 190 - 0.62, disc, 0.8
    )
    with art.ink("#b9cbbc", 0.55) as pen:  # thin cloud across
        pen.shape(
            curve(path("760,424 960,410 1140,420 1330,408 1480,420 1300,434 1100,438 900,432"), 8)
        )
        pen.shape(curve(path("1180,470 1330,462 1560,472 1400,482 1250,480"), 8))


def _approaches(art: Print) -> None:
    spans = [(MIDDLE - 400 - 195 * n, MIDDLE + 400 + 195 * n) for n in range(6)]

    def arches(pen: Pen, fill: int) -> None:
        for pair in spans:
            for edge, side in zip(pair, (-1, 1), strict=True):
                x = edge + side * 122
                pen.box(x - 78, 802, 156, 140, fill)
                pen.oval(x, 802, 78, 74, fill)

    def stone(pen: Pen) -> None:
        pen.box(-10, 690, MIDDLE - 390, WATER - 690)
        pen.box(MIDDLE + 400, 690, 1200, WATER - 690)
        arches(pen, 0)

    with art.ink(INK) as pen:
        stone(pen)
        for x in range(-4, 2010, 18):
            if abs(x - MIDDLE) > 400:
                pen.box(x, 664, 2.6, 28)
        pen.box(-10, 660, MIDDLE - 390, 6)
        pen.box(MIDDLE + 400, 660, 1200, 6)
    art.crayon("#2c4a66", lambda x, y: 0.75 - (y - 690) / 150, stone, 0.7)
    with art.ink("#4a6c80", 0.9) as pen:
        for pair in spans:
            for edge, side in zip(pair, (-1, 1), strict=True):
                pen.line(arc(edge + side * 122, 802, 82, 78, 190, 350), 4)
    _lamps(art)


def _lamps(art: Print) -> None:
    with art.ink("#0f1a30") as pen:
        for lamp in (150, 420, 1710, 1930):
            pen.box(lamp - 3, 596, 6, 70)
    for lamp in (150, 420, 1710, 1930):
        art.glow(lamp, 592, 46, OCHRE, 0.7)
        with art.ink(OCHRE, worn=False) as pen:
            pen.oval(lamp, 592, 8)


def _leaf(art: Print, side: int) -> None:
    """One half of the roadway, raised: an open girder against the moon."""
    lean = math.radians(60)
    root, long = (MIDDLE + side * 345.0, 706.0), 430.0

    def at(share: float, depth: float) -> Point:
        width = (104 - 78 * share) * depth
        x = long * share * math.cos(lean) + width * math.sin(lean)
        y = long * share * math.sin(lean) - width * math.cos(lean)
        return (root[0] - side * x, root[1] - y)

    with art.ink("#6b2a38") as pen:
        for n in range(9):
            pen.line([at(n / 8, 0.04), at(n / 8, 0.96)], 9)
            if n < 8:
                pen.line(
                    [at(n / 8, 0.96 if n % 2 else 0.04), at((n + 1) / 8, 0.04 if n % 2 else 0.96)],
                    9,
                )
        pen.line([at(-0.12, 1), at(1, 1)], 16)
    with art.ink(BRICK) as pen:
        pen.line([at(-0.14, 0), at(1.01, 0)], 26)
    with art.ink(CORAL) as pen:
        pen.line([at(0, 0.96), at(1, 0.94)], 7)
        pen.line([at(-0.1, -0.06), at(1.01, -0.22)], 7)
    with art.ink(CREAM, worn=False) as pen:
        pen.oval(*at(1.0, 0.5), 7)


def _tower(art: Print, side: int) -> None:
    x = MIDDLE + side * 400
    body = [(x - 82, WATER + 6), (x - 66, 560), (x + 66, 560), (x + 82, WATER + 6)]
    with art.ink(INK) as pen:
        pen.shape(body)
        pen.box(x - 86, 538, 172, 26)
        pen.box(x - 62, 436, 124, 108)
        pen.shape([(x - 88, 444), (x - 10, 336), (x + 10, 336), (x + 88, 444)])
        pen.box(x - 4, 292, 8, 60)
        pen.box(x - 102, 884, 204, 50, round_=10)
    lit = x - side * 66
    with art.ink("#3f6680") as pen:  # the side that the moon finds
        pen.shape(
            [(lit, 562), (lit + side * 16, 562), (lit - side * 2, 884), (lit - side * 14, 884)]
        )
        pen.box(min(lit, lit + side * 10) + side * 4, 440, 10, 98)
        pen.shape(
            [(x - side * 88, 444), (x - side * 10, 336), (x - side * 2, 336), (x - side * 60, 444)]
        )
    art.crayon("#24405c", lambda px, py: 0.62 - abs(px - lit) / 120, inside(body), 0.8)
    with art.ink("#0b1322", 0.8) as pen:
        for n in range(9):
            pen.box(x - 66, 600 + n * 34, 132, 3)
    with art.ink(CORAL, worn=False) as pen:
        pen.oval(x, 288, 9)
    art.glow(x, 288, 40, CORAL, 0.6)


def _windows(art: Print) -> None:
    left, right = MIDDLE - 400, MIDDLE + 400
    with art.ink(OCHRE, worn=False) as pen:
        for n in range(3):
            pen.box(left - 48 + n * 35, 464, 26, 50)
    with art.ink(SLATE) as pen:
        for n in range(3):
            pen.box(right - 48 + n * 35, 464, 26, 50)
    with art.ink(INK, worn=False) as pen:  # the keeper
        pen.oval(left + 4, 486, 9, 10)
        pen.box(left - 8, 496, 24, 20, round_=8)
    art.glow(left, 490, 190, OCHRE, 0.5)


def _river(art: Print) -> None:
    art.crayon(DEEP, lambda x, y: (y - 1060) / 420, None, 0.7)
    glitter(art, CREAM, 1128, WATER + 14, 1270, (110, 330), 110, 0.9)
    glitter(art, OCHRE, MIDDLE - 400, WATER + 30, 1180, (20, 70), 34, 0.8)
    strokes(art, MIST, 0.35, (0, WATER + 20, 2000, 1320), 150, 150)


def _coaster(art: Print) -> None:
    hull = path("900,985 1230,985 1262,962 1250,992 1204,1050 934,1050")
    with art.ink(DEEP) as pen:
        pen.shape(hull)
        pen.box(928, 926, 96, 62)
        pen.box(916, 916, 120, 14)
        pen.line([(1116, 990), (1116, 752)], 7)
        pen.line([(1116, 766), (1240, 972)], 2.4)
        pen.line([(1116, 766), (976, 918)], 2.4)
        pen.box(1056, 966, 104, 24)
        pen.line([(1116, 960), (1196, 880)], 5)
        figure(pen, 1200, 988, 62, 0.2)
    with art.ink(OCHRE, worn=False) as pen:
        pen.box(942, 940, 22, 20)
        pen.box(974, 940, 22, 20)
    with art.ink(CREAM, worn=False) as pen:
        pen.oval(1116, 752, 8)
    art.glow(1116, 752, 50, CREAM, 0.7)
    with art.ink(CORAL) as pen:
        pen.shape(path("922,1022 1222,1022 1214,1036 928,1036"))
    with art.ink(SAND, 0.8) as pen:
        pen.line(path("1262,964 1232,987 904,987"), 3)
    glitter(art, OCHRE, 970, 1056, 1200, (40, 90), 26, 0.75)
    glitter(art, DEEP, 1070, 1050, 1130, (330, 240), 34, 0.85)


def _quay(art: Print) -> None:
    with art.ink("#0a1120") as pen:
        pen.shape(path("0,1268 900,1256 2000,1240 2000,1340 0,1340"))
        for x in (250, 1760):
            pen.box(x - 24, 1180, 48, 90, round_=10)
            pen.box(x - 38, 1168, 76, 28, round_=14)
        pen.line(
            bow([(250 + n * 75.5, 1196 + 46 * math.sin(n / 20 * math.pi)) for n in range(21)], 2), 7
        )
    with art.ink("#35536b", 0.9) as pen:
        pen.line(path("0,1267 900,1256 2000,1240"), 3)
        for x in (250, 1760):
            pen.box(x + (22 if x < 1000 else -32), 1172, 8, 20, round_=4)
