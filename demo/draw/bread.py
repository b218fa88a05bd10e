"""The bread of one week in September, from above, in the morning sun."""

from __future__ import annotations

import math

from PIL import Image, ImageChops

from demo.draw.canvas import WIDE, Print, inside
from demo.draw.pen import Pen
from demo.draw.shapes import Point, arc, bow, curve, moved, path, ribbon, turned

LINEN, STRIPE = "#e7e6d8", "#7fa3ad"
WOOD, GRAIN = "#c79058", "#a36f3e"
CRUST, BURNT, GOLDEN, FLOUR = "#8a4a24", "#4a2416", "#c07a3a", "#efd9b0"
CRUMB = "#ddd0b4"
SHADE = "#8ba0b4"
STEEL, BUTTER = "#b9c7c9", "#f2cf62"
LOAF: Point = (820.0, 690.0)
LOAVES: tuple[tuple[Point, float, float], ...] = (
    ((96, 40), 340, 1.9),
    ((1912, 1306), 350, -0.6),
    (LOAF, 400, 0.4),
)


def salt_bread() -> None:
    art = Print(WIDE, LINEN, 149)
    _cloth(art)
    _board(art)
    for middle, radius, seed in LOAVES:
        _loaf(art, middle, radius, seed)
    _slice(art)
    _knife(art)
    _butter(art)
    _water(art)
    _hydrometer(art)
    _window(art)
    art.save("salt-bread.jpg")


def _cloth(art: Print) -> None:
    with art.ink(STRIPE, 0.9) as pen:
        for x in (60, 96, 1820, 1856):
            pen.shape(
                turned([(x, -200), (x + 16, -200), (x + 16, 1600), (x, 1600)], 7, (1000, 666))
            )
        for y in (1190, 1226):
            pen.shape(
                turned([(-200, y), (2300, y), (2300, y + 16), (-200, y + 16)], 7, (1000, 666))
            )
    art.crayon("#c9cec4", lambda x, y: 0.35 + 0.25 * math.sin(x / 210 + y / 330), None, 0.6)


def _shadow(art: Print, points: list[Point], dx: float, dy: float) -> None:
    with art.ink("#6d8296", 0.85, over=True) as pen:
        pen.shape(moved(points, dx, dy))


def _board(art: Print) -> None:
    board = turned(
        path("330,190 1330,190 1350,210 1350,1170 1330,1190 330,1190 310,1170 310,210"), -6, LOAF
    )
    handle = turned(path("1340,610 1560,630 1600,690 1560,750 1340,770"), -6, LOAF)
    _shadow(art, board, 26, 34)
    _shadow(art, curve(handle, 8), 26, 34)
    with art.ink(WOOD) as pen:
        pen.shape(board)
        pen.shape(curve(handle, 8))

    def wood(pen: Pen) -> None:
        pen.shape(board)
        pen.shape(handle)

    with art.ink(GRAIN, 0.75, within=wood) as pen:
        for n in range(46):
            y = 200 + n * 22 + art.random.uniform(-6, 6)
            line = [(x, y + 9 * math.sin(x / 190 + n * 0.7)) for x in range(290, 1640, 50)]
            pen.shape(turned(ribbon(bow(line, 3), [1, 4, 2, 5, 1]), -6, LOAF))
    with art.ink("#6b4426") as pen:
        pen.oval(*turned([(1540, 690)], -6, LOAF)[0], 20)


def _round(middle: Point, radius: float, seed: float, shift: float = 0) -> list[Point]:
    """A loaf's outline, not quite a circle; `shift` moves it towards the light."""
    turns = [math.tau * n / 22 for n in range(22)]
    wave = [1 + 0.02 * math.sin(3 * t + seed) + 0.012 * math.sin(7 * t) for t in turns]
    across = [
        middle[0] - shift + radius * w * math.cos(t) for w, t in zip(wave, turns, strict=True)
    ]
    down = [
        middle[1] - shift * 1.2 + radius * (1 + 0.02 * math.cos(2 * t + seed)) * math.sin(t)
        for t in turns
    ]
    return curve(list(zip(across, down, strict=True)), 8)


