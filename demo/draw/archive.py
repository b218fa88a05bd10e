"""The old ice house that keeps the sounds of the harbour: two people hearing one of them."""

from __future__ import annotations

import math

from demo.draw.canvas import WIDE, Print, inside
from demo.draw.people import faced, head, solid
from demo.draw.reels import reel
from demo.draw.shapes import Point, arc, curve, gouge, path

NIGHT, PLUM, WINE, ROSE = "#1d1424", "#33203a", "#55304a", "#8d4a58"
CLAY, SAND, LIGHT, PALE = "#c0735c", "#e3ac76", "#f6d79a", "#fdf0cb"
TEAL, STEEL = "#3f6e74", "#8aa6a3"
MIDDLE: Point = (1000.0, 800.0)
SPINES = (ROSE, CLAY, SAND, TEAL, "#6d3a52", "#a85c55", "#d8c29a", "#2f4f5c")


def sound_archive() -> None:
    art = Print(WIDE, NIGHT, 157)
    _vault(art)
    _door(art)
    for right in (False, True):
        _shelves(art, right)
    _lamp(art)
    _listener(art)
    _keeper(art)
    _table(art)
    _machine(art)
    art.save("sound-archive.jpg")


def _arch(radius: float) -> list[Point]:
    x, y = MIDDLE
    bow = arc(x, y - radius * 0.18, radius, radius * 0.92, 180, 360, 60)
    return [(x - radius, y + 700), *bow, (x + radius, y + 700)]


def _vault(art: Print) -> None:
    """Courses of cork, which are also the rings of a sound going out."""
    radius, n = 1400.0, 0
    while radius > 330:
        near = max(0.0, 1.2 - radius / 1300)
        with art.ink((PLUM, "#3b2541", WINE, "#472a46")[n % 2 + (2 if near > 0.45 else 0)]) as pen:
            pen.shape(_arch(radius))
        with art.ink(NIGHT, 0.8) as pen:
            bow = _arch(radius)
            pen.line(bow, 3 + radius / 300)
            for k in range(6, 56, 4):
                a = bow[k + (2 if n % 2 else 0)]
                pen.line(
                    [
                        a,
                        (
                            MIDDLE[0] + (a[0] - MIDDLE[0]) * 0.9,
                            MIDDLE[1] - 60 + (a[1] - MIDDLE[1] + 60) * 0.9,
                        ),
                    ],
                    3,
                )
        radius, n = radius * 0.9, n + 1
    art.crayon(ROSE, lambda x, y: 0.85 - math.hypot(x - 1000, (y - 520) * 1.1) / 760, None, 0.6)
    art.crayon(NIGHT, lambda x, y: math.hypot(x - 1000, (y - 700) * 1.2) / 1150 - 0.45, None, 0.8)


def _door(art: Print) -> None:
    x, y = MIDDLE
    leaf = [(x - 205, y + 300), *arc(x, y - 110, 205, 190, 180, 360), (x + 205, y + 300)]
    with art.ink("#6b3c48") as pen:
        pen.shape(leaf)
    art.crayon(CLAY, lambda px, py: 1.0 - math.hypot(px - x, py - 560) / 330, inside(leaf), 0.8)
    with art.ink(PLUM, within=inside(leaf)) as pen:
        for n in range(1, 6):
            pen.line([(x - 205 + n * 68, 400), (x - 205 + n * 68, 1100)], 4)
        for dy in (-150, 60):
            pen.shape(gouge(x - 60, y + dy, 320, 15))
    with art.ink(PALE) as pen:  # the four rules
        pen.shape(path("1062,660 1150,656 1154,772 1066,776"))
    with art.ink(WINE) as pen:
        for n in range(4):
            pen.line([(1076, 682 + n * 22), (1140 - (n * 13) % 30, 680 + n * 22)], 4)


def _side(points: list[Point], right: bool) -> list[Point]:
    return [(2000 - x, y) for x, y in points] if right else points


