"""One of the flood plates, close by."""

from __future__ import annotations

from demo.draw.canvas import WIDE, Print, Shade, boxed
from demo.draw.pen import Pen
from demo.draw.shapes import Point, bow, gouge, moved, path

STONE = "#a9b0a2"
BRASS, BRIGHT, UMBER = "#c08a35", "#f8e3a1", "#6e4a20"


def mark_plate() -> None:
    art = Print(WIDE, STONE, 127)
    _stones(art)
    _brass(art)
    _figures(art)
    _screws(art)
    _wet(art)
    art.save("mark-plate.jpg")


PLATE = (420.0, 330.0, 1130.0, 640.0)
LINE = 690.0


def _stones(art: Print) -> None:
    blocks = (
        (-20, -20, 720, 300, "#9fa99d"),
        (712, -20, 900, 300, "#b6b8a3"),
        (1624, -20, 400, 300, "#8d9b93"),
        (-20, 292, 330, 420, "#b3b6a2"),
        (322, 292, 1010, 420, "#a5ada0"),
        (1344, 292, 700, 420, "#9aa59a"),
        (-20, 724, 840, 380, "#8c9a93"),
        (832, 724, 760, 380, "#a3ab9d"),
        (1604, 724, 420, 380, "#939f96"),
        (-20, 1116, 420, 240, "#a0a99c"),
        (412, 1116, 900, 240, "#8b9890"),
        (1324, 1116, 700, 240, "#9ea79a"),
    )
    with art.ink("#4d5f60") as pen:
        pen.box(0, 0, 2000, 1333)
    for x, y, w, h, colour in blocks:
        with art.ink(colour) as pen:
            pen.box(x, y, w, h, round_=14)
        stone = boxed(x, y, w, h, 14)
        art.crayon("#5f716f", _worn(x + w - 120, 190, y + h - 90, 150), stone, 0.8)
        art.crayon("#dcd8bd", _worn(x + 90, -150, y + 60, -110), stone, 0.8)
    with art.ink("#6c7c78", 0.8) as pen:
        for _ in range(420):
            pen.shape(
                gouge(
                    art.random.uniform(0, 2000),
                    art.random.uniform(0, 1333),
                    art.random.uniform(8, 34),
                    2.2,
                    -24,
                )
            )


def _worn(x: float, wide: float, y: float, tall: float) -> Shade:
    """Darker, or lighter, towards two edges of a stone."""
    return lambda px, py: max((px - x) / wide, (py - y) / tall)


def _brass(art: Print) -> None:
    x, y, w, h = PLATE
    with art.ink("#1f2f33", 0.62, over=True) as pen:
        pen.box(x + 34, y + 40, w, h, round_=20)
    with art.ink(UMBER) as pen:
        pen.box(x + 5, y + 8, w, h, round_=20)
    with art.ink(BRASS) as pen:
        pen.box(x, y, w, h, round_=20)

    def face(pen: Pen) -> None:
        pen.box(x + 10, y + 10, w - 20, h - 20, round_=14)

    art.gradient([(0, "#efc976"), (0.45, "#d9a648"), (1, "#b27d2e")], y, y + h, face)
    for a, b, c, d, share in ((470, 690, 960, 300, 0.75), (1020, 1080, 1350, 960, 0.6)):
        with art.ink(BRIGHT, share, within=face) as pen:  # the sky in polished metal
            pen.shape([(a, y), (b, y), (d + 100, y + h), (c - 700, y + h)])
    art.crayon("#8d5f22", lambda px, py: (px - 900) / 1500 + (py - 560) / 900, face, 0.7)
    with art.ink(BRIGHT, 0.5, within=face, rough=False) as pen:  # rubbed along the line
        for _ in range(170):
            px, py = art.random.uniform(x, x + w), art.random.uniform(y, y + h)
            pen.line(
                [(px, py), (px + art.random.uniform(60, 260), py + art.random.uniform(-3, 3))], 1.3
            )
    with art.ink(UMBER, 0.9) as pen:
        for inset, wide in ((36, 4), (48, 2)):
            pen.line(
                [
                    (x + inset, y + inset),
                    (x + w - inset, y + inset),
                    (x + w - inset, y + h - inset),
                    (x + inset, y + h - inset),
                    (x + inset, y + inset),
                ],
                wide,
            )