def _loaf(art: Print, middle: Point, radius: float, seed: float) -> None:
    outline = _round(middle, radius, seed)
    size = radius / 400
    _shadow(art, outline, 66 * size, 84 * size)
    for ink, share, shift in ((BURNT, 1.0, 0), (CRUST, 0.93, 17), (GOLDEN, 0.62, 70)):
        with art.ink(ink) as pen:
            pen.shape(_round(middle, radius * share, seed + shift / 40, shift * size))

    def far(x: float, y: float) -> float:
        return math.hypot(x - middle[0] + 110 * size, y - middle[1] + 130 * size) / size

    crown = _round(middle, radius * 0.66, seed + 1.75, 70 * size)
    art.crayon(CRUST, lambda x, y: (far(x, y) - 120) / 190, inside(crown))
    art.crayon(BURNT, lambda x, y: (far(x, y) - 330) / 230, inside(outline))
    art.crayon(FLOUR, lambda x, y: 0.72 - far(x, y) / 400, inside(outline), 0.85)
    _scores(art, middle, radius, seed)


def _scores(art: Print, middle: Point, radius: float, seed: float) -> None:
    """Cut as the tide comes in: each line a little further up than the last."""
    size = radius / 400
    for n in range(6):
        rise = 250 - n * 104.0
        half = math.sqrt(344.0**2 - rise**2) * 0.9
        line = [
            (half * (k / 6 - 1), rise + 26 * math.sin(k * 1.05 + n) - 30 * (1 - (k / 6 - 1) ** 2))
            for k in range(13)
        ]
        bent = moved(turned(bow(line, 8), (seed - 0.4) * 30), *middle, size)
        for ink, dx, dy, widths in (
            ("#3a1a10", 6, 12, (3, 30, 44, 34, 3)),
            ("#e9cd9a", 0, 0, (2, 24, 34, 26, 2)),
            ("#c98f4f", -1, -9, (1, 8, 12, 9, 1)),
        ):
            with art.ink(ink) as pen:
                pen.shape(ribbon(moved(bent, dx * size, dy * size), [w * size for w in widths]))


def _slice(art: Print) -> None:
    outline = curve(
        path("1440,920 1490,840 1600,806 1720,812 1810,866 1830,950 1796,1010 1640,1030 1480,1010"),
        8,
    )
    turn = _tipped(outline)
    _shadow(art, turn, 24, 30)
    with art.ink(BURNT) as pen:
        pen.shape(turn)
    crumb = _tipped(moved(moved(outline, -1640, -920), 1640, 924, 0.9))
    with art.ink(CRUMB) as pen:
        pen.shape(crumb)
    art.crayon("#b9a686", lambda x, y: 0.3 + (x - 1600) / 700, inside(crumb), 0.8)
    with art.ink("#a08a68", within=inside(crumb)) as pen:
        for _ in range(46):
            x, y = art.random.uniform(1420, 1790), art.random.uniform(710, 960)
            pen.oval(x, y, art.random.uniform(3, 15), art.random.uniform(3, 8))
    spread = _tipped(
        curve(
            path(
                "1500,900 1560,850 1680,838 1770,880 1790,950 1740,986 1690,956 1640,1000 "
                "1560,984 1530,940"
            ),
            8,
        )
    )
    with art.ink("#f3dd8e") as pen:
        pen.shape(spread)
    with art.ink("#dfbe5c", within=inside(spread)) as pen:  # as the knife left it
        for n in range(6):
            pen.shape(_tipped(ribbon(arc(1600, 1010 + n * 26, 260, 160, 210, 320), [1, 7, 1])))


def _tipped(points: list[Point]) -> list[Point]:
    return moved(turned(points, 12, (1640, 920)), -50, -96)


def _knife(art: Print) -> None:
    blade = turned(path("1440,430 1450,392 1820,380 1890,404 1900,430"), 24, (1640, 410))
    grip = turned(path("1120,392 1440,388 1446,436 1130,440 1108,416"), 24, (1640, 410))
    _shadow(art, blade, 14, 20)
    _shadow(art, grip, 18, 26)
    with art.ink(STEEL) as pen:
        pen.shape(blade)
    with art.ink("#eef2ea") as pen:
        pen.shape(turned(path("1446,408 1820,396 1880,410 1440,418"), 24, (1640, 410)))
    with art.ink("#33404a") as pen:
        pen.shape(curve(grip, 4))
    with art.ink("#c79a4a") as pen:
        for x in (1180, 1290, 1400):
            pen.oval(*turned([(x, 415)], 24, (1640, 410))[0], 8)


