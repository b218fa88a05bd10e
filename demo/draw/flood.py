"""The river wall of the Weigh House with its six plates."""

from __future__ import annotations

from demo.draw.camera import Camera
from demo.draw.canvas import WIDE, Print, inside
from demo.draw.scenery import strokes
from demo.draw.shapes import Point, arc, bow, curve, gouge, moved, path

VIEW = Camera(eye=(-2.9, -4.1, 1.28), heading=26, focal=1500, centre=(960, 640))
MARKS = ((-2.55, 0.28), (-1.75, 0.52), (-0.95, 0.87), (-0.15, 1.21), (0.65, 1.35), (1.5, 1.84))
STONE = "#a9b0a2"
LIT = "#c9c8b0"
SHADE = "#5d6f70"
DEEP = "#24383f"
WATER = "#5a98a0"
BRASS, GOLD, BRIGHT, UMBER = "#c08a35", "#e3b557", "#f8e3a1", "#6e4a20"
CORAL = "#d9603f"


def flood_marks() -> None:
    art = Print(WIDE, STONE, 113)
    _river(art)
    _wall(art)
    _pavement(art)
    _levels(art)
    for x, z in MARKS:
        _plate(art, x, z)
    _ladder(art)
    _bucket(art)
    _dog(art)
    art.save("flood-marks.jpg")


def _face(x0: float, x1: float, z0: float, z1: float, y: float = 0) -> list[Point]:
    return VIEW.face([(x0, y, z0), (x1, y, z0), (x1, y, z1), (x0, y, z1)])


def _river(art: Print) -> None:
    art.gradient([(0, "#dfe3cd"), (0.6, "#f1e5c2"), (1, "#f3d9a6")], 0, 660)
    with art.ink("#93a99f") as pen:
        pen.shape(
            path("1380,640 1500,606 1640,614 1700,590 1790,600 1900,574 2000,584 2000,660 1380,660")
        )
    art.gradient([(0, "#b8cdbd"), (1, "#4f8288")], 640, 1100)
    strokes(art, "#f6ead0", 0.8, (1400, 650, 2000, 930), 60, 150)


def _wall(art: Print) -> None:
    face = _face(-12, 3.3, 0, 6)
    with art.ink(STONE) as pen:
        pen.shape(face)
    rng = art.random
    for colour in (LIT, "#98a397", "#b7b9a6", "#8b9a92"):
        with art.ink(colour) as pen:
            for course in range(12):
                x = -6.0 + 0.35 * (course % 2)
                while x < 3.3:
                    wide = rng.choice((0.6, 0.8, 0.95))
                    if rng.random() < 0.24:
                        pen.shape(_face(x, min(3.3, x + wide), course * 0.42, course * 0.42 + 0.42))
                    x += wide
    with art.ink("#6f817c", within=inside(face)) as pen:
        for course in range(1, 12):
            z = course * 0.42
            pen.line([VIEW.at(-3.9, 0, z), VIEW.at(3.3, 0, z)], 3.4)
            for n in range(14):
                x = -3.9 + n * 0.72 + 0.36 * (course % 2)
                if x < 3.3:
                    pen.line([VIEW.at(x, 0, z), VIEW.at(x, 0, z - 0.42)], 3)
    art.crayon(DEEP, lambda x, y: 0.7 - x / 1500 + (300 - y) / 1400, inside(face), 0.26)
    with art.ink("#5d7276", 0.7, over=True, within=inside(face)) as pen:  # the shade of the eaves
        pen.shape(VIEW.face([(-4.2, 0, 1.75), (3.3, 0, 3.3), (3.3, 0, 6), (-4.2, 0, 6)]))


def _pavement(art: Print) -> None:
    quay = VIEW.face(
        [(-12, -6, 0), (3.75, -6, 0), (3.75, 0.4, 0), (3.3, 0.4, 0), (3.3, 0, 0), (-12, 0, 0)]
    )
    with art.ink("#cbbd98") as pen:
        pen.shape(quay)
    with art.ink("#a39a7f", within=inside(quay)) as pen:
        for n in range(1, 9):
            pen.line([VIEW.at(-8, -n * 0.5), VIEW.at(3.9, -n * 0.5)], 3)
        for n in range(-6, 12):
            pen.line([VIEW.at(n * 0.8 - 2.4, 0), VIEW.at(n * 0.8 - 2.4, -6)], 2.6)
    art.crayon("#7d8478", lambda x, y: (y - 1020) / 420, inside(quay), 0.6)
    with art.ink("#5f6f6a", 0.75) as pen:  # the wet foot of the wall
        pen.shape(VIEW.face([(-12, 0, 0), (3.3, 0, 0), (3.3, -0.07, 0), (-12, -0.09, 0)]))


def _levels(art: Print) -> None:
    """How much of us each flood covered: one glaze of water for every plate."""
    for n, (_, z) in enumerate(MARKS):
        with art.ink(
            ("#d5ead9", "#cbe4d8", "#c4dfd8", "#bddad8", "#c9e0dc", "#d3e6df")[n], over=True
        ) as pen:
            pen.shape(_face(-12, 3.3, 0, z))
        with art.ink("#e9efd9", 0.75) as pen:
            for k in range(26):
                x = -3.9 + k * 0.3 + art.random.uniform(-0.1, 0.1)
                if x < 3.2:
                    px, py = VIEW.at(x, 0, z)
                    slope = VIEW.at(x + 0.1, 0, z)
                    turn = 57.3 * (slope[1] - py) / max(1, slope[0] - px)
                    pen.shape(gouge(px, py, art.random.uniform(20, 90), 1.8, turn))


