"""One lamp, put out, and what could be seen then."""

from __future__ import annotations

import math

from demo.draw.canvas import TALL, Print, Shade, inside
from demo.draw.scenery import stars
from demo.draw.shapes import arc, curve, gouge, path

BLACK = "#070c1c"
NIGHT = "#101a3a"
HAZE = "#7f8fc0"
PALE = "#f4ead2"
CHALK = "#e9e6da"
AMBER = "#e8a94a"
POST, HEAD, FOOT = 760.0, 330.0, 1640.0


def lamp_post() -> None:
    art = Print(TALL, NIGHT, 131)
    _sky(art)
    _roofs(art)
    _street(art)
    _post(art)
    _hedgehog(art)
    art.save("lamp-post.jpg")


def _drift(x: float, y: float) -> float:
    """How far a place lies from the middle of the Milky Way."""
    return (x - 250) * 0.86 - (1500 - y) * 0.5 + 60 * math.sin(y / 170)


def _band(spread: float) -> Shade:
    return lambda x, y: (
        (0.95 - (_drift(x, y) / spread) ** 2) * (0.75 + 0.25 * math.sin(x / 83 + y / 121))
    )


def _sky(art: Print) -> None:
    art.gradient([(0, "#0b1230"), (0.55, "#1c2a5c"), (0.85, "#3b4f86"), (1, "#6d7aa5")], 0, 1420)
    for spread, ink, share in ((330, "#41538f", 0.55), (200, HAZE, 0.5), (90, "#c8c6d8", 0.42)):
        art.crayon(
            ink,
            _band(spread),
            None,
            share,
        )
    art.crayon(  # the dark lane down its middle
        "#16204a",
        lambda x, y: 0.9 - ((_drift(x, y) - 30 * math.sin(y / 90)) / 34) ** 2,
        None,
        0.7,
    )
    stars(art, PALE, (0, 0, 1200, 1380), 420, 1.9)
    with art.ink(PALE, worn=False, rough=False) as pen:
        for _ in range(520):
            y = art.random.uniform(0, 1350)
            x = 250 + (1500 - y) * 0.58 + art.random.gauss(0, 120)
            pen.oval(x, y, art.random.choice((0.9, 1.1, 1.4, 2)))
        for x, y, r in ((210, 300, 4), (980, 640, 4.6), (420, 820, 3.6), (1040, 190, 3.8)):
            pen.oval(x, y, r)
            pen.shape(gouge(x, y, r * 8, 0.9, 0))
            pen.shape(gouge(x, y, r * 8, 0.9, 90))


def _roofs(art: Print) -> None:
    with art.ink("#1a2450") as pen:
        pen.shape(
            path(
                "0,1290 90,1230 180,1290 300,1290 300,1218 330,1218 330,1262 420,1262 500,1204 "
                "580,1262 700,1262 700,1310 860,1310 950,1246 1040,1310 1200,1310 1200,1560 0,1560"
            )
        )
    with art.ink(BLACK) as pen:
        pen.shape(
            path(
                "0,1130 210,1130 210,1080 248,1080 248,1130 330,1130 330,1160 306,1160 "
                "306,1600 0,1600"
            )
        )
        pen.shape(path("1200,1190 1030,1190 1030,1220 1052,1220 1052,1600 1200,1600"))
    with art.ink("#26336a") as pen:
        for y in (1210, 1350):
            for x in (40, 128, 216):
                pen.box(x, y, 46, 78)
    with art.ink(AMBER) as pen:
        pen.box(128, 1350, 46, 78)
    with art.ink(BLACK) as pen:
        pen.box(149, 1350, 5, 78)
        pen.box(128, 1384, 46, 5)


def _street(art: Print) -> None:
    art.gradient([(0, "#141d40"), (1, "#090f24")], 1500, 1800)
    with art.ink("#293668") as pen:
        y, row = 1512.0, 0
        while y < 1800:
            tall = 8 + (y - 1500) / 12
            for n in range(-1, 44):
                x = 600 + (n - 21 + 0.5 * (row % 2)) * tall * 3.0
                if art.random.random() < 0.8:
                    pen.shape(gouge(x, y, tall * 2.1, 1 + tall * 0.09))
            y, row = y + tall, row + 1
    art.crayon(
        "#070b1c",
        lambda x, y: (y - 1560) / 330,
        inside(path("0,1500 1200,1500 1200,1800 0,1800")),
        0.8,
    )


