"""The flight of forty-one steps that leads nowhere."""

from __future__ import annotations

from demo.draw.camera import Camera, Place, shadow
from demo.draw.canvas import WIDE, Print, inside
from demo.draw.scenery import figure, strata
from demo.draw.shapes import curve, moved, path

STEPS, RUN, RISE, DEEP = 41, 0.36, 0.2, 4.2
LONG, HIGH = STEPS * RUN, STEPS * RISE
SUN: Place = (0.95, -0.12, -0.7)
VIEW = Camera(eye=(-4.8, -14.6, 3.3), heading=31, focal=1700, centre=(880, 990))

SKY = "#2f63a6"
DEEPER = "#1f4a8c"
HAZE = "#a9c6d3"
GROUND = "#ecc98d"
STONE = "#f6e3bf"
RISER = "#dfa877"
SHADE = "#8a4a45"
DARK = "#4c2c45"
CAST = "#a7667a"
RED = "#d8432f"
WALL_END, WALL_HIGH = 10.8, 10.4
WALL: tuple[Place, ...] = (
    (-30, DEEP, 0),
    (WALL_END, DEEP, 0),
    (WALL_END, DEEP, WALL_HIGH),
    (-30, DEEP, WALL_HIGH),
)


def unfinished_stairs() -> None:
    art = Print(WIDE, GROUND, 107)
    _sky(art)
    _square(art)
    _cast(art)
    _laundry(art)
    _flight(art)
    _sitter(art)
    _side(art)
    _railing(art)
    _sheets(art)
    art.save("unfinished-stairs.jpg")


def _sky(art: Print) -> None:
    art.gradient([(0, DEEPER), (0.6, SKY), (1, HAZE)], 0, 995)
    art.crayon(DEEPER, lambda x, y: 0.85 - y / 680, None, 0.6)
    strata(art, "#e8efe6", ((1290, 300, 560, 64), (1130, 190, 260, 24)), 0.92)
    with art.ink("#6f93b0") as pen:
        pen.shape(path("0,940 180,926 420,934 700,920 1000,932 1640,938 2000,920 2000,1000 0,1000"))
    _town(art)


