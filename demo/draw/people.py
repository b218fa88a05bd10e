"""Heads in profile, lit from the front, and the shade that models them."""

from __future__ import annotations

from collections.abc import Sequence

from demo.draw.canvas import Print, inside
from demo.draw.shapes import Point, curve, moved, path

# Facing left, the nose about 120 before the ear; eye level is nought.
PROFILE = curve(
    path(
        "-78,-54 -82,-30 -88,-8 -98,14 -116,36 -112,46 -92,48 -100,62 -94,70 -100,82 -92,92 "
        "-94,112 -82,132 -54,142 -30,148 -24,210 90,210 84,110 106,50 120,-40 80,-100 -20,-100"
    ),
    7,
)
SHADE = curve(path("-30,-100 -34,-20 -14,26 -40,68 -30,110 -52,142 -40,240 140,240 160,-110"), 8)
EYE = curve(path("-56,-2 -76,-8 -70,4 -54,6"), 5)
CLOSED = path("-82,2 -72,8 -56,6 -56,9 -72,12 -82,5")


def faced(points: Sequence[Point], x: float, y: float, size: float, right: bool) -> list[Point]:
    turned = [(-px, py) for px, py in points] if right else list(points)
    return moved(turned, x, y, size)


def head(
    art: Print,
    x: float,
    y: float,
    size: float,
    skin: tuple[str, str],
    right: bool,
    open_: bool = True,
) -> None:
    outline = faced(PROFILE, x, y, size, right)
    with art.ink(skin[0]) as pen:
        pen.shape(outline)
    with art.ink(skin[1], within=inside(outline)) as pen:
        pen.shape(faced(SHADE, x, y, size, right))
    with art.ink(skin[1]) as pen:
        pen.shape(faced(EYE if open_ else CLOSED, x, y, size, right))


def solid(art: Print, shape: list[Point], light: str, dark: str, shift: Point) -> None:
    """A lit thing: its shade is the shape itself, moved away from the light."""
    with art.ink(light) as pen:
        pen.shape(shape)
    with art.ink(dark, within=inside(shape)) as pen:
        pen.shape(moved(shape, *shift))
        pen.shape(moved(shape, shift[0] * 4, shift[1]))
