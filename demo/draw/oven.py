"""The oven in Coopers' Street, with its door open."""

from __future__ import annotations

import math

from demo.draw.canvas import WIDE, Print, boxed, inside
from demo.draw.pen import Pen
from demo.draw.people import solid
from demo.draw.shapes import Point, arc, curve, gouge, moved, path

SOOT, WALL, BRICK, WARM = "#170e12", "#2a171a", "#4a2320", "#8a3a22"
EMBER, FIRE, YELLOW, PALE = "#d9581f", "#f08a2c", "#f9c14f", "#fdeab0"
CRUST, BURNT = "#7a3a1a", "#33160f"
STONE, EDGE = "#6f6262", "#b78c6a"
X, SILL, HALF, SPRING = 760.0, 930.0, 430.0, 720.0


def oven_door() -> None:
    art = Print(WIDE, SOOT, 151)
    _bricks(art)
    _inside(art)
    _ring(art)
    _door(art)
    _sill(art)
    _floor(art)
    _peel(art)
    _baker(art)
    _sparks(art)
    art.save("oven-door.jpg")


def _mouth(more: float = 0) -> list[Point]:
    bow = arc(X, SPRING, HALF + more, 290 + more, 180, 360, 40)
    return [(X - HALF - more, SILL), *bow, (X + HALF + more, SILL)]


def _heat(x: float, y: float) -> float:
    return 1.05 - math.hypot((x - X) / 1.15, y - 760) / 900


def _bricks(art: Print) -> None:
    rng = art.random
    for colour in (WALL, "#331c1c", BRICK):
        with art.ink(colour) as pen:
            for row in range(24):
                for n in range(-1, 17):
                    if rng.random() < (1, 0.4, 0.3)[(WALL, "#331c1c", BRICK).index(colour)]:
                        pen.box(n * 128 + 64 * (row % 2), row * 52, 120, 45, round_=4)

    def bricks(pen: Pen) -> None:
        for row in range(24):
            for n in range(-1, 17):
                pen.box(n * 128 + 64 * (row % 2), row * 52, 120, 45, round_=4)

    art.crayon(WARM, lambda x, y: _heat(x, y) * 0.95, bricks, 0.85)
    art.crayon(EMBER, lambda x, y: _heat(x, y) * 1.25 - 0.62, bricks, 0.8)


def _inside(art: Print) -> None:
    mouth = inside(_mouth())
    art.gradient([(0, "#a93c17"), (0.45, EMBER), (0.75, YELLOW), (1, FIRE)], 430, SILL, mouth)
    art.crayon(PALE, lambda x, y: 1.5 - math.hypot((x - X + 120) / 2.2, y - 800) / 120, mouth)
    art.crayon(
        YELLOW, lambda x, y: 1.6 - math.hypot((x - X + 120) / 2.0, y - 800) / 150, mouth, 0.5
    )
    art.crayon("#7c2611", lambda x, y: (640 - y) / 260 + abs(x - X) / 900 - 0.2, mouth)
    with art.ink("#7c2611", 0.75, within=mouth, rough=True) as pen:  # courses of the vault
        for n in range(1, 5):
            pen.line(arc(X - 60, SPRING + 30, HALF - n * 62, 300 - n * 44, 180, 360), 4)
    art.gradient([(0, YELLOW), (0.5, FIRE), (1, "#b8461a")], 822, SILL, _hearth)
    for row, (y, size, count) in enumerate(((838, 46, 8), (872, 64, 6), (918, 88, 5))):
        for n in range(count):
            x = X + (n - (count - 1) / 2) * size * 2.15 + (18 if row == 1 else 0)
            _loaf(art, x, y, size)


def _hearth(pen: Pen) -> None:
    pen.shape([(X - HALF, SILL), (X - HALF + 60, 822), (X + HALF - 60, 822), (X + HALF, SILL)])


