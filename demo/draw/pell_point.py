"""The light at Pell Point."""

from __future__ import annotations

import math

from demo.draw.canvas import WIDE, Print, inside
from demo.draw.colours import BRICK, CORAL, CREAM, INK, OCHRE, SAND
from demo.draw.scenery import glitter, gulls, strata, strokes
from demo.draw.shapes import Point, arc, curve, gouge, path

WATER = 880.0
SUN: Point = (600.0, 826.0)
LAMP: Point = (1408.0, 318.0)
FOOT, HEAD = 740.0, 400.0
GOLD, ROCK, SHADE, NEAR = "#ffe9b4", "#34455f", "#1c2a45", "#0d1528"
CLIFF = path(
    "890,1016 950,968 1004,936 1040,884 1096,852 1150,792 1226,754 1300,736 1420,730 1540,738 "
    "1640,702 1760,666 1880,642 2020,612"
)


def pell_point() -> None:
    art = Print(WIDE, SAND, 67)
    _sunset(art)
    _beam(art)
    _sea(art)
    _cliff(art)
    _tower(art)
    _lantern(art)
    _house(art)
    _sail(art)
    _rocks(art)
    art.save("pell-point.jpg")


def _sunset(art: Print) -> None:
    stops = [(0, "#1f3555"), (0.35, "#4b6f86"), (0.6, "#c79a86"), (0.8, "#ea8e5c"), (1, "#f6c47c")]
    art.gradient(stops, 0, WATER)
    art.crayon(INK, lambda x, y: 0.85 - y / 440, None, 0.6)
    art.crayon("#ffe2a0", lambda x, y: 1 - math.dist((x, y), SUN) / 500, None, 0.6)
    with art.ink("#fdeab4", worn=False) as pen:
        pen.oval(*SUN, 190)
    disc = inside(arc(*SUN, 190, 190, 0, 360, 90))
    with art.ink("#ee9a60", 0.95, within=disc) as pen:
        for x, y, wide, thick in (
            (500, 716, 330, 7),
            (680, 760, 360, 9),
            (520, 806, 420, 11),
            (700, 846, 400, 11),
        ):
            pen.shape(gouge(x, y, wide, thick))
    strata(
        art,
        "#e9b793",
        ((60, 470, 560, 36), (360, 420, 380, 22), (820, 560, 420, 28), (20, 610, 320, 22)),
        0.7,
    )
    strata(art, "#a5605a", ((700, 650, 360, 20), (150, 690, 300, 16)), 0.6)


def _beam(art: Print) -> None:
    for spread, share in (((60, 400), 0.16), ((150, 320), 0.2)):
        with art.ink("#fff0c0", share, worn=False) as pen:
            pen.shape([LAMP, (-20, spread[0]), (-20, spread[1])])
    with art.ink("#fff0c0", 0.2, worn=False) as pen:
        pen.shape([LAMP, (2020, 215), (2020, 400)])
    beam = [LAMP, (-20, 100), (-20, 360)]
    art.crayon("#fff0c0", lambda x, y: (x - 300) / 1500, inside(beam), 0.4)


def _sea(art: Print) -> None:
    art.gradient([(0, "#f6bd7c"), (0.14, "#c98a78"), (0.5, "#446780"), (1, "#1b2f4c")], WATER, 1333)
    strokes(art, "#1d3350", 0.45, (0, WATER + 20, 2000, 1320), 200, 230)
    strokes(art, "#eab08a", 0.4, (0, WATER + 10, 2000, 1180), 100, 160)
    glitter(art, GOLD, SUN[0], WATER + 6, 1310, (230, 420), 130, 0.95)


def _cliff(art: Print) -> None:
    base = path("2020,1190 1860,1150 1700,1132 1540,1096 1400,1086 1260,1052 1150,1050 1020,1024")
    mass = [*CLIFF, *base]
    with art.ink(ROCK) as pen:
        pen.shape(mass)
    art.crayon(
        "#5d5a6c", lambda x, y: 0.75 - (y - 700) / 240 - (x - 1100) / 2600, inside(mass), 0.7
    )
    rng = art.random
    with art.ink(SHADE, within=inside(mass)) as pen:  # gullies, each in the shade of its rib
        x = 1016.0
        while x < 2000:
            n, wide = (x - 1030) / 116, rng.uniform(0.55, 1.5)
            top, low = 930 - n * 28 + rng.uniform(-50, 50), 1060 + n * 16
            left = ((0, top), (-22, top + 80), (4, top + 150), (-30, low - 60), (-20, low + 30))
            right = (
                (66, low + 40),
                (40, low - 50),
                (62, top + 170),
                (30, top + 90),
                (34, top + 30),
            )
            pen.shape([(x + px * wide, py) for px, py in (*left, *right)])
            x += 74 + 62 * wide
    with art.ink("#7b6a70", 0.75, within=inside(mass)) as pen:
        for _ in range(90):
            x = rng.uniform(940, 1990)
            y = 1010 - (x - 900) * 0.26 + rng.uniform(0, 240)
            pen.shape(gouge(x, y, rng.uniform(30, 90), 2.6, 100 + rng.uniform(-14, 14)))
    with art.ink("#e0935f") as pen:  # the edge that still has the sun
        pen.shape([*[(x, y - 2) for x, y in CLIFF], *[(x + 8, y + 12) for x, y in reversed(CLIFF)]])
    with art.ink(CREAM, 0.8) as pen:  # surf
        for n in range(26):
            x = 1000 + n * 40
            pen.shape(
                gouge(
                    x + rng.uniform(-14, 14),
                    1030 + (x - 1000) * 0.155 + rng.uniform(-3, 22),
                    rng.uniform(40, 110),
                    4,
                )
            )


