"""The pen: fills and strokes on one ink's mask, in the coordinates of the finished picture."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw

from demo.draw.shapes import Point


class Pen:
    def __init__(self, mask: Image.Image, scale: int) -> None:
        self.draw = ImageDraw.Draw(mask)
        self.scale = scale

    def shape(self, points: Sequence[Point], fill: int = 255) -> None:
        if len(points) > 2:
            self.draw.polygon([(x * self.scale, y * self.scale) for x, y in points], fill=fill)

    def box(
        self, x: float, y: float, w: float, h: float, fill: int = 255, round_: float = 0
    ) -> None:
        scale = self.scale
        corners = [x * scale, y * scale, (x + w) * scale - 1, (y + h) * scale - 1]
        self.draw.rounded_rectangle(corners, radius=round_ * scale, fill=fill)

    def oval(self, x: float, y: float, rx: float, ry: float | None = None, fill: int = 255) -> None:
        ry, scale = rx if ry is None else ry, self.scale
        corners = [(x - rx) * scale, (y - ry) * scale, (x + rx) * scale, (y + ry) * scale]
        self.draw.ellipse(corners, fill=fill)

    def ring(self, x: float, y: float, radius: float, wide: float) -> None:
        scale, outer = self.scale, radius + wide / 2
        corners = [(x - outer) * scale, (y - outer) * scale, (x + outer) * scale]
        self.draw.ellipse(
            [*corners, (y + outer) * scale], outline=255, width=max(1, round(wide * scale))
        )

    def line(self, points: Sequence[Point], width: float, fill: int = 255) -> None:
        scaled = [(x * self.scale, y * self.scale) for x, y in points]
        self.draw.line(scaled, fill=fill, width=max(1, round(width * self.scale)), joint="curve")
