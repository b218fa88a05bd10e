"""Emblems: what stands for a reader who has no picture, drawn from their handle alone.

Four tiles of arcs and discs, set as in an inlaid floor, on a ground of the reader's own hue. The
ground keeps a contrast of 3 to light pages and to dark ones (WCAG 2.2, success criterion 1.4.11).
"""

import hashlib
import math
from collections.abc import Iterator

from causerie.lib.colours import from_oklch

SIDE = 64
TILE = SIDE // 2
# Far enough from one another to be told apart side by side.
HUES = 18
GROUND = (0.56, 0.095)
LIGHT = (0.94, 0.035)
MIDDLE = (0.79, 0.085)
# The second colour is a neighbour or stands across, never one that quarrels.
SECOND_HUES = (0, 40, 150, 200)

# One tile, drawn from its upper left corner; a turn brings each into four positions.
QUARTER = "M0 0H32A32 32 0 0 1 0 32Z"
SHAPES = (
    QUARTER,
    # A leaf between two opposite corners.
    "M0 0A32 32 0 0 1 32 32A32 32 0 0 1 0 0Z",
    # Half a disc that stands on a side.
    "M0 32A16 16 0 0 1 32 32Z",
    "M16 2A14 14 0 1 1 16 30A14 14 0 1 1 16 2Z",
    # A quarter of a ring.
    "M0 0H32A32 32 0 0 1 0 32V18A18 18 0 0 0 18 0H0Z",
    # What a quarter disc leaves of its tile.
    "M32 0V32H0A32 32 0 0 0 32 0Z",
    # A quarter, and the small one of the corner across from it.
    "M0 0H20A20 20 0 0 1 0 20ZM32 18V32H18A14 14 0 0 1 32 18Z",
    "M0 0H32L0 32Z",
)


def emblem(handle: str) -> str:
    """An SVG document, the same for the same handle; it holds nothing of the handle itself."""
    digest = hashlib.sha256(f"emblem 1 {handle}".encode()).digest()
    hue = 360 / HUES * (digest[0] % HUES)
    second = hue + SECOND_HUES[digest[1] % len(SECOND_HUES)]
    ground = _colour(GROUND, hue)
    inks = (_colour(LIGHT, hue), _colour(MIDDLE, second))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">'
        f'<path fill="{ground}" d="M0 0H{SIDE}V{SIDE}H0Z"/>'
        f"{''.join(_tiles(digest, inks))}"
        # Emblems are shown round: a rim keeps their light tiles from running out into the page.
        f'<circle cx="32" cy="32" r="30.5" fill="none" stroke="{ground}" stroke-width="3"/></svg>'
    )


def _tiles(digest: bytes, inks: tuple[str, str]) -> Iterator[str]:
    """The colours take turns, as on a chequerboard."""
    for place in range(4):
        kind, turn = digest[2 + place], digest[6 + place] % 4
        x, y = place % 2, place // 2
        ink = inks[(x + y + digest[10]) % 2]
        yield (
            f'<path fill="{ink}" d="{SHAPES[kind % len(SHAPES)]}" '
            f'transform="translate({x * TILE} {y * TILE}) rotate({turn * 90} 16 16)"/>'
        )


def _colour(tone: tuple[float, float], hue: float) -> str:
    lightness, chroma = tone
    return from_oklch(lightness, chroma, math.radians(hue % 360))
