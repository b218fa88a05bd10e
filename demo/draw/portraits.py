"""The authors, in profile, each before the place that their bit of the magazine comes from."""

from __future__ import annotations

from demo.draw.canvas import SQUARE, Print, inside
from demo.draw.people import solid
from demo.draw.shapes import Point, arc, bow, curve, gouge, moved, path, ribbon

SCALE = 4
INK, NIGHT, SLATE, TEAL = "#141d33", "#1c2c4a", "#2c4a63", "#3c6f78"
CREAM, SAND, OCHRE, CORAL, BRICK = "#f6ecd6", "#e8d3ab", "#e6a640", "#dc5f42", "#a63d36"


def _mirrored(points: list[Point]) -> list[Point]:
    return [(800 - x, y) for x, y in points]


def _face(art: Print, outline: list[Point], shade: list[Point], skin: tuple[str, str]) -> None:
    with art.ink(skin[0]) as pen:
        pen.shape(outline)
    with art.ink(skin[1], within=inside(outline)) as pen:
        pen.shape(shade)


def maud() -> None:
    """At night by the river, her eyes on something that moves on it."""
    art = Print(SQUARE, NIGHT, 71, SCALE)
    art.gradient([(0, "#16233f"), (0.6, "#2c5068"), (1, "#4f8388")], 0, 560)
    art.crayon("#101a30", lambda x, y: 0.9 - y / 420, None, 0.7)
    with art.ink(OCHRE) as pen:
        pen.oval(590, 330, 128)
    with art.ink("#1d3a50") as pen:
        pen.shape(
            path(
                "0,520 60,520 60,486 120,486 120,530 560,530 560,500 604,468 648,500 "
                "648,526 700,526 700,440 730,410 "
                "760,440 760,530 800,530 800,600 0,600"
            )
        )
    art.gradient([(0, "#2c5a6a"), (1, "#16283f")], 556, 800)
    with art.ink(OCHRE, 0.9) as pen:
        for n in range(22):
            y = 566 + n * 10.5
            pen.shape(gouge(590 + art.random.gauss(0, 22), y, 60 + n * 3, 2.4))
    _maud_head(art)
    coat = curve(path("250,560 390,570 470,640 520,740 540,900 40,900 60,740 130,640"), 10)
    solid(art, coat, "#3a5878", INK, (-58, 18))
    scarf = curve(path("238,508 330,548 420,540 442,580 424,622 330,636 230,606 206,560"), 8)
    solid(art, scarf, CREAM, "#a3a19c", (-46, 14))
    end = path("330,612 420,606 436,800 350,800")
    solid(art, end, CREAM, "#a3a19c", (-46, 0))
    with art.ink(CORAL) as pen:
        for n in range(4):
            pen.shape(
                path(
                    f"{334 + n * 4},{650 + n * 38} {424 + n * 3},{646 + n * 38} "
                    f"{426 + n * 3},{662 + n * 38} {336 + n * 4},{666 + n * 38}"
                )
            )
        pen.shape(ribbon(bow(path("222,566 300,594 400,592 438,574")), [10, 14, 14, 8]))
    art.save("maud-kesterly.jpg", 86)


def _maud_head(art: Print) -> None:
    back = curve(
        path(
            "470,180 400,104 300,92 200,140 146,250 140,380 168,500 230,560 310,540 380,430 430,260"
        ),
        10,
    )
    with art.ink("#6d2730") as pen:
        pen.shape(back)
    outline = curve(
        path(
            "462,190 476,236 484,272 482,290 500,326 522,360 518,374 492,382 502,398 "
            "494,408 502,424 490,438 "
            "492,462 474,488 440,496 404,492 396,570 270,570 270,330 320,180"
        ),
        8,
    )
    shade = curve(
        path("380,150 402,260 386,330 420,390 396,440 410,500 400,590 200,590 220,160"), 8
    )
    _face(art, outline, shade, ("#f0c59c", "#bd7f66"))
    with art.ink(INK) as pen:
        pen.shape(curve(path("428,296 448,286 466,292 452,302"), 6))
        pen.shape(ribbon(bow(path("416,258 446,244 474,254")), [3, 8, 4]))
    with art.ink("#8f3a3c") as pen:
        pen.shape(path("500,408 470,404 462,409 472,414 498,414"))
    hair = curve(
        path(
            "486,214 470,150 404,98 300,92 200,140 148,250 142,380 172,504 236,552 "
            "300,520 330,440 336,350 372,286 430,236"
        ),
        10,
    )
    solid(art, hair, "#d2523f", "#85303a", (-56, 22))
    with art.ink("#e9805a") as pen:
        pen.shape(ribbon(bow(path("456,176 400,130 330,122")), [2, 16, 3]))
        pen.shape(ribbon(bow(path("436,222 370,236 318,290 296,360")), [2, 9, 2]))


def ines() -> None:
    """At noon, under an awning."""
    art = Print(SQUARE, "#f0c98a", 83, SCALE)
    art.gradient([(0, "#f4d49a"), (1, "#efb878")], 0, 800)
    for n in range(9):
        x = -60 + n * 112
        with art.ink(CORAL if n % 2 else CREAM) as pen:
            pen.shape([(x + 30, -10), (x + 126, -10), (x + 112, 150), (x, 150)])
            pen.oval(x + 56, 150, 56, 36)
    with art.ink("#8f4a52", 0.55, over=True) as pen:
        pen.shape([(-10, -10), (810, -10), (810, 60), (-10, 30)])
    art.crayon("#d98650", lambda x, y: (y - 300) / 700, None, 0.6)
    _ines_head(art)
    coat = curve(path("560,566 420,576 320,640 260,740 236,900 770,900 756,760 690,640"), 10)
    solid(art, coat, "#58979a", "#275060", (58, 18))
    collar = path("390,572 330,610 330,690 420,634 500,690 570,590 520,556")
    solid(art, collar, CREAM, "#a8b0aa", (52, 10))
    with art.ink(OCHRE) as pen:
        for n in range(3):
            pen.oval(390 - n * 8, 700 + n * 40, 8)
    art.save("ines-taravilla.jpg", 86)


