"""The ferry that is a school, coming in to one of the islands."""

from __future__ import annotations

from demo.draw.canvas import WIDE, Print, inside
from demo.draw.pen import Pen
from demo.draw.scenery import Area, glitter, gulls, strata, strokes
from demo.draw.shapes import Point, arc, bow, curve, gouge, moved, path

PAPER = "#f3ead2"
JADE, SEA, DEEP, BOTTLE = "#a9cdbb", "#6fa79c", "#3d7b78", "#1f4a50"
DARK = "#16323b"
CORAL, RUST, SUN = "#e0613f", "#a93f2f", "#f4b942"
HORIZON, FLOAT = 690.0, 1050.0
COATS = ("#f4b942", "#2f6f8f", "#e0613f", "#f3ead2", "#7a4a6a", "#e58f7a")


def ferry_school() -> None:
    art = Print(WIDE, PAPER, 137)
    _morning(art)
    _water(art)
    _island(art)
    _wake(art)
    _hull(art)
    _classroom(art)
    _bridge(art)
    _children(art)
    art.save("ferry-school.jpg")


def _morning(art: Print) -> None:
    art.gradient([(0, "#8dbdb2"), (0.5, "#c9dcc4"), (0.85, "#f6e7c3"), (1, "#f8dcae")], 0, HORIZON)
    art.crayon("#6ea79f", lambda x, y: 0.7 - y / 420, None, 0.55)
    with art.ink("#fdf4d8") as pen:
        pen.oval(1480, 430, 118)
    strata(art, "#fbf3dc", ((90, 250, 620, 70), (820, 160, 460, 40), (1500, 300, 520, 44)), 0.85)
    with art.ink("#93bfb2") as pen:
        pen.shape(path("0,690 0,664 180,650 420,660 520,676 700,690"))
        pen.shape(path("760,690 900,672 1100,668 1240,680 1300,690"))
    with art.ink("#5d938c") as pen:
        pen.shape(path("0,692 0,676 120,668 260,674 330,692"))
        for n in range(9):
            pen.oval(60 + n * 21, 668 - (n * 37 % 11), 13, 14)
    with art.ink(DARK) as pen:
        gulls(pen, ((420, 430, 44), (520, 380, 30), (300, 470, 26), (1240, 260, 34)))


def _water(art: Print) -> None:
    art.gradient(
        [(0, "#f2e2ba"), (0.12, "#c3d8c0"), (0.5, "#83b5a8"), (1, "#4b8a86")], HORIZON, 1333
    )
    strokes(art, "#f9efd2", 0.75, (0, 700, 2000, 1320), 150, 210)
    strokes(art, DEEP, 0.4, (0, 800, 2000, 1330), 130, 240)
    glitter(art, "#fff6da", 1480, 700, 1010, (60, 330), 70, 0.9)


def _island(art: Print) -> None:
    """Ronceray: grass, brambles, one roof, and the slip."""
    land = curve(
        path("1180,760 1330,716 1520,690 1760,676 2040,660 2100,1000 1900,1010 1640,930 1380,830"),
        10,
    )
    with art.ink("#8aa870") as pen:
        pen.shape(land)
    with art.ink("#5d8a62", within=inside(land)) as pen:
        pen.shape(path("1180,790 1500,770 1800,820 2000,880 2000,1020 1600,940"))
    art.crayon(BOTTLE, lambda x, y: (y - 760) / 330, inside(land), 0.6)
    with art.ink("#3f7358") as pen:
        for x, y, r in (
            (1600, 694, 26),
            (1640, 680, 36),
            (1690, 686, 26),
            (1900, 664, 44),
            (1960, 668, 34),
            (1850, 676, 24),
        ):
            pen.oval(x, y, r * 1.3, r)
    with art.ink(PAPER) as pen:
        pen.box(1722, 640, 104, 56)
    with art.ink("#c9bb95") as pen:
        pen.shape(path("1826,640 1860,644 1860,690 1826,696"))
    with art.ink(RUST) as pen:
        pen.shape(path("1710,642 1740,600 1822,600 1870,646 1830,642"))
        pen.box(1750, 574, 16, 32)
    with art.ink(DARK) as pen:
        pen.box(1764, 662, 18, 34)
        pen.box(1738, 656, 15, 18)
        pen.box(1796, 656, 15, 18)
    with art.ink("#d8cdae") as pen:  # the slip
        pen.shape(path("1250,1086 1320,1056 2000,872 2000,1010 1420,1112"))
    with art.ink("#a99f86") as pen:
        pen.shape(path("1250,1086 1420,1112 2000,1010 2000,1060 1430,1146"))
    with art.ink("#b9ae92") as pen:
        for n in range(14):
            x = 1360 + n * 50
            pen.line([(x, 1046 - n * 13.4), (x + 92, 1100 - n * 9.2)], 3)