def _loaf(art: Print, x: float, y: float, size: float) -> None:
    dome = curve(
        [
            (x - size, y),
            (x - size * 0.92, y - size * 0.42),
            (x - size * 0.4, y - size * 0.82),
            (x + size * 0.4, y - size * 0.82),
            (x + size * 0.92, y - size * 0.42),
            (x + size, y),
            (x, y + size * 0.12),
        ],
        6,
    )
    mouth = inside(_mouth())
    with art.ink(BURNT, within=mouth) as pen:
        pen.shape(dome)
    with art.ink("#b0551f", within=inside(dome)) as pen:
        pen.oval(x, y - size * 0.62, size * 0.86, size * 0.44)
    with art.ink(YELLOW, within=inside(dome)) as pen:
        pen.oval(x, y - size * 0.9, size * 0.66, size * 0.2)
        for n in (-1, 0, 1):
            pen.shape(gouge(x + n * size * 0.42, y - size * 0.5, size * 0.4, size * 0.05, 68))


def _ring(art: Print) -> None:
    """Voussoirs round the mouth, lit on the side that faces the fire."""
    count = 19
    for n in range(count):
        a, b = 180 + 180 * n / count + 0.7, 180 + 180 * (n + 1) / count - 0.7
        inner, outer = (
            arc(X, SPRING, HALF + 4, 294, a, b, 4),
            arc(X, SPRING, HALF + 112, 402, b, a, 4),
        )
        with art.ink(("#7a3324", "#69291f", "#873d29")[n % 3]) as pen:
            pen.shape([*inner, *outer])
    for side in (-1, 1):
        for n in range(4):
            x = X + side * (HALF + 4)
            with art.ink(("#7a3324", "#69291f")[n % 2]) as pen:
                pen.box(min(x, x + side * 108), SPRING + 6 + n * 53, 108, 47, round_=3)
    rim = [*_mouth(4), *reversed(_mouth(30))]
    with art.ink(FIRE) as pen:
        pen.shape(rim)
    ring = [*_mouth(28), *reversed(_mouth(112))]
    art.crayon(
        EMBER,
        lambda x, y: 1.35 - math.hypot((x - X) / (HALF + 60), (y - SPRING) / 350) * 0.95,
        inside(ring),
        0.8,
    )


def _door(art: Print) -> None:
    leaf = path("316,940 216,968 84,1000 84,520 150,450 240,440 316,486")
    with art.ink("#1f171c") as pen:
        pen.shape(leaf)
    art.crayon("#c9551f", lambda x, y: (x - 130) / 260 - abs(y - 740) / 900, inside(leaf), 0.75)
    with art.ink("#0d080b") as pen:
        pen.line([*leaf, leaf[0]], 10)
        pen.box(298, 560, 40, 34, round_=6)
        pen.box(298, 850, 40, 34, round_=6)
        for y in (600, 860):
            pen.shape([(100, y + 8), (318, y - 24), (318, y - 2), (100, y + 34)])
    with art.ink(FIRE) as pen:
        pen.shape(path("310,490 318,488 318,940 310,942"))
        pen.ring(140, 742, 24, 7)


def _sill(art: Print) -> None:
    """Two treads of granite that were meant for a flight of stairs."""
    for x, wide in ((250, 508), (764, 530)):
        with art.ink(STONE) as pen:
            pen.box(x, SILL - 4, wide, 84, round_=26)
        with art.ink(EDGE) as pen:
            pen.box(x + 6, SILL - 2, wide - 12, 26, round_=13)
        art.crayon(
            "#332a2e",
            lambda px, py: (py - 960) / 60,
            boxed(x, SILL, wide, 84, 26),
        )
    with art.ink(YELLOW, 0.9) as pen:
        pen.shape(path("420,930 1120,930 1060,946 470,946"))


def _floor(art: Print) -> None:
    with art.ink("#1d1214") as pen:
        pen.box(0, 1180, 2000, 160)
    spill = path("300,1180 1180,1180 1560,1333 40,1333")
    art.crayon(
        EMBER, lambda x, y: 0.85 - abs(x - 760) / 760 - (y - 1180) / 420, inside(spill), 0.75
    )
    with art.ink("#0d080b") as pen:
        for n in range(-6, 8):
            pen.line([(760 + n * 170, 1180), (760 + n * 330, 1333)], 4)
        pen.line([(0, 1180), (2000, 1180)], 6)