def _butter(art: Print) -> None:
    paper = turned(path("1500,60 1800,44 1830,240 1530,262"), 5, (1660, 150))
    _shadow(art, paper, 14, 18)
    with art.ink("#f6f1e2") as pen:
        pen.shape(paper)
    with art.ink(STRIPE, 0.8) as pen:
        pen.line(turned(path("1514,84 1808,68"), 5, (1660, 150)), 5)
    block = turned(path("1560,92 1750,84 1760,200 1570,210"), 5, (1660, 150))
    _shadow(art, block, 22, 28)
    with art.ink(BUTTER) as pen:
        pen.shape(block)
    with art.ink("#dcae42") as pen:
        pen.shape(turned(path("1568,186 1759,176 1760,204 1570,214"), 5, (1660, 150)))
    with art.ink("#fae9a4") as pen:
        pen.shape(turned(path("1572,104 1690,98 1690,110 1572,116"), 5, (1660, 150)))


def _water(art: Print) -> None:
    """A glass of the Mirel; the sun goes through it and lies beyond."""
    x, y = 150.0, 620.0
    with art.ink("#6d8296", 0.8, over=True) as pen:
        pen.shape([*arc(x, y, 104, 104, 135, 315), *arc(x + 150, y + 190, 100, 100, -45, 135)])
    with art.ink("#f4f1df", 0.85) as pen:
        pen.shape(ribbon(arc(x + 120, y + 150, 66, 66, -20, 110), [1, 10, 1]))
        pen.shape(ribbon(arc(x + 96, y + 120, 84, 84, 10, 80), [1, 6, 1]))
    with art.ink("#d9e5df") as pen:
        pen.oval(x, y, 106)
    with art.ink("#8db3ad") as pen:
        pen.oval(x, y, 92)
    with art.ink("#a8c8bd") as pen:
        pen.oval(x - 8, y - 8, 74)
    with art.ink("#f8fbf0") as pen:
        pen.shape(ribbon(arc(x, y, 82, 82, 190, 262), [2, 12, 2]))
        pen.shape(ribbon(arc(x, y, 60, 60, 20, 66), [1, 8, 1]))


def _hydrometer(art: Print) -> None:
    """What he measures the salt with, before he tastes it anyway."""
    x, y, turn = 250.0, 1130.0, -28

    def laid(text: str) -> list[Point]:
        return turned(moved(path(text), x, y), turn, (x, y))

    glass = laid("-190,-30 -120,-34 -70,-12 250,-10 258,0 250,10 -70,12 -120,34 -190,30 -214,0")
    _shadow(art, curve(glass, 4), 22, 30)
    with art.ink("#d3e3de") as pen:
        pen.shape(curve(glass, 4))
    with art.ink("#5d7378") as pen:
        pen.shape(curve(laid("-196,-20 -150,-24 -140,0 -150,24 -196,20 -206,0"), 4))
    with art.ink("#fbf8ec") as pen:
        pen.shape(laid("-40,-6 236,-5 236,5 -40,6"))
        pen.shape(curve(laid("-130,-24 -100,-18 -84,-10 -110,-12"), 4))
    with art.ink("#b8402f") as pen:
        for n in range(22):
            at, long = -30 + n * 12, 6 if n % 5 == 0 else 3
            pen.line(laid(f"{at},{-long} {at},{long}"), 2.4)


def _window(art: Print) -> None:
    """All that the panes of the window do not light goes blue."""
    dark = Image.new("L", art.full, 255)
    pen = Pen(dark, art.scale)
    for row in range(2):
        for col in range(3):
            x, y = 250 + col * 560 - row * 150, -130 + row * 730
            pen.shape([(x, y), (x + 510, y + 40), (x + 370, y + 720), (x - 140, y + 680)], 0)
    art.lay(ImageChops.multiply(art.cut(dark), art.dropout), "#a9b6cc", 0.85, False, True)
