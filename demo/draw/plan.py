"""The architect's sheet: elevation and plan of the stairs, and three ways to finish them."""

from __future__ import annotations

from collections.abc import Sequence

from demo.draw.canvas import WIDE, Print
from demo.draw.pen import Pen
from demo.draw.shapes import Point, along, arc, bow, path, turned
from demo.draw.stairs import DEEP, HIGH, LONG, RISE, RUN, STEPS, TOOTH

TABLE = "#2b2a33"
BLUE = "#234d86"
DEEP_BLUE = "#1a3c6e"
LINE = "#dbe7ea"
RED = "#ef6a4c"
YELLOW = "#f2c14e"
MINT = "#8fd0b0"
TILT, PIVOT = -2.2, (1000.0, 666.0)
METRE = 54.0
FOOT = (330.0, 720.0)  # of the flight in the elevation
PLAN = (330.0, 880.0)


def stairs_plan() -> None:
    art = Print(WIDE, TABLE, 109)
    _table(art)
    _sheet(art)
    _elevation(art)
    _ground_plan(art)
    _measures(art)
    _completions(art)
    _tools(art)
    art.save("stairs-plan.jpg")


def _on(points: Sequence[Point]) -> list[Point]:
    return turned(points, TILT, PIVOT)


def _up(x: float, z: float) -> Point:
    return (FOOT[0] + x * METRE, FOOT[1] - z * METRE)


def _down(x: float, y: float) -> Point:
    return (PLAN[0] + x * METRE, PLAN[1] + y * METRE)


