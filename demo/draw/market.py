"""The market on Tolva Quay, on a Saturday at nine."""

from __future__ import annotations

import math

from demo.draw.camera import Camera, Place
from demo.draw.canvas import WIDE, Print, inside
from demo.draw.colours import BRICK, CORAL, CREAM, INK, OCHRE, SLATE, TEAL
from demo.draw.scenery import figure, strata
from demo.draw.shapes import moved, path

VIEW = Camera(eye=(0.5, 0, 2.55), heading=0, focal=1240, centre=(1080, 700))
GREEN, BLUE = "#3f8a72", "#3d6a9c"
SHADE = "#6b5a78"
FRONTS = (
    ("#e9a777", "#b9725f"),
    ("#f0cf94", "#c79a72"),
    ("#d97a5c", "#a3525a"),
    ("#f3e0b8", "#c4ac90"),
    ("#b7c7b4", "#869a98"),
)
TRADES = (
    (CORAL, (BRICK, OCHRE, "#e8813f")),
    (GREEN, ("#7f9a52", "#a9bb5a", "#4f7d4a")),
    (OCHRE, ("#f0d488", "#f7e6b4", "#d9a648")),
    (BLUE, ("#b9c9cc", "#8aa6b4", "#dbe3dc")),
)
DEPTH, ROWS = 3.9, 8


def market_awnings() -> None:
    art = Print(WIDE, CREAM, 37)
    _sky(art)
    _end(art)
    _houses(art)
    _ground(art)
    for n in range(ROWS - 1, -1, -1):
        near = 4.4 + n * DEPTH
        _stall(art, -1, near, n)
        _stall(art, 1, near, n + 1)
        _shoppers(art, near)
    art.save("market-awnings.jpg")


def _sky(art: Print) -> None:
    art.gradient([(0, "#79aeb4"), (0.6, "#cfe0cc"), (1, "#fbe7bb")], 0, 720)
    art.crayon("#5f9aa6", lambda x, y: 0.7 - y / 420 - max(0, x - 1100) / 1800, None, 0.55)
    with art.ink("#fff6d8") as pen:
        pen.oval(1500, 300, 92)
    strata(art, "#fdf3da", ((1050, 190, 380, 44), (1620, 400, 420, 36)), 0.9)
    with art.ink("#8fb0ac") as pen:
        pen.shape(path("1080,702 1200,676 1340,684 1500,664 1700,676 2000,650 2000,720 1080,720"))
    with art.ink("#54707c") as pen:  # masts along the quay
        for x, y, h in (
            (1330, 690, 210),
            (1396, 690, 160),
            (1560, 690, 300),
            (1760, 690, 360),
            (1870, 690, 240),
        ):
            pen.shape([(x - 3, y), (x - 1.5, y - h), (x + 1.5, y - h), (x + 3, y)])
            pen.line([(x, y - h * 0.9), (x + h * 0.35, y)], 1.8)
            pen.line([(x, y - h * 0.9), (x - h * 0.3, y)], 1.8)


def _quad(x0: float, x1: float, y: float, z0: float, z1: float) -> list[Place]:
    return [(x0, y, z0), (x1, y, z0), (x1, y, z1), (x0, y, z1)]


def _end(art: Print) -> None:
    x = -9.6
    for n in range(4):
        wide, tall = (3.4, 2.8, 3.6, 2.6)[n], (12.5, 10.5, 13.5, 9.5)[n]
        with art.ink(FRONTS[(n + 1) % 5][1]) as pen:
            pen.shape(VIEW.face(_quad(x, x + wide, 44, 0, tall)))
        with art.ink("#7d4a4e") as pen:
            pen.shape(
                VIEW.face(
                    [
                        (x - 0.2, 44, tall),
                        (x + wide + 0.2, 44, tall),
                        (x + wide / 2, 44, tall + 1.8),
                    ]
                )
            )
        with art.ink("#6b5a68") as pen:
            for k in range(2):
                for z in range(3, int(tall) - 1, 3):
                    pen.shape(
                        VIEW.face(_quad(x + 0.6 + k * 1.3, x + 1.2 + k * 1.3, 44, z, z + 1.5))
                    )
        x += wide


def _wall(x: float, y0: float, y1: float, z0: float, z1: float) -> list[Place]:
    return [(x, y0, z0), (x, y1, z0), (x, y1, z1), (x, y0, z1)]


