"""The street where every second lamp is dark, and one lamp by itself."""

from __future__ import annotations

import math

from demo.draw.camera import Camera
from demo.draw.canvas import WIDE, Print, inside
from demo.draw.pen import Pen
from demo.draw.scenery import figure, glitter, stars
from demo.draw.shapes import Point, arc, gouge, moved, path

NIGHT = "#0c1626"
WALL = "#14253a"
STONE = "#1d3347"
DUSK = "#27465a"
LIGHT = "#f3cf63"
PALE = "#f9eab0"
RUST = "#c4562f"

STREET = Camera(eye=(0, 0, 2.7), heading=0, focal=1500, centre=(1130, 590))
KERB, TALLEST, FRONT = 3.4, 5.2, -5.4
LIT = (19.0, 47.0, 75.0, 103.0)
DARK = (8.4, 33.0, 61.0, 89.0)


def lamp_row() -> None:
    art = Print(WIDE, NIGHT, 101)
    _night(art)
    _river(art)
    _houses(art)
    _lit_window(art)
    _pavement(art)
    for ahead in sorted((*LIT, *DARK), reverse=True):
        _lamp(art, ahead)
    _walker(art)
    art.save("lamp-row.jpg")


def _night(art: Print) -> None:
    art.gradient([(0, "#0a1322"), (0.7, "#16304a"), (1, "#2f5a66")], 0, 600)
    art.crayon("#3f7076", lambda x, y: (y - 380) / 420 - abs(x - 1300) / 1500, _above)
    stars(art, "#dfe6cf", (0, 0, 2000, 560), 230, 1.9)
    with art.ink("#0f2133") as pen:  # the far bank, and the bridge across the end of the street
        pen.shape(
            path(
                "1130,592 1200,574 1290,570 1300,548 1316,548 1322,570 1480,566 1490,540 "
                "1506,540 1512,566 1700,572 1730,556 1800,560 2000,552 2000,604 1130,604"
            )
        )


def _above(pen: Pen) -> None:
    pen.box(0, 0, 2000, 600)


def _river(art: Print) -> None:
    far = [STREET.at(KERB + 0.5, 900, 0), (2000, 596), (2000, 1333), STREET.at(KERB + 0.5, 5, 0)]
    art.gradient([(0, "#2c5563"), (0.35, "#17324a"), (1, "#0b1727")], 592, 1333, inside(far))
    with art.ink("#3c6a72", 0.6, within=inside(far)) as pen:
        for n in range(150):
            share = (n / 150) ** 1.8
            y = 600 + 480 * share
            pen.shape(gouge(art.random.uniform(1180, 2000), y, 30 + 190 * share, 1 + 3 * share))
    for x, y in ((1250, 588), (1466, 586), (1690, 584), (1912, 582)):  # every second one there too
        with art.ink(PALE, worn=False) as pen:
            pen.oval(x, y, 4)
        glitter(art, LIGHT, x, 606, 606 + 190, (3, 22), 26, 0.8)


def _houses(art: Print) -> None:
    rng, near = art.random, 130.0
    while near > 5:
        deep = rng.uniform(7, 11)
        first, last = near - deep, near
        tall = rng.uniform(8.5, 12.5)
        face = STREET.face(
            [(FRONT, first, 0), (FRONT, last, 0), (FRONT, last, tall), (FRONT, first, tall)]
        )
        with art.ink(rng.choice((WALL, "#172a41", "#112034"))) as pen:
            pen.shape(face)
        with art.ink("#0d1b2c") as pen:  # cornice and plinth
            for low, high, out in ((tall - 0.5, tall + 0.1, 0.3), (0, 0.5, 0.05)):
                at = FRONT + out
                pen.shape(
                    STREET.face(
                        [(at, first, low), (at, last, low), (at, last, high), (at, first, high)]
                    )
                )
        _windows(art, first, last, tall)
        near -= deep