def _wake(art: Print) -> None:
    area: Area = (60, FLOAT + 4, 1260, 1310)
    left, top, right, bottom = area
    for colour, count, share in ((BOTTLE, 120, 0.75), (RUST, 46, 0.75), (PAPER, 60, 0.85)):
        with art.ink(colour, share) as pen:
            for _ in range(count):
                depth = art.random.random() ** 1.4
                x = art.random.uniform(left + 160 * depth, right - 200 * depth)
                y = top + (bottom - top) * depth * (0.7 if colour == RUST else 1)
                pen.shape(gouge(x, y, art.random.uniform(80, 240), 3 + 3 * depth))
    with art.ink("#f9f3e0") as pen:
        pen.shape(path("1200,1046 1330,1050 1392,1062 1300,1066 1180,1062"))
        pen.shape(path("40,1052 200,1044 170,1064 60,1070 -20,1066"))


def _hull(art: Print) -> None:
    hull = path("90,900 1190,900 1230,884 1216,1000 1180,1056 150,1056 104,1000")
    with art.ink(CORAL) as pen:
        pen.shape(hull)
    art.crayon(RUST, lambda x, y: (y - 890) / 230, inside(hull), 0.8)
    with art.ink(BOTTLE, within=inside(hull)) as pen:
        pen.box(0, 1024, 1300, 60)
    with art.ink(PAPER, within=inside(hull)) as pen:
        pen.box(0, 914, 1300, 10)
    with art.ink(DARK) as pen:
        for n in range(9):  # tyres for fenders
            pen.ring(190 + n * 118, 980, 25, 13)
            pen.line([(190 + n * 118, 926), (190 + n * 118, 956)], 4)
        pen.shape(path("1200,890 1226,884 1398,1018 1384,1034"))
        pen.line([(1150, 700), (1368, 1000)], 5)
        pen.box(1140, 690, 18, 214)
    with art.ink(SUN) as pen:
        pen.shape(path("1226,884 1398,1018 1392,1026 1220,892"))


def _classroom(art: Print) -> None:
    with art.ink(PAPER) as pen:
        pen.box(230, 702, 820, 200)
    with art.ink("#d9cfb2") as pen:
        pen.box(230, 702, 820, 26)
        pen.box(230, 870, 820, 32)
    with art.ink(BOTTLE) as pen:
        pen.shape(path("196,682 1086,682 1070,706 212,706"))
        for n in range(6):
            pen.box(268 + n * 128, 744, 104, 108, round_=8)
    with art.ink(SUN, 0.95) as pen:
        for n in range(6):
            pen.box(275 + n * 128, 751, 90, 94, round_=5)
    with art.ink(DARK) as pen:
        _lesson(pen)
    with art.ink(BOTTLE) as pen:
        for n in range(6):
            pen.box(318 + n * 128, 744, 5, 108)
    with art.ink(DARK) as pen:  # stove pipe
        pen.box(920, 610, 20, 76)
        pen.shape(path("908,612 952,612 930,592"))
    with art.ink("#fbf3dc", 0.8) as pen:
        pen.shape(
            curve(
                path(
                    "930,584 948,540 930,500 968,450 1050,420 1140,424 1060,446 1000,480 "
                    "980,520 976,556"
                ),
                8,
            )
        )
    with art.ink(CORAL) as pen:
        for x in (150, 1094):
            pen.ring(x, 836, 27, 15)
    with art.ink(BOTTLE) as pen:
        for n in range(5):
            pen.line([(100 + n * 32, 900), (100 + n * 32, 800)], 4)
        pen.line([(100, 800), (232, 800)], 6)