def _tower(art: Print) -> None:
    x = LAMP[0]
    body = [(x - 64, FOOT), (x - 40, HEAD), (x + 40, HEAD), (x + 64, FOOT)]
    with art.ink(CREAM) as pen:
        pen.shape(body)
    with art.ink(CORAL) as pen:
        for low, high in ((0.14, 0.36), (0.62, 0.84)):
            a, b = HEAD + (FOOT - HEAD) * low, HEAD + (FOOT - HEAD) * high
            wa, wb = 40 + 24 * low, 40 + 24 * high
            pen.shape([(x - wa, a), (x + wa, a), (x + wb, b), (x - wb, b)])
    with art.ink("#5d5a80", 0.85, over=True) as pen:
        pen.shape([(x + 8, HEAD), (x + 40, HEAD), (x + 64, FOOT), (x + 14, FOOT)])
    art.crayon("#4a3f66", lambda px, py: (px - x + 20) / 90, inside(body), 0.6, True)
    with art.ink(INK) as pen:
        pen.box(x - 9, FOOT - 190, 18, 32, round_=9)
        pen.box(x - 13, FOOT - 54, 26, 54, round_=12)


def _lantern(art: Print) -> None:
    x = LAMP[0]
    with art.ink(INK) as pen:
        pen.box(x - 62, HEAD - 14, 124, 16, round_=4)
        pen.line([(x - 58, HEAD - 46), (x + 58, HEAD - 46)], 4)
        for n in range(9):
            pen.line([(x - 56 + n * 14, HEAD - 46), (x - 56 + n * 14, HEAD - 10)], 2.6)
        pen.box(x - 34, HEAD - 122, 68, 110)
        pen.shape(
            curve(
                [
                    (x - 48, HEAD - 118),
                    (x - 30, HEAD - 150),
                    (x, HEAD - 176),
                    (x + 30, HEAD - 150),
                    (x + 48, HEAD - 118),
                    (x, HEAD - 114),
                ],
                5,
            )
        )
        pen.box(x - 3, HEAD - 204, 6, 34)
    with art.ink("#fff3c8", worn=False) as pen:
        pen.box(x - 27, HEAD - 112, 54, 62)
    with art.ink(INK) as pen:
        pen.line([(x, HEAD - 112), (x, HEAD - 50)], 3)
    art.glow(*LAMP, 250, "#fff0c0", 0.8)


def _house(art: Print) -> None:
    with art.ink("#f0d3a4") as pen:
        pen.box(1500, 668, 112, 74)
    with art.ink("#9c7a78") as pen:
        pen.box(1610, 668, 44, 70)
    with art.ink(BRICK) as pen:
        pen.shape([(1486, 672), (1518, 624), (1640, 624), (1668, 672)])
        pen.box(1604, 600, 18, 34)
    with art.ink(INK) as pen:
        pen.box(1548, 700, 24, 42)
    with art.ink(OCHRE) as pen:
        pen.box(1514, 692, 22, 22)
        pen.box(1584, 692, 20, 22)


def _sail(art: Print) -> None:
    with art.ink("#1a2540") as pen:
        pen.shape(curve(path("318,906 372,910 430,904 414,924 340,926"), 4))
        pen.line(path("374,790 374,910"), 3)
        pen.shape(curve(path("380,800 404,850 428,896 380,898"), 4))
        gulls(pen, ((820, 300, 40), (916, 352, 30), (736, 376, 26), (1010, 250, 24)))
    with art.ink("#e8a074") as pen:
        pen.shape(curve(path("370,806 352,856 326,898 370,898"), 4))
    glitter(art, "#1a2540", 376, 926, 990, (90, 70), 12, 0.8)


def _rocks(art: Print) -> None:
    left = path("-10,1333 -10,1160 70,1130 150,1176 240,1168 320,1236 430,1250 520,1300 600,1340")
    right = path("2010,1340 2010,1236 1930,1216 1840,1262 1740,1270 1640,1340")
    with art.ink(NEAR) as pen:
        pen.shape(left)
        pen.shape(right)
    with art.ink("#8a5a54") as pen:
        pen.shape(
            path(
                "70,1130 150,1176 240,1168 320,1236 430,1250 424,1258 312,1246 236,1180 "
                "148,1190 72,1142"
            )
        )
        pen.shape(path("1930,1216 1840,1262 1740,1270 1744,1277 1846,1270 1932,1226"))
    strokes(art, CREAM, 0.6, (430, 1266, 700, 1324), 16, 120)
