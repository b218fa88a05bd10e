"""Barges from upriver, waiting for the tide."""

from __future__ import annotations

import math

from demo.draw.canvas import WIDE, Print, inside
from demo.draw.colours import CORAL, CREAM, INK, OCHRE, SAND, TEAL
from demo.draw.scenery import figure, glitter, gulls, land, mirror, strata, strokes
from demo.draw.shapes import Point, arc, curve, gouge, moved, path

WATER = 760.0
SUN: Point = (620.0, 540.0)
GREEN = "#7f9a52"


def barges_at_dawn() -> None:
    art = Print(WIDE, SAND, 41)
    _dawn(art)
    _poplars(art)
    mirror(art, WATER, "#94ab9e", 0.3, 8)
    _mist(art)
    strokes(art, TEAL, 0.35, (0, 820, 2000, 1320), 130, 210)
    glitter(art, "#fff0c4", SUN[0], 800, 1290, (150, 300), 60, 0.85)
    _barge(art, (1150, 850), 0.62, "#3b6272", "#5f8790", (OCHRE, SAND, CORAL))
    _barge(art, (70, 968), 0.88, "#27475c", "#4c7484", (CORAL, OCHRE, SAND))
    _barge(art, (880, 1130), 1.3, INK, "#35506a", (OCHRE, CORAL, GREEN))
    with art.ink(INK) as pen:
        figure(pen, 1690, 1128, 176, 0.15)
        gulls(pen, ((1340, 300, 34), (1430, 344, 26), (1270, 356, 22), (1500, 286, 28)))
    with art.ink(CORAL) as pen:
        pen.shape(
            moved(path("-0.62,-6.75 0.62,-6.75 0.66,-6.2 0.2,-5.95 -0.66,-6.2"), 1690, 1128, 22)
        )
    art.save("barges-at-dawn.jpg")


def _dawn(art: Print) -> None:
    art.gradient([(0, "#3d6c7c"), (0.4, "#93b4ab"), (0.72, "#f0d7a4"), (1, "#efb27a")], 0, WATER)
    art.crayon("#2f5a70", lambda x, y: 0.85 - y / 480, None, 0.65)
    art.crayon("#fff0c0", lambda x, y: 1 - math.dist((x, y), SUN) / 460, None, 0.5)
    with art.ink(CORAL, worn=False) as pen:
        pen.oval(*SUN, 150)
    disc = inside(arc(*SUN, 150, 150, 0, 360, 90))
    art.crayon("#b53f3c", lambda x, y: (y - SUN[1]) / 260, disc, 0.8)
    with art.ink("#f4dfae", 0.9, within=disc) as pen:
        for x, y, wide, thick in (
            (540, 500, 260, 6),
            (700, 556, 300, 8),
            (570, 606, 330, 9),
            (660, 646, 300, 10),
        ):
            pen.shape(gouge(x, y, wide, thick))
    strata(art, "#cfd6bd", ((1240, 180, 560, 40), (1500, 236, 420, 24), (80, 240, 380, 26)), 0.8)


def _poplars(art: Print) -> None:
    land(art, "#c9bd9f", 640, 34, 5)
    land(art, "#9fb0a2", 680, 20, 6)
    rng = art.random
    for ink, shade, base, gap, low, high in (
        ("#7f9f98", "#6d908e", 744, 44, 70, 150),
        ("#47707a", "#335964", 766, 74, 120, 260),
    ):
        trees = []
        x = -20.0
        while x < 2020:
            tall = rng.uniform(low, high) * (0.42 if ink == "#47707a" and 420 < x < 840 else 1)
            trees.append((x, tall))
            x += gap * rng.choice((0.7, 1, 1, 2.6))
        with art.ink(ink) as pen:
            pen.box(0, base - 14, 2000, 60)
            for x, tall in trees:
                pen.shape(_poplar(x, base, tall, 1))
        with art.ink(shade) as pen:
            for x, tall in trees:
                pen.shape(_poplar(x + tall * 0.03, base, tall * 0.94, 0.5))