def _post(art: Print) -> None:
    def post(wide: float, top: float, low: float) -> list[tuple[float, float]]:
        return [
            (POST - wide, low),
            (POST - wide * 0.72, top),
            (POST + wide * 0.72, top),
            (POST + wide, low),
        ]

    with art.ink("#04070f", 0.7) as pen:
        pen.oval(POST, FOOT + 6, 120, 20)
    with art.ink(BLACK) as pen:
        pen.shape(post(17, HEAD, FOOT))
        pen.shape(post(42, 1290, FOOT))
        pen.box(POST - 56, FOOT - 26, 112, 34, round_=6)
        pen.box(POST - 38, 1272, 76, 20, round_=6)
        pen.box(POST - 24, 700, 48, 14, round_=5)
        pen.line([(POST, HEAD + 4), *arc(POST - 150, HEAD, 150, 170, 0, -180)], 20)
        pen.line(arc(POST - 66, HEAD + 80, 66, 66, 0, -115), 9)
        x, y = POST - 300, HEAD
        pen.box(x - 15, y - 14, 30, 40, round_=5)
        pen.shape(
            curve(
                path(
                    f"{x - 118},{y + 92} {x - 92},{y + 46} {x - 34},{y + 16} {x + 34},{y + 16} "
                    f"{x + 92},{y + 46} {x + 118},{y + 92} {x},{y + 100}"
                ),
                8,
            )
        )
    with art.ink("#2d3c74") as pen:
        pen.shape(arc(x, y + 92, 84, 66, 0, 180))
    with art.ink("#7482b8") as pen:  # a little of the sky in the cold glass
        pen.shape(
            curve(
                path(f"{x - 66},{y + 98} {x - 30},{y + 98} {x - 34},{y + 136} {x - 54},{y + 126}"),
                6,
            )
        )
    with art.ink(BLACK) as pen:
        pen.box(x - 122, y + 84, 244, 13, round_=6)
    with art.ink("#3e4f8c") as pen:
        pen.shape([(POST - 14, 720), (POST - 8, 720), (POST - 10, 1268), (POST - 16, 1268)])
        pen.shape([(POST - 34, 1306), (POST - 25, 1306), (POST - 27, 1600), (POST - 38, 1600)])
        pen.line(arc(POST - 150, HEAD - 3, 157, 175, -172, -96), 4)
    with art.ink(CHALK, 0.95) as pen:  # a cross for off
        pen.shape(gouge(POST + 4, 1400, 92, 8, 52))
        pen.shape(gouge(POST + 4, 1402, 88, 8, -50))
    with art.ink("#2d3c74") as pen:
        pen.box(POST - 20, 1480, 44, 70, round_=6)
    with art.ink(BLACK) as pen:
        pen.box(POST - 15, 1485, 34, 60, round_=4)


def _hedgehog(art: Print) -> None:
    """Seen at 11.40, and again at 11.55, going home."""
    x, y = 380.0, 1716.0
    with art.ink("#04070f", 0.8) as pen:
        pen.oval(x + 4, y + 2, 74, 9)
    with art.ink("#5a5f86") as pen:
        pen.shape(
            curve(
                path(
                    f"{x + 30},{y - 40} {x + 62},{y - 22} {x + 84},{y - 8} {x + 60},{y} "
                    f"{x + 20},{y}"
                ),
                6,
            )
        )
        for dx in (-34, -6, 30, 46):
            pen.box(x + dx, y - 6, 10, 12, round_=3)
    with art.ink("#2b3160") as pen:
        pen.shape(
            curve(
                path(
                    f"{x - 64},{y - 4} {x - 60},{y - 42} {x - 16},{y - 64} {x + 32},{y - 50} "
                    f"{x + 40},{y - 8}"
                ),
                8,
            )
        )
    with art.ink("#8f97bd", rough=False) as pen:
        for n in range(34):
            turn = 180 + 165 * n / 33
            for r in (28, 44):
                px = x - 14 + r * math.cos(math.radians(turn))
                py = y - 8 + r * 1.1 * math.sin(math.radians(turn))
                pen.shape(gouge(px, py, 13, 1.2, turn - 24))
    with art.ink("#04070f") as pen:
        pen.oval(x + 84, y - 9, 4.5)
        pen.oval(x + 58, y - 20, 3)