def _town(art: Print) -> None:
    """Low houses round the square, each with a sunny front and a side in shade."""
    fronts = ((1690, 76, 70), (1790, 110, 96), (1920, 140, 150))
    with art.ink("#d9996f") as pen:
        for x, wide, tall in fronts:
            pen.box(x, 992 - tall, wide, tall + 2)
    with art.ink("#9b5d5c") as pen:
        for x, wide, tall in fronts:
            pen.box(x + wide, 992 - tall * 0.94, wide * 0.22, tall * 0.94 + 2)
            pen.shape(
                [
                    (x - 5, 992 - tall),
                    (x + wide * 1.22, 992 - tall),
                    (x + wide * 1.1, 992 - tall - 16),
                    (x + 14, 992 - tall - 16),
                ]
            )
            for n in range(int(wide // 34)):
                for row in range(int(tall // 58)):
                    pen.box(x + 16 + n * 34, 1006 - tall + row * 48, 12, 24)


def _square(art: Print) -> None:
    art.gradient([(0, "#f2d7a3"), (1, "#e6bd7d")], 990, 1333)
    with art.ink("#d3a269", 0.6, rough=False) as pen:
        for n in range(-30, 60):
            pen.line([VIEW.at(n * 1.5, -11.5), VIEW.at(n * 1.5, 60)], 1.5)
        for n in range(-7, 24):
            pen.line([VIEW.at(-20, n * 1.5), VIEW.at(90, n * 1.5)], 1.5)
    with art.ink(CAST) as pen:  # of a house behind us, and of two who cross the square
        pen.shape(path("0,1120 340,1196 540,1333 0,1333"))
        for x, y in ((1760, 1052), (1800, 1056)):
            pen.shape([(x - 8, y), (x + 8, y), (x + 150, y + 22), (x + 132, y + 24)])
    art.crayon(
        "#7d4766",
        lambda x, y: (y - 1130) / 300,
        inside(path("0,1120 340,1196 540,1333 0,1333")),
        0.7,
    )
    with art.ink("#33284a") as pen:
        figure(pen, 1760, 1052, 76, 0.4)
        figure(pen, 1800, 1056, 72, 0.3)


def _profile() -> list[Place]:
    """The side of the flight, from its foot up the steps and down again at the unfinished end."""
    places: list[Place] = [(0, 0, 0)]
    for n in range(STEPS):
        places += [(n * RUN, 0, (n + 1) * RISE), ((n + 1) * RUN, 0, (n + 1) * RISE)]
    return [*places, *TOOTH, (LONG, 0, 0)]


# Stones left standing out for the wall that never came.
TOOTH: tuple[Place, ...] = (
    (LONG + 0.5, 0, HIGH),
    (LONG + 0.5, 0, 7.5),
    (LONG, 0, 7.5),
    (LONG, 0, 6.8),
    (LONG + 0.45, 0, 6.8),
    (LONG + 0.45, 0, 6.1),
    (LONG, 0, 6.1),
    (LONG, 0, 5.4),
    (LONG + 0.55, 0, 5.4),
    (LONG + 0.55, 0, 4.7),
    (LONG, 0, 4.7),
    (LONG, 0, 3.9),
    (LONG + 0.4, 0, 3.9),
    (LONG + 0.4, 0, 3.2),
    (LONG, 0, 3.2),
    (LONG, 0, 2.4),
    (LONG + 0.5, 0, 2.4),
    (LONG + 0.5, 0, 1.6),
    (LONG, 0, 1.6),
)


def _cast(art: Print) -> None:
    near = _profile()
    far = [(x, y + DEEP, z) for x, y, z in near]
    with art.ink(CAST) as pen:
        pen.shape(VIEW.face(shadow(near, SUN)))
        pen.shape(VIEW.face(shadow(far, SUN)))
        for n in range(len(near) - 1):
            pen.shape(VIEW.face(shadow([near[n], near[n + 1], far[n + 1], far[n]], SUN)))
        pen.shape(VIEW.face(shadow(WALL, SUN)))


def _laundry(art: Print) -> None:
    """The wall that the steps climb along: in shade, with the sun just grazing its cornice."""
    face = VIEW.face(WALL)
    with art.ink("#8d6f94") as pen:
        pen.shape(face)
    art.crayon("#67507f", lambda x, y: 0.75 - (y - 200) / 900, inside(face), 0.75)
    art.crayon("#c08d92", lambda x, y: (y - 560) / 700, inside(face), 0.8)
    low, high, end = WALL_HIGH - 0.35, WALL_HIGH + 0.1, WALL_END + 0.25
    with art.ink(STONE) as pen:
        pen.shape(
            VIEW.face([(-30, DEEP, low), (end, DEEP, low), (end, DEEP, high), (-30, DEEP, high)])
        )
    with art.ink("#54406c") as pen:
        for storey, z in enumerate((3.1, 6.5)):
            for n in range(9):
                x = -13.4 + n * 2.55
                if z > (x + 1.2) * RISE / RUN + 0.7:
                    pen.shape(
                        VIEW.face(
                            [
                                (x, DEEP, z),
                                (x + 1.0, DEEP, z),
                                (x + 1.0, DEEP, z + 1.75),
                                (x, DEEP, z + 1.75),
                            ]
                        )
                    )
                if storey and n in (1, 4):
                    pen.shape(
                        VIEW.face(
                            [
                                (x - 0.9, DEEP, z - 0.1),
                                (x - 0.06, DEEP, z - 0.1),
                                (x - 0.06, DEEP, z + 1.8),
                                (x - 0.9, DEEP, z + 1.8),
                            ]
                        )
                    )


def _flight(art: Print) -> None:
    with art.ink(RISER) as pen:
        for n in range(STEPS):
            x, low, high = n * RUN, n * RISE, (n + 1) * RISE
            pen.shape(VIEW.face([(x, 0, low), (x, DEEP, low), (x, DEEP, high), (x, 0, high)]))
    with art.ink(STONE) as pen:
        for n in range(STEPS):
            x, z = n * RUN, (n + 1) * RISE
            pen.shape(VIEW.face([(x, 0, z), (x, DEEP, z), (x + RUN, DEEP, z), (x + RUN, 0, z)]))
            pen.line([VIEW.at(x, 0, z), VIEW.at(x, DEEP, z)], 3)
    with art.ink("#8a5f86", 0.62, over=True) as pen:  # the strip that the wall keeps in shade
        for n in range(STEPS):
            x, low, z = n * RUN, n * RISE, (n + 1) * RISE
            wide = (WALL_HIGH - z) * 0.17
            if x < WALL_END - 0.6 and wide > 0:
                y = DEEP - wide
                pen.shape(VIEW.face([(x, y, z), (x, DEEP, z), (x + RUN, DEEP, z), (x + RUN, y, z)]))
                pen.shape(VIEW.face([(x, y, low), (x, DEEP, low), (x, DEEP, z), (x, y, z)]))


def _side(art: Print) -> None:
    outline = VIEW.face(_profile())
    with art.ink(SHADE) as pen:
        pen.shape(outline)
    art.crayon(DARK, lambda x, y: (x - 500) / 1900 + (y - 500) / 2600, inside(outline), 0.75)
    art.crayon("#c07a5e", lambda x, y: (y - 950) / 420, inside(outline), 0.7)
    with art.ink("#6f3b42", 0.9, within=inside(outline)) as pen:
        for course in range(1, 20):
            z = course * 0.4
            pen.line([VIEW.at(z / RISE * RUN - 1, 0, z), VIEW.at(LONG + 1, 0, z)], 1.8)
            for n in range(18):
                x = n * 0.9 + 0.45 * (course % 2)
                pen.line([VIEW.at(x, 0, z), VIEW.at(x, 0, z - 0.4)], 1.6)


def _railing(art: Print) -> None:
    with art.ink("#3a2440") as pen:
        for n in range(0, STEPS, 5):
            x, z = n * RUN + 0.1, (n + 1) * RISE
            pen.line([VIEW.at(x, 0.15, z), VIEW.at(x, 0.15, z + 0.95)], 4)
        pen.line([VIEW.at(0.1, 0.15, 1.15), VIEW.at(LONG - 0.1, 0.15, HIGH + 0.95)], 5)
        for y in (0.15, 1.4, 2.7, 4.0):  # and across the end, before the air
            pen.line([VIEW.at(LONG - 0.1, y, HIGH), VIEW.at(LONG - 0.1, y, HIGH + 0.95)], 4)
        pen.line([VIEW.at(LONG - 0.1, 0.15, HIGH + 0.95), VIEW.at(LONG - 0.1, 4.0, HIGH + 0.95)], 5)


def _sheets(art: Print) -> None:
    """Washing on the rail, bright where the sky shines through it."""
    for first, last, drop in ((20.4, 23.9, 1.75), (24.3, 27.2, 1.6), (29.2, 32.8, 1.8)):
        rail = [(n * RUN, (n + 0.75) * RISE + 0.98) for n in (first, last)]
        (xa, za), (xb, zb) = rail
        hem = [
            (xb + 0.05, zb - drop),
            ((xa + xb) / 2, (za + zb) / 2 - drop - 0.12),
            (xa - 0.04, za - drop),
        ]
        cloth = VIEW.face([(x, -0.02, z) for x, z in [*rail, *hem]])
        with art.ink("#fdf6e6") as pen:
            pen.shape(cloth)
        with art.ink("#c9bfd6", within=inside(cloth)) as pen:
            for share in (0.2, 0.46, 0.74):
                x, z = xa + (xb - xa) * share, za + (zb - za) * share
                pen.shape(
                    VIEW.face(
                        [
                            (x, -0.02, z),
                            (x + 0.16, -0.02, z - drop * 1.1),
                            (x - 0.02, -0.02, z - drop * 1.1),
                        ]
                    )
                )


def _sitter(art: Print) -> None:
    """On the twentieth step, counting."""
    x, y = VIEW.at(19 * RUN + 0.1, 1.5, 20 * RISE)
    unit = VIEW.focal * 1.7 / 18.5 / 8
    with art.ink("#2b2140") as pen:
        pen.oval(x + 0.1 * unit, y - 3.75 * unit, 0.55 * unit, 0.64 * unit)
        pen.shape(
            moved(
                path("-0.5,-1.1 0.9,-0.9 0.9,0 -0.6,0.1 -1.5,-0.9 -1.6,1.7 -2.3,1.7 -2.1,-1.3"),
                x,
                y,
                unit,
            )
        )
    with art.ink(RED) as pen:
        pen.shape(
            moved(
                curve(
                    path(
                        "-0.2,-3.2 0.5,-3.2 1.0,-2.4 1.05,-0.3 -0.5,-0.3 -0.7,-1.4 -1.5,-1.2 "
                        "-1.6,-1.6 -0.7,-2.2"
                    ),
                    6,
                ),
                x,
                y,
                unit,
            )
        )
