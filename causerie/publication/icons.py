"""The publication's icon, in the sizes that browsers, phones and feed readers ask for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.templatetags.static import static
from PIL import Image as PillowImage
from wagtail.images.image_operations import FilterOperation
from willow.plugins.pillow import PillowImage as WillowImage

# Pixels of a side: tabs and lists; the home screen of a telephone; what a manifest must have.
TAB, HOME_SCREEN, MEDIUM, LARGE = 32, 180, 192, 512
# The largest square within a circle of four fifths, which no shape of an icon cuts
# (w3.org/TR/appmanifest, icon masks).
SAFE_SIDE = 289
WHITE = (255, 255, 255)


@dataclass(frozen=True)
class Icon:
    url: str
    size: int


@dataclass(frozen=True)
class Icons:
    """`maskable` may be cut to any shape; `drawing` is one for every size, which an uploaded icon
    has not."""

    tab: Icon
    home_screen: Icon
    medium: Icon
    large: Icon
    maskable: Icon
    drawing: str


def icon_spec(size: int) -> str:
    """Wagtail's filter spec; telephones show black where theirs is transparent."""
    background = "|bgcolor-ffffff" if size == HOME_SCREEN else ""
    return f"fill-{size}x{size}{background}|format-png"


MASKABLE_SPEC = f"max-{SAFE_SIDE}x{SAFE_SIDE}|framed-{LARGE}|format-png"
ICON_SPECS = [*(icon_spec(size) for size in (TAB, HOME_SCREEN, MEDIUM, LARGE)), MASKABLE_SPEC]


class FrameOperation(FilterOperation):
    """`framed-512` in a filter spec: in the middle of a square of so many pixels, which has the
    colour of the picture's corner, or is white where that is transparent."""

    def construct(self, size: str) -> None:
        self.size = int(size)

    def run(self, willow: Any, image: Any, env: Any) -> Any:
        picture = willow.get_pillow_image().convert("RGBA")
        *colour, opacity = picture.getpixel((0, 0))
        ground = tuple(colour) if opacity == 255 else WHITE
        framed = PillowImage.new("RGB", (self.size, self.size), ground)
        place = ((self.size - picture.width) // 2, (self.size - picture.height) // 2)
        framed.paste(picture, place, picture)
        return WillowImage(framed)


def default_icons() -> Icons:
    """Causerie's own (`bin/icons` draws them)."""
    tab, home_screen, medium, large = (
        Icon(static(f"web/icons/icon-{size}.png"), size)
        for size in (TAB, HOME_SCREEN, MEDIUM, LARGE)
    )
    maskable = Icon(static("web/icons/maskable-512.png"), LARGE)
    return Icons(tab, home_screen, medium, large, maskable, static("web/icon.svg"))


def uploaded_icons(renditions: Iterable[Any]) -> Icons | None:
    """None until the worker has made every size. A small picture is not blown up."""
    by_spec = {rendition.filter_spec: rendition for rendition in renditions}
    if not by_spec.keys() >= set(ICON_SPECS):
        return None
    tab, home_screen, medium, large, maskable = (
        Icon(by_spec[spec].url, by_spec[spec].width) for spec in ICON_SPECS
    )
    return Icons(tab, home_screen, medium, large, maskable, drawing="")