def _lesson(pen: Pen) -> None:
    """The teacher on a chair, setting the clock; desks, a globe, the blackboard."""
    pen.ring(346, 776, 15, 5)
    pen.line([(346, 776), (346, 766)], 3)
    pen.line([(346, 776), (353, 780)], 3)
    pen.oval(300, 774, 10, 12)
    pen.shape(moved(path("-15,14 13,14 18,72 -20,72"), 300, 774))
    pen.line(path("308,796 326,792 338,780"), 7)
    pen.box(406, 766, 78, 50)
    for n in range(3):
        x = 540 + n * 128
        pen.box(x, 820, 70, 6)
        pen.box(x + 8, 820, 6, 30)
        pen.box(x + 56, 820, 6, 30)
    pen.oval(700, 800, 15)
    pen.box(698, 812, 5, 12)
    pen.shape(path("930,846 930,806 972,806 972,846"))


def _bridge(art: Print) -> None:
    with art.ink(PAPER) as pen:
        pen.box(440, 566, 190, 118)
    with art.ink("#d9cfb2") as pen:
        pen.box(590, 566, 40, 118)
    with art.ink(CORAL) as pen:
        pen.shape(path("420,548 650,548 640,570 430,570"))
    with art.ink(DARK) as pen:
        for n in range(3):
            pen.box(456 + n * 57, 592, 44, 44, round_=5)
        pen.box(532, 420, 7, 132)
        pen.line([(536, 430), (640, 552)], 2.4)
        pen.line([(536, 430), (300, 684)], 2.4)
        pen.line([(500, 470), (572, 470)], 5)
    with art.ink(JADE) as pen:
        pen.shape(path("456,636 456,604 488,592 500,592 500,600 470,636"))
    with art.ink(CORAL) as pen:
        pen.shape(
            bow(path("539,424 570,430 596,420 622,432")) + path("622,462 596,452 570,462 539,456")
        )


def _children(art: Print) -> None:
    """Six, in order of boot, the shortest at the top."""
    for n in range(6):
        x, y = 1444 + n * 78.0, 1058 - n * 20.0
        _child(art, x, y, 178 - n * 15.0, n)


def _child(art: Print, x: float, y: float, tall: float, turn: int) -> None:
    unit, coat = tall / 6, COATS[turn]
    with art.ink("#8b8370", 0.6, over=True) as pen:
        pen.shape(
            [
                (x - unit, y - 2),
                (x + unit, y + 4),
                (x + 3.2 * unit, y + unit * 1.2),
                (x + 2.2 * unit, y + unit * 1.3),
            ]
        )
    with art.ink(DARK) as pen:
        pen.shape(moved(path("-0.62,-2 -0.02,-2 -0.06,0 -0.9,0 -0.9,-0.25 -0.58,-0.4"), x, y, unit))
        pen.shape(moved(path("0.05,-2 0.66,-2 0.62,0 -0.2,0 -0.2,-0.25 0.08,-0.4"), x, y, unit))
    with art.ink(coat) as pen:
        pen.shape(
            moved(
                curve(path("-0.35,-4.6 0.45,-4.6 0.85,-3.9 1.0,-1.6 -0.95,-1.6 -0.85,-3.8"), 6),
                x,
                y,
                unit,
            )
        )
    with art.ink("#8a4a2f" if coat != "#7a4a6a" else SUN) as pen:
        pen.shape(_satchel(x, y, unit))
    with art.ink(("#eec39a", "#a9694c", "#d9a47c", "#eec39a", "#8a5238", "#eec39a")[turn]) as pen:
        pen.oval(x - unit * 0.05, y - 5.2 * unit, unit * 0.62, unit * 0.68)
    with art.ink((DARK, DARK, "#7c3f24", "#c98a3c", DARK, RUST)[turn]) as pen:
        hair = arc(x + unit * 0.08, y - 5.28 * unit, unit * 0.7, unit * 0.74, -150, 60)
        pen.shape([*hair, (x + unit * 0.1, y - 5.3 * unit)])


def _satchel(x: float, y: float, unit: float) -> list[Point]:
    return moved(path("0.55,-4.2 1.35,-4.1 1.45,-2.7 0.65,-2.6"), x, y, unit)
