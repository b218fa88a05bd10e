"""The keeper's cabin on Aldane Bridge, at the end of a shift."""

from __future__ import annotations

import math

from PIL import Image

from demo.draw.canvas import WIDE, Print, inside
from demo.draw.colours import BRICK, CORAL, CREAM, INK, MIST, OCHRE, SLATE
from demo.draw.pen import Pen
from demo.draw.scenery import glitter, land, skyline, strata, strokes
from demo.draw.shapes import Point, arc, bow, curve, path, ribbon

DARK, PANEL = "#0d1528", "#22334f"
SUN: Point = (1120.0, 566.0)
OPENINGS = ((150, 500), (720, 560), (1350, 500))  # left edge, width
TOP, FOOT = 110, 952


def bridge_cabin() -> None:
    art = Print(WIDE, CREAM, 23)
    _morning(art)
    _river(art)
    _room(art)
    _sunlight(art)
    _lamp(art)
    _kettle(art)
    _logbook(art)
    for x, grip, lean in ((1400, CORAL, -46), (1540, OCHRE, 0), (1680, "#6fa88a", 34)):
        _lever(art, x, grip, lean)
    art.save("bridge-cabin.jpg")


def _morning(art: Print) -> None:
    stops = [
        (0, "#2d5068"),
        (0.34, "#7fa5a0"),
        (0.56, "#efc98a"),
        (0.68, "#e88a5a"),
        (1, "#c95a48"),
    ]
    art.gradient(stops, 0, 900)
    art.crayon("#fbe6b0", lambda x, y: 1 - math.dist((x, y), SUN) / 420, None, 0.55)
    with art.ink("#fdf0cc", worn=False) as pen:
        pen.oval(*SUN, 104)
    bands = (
        (180, 262, 420, 30),
        (800, 226, 380, 28),
        (1400, 300, 420, 34),
        (1560, 420, 240, 16),
        (740, 400, 250, 14),
    )
    strata(art, "#f4dcb4", bands, 0.75)
    land(art, "#b98f86", 612, 24, 6)
    land(art, "#86787f", 642, 16, 7)
    skyline(art, "#4e6075", "#f6c76b", 692, 20, 74, 0.12)


def _river(art: Print) -> None:
    art.gradient([(0, "#eaa56e"), (0.3, "#b98a80"), (1, "#35546c")], 690, 1000)
    strokes(art, SLATE, 0.45, (0, 720, 2000, 980), 120, 190)
    glitter(art, "#fdf0cc", SUN[0], 698, 950, (90, 220), 46, 0.95)
    hull = curve(path("470,748 540,760 820,758 876,744 858,796 820,806 520,806 486,790"), 4)
    with art.ink("#2b4259") as pen:  # a barge going down on the ebb
        pen.shape(hull)
        pen.shape(path("506,712 570,712 570,762 506,762"))
        pen.shape(path("498,704 578,704 574,714 502,714"))
        pen.line([(620, 760), (620, 640)], 5)
        for n in range(5):
            pen.box(646 + n * 38, 730, 35, 32)
    with art.ink(CORAL) as pen:
        pen.shape(path("620,642 664,650 650,658 664,668 620,666"))
        pen.shape(path("490,788 852,788 846,795 496,795"))
    with art.ink("#2b4259", 0.6) as pen:
        pen.shape(path("500,812 840,812 780,818 560,820"))


def _room(art: Print) -> None:
    """One dark ink, in which the three lights of the window are left open."""
    room = Image.new("L", art.full, 255)
    cut = Pen(room, art.scale)
    for x, wide in OPENINGS:
        cut.box(x, TOP, wide, FOOT - TOP, 0, 8)
    for x, wide in OPENINGS:
        cut.box(x, TOP + 240, wide, 14)
        cut.box(x + wide / 2 - 6, TOP, 12, 244)
    art.lay(art.cut(room), INK)
    with art.ink("#e39a64") as pen:  # the sun on the frames that face it
        for x, wide in OPENINGS:
            near = x + wide if x + wide / 2 < SUN[0] - 80 else x
            if not x < SUN[0] < x + wide:
                pen.box(near - 4, TOP + 6, 8, FOOT - TOP - 12)
            pen.box(x + 6, TOP + 252, wide - 12, 5)
    with art.ink("#2d4560") as pen:
        pen.box(0, 966, 2000, 46)
    for n in range(15):
        with art.ink(PANEL) as pen:
            pen.box(n * 140 + 4, 1040, 130, 300)
    art.crayon(
        DARK,
        lambda x, y: (y - 1060) / 330 + abs(x - 1000) / 2600,
        inside(path("0,1030 2000,1030 2000,1333 0,1333")),
        0.8,
    )
    art.crayon(DARK, lambda x, y: 0.6 - y / 240, inside(path("0,0 2000,0 2000,104 0,104")), 0.8)