def _windows(art: Print, first: float, last: float, tall: float) -> None:
    count = 3
    with art.ink("#0a1423") as pen:
        for storey in range(int(tall // 3)):
            for n in range(count):
                y, z = first + (n + 0.5) * (last - first) / count, 1.1 + storey * 3.0
                places = [(FRONT, y - 0.5, z), (FRONT, y + 0.5, z)]
                upper = [(FRONT, y + 0.5, z + 1.7), (FRONT, y - 0.5, z + 1.7)]
                pen.shape(STREET.face([*places, *upper]))


def _lit_window(art: Print) -> None:
    face = [(FRONT, y, z) for y, z in ((24.6, 7.1), (25.5, 7.1), (25.5, 8.7), (24.6, 8.7))]
    with art.ink("#e0a94c") as pen:
        pen.shape(STREET.face(face))


def _pavement(art: Print) -> None:
    ground = STREET.face([(FRONT, 3, 0), (KERB + 0.5, 3, 0), (KERB + 0.5, 900, 0), (FRONT, 900, 0)])
    art.gradient([(0, "#24465a"), (0.25, "#142a3f"), (1, "#13263a")], 592, 1333, inside(ground))
    for radius, colour in ((7.2, "#2f4650"), (5.4, "#75703f"), (3.6, "#c9a64e")):
        with art.ink(colour) as pen:
            for ahead in LIT:
                pen.shape(_pool(ahead, radius))
    with art.ink("#0b1727", 0.75, within=inside(ground)) as pen:
        for n in range(60):
            y = 3.2 * 1.075**n
            pen.line([STREET.at(FRONT, y), STREET.at(KERB + 0.5, y)], max(1.2, 26 / y))
        for x in (-4.2, -3.0, -1.8, -0.6, 0.6, 1.8, 3.0):
            pen.line([STREET.at(x, 3), STREET.at(x, 400)], 2)


def _pool(ahead: float, radius: float) -> list[Point]:
    """A circle of light on the pavement, cut off at the kerb and at the house fronts."""
    turns = [math.tau * n / 80 for n in range(80)]
    places = [(KERB - 0.9 + radius * math.cos(t), ahead + radius * math.sin(t)) for t in turns]
    return STREET.face([(min(KERB + 0.5, max(FRONT, x)), y, 0.0) for x, y in places])


def _lamp(art: Print, ahead: float) -> None:
    lit = ahead in LIT
    foot, head = STREET.at(KERB, ahead, 0), STREET.at(KERB - 0.9, ahead, TALLEST)
    unit = STREET.focal / ahead / 100  # a centimetre at that distance
    if lit:
        _cone(art, ahead, head, unit)
    with art.ink("#060d18" if ahead < 40 else "#0b1626") as pen:
        top = (foot[0], head[1] - 6 * unit)
        pen.line([foot, top], max(2, 9 * unit))
        pen.line([foot, (foot[0], foot[1] - 90 * unit)], max(3, 17 * unit))
        swan = arc(foot[0] - 45 * unit, top[1], 45 * unit, 42 * unit, 0, -180)
        pen.line(swan, max(2, 6 * unit))
        x, y = head
        hood = [(-30, 12), (-22, -6), (-8, -18), (8, -18), (22, -6), (30, 12)]
        pen.shape([(x + px * unit, y + py * unit) for px, py in hood])
    if not lit:
        with art.ink("#54748a", 0.9) as pen:  # starlight on the cold iron
            edge = 3.4 * unit
            pen.line(
                [(foot[0] - edge, foot[1] - 90 * unit), (foot[0] - edge, top[1])],
                max(1.4, 2 * unit),
            )
            pen.line(
                arc(foot[0] - 45 * unit, top[1] - edge, 45 * unit, 42 * unit, -30, -150),
                max(1.4, 2 * unit),
            )
    with art.ink(PALE if lit else "#7f9aa8", worn=False) as pen:
        pen.shape(arc(head[0], head[1] + 12 * unit, 21 * unit, 17 * unit, 0, 180))
    if lit:
        art.glow(head[0], head[1] + 14 * unit, 150 * unit + 40, PALE, 0.85)


def _cone(art: Print, ahead: float, head: Point, unit: float) -> None:
    y = head[1] + 10 * unit
    left = min(_pool(ahead, 5.4))
    right = max(_pool(ahead, 5.4))
    beam = [(head[0] - 14 * unit, y), (head[0] + 14 * unit, y), right, left]
    tall = right[1] - y
    with art.ink("#dfc467", 0.2) as pen:
        pen.shape(beam)
    art.crayon("#f0da8c", lambda px, py: 1 - 1.2 * (py - y) / tall, inside(beam), 0.32)


def _walker(art: Print) -> None:
    x, y = STREET.at(0.2, 12.6)
    tall = STREET.focal * 1.72 / 12.6
    with art.ink("#060d18", 0.85) as pen:
        pen.shape([(x - 18, y), (x + 26, y), (x - 250, 1333), (x - 470, 1333)])
    with art.ink("#060d18") as pen:
        figure(pen, x, y, tall, 0.45)
    with art.ink(RUST) as pen:
        unit = tall / 8
        pen.shape(moved(path("-0.62,-6.75 0.62,-6.75 0.66,-6.2 0.2,-5.95 -0.66,-6.2"), x, y, unit))
        pen.shape(moved(path("0.3,-6.2 0.62,-6.2 0.9,-4.7 0.5,-4.6"), x, y, unit))