def _ines_head(art: Print) -> None:
    with art.ink("#131a2e") as pen:
        pen.oval(640, 236, 84, 78)
    with art.ink("#34436a") as pen:
        pen.shape(ribbon(arc(640, 236, 66, 60, 180, 290), [2, 14, 2]))
    outline = curve(
        path(
            "334,196 320,240 316,270 320,286 300,322 284,352 288,368 312,376 300,394 "
            "308,404 298,420 312,434 "
            "310,462 330,490 364,500 404,496 410,580 560,580 560,330 480,180"
        ),
        8,
    )
    shade = curve(
        path("430,150 404,250 422,330 386,396 408,440 388,500 404,600 620,600 600,160"), 8
    )
    _face(art, outline, shade, ("#d99a6c", "#8a4a3e"))
    with art.ink("#131a2e") as pen:
        pen.shape(curve(path("374,292 352,282 336,288 350,300"), 6))
        pen.shape(ribbon(bow(path("388,254 356,238 326,252")), [3, 9, 4]))
    with art.ink(BRICK) as pen:
        pen.shape(path("301,403 332,398 342,404 330,412 304,412"))
    hair = curve(
        path(
            "322,214 338,150 410,104 510,112 590,170 612,260 590,350 540,420 506,410 "
            "500,340 470,280 400,226"
        ),
        10,
    )
    solid(art, hair, "#3b4a72", "#131a2e", (46, 20))
    with art.ink("#8a4a3e") as pen:
        pen.shape(curve(path("486,336 512,330 520,362 504,396 486,384"), 6))
    with art.ink(OCHRE) as pen:
        pen.ring(500, 424, 19, 8)


def tiago() -> None:
    """In the organ loft that brought him here."""
    art = Print(SQUARE, "#2a1b33", 89, SCALE)
    _pipes(art)
    outline = curve(
        path(
            "452,180 468,228 474,262 472,284 496,322 526,362 522,380 494,388 500,404 "
            "492,414 498,428 488,440 "
            "490,470 470,500 430,512 392,506 390,590 262,590 262,340 310,176"
        ),
        8,
    )
    shade = curve(
        path("370,150 392,250 376,330 408,392 380,440 400,520 396,610 200,610 210,160"), 8
    )
    _face(art, outline, shade, ("#e3b184", "#94594c"))
    beard = curve(
        path(
            "322,330 340,400 376,424 412,408 450,394 482,392 498,410 488,424 495,446 496,490 "
            "466,540 412,560 350,540 306,480"
        ),
        8,
    )
    solid(art, beard, "#8a6a5c", "#3a2634", (-44, 10))
    with art.ink("#94594c") as pen:
        pen.shape(curve(path("300,300 330,290 340,330 322,372 300,362"), 6))
    hair = curve(
        path(
            "466,206 452,140 390,98 300,104 226,160 204,250 226,340 262,400 292,390 "
            "296,310 330,300 340,250 400,216"
        ),
        10,
    )
    solid(art, hair, "#7d6a6c", "#33222f", (-40, 22))
    with art.ink("#33222f") as pen:
        pen.shape(curve(path("420,290 440,281 456,287 442,297"), 6))
        pen.shape(ribbon(bow(path("404,250 436,234 468,246")), [4, 12, 5]))
    with art.ink(SAND) as pen:  # spectacles
        pen.ring(446, 292, 36, 6)
        pen.line(path("410,290 322,306"), 6)
        pen.line(path("480,284 492,290"), 6)
    coat = curve(path("250,566 380,580 470,640 530,740 552,900 30,900 50,740 120,630"), 10)
    solid(art, coat, "#c98a4a", "#6e3f3c", (-58, 18))
    shirt = path("372,566 420,600 410,690 350,630 290,660 262,560")
    solid(art, shirt, CREAM, "#a39a9c", (-40, 10))
    with art.ink("#6e3f3c", 0.8) as pen:
        for n in range(9):
            pen.line([(70 + n * 58, 700 + abs(n - 4) * 14), (40 + n * 62, 810)], 4)
    art.save("tiago-andrade-reis.jpg", 86)


def _pipes(art: Print) -> None:
    art.gradient([(0, "#3d2748"), (1, "#241730")], 0, 800)
    for n in range(11):
        x, top = 12 + n * 72.0, 40 + abs(n - 7) * 38.0
        with art.ink("#b78a8c") as pen:
            pen.box(x, top, 56, 560 - top)
            pen.shape([(x, 558), (x + 56, 558), (x + 34, 700), (x + 22, 700)])
        with art.ink("#6d4a68") as pen:
            pen.box(x, top, 22, 560 - top)
            pen.shape([(x, 558), (x + 22, 558), (x + 26, 700), (x + 22, 700)])
        with art.ink("#f0cfae") as pen:
            pen.box(x + 44, top, 6, 556 - top)
        with art.ink("#2a1b33") as pen:
            mouth = 470 + abs(n - 7) * 6
            pen.shape(moved(path("6,0 50,0 44,-34 12,-34"), x, mouth))
            pen.oval(x + 28, top, 28, 7)
        with art.ink("#e3b88f") as pen:
            pen.shape(moved(path("8,4 48,4 48,11 8,11"), x, mouth))
    with art.ink("#54334a") as pen:
        pen.box(0, 690, 800, 120)
    art.crayon("#241730", lambda x, y: (300 - x) / 420 + (y - 300) / 900, None, 0.75)