def _houses(art: Print) -> None:
    far = 44.0
    for n in range(7):
        deep, tall = (7, 6, 6.5, 6, 6.5, 5.6, 6)[n], (11.5, 13.5, 10.8, 14, 12, 15, 13)[n]
        first = far - deep
        front, side = FRONTS[n % 5]
        with art.ink(front) as pen:
            pen.shape(VIEW.face(_wall(-8.4, first, far, 0, tall)))
        with art.ink(side) as pen:  # the gable end that looks at us
            pen.shape(VIEW.face(_quad(-16, -8.4, first, 0, tall)))
        with art.ink("#a3564c" if n % 2 else "#56707c") as pen:
            pen.shape(
                VIEW.face(
                    [
                        (-8.1, first, tall - 0.1),
                        (-8.1, far, tall - 0.1),
                        (-10.5, far, tall + 1.9),
                        (-10.5, first, tall + 1.9),
                    ]
                )
            )
        _openings(art, first, far, tall)
        far = first
    whole = inside(VIEW.face(_wall(-8.4, 1, 44, 0, 10.8)))
    art.crayon("#fff0c4", lambda x, y: 0.55 - abs(y - 330) / 500 + x / 2600, whole, 0.35)


def _openings(art: Print, first: float, far: float, tall: float) -> None:
    count = 3
    for part, ink in (("shutters", "#4f7f7c"), ("panes", "#41506a"), ("sills", CREAM)):
        with art.ink(ink) as pen:
            for z in range(4, int(tall) - 1, 3):
                for n in range(count):
                    y = first + (n + 0.5) * (far - first) / count
                    if part == "panes":
                        pen.shape(VIEW.face(_wall(-8.39, y - 0.38, y + 0.38, z, z + 1.7)))
                    elif part == "shutters":
                        pen.shape(VIEW.face(_wall(-8.38, y - 0.78, y + 0.78, z - 0.05, z + 1.75)))
                    else:
                        pen.shape(VIEW.face(_wall(-8.36, y - 0.8, y + 0.8, z - 0.2, z - 0.06)))


def _ground(art: Print) -> None:
    art.gradient([(0, "#f0d9a8"), (1, "#d8b684")], 702, 1333)
    with art.ink("#c49c70", 0.6, rough=False) as pen:
        for n in range(-12, 13):
            pen.line([VIEW.at(n * 1.1, 2.5), VIEW.at(n * 1.1, 200)], 1.8)
        for n in range(50):
            y = 3.4 * 1.07**n
            pen.line([VIEW.at(-30, y), VIEW.at(30, y)], 1.6)
    with art.ink(SHADE, 0.62, over=True) as pen:  # of the right-hand stalls, across the way
        for n in range(ROWS):
            y = 4.4 + n * DEPTH
            pen.shape(
                VIEW.face([(4.8, y, 0), (4.8, y + 3.2, 0), (0.9, y + 2.4, 0), (0.9, y - 0.8, 0)])
            )
    art.crayon(
        "#a98a78",
        lambda x, y: (y - 1080) / 420,
        inside(path("0,702 2000,702 2000,1333 0,1333")),
        0.6,
    )


def _stall(art: Print, side: int, near: float, turn: int) -> None:
    stripe, goods = TRADES[turn % 4]
    far = near + 3.2
    front, back = side * 2.35, side * 4.7
    dark = "#3d3048" if side > 0 else "#5b4252"
    with art.ink(dark) as pen:
        pen.shape(VIEW.face(_wall(back, near, far, 0, 2.9)))
        pen.shape(VIEW.face(_quad(min(front, back), max(front, back), far, 0, 2.5)))
    with art.ink(INK) as pen:
        for y in (near + 0.12, far - 0.12):
            pen.shape(VIEW.face(_wall(front, y - 0.05, y + 0.05, 0, 2.3)))
    _keeper(art, side, near)
    _counter(art, side, near, far, goods)
    _awning(art, side, near, far, stripe)


def _keeper(art: Print, side: int, near: float) -> None:
    y = near + 1.7
    x, foot = VIEW.at(side * 3.9, y)
    with art.ink("#241c34") as pen:
        figure(pen, x, foot, VIEW.focal * 1.68 / y, 0.1)
    with art.ink(CREAM) as pen:  # apron
        unit = VIEW.focal * 1.68 / y / 8
        pen.shape(moved(path("-0.5,-5.6 0.5,-5.6 0.75,-3 -0.75,-3"), x, foot, unit))