def _peel(art: Print) -> None:
    with art.ink("#e0a35c") as pen:
        pen.shape(path("930,936 1070,900 1150,912 1160,950 1020,980 940,972"))
        pen.shape(path("1140,916 2010,1010 2010,1038 1146,948"))
    with art.ink("#8f5528") as pen:
        pen.shape(path("1146,940 2010,1026 2010,1040 1146,950"))
        pen.shape(path("940,966 1020,974 1158,944 1160,952 1020,984 938,974"))
    with art.ink(BURNT) as pen:
        pen.shape(curve(path("940,934 956,880 1010,846 1080,850 1124,890 1130,928 1040,950"), 8))
    with art.ink(CRUST) as pen:
        pen.shape(curve(path("950,926 966,884 1012,856 1064,860 1050,890 1000,920"), 8))
    with art.ink(YELLOW) as pen:
        pen.shape(curve(path("954,916 968,884 1004,862 990,890"), 6))
        for n in range(3):
            pen.shape(gouge(1016 + n * 34, 892 + n * 4, 46, 5, 62))


def _baker(art: Print) -> None:
    body = curve(
        path(
            "1570,690 1606,616 1680,590 1790,588 1900,630 1960,760 1990,1000 2060,1400 "
            "1560,1400 "
            "1540,1130 1536,900"
        ),
        8,
    )
    solid(art, body, "#cf6a2e", "#24161a", (30, 6))
    with art.ink("#e58a45") as pen:
        pen.shape(PROFILE)
    with art.ink("#341c1c", within=inside(PROFILE)) as pen:
        pen.shape(
            curve(
                path(
                    "1650,330 1646,400 1664,450 1640,492 1648,540 1630,566 1640,650 1820,660 "
                    "1840,320"
                ),
                8,
            )
        )
        pen.shape(curve(path("1624,414 1606,410 1612,424 1626,424"), 5))
    with art.ink("#1b1014") as pen:  # ear, and hair below the cap
        pen.shape(curve(path("1704,430 1730,424 1738,456 1722,492 1706,480"), 6))
        pen.shape(curve(path("1734,372 1796,366 1800,430 1776,500 1750,470 1746,410"), 6))
    cap = curve(
        path("1594,374 1602,290 1650,240 1740,236 1800,280 1816,350 1800,396 1740,372 1660,372"), 8
    )
    solid(art, cap, "#f4dcb2", "#8d7468", (92, 14))
    apron = curve(path("1552,800 1640,790 1680,900 1690,1400 1566,1400 1552,1120 1544,900"), 6)
    solid(art, apron, "#f0c48a", "#7d5a4c", (44, 0))
    arm = curve(
        path(
            "1600,640 1672,664 1664,760 1570,910 1450,986 1384,1000 1362,964 1400,934 "
            "1500,844 1560,744"
        ),
        8,
    )
    solid(art, arm, "#e07a3c", "#301b1c", (24, 22))
    with art.ink("#e9924c") as pen:
        pen.oval(1376, 978, 36, 27)


PROFILE = curve(
    path(
        "1602,366 1598,396 1592,414 1580,438 1562,460 1568,470 1588,472 1580,486 "
        "1586,494 "
        "1580,506 1588,516 1586,536 1598,556 1626,566 1650,572 1656,620 1770,620 "
        "1764,540 1786,470 "
        "1800,390 1760,330 1660,330"
    ),
    7,
)


def _sparks(art: Print) -> None:
    with art.ink(PALE, worn=False) as pen:
        for _ in range(50):
            x, y = art.random.gauss(X + 60, 260), art.random.uniform(480, 900)
            pen.shape(moved(gouge(0, 0, art.random.uniform(5, 13), 1.6, 60), x, y))