def _shelves(art: Print, right: bool) -> None:
    """Racks along both walls, closing towards the door."""

    def at(far: float, up: float) -> Point:
        share = 1 / (1 + far * 1.35)
        return (MIDDLE[0] - 1130 * share, MIDDLE[1] - 60 + (560 - up * 1050) * share)

    rack = [at(0, -0.2), at(2.2, -0.2), at(2.2, 1), at(0, 1)]
    with art.ink("#24172a") as pen:
        pen.shape(_side(rack, right))
    rng = art.random
    for row in range(4):
        low, high = row * 0.265 + 0.0, row * 0.265 + 0.2
        far = 0.0
        while far < 2.1:
            wide = rng.uniform(0.028, 0.06)
            top = high - rng.choice((0.0, 0.0, 0.02, 0.04))
            if rng.random() > 0.06:
                spine = [
                    at(far, low),
                    at(far + wide * 0.86, low),
                    at(far + wide * 0.86, top),
                    at(far, top),
                ]
                with art.ink(rng.choice(SPINES)) as pen:
                    pen.shape(_side(spine, right))
                label = [
                    at(far + wide * 0.2, low + 0.11),
                    at(far + wide * 0.66, low + 0.11),
                    at(far + wide * 0.66, top - 0.03),
                    at(far + wide * 0.2, top - 0.03),
                ]
                with art.ink(LIGHT, 0.75) as pen:
                    pen.shape(_side(label, right))
            far += wide
        with art.ink("#120c18") as pen:
            pen.shape(
                _side([at(0, low - 0.035), at(2.2, low - 0.035), at(2.2, low), at(0, low)], right)
            )
    stencil = inside(_side(rack, right))
    art.crayon(NIGHT, lambda x, y: abs(x - 1000) / 760 - 0.42 + abs(y - 700) / 2400, stencil, 0.7)


def _lamp(art: Print) -> None:
    with art.ink(NIGHT) as pen:
        pen.line([(1000, 0), (1000, 300)], 5)
        pen.shape(curve(path("880,372 900,330 960,296 1040,296 1100,330 1120,372 1000,384"), 6))
    with art.ink(PALE, worn=False) as pen:
        pen.shape(arc(1000, 372, 62, 40, 0, 180))
    beam = path("890,376 1110,376 1620,1040 380,1040")
    with art.ink(LIGHT, 0.16) as pen:
        pen.shape(beam)
    art.crayon(LIGHT, lambda x, y: 0.9 - (y - 376) / 560, inside(beam), 0.34)
    art.glow(1000, 390, 260, PALE, 0.75)


def _listener(art: Print) -> None:
    """He listens with his eyes shut."""
    body = curve(
        path("250,1340 262,1080 320,900 420,820 520,800 600,840 640,940 668,1060 660,1340"), 8
    )
    solid(art, body, "#4d8083", "#1e3a45", (-52, 8))
    head(art, 520, 640, 1.12, ("#eab58a", "#7c4546"), True, False)
    hair = faced(
        curve(
            path("-84,-40 -70,-96 0,-138 90,-120 128,-50 116,30 84,60 70,20 44,-10 30,-60 -40,-66"),
            8,
        ),
        520,
        640,
        1.12,
        True,
    )
    solid(art, hair, "#6b3c48", NIGHT, (-40, 12))
    beard = faced(
        curve(
            path("20,20 40,60 30,120 -20,152 -70,148 -98,124 -92,96 -70,104 -60,70 -30,60 0,40"), 6
        ),
        520,
        640,
        1.12,
        True,
    )
    solid(art, beard, "#7d4a4c", "#2c1a2c", (-36, 10))
    collar = path("420,838 500,800 590,830 610,870 520,850 440,880")
    solid(art, collar, PALE, "#8d7a86", (-50, 6))
    arm = curve(
        path("470,1070 560,1010 690,960 720,880 700,830 740,820 772,880 760,990 660,1080 540,1130"),
        8,
    )
    solid(art, arm, "#5d9090", "#244650", (-20, 26))
    hand = curve(path("640,806 672,786 700,800 740,812 746,850 716,880 690,856 656,834"), 6)
    solid(art, hand, "#f0c298", "#96564c", (-14, 16))