def _engrave(art: Print, shapes: list[list[Point]]) -> None:
    for colour, dx, dy in ((BRIGHT, 4, 5), ("#3c2710", 0, 0)):
        with art.ink(colour) as pen:
            for shape in shapes:
                pen.shape(moved(shape, dx, dy))


def _figures(art: Print) -> None:
    x, _, w, _ = PLATE
    _engrave(
        art,
        [
            path(
                f"{x + 80},{LINE - 5} {x + w - 80},{LINE - 5} {x + w - 80},{LINE + 5} "
                f"{x + 80},{LINE + 5}"
            ),
            path(
                f"{x + 80},{LINE - 5} {x + 112},{LINE - 26} {x + 112},{LINE + 26} "
                f"{x + 80},{LINE + 5}"
            ),
            path(
                f"{x + w - 80},{LINE - 5} {x + w - 112},{LINE - 26} "
                f"{x + w - 112},{LINE + 26} {x + w - 80},{LINE + 5}"
            ),
        ],
    )
    one = path("-46,118 -46,104 -18,98 -18,-66 -46,-56 -50,-68 6,-104 18,-104 18,98 46,104 46,118")
    seven = path("-62,-100 66,-100 66,-84 10,118 -26,118 34,-66 -38,-66 -48,-34 -62,-34")
    row = enumerate((one, seven, seven, one))
    _engrave(art, [moved(glyph, 985 + (n - 1.5) * 170, LINE - 152, 1.1) for n, glyph in row])
    waves = []
    for n in range(3):
        mid = [(985 + (k - 12) * 30, LINE + 96 + n * 46 + (9 if k % 2 else -9)) for k in range(25)]
        bent = bow(mid, 6)
        waves.append([*bent, *[(px, py + 8) for px, py in reversed(bent)]])
    _engrave(art, waves)


def _screws(art: Print) -> None:
    x, y, w, h = PLATE
    for n, (px, py) in enumerate(
        ((x + 78, y + 78), (x + w - 78, y + 78), (x + 78, y + h - 78), (x + w - 78, y + h - 78))
    ):
        with art.ink(UMBER) as pen:
            pen.oval(px + 4, py + 5, 29)
        with art.ink(BRASS) as pen:
            pen.oval(px, py, 26)
        with art.ink(BRIGHT) as pen:
            pen.oval(px - 5, py - 5, 17)
        with art.ink(UMBER) as pen:
            pen.shape(moved(gouge(0, 0, 46, 4, 20 + n * 47), px, py))


def _wet(art: Print) -> None:
    """Below the line the wall is dark, and still runs."""
    x, y, w, h = PLATE

    def low(pen: Pen) -> None:
        pen.box(0, LINE, x, 800)
        pen.box(x + w, LINE, 800, 800)
        pen.box(0, y + h + 6, 2000, 800)

    with art.ink("#8fb6b4", 0.8, over=True, within=low) as pen:
        pen.box(0, LINE, 2000, 800)
    art.crayon("#2f5558", lambda px, py: 0.15 + (py - LINE) / 1300, low, 0.6)
    with art.ink("#23454a", 0.5, over=True) as pen:
        for px, long in ((470, 210), (640, 90), (880, 260), (1190, 130), (1410, 300), (1500, 120)):
            pen.shape(
                [
                    (px - 9, y + h),
                    (px + 9, y + h),
                    (px + 5, y + h + long),
                    (px, y + h + long + 14),
                    (px - 5, y + h + long),
                ]
            )