def _rule(pen: Pen, a: Point, b: Point, wide: float = 2.2, over: float = 12) -> None:
    """A ruled line that overshoots its ends, as draughtsmen's lines do."""
    long = max(1.0, ((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5)
    dx, dy = (b[0] - a[0]) / long * over, (b[1] - a[1]) / long * over
    pen.line(_on([(a[0] - dx, a[1] - dy), (b[0] + dx, b[1] + dy)]), wide)


def _dashes(pen: Pen, points: Sequence[Point], wide: float = 7, long: float = 20) -> None:
    for (x, y), turn in along(points, long * 1.75):
        pen.line(_on(turned([(x - long / 2, y), (x + long / 2, y)], turn, (x, y))), wide)


def _table(art: Print) -> None:
    with art.ink("#363540") as pen:
        for n in range(5):
            pen.box(0, n * 270 + 6, 2000, 254)
    art.crayon("#17161d", lambda x, y: (x + y * 0.6 - 900) / 2400, None, 0.8)


def _sheet(art: Print) -> None:
    corners = path("90,84 1918,84 1918,1262 90,1262")
    with art.ink("#0d0c12", 0.6, over=True) as pen:
        pen.shape([(x + 20, y + 26) for x, y in _on(corners)])
    with art.ink(BLUE) as pen:
        pen.shape(_on(corners))
    art.crayon(DEEP_BLUE, lambda x, y: 0.25 + (x - 300) / 2300 - (y - 900) / 4000, _stencil, 0.8)
    with art.ink("#2f5d98", 0.8, within=_stencil) as pen:  # where it was folded
        for x in (700, 1310):
            pen.shape(_on([(x, 70), (x + 14, 70), (x + 14, 1280), (x, 1280)]))
        pen.shape(_on([(60, 668), (1940, 668), (1940, 680), (60, 680)]))
    with art.ink("#3a679f", 0.55, rough=False) as pen:
        for n in range(33):
            across = 115 + n * METRE
            pen.line(_on([(across, 112), (across, 1234)]), 1.2)
        for n in range(21):
            y = 126 + n * METRE
            pen.line(_on([(118, y), (1890, y)]), 1.2)
    with art.ink(LINE, rough=False) as pen:
        for inset, wide in ((24, 4), (34, 1.6)):
            frame = path("90,84 1918,84 1918,1262 90,1262")
            ins = [
                (x + (inset if x < 1000 else -inset), y + (inset if y < 600 else -inset))
                for x, y in frame
            ]
            for n in range(4):
                _rule(pen, ins[n - 1], ins[n], wide, 0)


def _stencil(pen: Pen) -> None:
    pen.shape(_on(path("90,84 1918,84 1918,1262 90,1262")))


def _elevation(art: Print) -> None:
    with art.ink(LINE, rough=False) as pen:
        for n in range(STEPS):
            a, b = _up(n * RUN, n * RISE), _up(n * RUN, (n + 1) * RISE)
            c = _up((n + 1) * RUN, (n + 1) * RISE)
            _rule(pen, a, b, 3, 3)
            _rule(pen, b, c, 3, 3)
        tooth = [_up(x, z) for x, _, z in TOOTH]
        for n in range(len(tooth) - 1):
            _rule(pen, tooth[n], tooth[n + 1], 3, 3)
        _rule(pen, tooth[-1], _up(LONG, 0), 3)
        _rule(pen, _up(-2.2, 0), _up(26.5, 0), 4)
        for n in range(STEPS):  # the stones of the wall, course by course
            z = n * RISE
            if n % 4 == 0 and n:
                _rule(pen, _up(z / RISE * RUN, z), _up(LONG, z), 1.5, 0)
                for k in range(int((LONG - n * RUN) / 1.2)):
                    x = LONG - (k + 0.5 + 0.5 * (n % 8 == 0)) * 1.2
                    pen.line(_on([_up(x, z), _up(x, max(0, z - 0.8))]), 1.3)
        for n in range(46):  # ground, hatched
            x = -2 + n * 0.62
            pen.line(_on([_up(x, 0), _up(x - 0.3, -0.34)]), 1.8)


def _ground_plan(art: Print) -> None:
    with art.ink(LINE, rough=False) as pen:
        for n in range(STEPS + 1):
            pen.line(_on([_down(n * RUN, 0), _down(n * RUN, DEEP)]), 2)
        for y in (0.0, DEEP, 0.3, DEEP - 0.3):
            _rule(pen, _down(0, y), _down(LONG, y), 3)
        middle = DEEP / 2
        pen.line(_on([_down(0.3, middle), _down(LONG - 0.8, middle)]), 4)
        pen.shape(
            _on(
                [
                    _down(LONG - 0.3, middle),
                    _down(LONG - 1.1, middle - 0.3),
                    _down(LONG - 1.1, middle + 0.3),
                ]
            )
        )
        pen.ring(*_on([_down(0.3, middle)])[0], 8, 3)
        x, y = 1770, 1120  # north
        pen.ring(*_on([(x, y)])[0], 62, 2.4)
        pen.shape(_on([(x, y - 92), (x + 17, y + 10), (x, y), (x - 17, y + 10)]))
        pen.line(_on([(x, y), (x, y + 74)]), 3)


def _measures(art: Print) -> None:
    with art.ink(LINE, 0.9, rough=False) as pen:
        _measure(pen, _up(0, -0.95), [3.9, 2.6, 3.4, 4.86])
        x = _up(-1.4, 0)[0]
        _rule(pen, _up(-1.4, 0), _up(-1.4, HIGH), 1.6)
        for n in range(0, STEPS + 1, 5):
            y = _up(0, n * RISE)[1]
            pen.line(_on([(x - 12, y + 12), (x + 12, y - 12)]), 3)
            pen.line(_on([(x, y), (x + 40, y)]), 1.2)
        for n in range(6):  # the cartouche, its lines written too small to read
            y = 150 + n * 21
            wide = (250, 190, 0, 300, 280, 230)[n]
            scrawl = [(160 + k * 9.0, y + art.random.uniform(-4, 4)) for k in range(wide // 9)]
            if scrawl:
                pen.line(_on(bow(scrawl, 3)), 2.4 if n > 1 else 4)


def _measure(pen: Pen, start: Point, spans: Sequence[float]) -> None:
    x, y = start
    stops = [x]
    for span in spans:
        stops.append(stops[-1] + span * METRE)
    _rule(pen, (stops[0], y), (stops[-1], y), 1.6)
    for stop in stops:
        pen.line(_on([(stop - 11, y + 11), (stop + 11, y - 11)]), 3)
        pen.line(_on([(stop, y - 20), (stop, y + 18)]), 1.2)


def _completions(art: Print) -> None:
    """In coloured pencil: across to a lift, off by a footbridge, and round in a bend."""
    with art.ink(RED) as pen:
        _dashes(pen, [_up(LONG, HIGH), _up(22, HIGH)])
        _dashes(pen, [_up(LONG, HIGH - 0.7), _up(22, HIGH - 0.7)], 4)
        _dashes(pen, [_up(22, 0), _up(22, 9.5), _up(25.2, 9.5), _up(25.2, 0)])
        _dashes(pen, [_up(22, 9.5), _up(25.2, 6.6), _up(22, 3.7), _up(25.2, 0.8)], 4)
    with art.ink(YELLOW) as pen:
        _dashes(pen, [_down(LONG - 0.7, 0), _down(LONG + 1.2, -1.9), _down(26.2, -1.9)])
        _dashes(pen, [_down(LONG + 0.2, DEEP / 2 - 2), _down(LONG + 1.6, -1.1), _down(26.2, -1.1)])
        web = [_down(LONG + 1.4 + n * 0.6, (-1.9, -1.1)[n % 2]) for n in range(17)]
        _dashes(pen, web, 3, 12)
    with art.ink(MINT) as pen:
        x, y = _down(LONG + 0.2, DEEP / 2)
        _dashes(pen, arc(x, y, 4.0 * METRE, 2.1 * METRE, -90, 90))
        _dashes(pen, arc(x, y, 1.6 * METRE, 0.9 * METRE, -90, 90), 5)
        for turn in range(-75, 90, 15):
            a = arc(x, y, 1.6 * METRE, 0.9 * METRE, turn, turn + 1, 1)[0]
            b = arc(x, y, 4.0 * METRE, 2.1 * METRE, turn, turn + 1, 1)[0]
            pen.line(_on([a, b]), 3)


def _tools(art: Print) -> None:
    _pencil(art, (1240.0, 1010.0), 21, RED, 560)
    with art.ink("#0d0c12", 0.5, over=True) as pen:
        pen.oval(168, 1208, 62, 60)
    with art.ink("#c79a4a") as pen:  # a brass weight on the corner
        pen.oval(150, 1190, 60)
    with art.ink("#e8c378") as pen:
        pen.oval(144, 1184, 46)
    with art.ink("#a87b34") as pen:
        pen.oval(150, 1190, 24)
    with art.ink("#f3dda6") as pen:
        pen.oval(144, 1184, 15)


def _pencil(art: Print, tip: Point, degrees: float, colour: str, long: float) -> None:
    x, y = tip

    def laid(text: str, dx: float = 0, dy: float = 0) -> list[Point]:
        points = [(x + px * long / 600 + dx, y + py + dy) for px, py in path(text)]
        return turned(points, degrees, (x + dx, y + dy))

    with art.ink("#081425", 0.45, over=True) as pen:
        pen.shape(laid("0,0 60,-17 600,-17 600,17 60,17", 14, 30))
    with art.ink("#ead2a4") as pen:
        pen.shape(laid("0,0 66,-18 66,18"))
    with art.ink(colour) as pen:
        pen.shape(laid("0,0 24,-7 24,7"))
        pen.shape(laid("60,-18 600,-18 600,18 60,18 70,9 58,0 70,-9"))
    with art.ink("#b8402f") as pen:
        pen.shape(laid("62,7 600,7 600,18 60,18"))
    with art.ink("#f79a7c") as pen:
        pen.shape(laid("66,-18 600,-18 600,-9 70,-9"))
