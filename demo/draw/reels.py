"""A shelf of the sound archive, and the reels of tape themselves."""

from __future__ import annotations

import math
from collections.abc import Callable

from demo.draw.canvas import WIDE, Print, Shade, boxed
from demo.draw.shapes import Point, arc, bow, moved, path, ribbon, turned

NIGHT, PLUM, WINE, ROSE = "#1d1424", "#33203a", "#55304a", "#8d4a58"
CLAY, SAND, PALE, STEEL = "#c0735c", "#e3ac76", "#fdf0cb", "#8aa6a3"
SPINES = (
    ("#a8505a", "#743248"),
    ("#d08262", "#93504a"),
    ("#e9b87f", "#b37a58"),
    ("#4d8083", "#2b4f5c"),
    ("#7c4460", "#502a48"),
    ("#ead3a2", "#b39a7c"),
    ("#3a5f70", "#24404f"),
    ("#c4604c", "#83384a"),
)
Corner = Callable[[float, float, float, float], list[Point]]
BOARD, ABOVE = 1010.0, 236.0


def reel_shelf() -> None:
    art = Print(WIDE, NIGHT, 163)
    _cork(art)
    _boxes(art)
    _loose(art)
    _boards(art)
    _lower(art)
    _tail(art)
    _light(art)
    art.save("reel-shelf.jpg")


def _cork(art: Print) -> None:
    art.crayon(PLUM, lambda x, y: 1.1 - math.hypot(x - 800, y - 600) / 1400, None, 0.9)
    art.crayon(WINE, lambda x, y: 0.5 - math.hypot(x - 800, y - 560) / 1300, None, 0.8)


def _spine(
    art: Print, x: float, wide: float, tall: float, lean: float, inks: tuple[str, str]
) -> None:
    foot = (x + wide if lean > 0 else x, BOARD)

    def at(px: float, py: float, pw: float, ph: float) -> list[Point]:
        return turned([(px, py), (px + pw, py), (px + pw, py + ph), (px, py + ph)], lean, foot)

    top, rng = BOARD - tall, art.random
    with art.ink(inks[0]) as pen:
        pen.shape(at(x, top, wide, tall))
    with art.ink(inks[1]) as pen:
        pen.shape(at(x + wide * 0.74, top, wide * 0.26, tall))
        pen.shape(at(x, top + tall * 0.9, wide, 6))
        pen.shape(at(x, top + 26, wide, 6))
    if rng.random() < 0.86:
        _label(
            art, at, x, top + rng.choice((60, 60, 84)), wide, rng.choice((190, 230, 270)), inks[1]
        )
    if rng.random() < 0.6:
        with art.ink(rng.choice((PALE, SAND, STEEL, "#d8644a"))) as pen:
            pen.shape(at(x, BOARD - rng.choice((150, 190)), wide, 34))


def _label(art: Print, at: Corner, x: float, y: float, wide: float, tall: float, ink: str) -> None:
    with art.ink("#f3e5c3") as pen:
        pen.shape(at(x + wide * 0.16, y, wide * 0.56, tall))
    with art.ink(ink) as pen:  # writing, too small to read from here
        lines = 2 if wide > 58 else 1
        for n in range(lines):
            long = tall * art.random.uniform(0.45, 0.82)
            px = x + wide * (0.34 + 0.2 * n) if lines == 2 else x + wide * 0.42
            mid = [
                (px + art.random.uniform(-2.5, 2.5), y + 14 + k * 8.0) for k in range(int(long / 8))
            ]
            pen.line(moved(bow(mid, 3), *_drift(at, mid[0])), 3.2)


def _drift(at: Corner, start: Point) -> Point:
    x, y = at(start[0], start[1], 0, 0)[0]
    return (x - start[0], y - start[1])


def _boxes(art: Print) -> None:
    x, rng = -30.0, art.random
    while x < 2010:
        wide = rng.choice((46, 54, 62, 70, 84))
        if 1230 < x < 1330:
            x = 1335  # somebody has one of them out
        lean = 0.0
        if 1120 < x < 1230:
            lean, x = 7.0, x + 10
        _spine(art, x, wide - 4, rng.uniform(596, 640), lean, rng.choice(SPINES))
        x += wide + (10 if lean else 0)


def _loose(art: Print) -> None:
    """One reel stands out of its box, with the end of its tape hanging over the edge."""
    x, y, radius = 560.0, BOARD - 270, 270.0
    with art.ink(NIGHT, 0.6, over=True) as pen:
        pen.oval(x + 66, y + 22, radius)
    reel(art, x, y, radius, 236)