def _keeper(art: Print) -> None:
    body = curve(
        path(
            "1730,1340 1740,1090 1690,920 1600,838 1500,812 1420,850 1380,950 1350,1080 1352,1340"
        ),
        8,
    )
    solid(art, body, "#d8644a", "#6b2736", (52, 8))
    head(art, 1484, 650, 1.08, ("#c98a66", "#5a2d38"), False)
    hair = curve(
        path(
            "1396,610 1404,560 1470,512 1560,520 1624,580 1626,660 1600,720 1560,712 "
            "1540,650 1500,600 1440,580"
        ),
        8,
    )
    solid(art, hair, "#5d4a66", "#1b1222", (46, 10))
    with art.ink("#1b1222") as pen:
        pen.oval(1640, 590, 58, 52)
    with art.ink(STEEL) as pen:  # earring, and the cord of her spectacles
        pen.oval(1556, 740, 9, 13)
    collar = path("1600,846 1520,806 1424,842 1404,884 1500,858 1570,890")
    solid(art, collar, LIGHT, "#94604f", (50, 6))
    arm = curve(
        path("1580,1000 1500,1000 1380,990 1270,960 1250,996 1290,1040 1420,1090 1560,1110"), 8
    )
    solid(art, arm, "#e0775a", "#7c3038", (24, 26))
    hand = curve(path("1180,930 1230,926 1284,950 1292,990 1250,1002 1200,976 1172,956"), 6)
    solid(art, hand, "#d99a74", "#7c4546", (14, 18))


def _table(art: Print) -> None:
    top = path("240,1062 1760,1062 1900,1180 100,1180")
    with art.ink("#a8674e") as pen:
        pen.shape(top)
    art.crayon(
        LIGHT, lambda x, y: 1.0 - math.hypot(x - 1000, (y - 1090) * 3) / 640, inside(top), 0.85
    )
    art.crayon(WINE, lambda x, y: abs(x - 1000) / 700 - 0.5, inside(top), 0.9)
    with art.ink("#5d3038") as pen:
        pen.shape(path("100,1180 1900,1180 1890,1226 110,1226"))
    with art.ink(NIGHT) as pen:
        pen.shape(path("160,1226 1840,1226 1840,1340 160,1340"))
    with art.ink(PALE) as pen:  # the card on which the hearing is entered
        pen.shape(path("1290,1096 1450,1092 1480,1146 1310,1152"))
    with art.ink(ROSE) as pen:
        for n in range(3):
            pen.line([(1318 + n * 4, 1110 + n * 13), (1430 + n * 6 - n * 22, 1107 + n * 13)], 4)
    with art.ink(TEAL) as pen:
        pen.shape(gouge(1440, 1160, 130, 5, -24))


def _machine(art: Print) -> None:
    with art.ink("#6b3a3c", 0.8, over=True) as pen:
        pen.shape(path("730,1120 1250,1120 1310,1160 700,1160"))
    case = path("752,860 1216,860 1240,1128 728,1128")
    with art.ink("#ddcfae") as pen:
        pen.shape(case)
    art.crayon("#a5937f", lambda x, y: (y - 960) / 260, inside(case), 0.8)
    with art.ink(WINE) as pen:
        pen.shape(path("734,1066 1234,1066 1240,1128 728,1128"))
    for x, wound in ((868, 92), (1102, 60)):
        reel(art, x, 956, 102, wound)
    with art.ink("#4a2a2e") as pen:
        pen.line([(868 - 60, 1026), (900, 1078), (1070, 1078), (1102 + 44, 1000)], 4)
    with art.ink(SAND) as pen:
        for x in (800, 840):
            pen.oval(x, 1098, 14)
        pen.box(930, 1086, 110, 26, round_=4)
        pen.box(1150, 1084, 26, 30, round_=4)
        pen.box(1184, 1084, 26, 30, round_=4)
    with art.ink(NIGHT) as pen:
        pen.line([(985, 1110), (1006, 1090)], 3)