def _counter(art: Print, side: int, near: float, far: float, goods: tuple[str, ...]) -> None:
    front, inner = side * 2.3, side * 3.4
    with art.ink("#9c6a4a" if side > 0 else "#c08a58") as pen:
        pen.shape(VIEW.face(_wall(front, near, far, 0.06, 0.85)))
    with art.ink("#7b4f40") as pen:
        pen.shape(VIEW.face(_quad(min(front, inner), max(front, inner), near, 0.06, 0.85)))
        for z in (0.3, 0.56):
            pen.shape(VIEW.face(_wall(front, near, far, z, z + 0.04)))
    with art.ink("#e6c48e") as pen:
        pen.shape(
            VIEW.face(
                [(front, near, 0.85), (front, far, 0.85), (inner, far, 0.85), (inner, near, 0.85)]
            )
        )
    for row in range(8, -1, -1):
        y = near + 0.22 + row * 0.34
        size = VIEW.focal * 0.125 / y
        with art.ink(goods[row // 3]) as pen:
            for k in range(4):
                x, z = VIEW.at(
                    front + side * (0.16 + k * 0.26), y, 0.93 + 0.015 * k + 0.06 * (row % 3 == 1)
                )
                pen.oval(x, z, size, size * 0.92)
        with art.ink(CREAM, 0.55) as pen:
            for k in range(4):
                x, z = VIEW.at(
                    front + side * (0.16 + k * 0.26), y, 0.93 + 0.015 * k + 0.06 * (row % 3 == 1)
                )
                pen.oval(x + size * 0.3, z - size * 0.35, size * 0.26)


def _awning(art: Print, side: int, near: float, far: float, stripe: str) -> None:
    low, high, bands = side * 1.95, side * 4.8, 9
    start, end = near - 0.15, far + 0.15
    for n in range(bands):
        a, b = start + (end - start) * n / bands, start + (end - start) * (n + 1) / bands
        top = [(low, a, 2.2), (low, b, 2.2), (high, b, 3.15), (high, a, 3.15)]
        fall = [(low, a, 2.2), (low, b, 2.2), (low, b, 2.02), *_scallop(low, a, b), (low, a, 2.02)]
        with art.ink(stripe if n % 2 == 0 else CREAM) as pen:
            pen.shape(VIEW.face(top))
            pen.shape(VIEW.face(fall))
    lip = [(low, start, 2.2), (low, end, 2.2), (low, end, 1.9), (low, start, 1.9)]
    gable = [(low, start, 2.2), (high, start, 3.15), (high, start, 2.2)]
    with art.ink("#8a5f78" if side > 0 else "#c79a8c", 0.5, over=True) as pen:
        pen.shape(VIEW.face(lip))
    with art.ink("#4a3450" if side > 0 else "#7c5560") as pen:
        pen.shape(VIEW.face(gable))


def _scallop(x: float, a: float, b: float) -> list[Place]:
    return [(x, b - (b - a) * k / 8, 2.02 - 0.13 * math.sin(math.pi * k / 8)) for k in range(1, 8)]


COATS = ("#2d3d5c", "#7a3140", "#33605f", "#8a5a34", "#4a3a5e", SLATE, "#a0463c", TEAL)


def _shoppers(art: Print, near: float) -> None:
    for n in range(2):
        y = near + 1.0 + art.random.uniform(0, 1.6) + n
        x = art.random.uniform(-1.45, 1.45) if near > 7 else (-0.75, 1.15)[n]
        _shopper(art, x, y, art.random.choice(COATS), art.random.random() < 0.6)


def _shopper(art: Print, x: float, y: float, coat: str, basket: bool) -> None:
    px, foot = VIEW.at(x, y)
    tall = VIEW.focal * art.random.uniform(1.58, 1.78) / y
    unit = tall / 8
    with art.ink(SHADE, 0.7, over=True) as pen:
        pen.shape(
            VIEW.face(
                [(x - 0.16, y, 0), (x + 0.16, y, 0), (x - 2.0, y - 0.62, 0), (x - 2.3, y - 0.5, 0)]
            )
        )
    with art.ink("#1d1a30") as pen:
        figure(pen, px, foot, tall, 0.35)
    with art.ink(coat) as pen:
        pen.shape(
            moved(
                path(
                    "-0.7,-6.5 0.6,-6.6 1.0,-6.1 1.1,-4.4 1.3,-2.4 -1.25,-2.4 -1.0,-4.4 -0.95,-6.2"
                ),
                px,
                foot,
                unit,
            )
        )
    with art.ink("#1d1a30", 0.75) as pen:
        pen.shape(
            moved(
                path("-0.7,-6.5 -0.2,-6.5 -0.3,-4.4 -0.2,-2.4 -1.25,-2.4 -1.0,-4.4 -0.95,-6.2"),
                px,
                foot,
                unit,
            )
        )
    if basket:
        with art.ink("#d9a35c") as pen:
            pen.shape(moved(path("1.0,-3.6 2.5,-3.6 2.25,-2.5 1.25,-2.5"), px, foot, unit))
            pen.line(
                moved(path("1.1,-3.6 1.3,-4.7 2.2,-4.7 2.4,-3.6"), px, foot, unit),
                max(1.5, unit * 0.16),
            )
        with art.ink("#7f9a52") as pen:
            pen.shape(moved(path("1.2,-3.6 1.5,-4.2 1.8,-3.8 2.1,-4.3 2.3,-3.6"), px, foot, unit))
