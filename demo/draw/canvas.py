"""The print: a sheet of paper that takes one ink after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageColor, ImageFilter, ImageOps

from demo.draw.pen import Pen
from demo.draw.shapes import Point

PICTURES = Path(__file__).parent.parent / "pictures"
FILE_SIZE_MAX = 340_000
WIDE = (2000, 1333)
TALL = (1200, 1800)
PANORAMA = (3200, 800)
SQUARE = (800, 800)

Stencil = Callable[[Pen], None]
Shade = Callable[[float, float], float]


class Print:
    """One picture, built ink by ink."""

    def __init__(self, size: tuple[int, int], paper: str, seed: int, scale: int = 2) -> None:
        self.scale = scale
        self.width, self.height = size
        self.full = (size[0] * scale, size[1] * scale)
        self.random = Random(seed)
        self.image = Image.new("RGB", self.full, paper)
        self.dropout = self._dropout()
        self.wobble = self._grown(self.noise(size[0] // 3, size[1] // 3, 0.7), 26)
        self.tooth = self._grown(ImageOps.equalize(self.noise(*size, 0.75)))

    def noise(self, w: int, h: int, blur: float = 0) -> Image.Image:
        raw = Image.frombytes("L", (w, h), self.random.randbytes(w * h))
        return raw.filter(ImageFilter.GaussianBlur(blur)) if blur else raw

    def _grown(self, small: Image.Image, swing: int = 0) -> Image.Image:
        if swing:
            level = ImageOps.autocontrast(small, cutoff=0.5)
            small = level.point(lambda v: round(128 + (v - 128) * swing / 64))
        return small.resize(self.full, Image.Resampling.BICUBIC)

    def _dropout(self) -> Image.Image:
        """Where ink fails to take: small specks, a little more in some places than others."""
        fine = self.noise(self.width, self.height, 1.1)
        broad = self.noise(40, 27).resize(fine.size, Image.Resampling.BICUBIC)
        mixed = Image.blend(fine, broad, 0.13)
        return self._grown(mixed.point(lambda v: 255 if v > 89 else max(178, 255 - (89 - v) * 11)))

    def mask(self, draw: Stencil) -> Image.Image:
        mask = Image.new("L", self.full, 0)
        draw(Pen(mask, self.scale))
        return mask

    def shaded(self, shade: Shade, coarse: int = 20) -> Image.Image:
        """A mask from a function of the place, 0 to 1."""
        cols, rows = self.width // coarse + 1, self.height // coarse + 1
        small = Image.new("L", (cols, rows))
        across, down = self.width / max(1, cols - 1), self.height / max(1, rows - 1)
        small.putdata(
            [
                round(255 * min(1.0, max(0.0, shade(c * across, r * down))))
                for r in range(rows)
                for c in range(cols)
            ]
        )
        return small.resize(self.full, Image.Resampling.BICUBIC)

    @contextmanager
    def ink(
        self,
        colour: str,
        opacity: float = 1.0,
        worn: bool = True,
        within: Stencil | None = None,
        over: bool = False,
        rough: bool = True,
    ) -> Iterator[Pen]:
        """A layer of one ink; `within` draws the shape that it is cut to."""
        mask = Image.new("L", self.full, 0)
        yield Pen(mask, self.scale)
        if within is not None:
            mask = ImageChops.multiply(mask, self.mask(within))
        self.lay(self.cut(mask) if rough else mask, colour, opacity, worn, over)

    def cut(self, mask: Image.Image) -> Image.Image:
        """Edges as a knife in linoleum leaves them: not quite straight, corners a little soft."""
        box = self._around(mask)
        if box is None:
            return mask
        soft = mask.crop(box).filter(ImageFilter.GaussianBlur(self.scale * 0.9))
        moved = ImageChops.add(soft, self.wobble.crop(box), 1, -128)
        out = Image.new("L", self.full, 0)
        out.paste(moved.point(lambda v: max(0, min(255, (v - 128) * 5 + 128))), box)
        return out

    def _around(self, mask: Image.Image) -> tuple[int, int, int, int] | None:
        box, rim = mask.getbbox(), 4 * self.scale
        if box is None:
            return None
        left, top, right, bottom = box
        w, h = self.full
        return (max(0, left - rim), max(0, top - rim), min(w, right + rim), min(h, bottom + rim))

    def lay(
        self,
        mask: Image.Image,
        colour: str,
        opacity: float = 1.0,
        worn: bool = True,
        over: bool = False,
    ) -> None:
        """Prints the mask; `over` multiplies with what lies below, as a glazing ink does."""
        box = mask.getbbox()
        if box is None:
            return
        part = mask.crop(box)
        if worn:
            part = ImageChops.multiply(part, self.dropout.crop(box))
        if opacity < 1:
            part = part.point(lambda v: round(v * opacity))
        flat = Image.new("RGB", part.size, colour)
        if over:
            flat = ImageChops.multiply(self.image.crop(box), flat)
        self.image.paste(flat, box[:2], part)

    def crayon(
        self,
        colour: str,
        shade: Shade,
        within: Stencil | None = None,
        opacity: float = 1.0,
        over: bool = False,
        coarse: int = 20,
    ) -> None:
        """Shading by grain: the tooth of the paper takes more of the ink where shade is higher."""
        field = self.shaded(shade, coarse)
        if within is not None:
            field = ImageChops.multiply(field, self.cut(self.mask(within)))
        grains = ImageChops.add(field, self.tooth, 1, -255)
        self.lay(grains.point(lambda v: min(255, v * 5)), colour, opacity, False, over)

    def gradient(
        self,
        stops: Sequence[tuple[float, str]],
        top: float = 0,
        bottom: float | None = None,
        within: Stencil | None = None,
    ) -> None:
        """Fills from top to bottom through the stops (position 0 to 1, colour)."""
        bottom = self.height if bottom is None else bottom
        height = round((bottom - top) * self.scale)
        column = Image.new("RGB", (1, height))
        inks = [(at, ImageColor.getrgb(ink)) for at, ink in stops]
        for y in range(height):
            column.putpixel((0, y), _mixed(inks, y / max(1, height - 1)))
        filled = column.resize((self.full[0], height))
        place = (0, round(top * self.scale))
        if within is None:
            self.image.paste(filled, place)
        else:
            whole = self.image.copy()
            whole.paste(filled, place)
            self.image.paste(whole, (0, 0), self.cut(self.mask(within)))

    def glow(self, x: float, y: float, radius: float, colour: str, opacity: float) -> None:
        disc = Image.radial_gradient("L").point(lambda v: max(0, 255 - v * 2))
        disc = disc.point(lambda v: round(v * v / 255 * opacity))
        side = round(radius * 2 * self.scale)
        mask = Image.new("L", self.full, 0)
        corner = (round((x - radius) * self.scale), round((y - radius) * self.scale))
        mask.paste(disc.resize((side, side)), corner)
        self.lay(mask, colour, 1, False)

    def save(self, name: str, quality: int = 84) -> None:
        image = self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)
        grain = self.noise(self.width, self.height, 0.9)
        grain = grain.point(lambda v: round(128 + (v - 128) * 0.18))
        image = ImageChops.soft_light(image, Image.merge("RGB", (grain,) * 3))
        PICTURES.mkdir(exist_ok=True)
        while True:
            image.save(PICTURES / name, "JPEG", quality=quality, optimize=True, progressive=True)
            if (PICTURES / name).stat().st_size <= FILE_SIZE_MAX:
                return
            quality -= 2


def _mixed(inks: Sequence[tuple[float, tuple[int, ...]]], at: float) -> tuple[int, ...]:
    (low, a), (high, b) = next(
        pair for pair in pairwise(inks) if at <= pair[1][0] or pair[1] is inks[-1]
    )
    share = (at - low) / (high - low)
    return tuple(round(p + (q - p) * share) for p, q in zip(a, b, strict=True))


def boxed(x: float, y: float, w: float, h: float, round_: float = 0) -> Stencil:
    """A stencil of one box."""
    return lambda pen: pen.box(x, y, w, h, round_=round_)


def inside(points: Sequence[Point]) -> Stencil:
    """A stencil of one shape."""
    return lambda pen: pen.shape(points)