def _plate(art: Print, x: float, z: float) -> None:
    wide, tall = 0.25, 0.15
    with art.ink("#2c4247", 0.75) as pen:
        pen.shape(_face(x - wide + 0.03, x + wide + 0.05, z - tall - 0.05, z + tall - 0.02))
        for _ in range(3):  # still wet
            dx, long = art.random.uniform(-0.2, 0.2), art.random.uniform(0.05, 0.16)
            pen.shape(
                VIEW.face(
                    [
                        (x + dx - 0.008, 0, z - tall),
                        (x + dx + 0.008, 0, z - tall),
                        (x + dx, 0, z - tall - long),
                    ]
                )
            )
    with art.ink(GOLD) as pen:
        pen.shape(_face(x - wide, x + wide, z - tall, z + tall, -0.02))
    with art.ink(BRIGHT) as pen:
        pen.shape(
            VIEW.face(
                [
                    (x - wide, -0.02, z + tall),
                    (x + 0.02, -0.02, z + tall),
                    (x - wide, -0.02, z - tall * 0.7),
                ]
            )
        )
    with art.ink(UMBER) as pen:
        pen.line([VIEW.at(x - wide, -0.02, z), VIEW.at(x + wide, -0.02, z)], 4)
        for sx in (-0.21, 0.21):
            for sz in (-0.11, 0.11):
                px, py = VIEW.at(x + sx, -0.02, z + sz)
                pen.oval(px, py, 4.6)
        for n in range(4):  # the year, too far away to read
            px = x - 0.11 + n * 0.072
            pen.shape(_face(px, px + (0.02 if n == 0 else 0.046), z - 0.085, z - 0.035, -0.02))


def _ladder(art: Print) -> None:
    with art.ink("#41525a", 0.65, over=True) as pen:
        for x in (2.1, 2.55):
            pen.line([VIEW.at(x + 0.5, -0.1, 0), VIEW.at(x + 0.42, 0, 1.5)], 15)
    with art.ink("#7c3f33") as pen:
        for x in (2.02, 2.5):
            pen.line([VIEW.at(x, -0.62, 0), VIEW.at(x + 0.02, -0.05, 1.62)], 17)
    with art.ink(CORAL) as pen:
        for x in (2.0, 2.48):
            pen.line([VIEW.at(x, -0.62, 0), VIEW.at(x + 0.02, -0.05, 1.62)], 10)
        for n in range(1, 6):
            share = n / 6
            y = -0.62 + 0.57 * share
            pen.line([VIEW.at(2.0, y, 1.62 * share), VIEW.at(2.5, y, 1.62 * share)], 12)


def _bucket(art: Print) -> None:
    x, y = VIEW.at(0.1, -0.75)
    with art.ink("#56615c", 0.7, over=True) as pen:
        pen.shape([(x - 50, y - 6), (x + 60, y + 8), (x + 210, y + 24), (x + 130, y - 16)])
    with art.ink("#33505c") as pen:
        pen.shape(path_at("-66,-140 66,-140 50,0 -50,0", x, y))
        pen.oval(x, y, 50, 14)
    with art.ink("#4d7480") as pen:
        pen.shape(path_at("-66,-140 -20,-140 -22,10 -50,2", x, y))
    with art.ink("#1d2f38") as pen:
        pen.oval(x, y - 140, 66, 18)
        pen.line(arc(x, y - 132, 72, 96, 200, 340), 5)
    with art.ink("#f0e7cf") as pen:  # the rag
        pen.shape(curve(path_at("10,-156 58,-158 80,-128 76,-70 52,-44 44,-96 20,-130", x, y), 6))
    with art.ink("#cfc2a0") as pen:
        pen.shape(path_at("60,-136 66,-60 52,-46 46,-100", x, y))
    with art.ink("#e9c63f") as pen:  # half a lemon
        pen.oval(x - 150, y + 4, 30, 25)
    with art.ink("#f7ecb0") as pen:
        pen.oval(x - 142, y + 1, 22, 20)


def path_at(text: str, x: float, y: float) -> list[Point]:
    return moved(path(text), x, y)


def _dog(art: Print) -> None:
    """One of the dogs that 1883 has to be shared with."""
    x, y = VIEW.at(-2.0, -0.62)
    with art.ink("#4d5b58", 0.7, over=True) as pen:
        pen.oval(x + 40, y + 6, 210, 26)
    with art.ink("#2b3138") as pen:
        pen.shape(
            curve(
                path_at(
                    "-200,0 -206,-56 -172,-104 -110,-128 -30,-116 40,-112 84,-122 122,-118 "
                    "146,-96 186,-80 214,-62 216,-42 190,-30 196,-14 236,-10 236,4 60,6",
                    x,
                    y,
                ),
                8,
            )
        )
        pen.line(bow(path_at("-186,-8 -250,0 -300,-16", x, y)), 14)
    with art.ink("#171b21") as pen:
        pen.shape(curve(path_at("84,-116 112,-112 122,-78 104,-44 84,-56 78,-88", x, y), 6))
        pen.oval(x + 212, y - 56, 11, 9)
        pen.line(bow(path_at("140,-82 150,-77 162,-80", x, y)), 4)
        pen.line(bow(path_at("-64,-96 -40,-60 -70,-20 -120,-4", x, y)), 4)
        pen.line(path_at("150,-10 190,-14", x, y), 4)
    with art.ink(CORAL) as pen:
        pen.shape(path_at("44,-113 66,-118 74,-62 54,-52", x, y))