def reel(art: Print, x: float, y: float, radius: float, wound: float) -> None:
    size = radius / 102
    with art.ink("#7d6f68", 0.75, over=True) as pen:
        pen.oval(x + 8 * size, y + 12 * size, radius)
    with art.ink(STEEL) as pen:
        pen.oval(x, y, radius)
    with art.ink("#b9cbc2") as pen:
        pen.shape(
            ribbon(arc(x, y, radius - 5 * size, radius - 5 * size, 170, 290), [1, 7 * size, 1])
        )
    with art.ink("#5a302c") as pen:
        pen.oval(x, y, wound)
    with art.ink("#7c4a3c") as pen:
        for n in range(3 if size < 2 else 9):
            pen.ring(x, y, wound - (10 + n * 12) * min(size, 1.4), 2 * min(size, 1.4))
    with art.ink(PALE) as pen:
        for turn in (20, 140, 260):
            pen.shape(
                [*arc(x, y, radius - 8 * size, radius - 8 * size, turn - 17, turn + 17, 12), (x, y)]
            )
        pen.oval(x, y, 30 * size)
    with art.ink("#c9b596") as pen:
        for turn in (20, 140, 260):
            pen.shape(
                [*arc(x, y, radius - 8 * size, radius - 8 * size, turn + 9, turn + 17, 6), (x, y)]
            )
        pen.ring(x, y, 27 * size, 4 * size)
    with art.ink(WINE) as pen:
        pen.oval(x, y, 11 * size)
        for turn in (80, 200, 320):
            px, py = (
                x + 20 * size * math.cos(math.radians(turn)),
                y + 20 * size * math.sin(math.radians(turn)),
            )
            pen.oval(px, py, 4 * size)


def _underside(top: float) -> Shade:
    return lambda x, y: (y - top) / 60 + abs(x - 700) / 2600


def _boards(art: Print) -> None:
    for y, tall in ((BOARD, 46), (ABOVE - 60, 46)):
        with art.ink("#b57352") as pen:
            pen.box(0, y, 2000, tall)
        art.crayon("#7a4640", _underside(y), boxed(0, y, 2000, 46), 0.9)
        with art.ink("#e8b682") as pen:
            pen.box(0, y, 2000, 7)


def _tail(art: Print) -> None:
    tail = bow(path("336,880 306,936 300,1000 304,1050 286,1120 322,1200 300,1286"))
    with art.ink("#4a2420") as pen:
        pen.shape(ribbon(tail, [10, 17, 15, 17, 11, 17, 12]))
    with art.ink("#a86a4c") as pen:
        pen.shape(ribbon(moved(tail[52:80], -3, 0), [1, 5, 1]))


def _lower(art: Print) -> None:
    x = 20.0
    with art.ink("#120c18") as pen:
        pen.box(0, BOARD + 46, 2000, 26)
    while x < 2000:
        wide = art.random.choice((46, 62, 70, 84))
        if not 250 < x < 380:
            inks = art.random.choice(SPINES)
            with art.ink(inks[1]) as pen:
                pen.box(x, 1156, wide - 4, 200)
            with art.ink(inks[0]) as pen:
                pen.box(x, 1156 + art.random.uniform(0, 14), (wide - 4) * 0.74, 200)
        x += wide
    x = -10.0
    while x < 2000:  # the feet of those on the shelf above
        wide = art.random.choice((46, 62, 70, 84))
        with art.ink(art.random.choice(SPINES)[1]) as pen:
            pen.box(x, -10, wide - 4, 186)
        x += wide


def _light(art: Print) -> None:
    """The lamp is to the left: the boards throw their shade, and the far end of the row is dim."""
    shade = [
        (-10, ABOVE - 14),
        (2010, ABOVE - 14),
        (2010, 520),
        (1200, 436),
        (500, 356),
        (-10, 330),
    ]
    lower = [(-10, BOARD + 46), (2010, BOARD + 46), (2010, 1333), (900, 1250), (-10, 1170)]
    for area in (shade, lower):
        with art.ink("#5d4a78", 0.85, over=True) as pen:
            pen.shape(area)
    art.crayon(NIGHT, lambda x, y: (x - 1250) / 1300 + (y - 1150) / 700, None, 0.75)
    art.crayon(NIGHT, lambda x, y: (130 - y) / 260, None, 0.8)
    art.glow(120, 460, 700, "#f6c98a", 0.22)