def _poplar(x: float, base: float, tall: float, wide: float) -> list[Point]:
    half = tall * 0.1 * wide + 3
    ring = [
        (0, -1),
        (0.7, -0.72),
        (1, -0.42),
        (0.75, -0.12),
        (0.12, 0),
        (-0.12, 0),
        (-0.75, -0.14),
        (-1, -0.44),
        (-0.6, -0.76),
    ]
    return curve([(x + px * half, base + py * tall) for px, py in ring], 5)


def _mist(art: Print) -> None:
    with art.ink(CREAM, 0.5, worn=False) as pen:
        for x, y, wide, thick in (
            (300, 742, 900, 13),
            (1400, 732, 1100, 12),
            (900, 778, 1300, 15),
            (1750, 790, 700, 11),
            (200, 800, 800, 9),
            (1150, 700, 620, 8),
        ):
            pen.shape(gouge(x, y, wide, thick))
        pen.shape(gouge(1000, 758, 2600, 16))


def _barge(
    art: Print, place: Point, size: float, hull: str, light: str, load: tuple[str, str, str]
) -> None:
    x, y = place

    def at(text: str) -> list[Point]:
        return moved(path(text), x, y, size)

    sides = curve(at("0,-14 60,0 300,4 600,0 700,-24 738,-44 724,10 700,60 652,86 60,86 16,54"), 3)
    with art.ink(hull) as pen:
        pen.shape(sides)
        pen.shape(at("52,-110 182,-110 182,6 52,6"))
        pen.shape(at("38,-126 196,-126 190,-108 44,-108"))
        pen.line(at("560,0 560,-250"), 9 * size)
        pen.line(at("560,-240 712,-36"), 2.4 * size)
        pen.line(at("560,-240 190,-112"), 2.4 * size)
    with art.ink(light) as pen:  # the side that looks at the sun
        pen.shape(at("8,-10 60,2 60,12 12,2"))
        pen.shape(at("52,-108 64,-108 64,4 52,4"))
        pen.shape(at("66,4 690,-10 690,-2 66,12"))
    with art.ink("#f6d99a") as pen:
        pen.shape(at("82,-86 112,-86 112,-54 82,-54"))
        pen.shape(at("130,-86 160,-86 160,-54 130,-54"))
    with art.ink(CORAL) as pen:
        pen.shape(at("26,60 694,56 682,68 36,70"))
        pen.shape(at("560,-250 622,-240 600,-228 622,-212 560,-216"))
    _cargo(art, place, size, hull, load)
    with art.ink(hull, 0.6) as pen:  # what the water gives back
        for n in range(26):
            wide = (640 - n * 18) * size * art.random.uniform(0.5, 1)
            middle = x + (350 + art.random.uniform(-60, 60)) * size
            pen.shape(gouge(middle, y + (92 + n * 5) * size, wide, 3.4 * size))


def _cargo(art: Print, place: Point, size: float, hull: str, load: tuple[str, str, str]) -> None:
    x, y = place
    stack = [
        (206 + n * 49 + row * 24, -42 - row * 43, (n * 2 + row) % 3)
        for row in range(3)
        for n in range(7 - row)
    ]
    for kind, ink in enumerate(load):
        with art.ink(ink) as pen:
            for px, py, which in stack:
                if which == kind:
                    pen.box(x + px * size, y + py * size, 45 * size, 41 * size)
    with art.ink(hull, 0.85) as pen:
        for px, py, _ in stack:
            pen.box(x + px * size, y + (py + 13) * size, 45 * size, 3 * size)
            pen.box(x + px * size, y + (py + 26) * size, 45 * size, 3 * size)
            pen.box(x + (px + 36) * size, y + py * size, 9 * size, 41 * size)