def _sunlight(art: Print) -> None:
    """Morning on the sill and down the panelling, fanning out from the sun."""
    for x, wide in OPENINGS:
        left, right = x + 6, x + wide - 6
        patch: list[Point] = [(left, 968), (right, 968)]
        patch += [(SUN[0] + (edge - SUN[0]) * 1.55, 1340) for edge in (right, left)]
        with art.ink("#c9774e", 0.5) as pen:
            pen.shape(patch)
        art.crayon("#f2b070", lambda px, py: 0.8 - (py - 968) / 320, inside(patch), 0.6)
        with art.ink("#f6cf94") as pen:
            pen.shape(
                [
                    (left, 966),
                    (right, 966),
                    (right + (right - SUN[0]) * 0.06, 984),
                    (left + (left - SUN[0]) * 0.06, 984),
                ]
            )


def _lamp(art: Print) -> None:
    with art.ink(DARK) as pen:
        pen.line([(420, 0), (420, 160)], 5)
    with art.ink(OCHRE, worn=False) as pen:
        pen.oval(420, 244, 34, 26)
    art.glow(420, 250, 300, "#ffd98a", 0.5)
    with art.ink(DARK) as pen:
        pen.shape(curve(path("328,242 350,196 396,152 444,152 490,196 512,242 420,248"), 5))
    with art.ink("#5a7488") as pen:
        pen.shape(ribbon(path("490,200 468,172 444,158"), [2, 6, 2]))


def _kettle(art: Print) -> None:
    body = curve(path("268,968 248,920 262,868 300,834 356,834 394,868 408,920 390,968"), 6)
    with art.ink("#070d1a", 0.7) as pen:
        pen.shape(path("250,968 400,968 180,990 40,990"))
        pen.shape(path("560,968 634,968 470,988 390,988"))
    with art.ink(CORAL) as pen:
        pen.shape(curve(path("392,906 440,862 462,840 478,854 446,900 400,946"), 5))
        pen.shape(body)
        pen.oval(328, 824, 16)
    with art.ink(BRICK, within=inside(body)) as pen:
        pen.shape(curve(path("230,800 316,820 296,900 330,980 220,1000"), 6))
    with art.ink("#f6b08c", within=inside(body)) as pen:
        pen.shape(ribbon(arc(334, 912, 58, 70, -70, 10), [2, 9, 2]))
    with art.ink(DARK) as pen:
        pen.line(arc(328, 838, 76, 92, 184, 356), 10)
        pen.line(path("272,846 384,846"), 4)


def _logbook(art: Print) -> None:
    with art.ink("#c9bda4") as pen:
        pen.shape(path("826,972 846,938 1002,946 1012,968 1022,946 1178,938 1198,972"))
    with art.ink(CREAM) as pen:
        pen.shape(curve(path("834,964 852,928 930,922 1000,936 1012,960 920,952"), 3))
        pen.shape(curve(path("1190,964 1172,928 1094,922 1024,936 1012,960 1104,952"), 3))
        pen.box(560, 890, 74, 78, round_=9)
    with art.ink("#b9ad96") as pen:
        pen.box(560, 890, 22, 78, round_=9)
    with art.ink(SLATE) as pen:
        for n in range(3):
            pen.line([(872 + n * 2, 936 + n * 6), (984, 942 + n * 6)], 2.4)
            pen.line([(1040, 942 + n * 6), (1152 - n * 2, 936 + n * 6)], 2.4)
        pen.box(560, 912, 74, 12)
    with art.ink(CREAM) as pen:
        pen.line(arc(634, 926, 26, 24, -90, 90), 9)
    with art.ink(OCHRE) as pen:
        pen.line(path("1106,932 1214,958"), 6)
    with art.ink("#f4e6cc", 0.45, worn=False) as pen:  # steam
        pen.shape(ribbon(bow(path("596,880 586,846 606,812 592,776 604,740")), [2, 9, 7, 10, 1]))


def _lever(art: Print, x: float, grip: str, lean: float) -> None:
    with art.ink("#070d1a") as pen:
        pen.box(x - 60, 1040, 120, 300, round_=14)
    with art.ink("#33475f") as pen:
        pen.box(x - 12, 1060, 24, 120, round_=10)
    top, low = (x + lean * 1.06, 726), (x + lean * 0.84, 838)
    with art.ink("#52697a") as pen:
        pen.line([(x, 1120), (x + lean, 770)], 18)
    with art.ink(MIST) as pen:
        pen.line([(x - 5, 1120), (x + lean - 5, 770)], 7)
        pen.box(x - 34, 1112, 68, 12, round_=6)
    with art.ink(grip) as pen:
        pen.line([low, top], 36)
        pen.oval(*top, 18)
        pen.oval(*low, 18)
    with art.ink("#fdf0cc", 0.75) as pen:
        pen.shape(ribbon([(low[0] - 9, low[1]), (top[0] - 9, top[1] - 4)], [3, 7, 3]))
    with art.ink(DARK, 0.4) as pen:
        pen.line([(low[0] + 12, low[1] + 6), (top[0] + 12, top[1] - 2)], 9)
