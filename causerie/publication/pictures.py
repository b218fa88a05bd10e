"""The sizes and formats in which a picture is kept ready."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail.images.models import Filter

# A phone, a phone with a dense screen or a tablet, a desk: pixels of the picture's width.
WIDTHS = (480, 960, 1600)
# Cards show a crop around the focal point: pixels of width and height.
CARDS = ((480, 320), (960, 640))
# In the order in which a browser should take them.
FORMATS = (("avif", "image/avif"), ("webp", "image/webp"), ("jpeg", "image/jpeg"))


@dataclass(frozen=True)
class Source:
    """One `source` of a `picture` element."""

    mime_type: str
    srcset: str


@dataclass(frozen=True)
class PictureElement:
    """What a `picture` element needs. Width and height are always set: the page never jumps."""

    sources: list[Source]
    src: str
    width: int
    height: int


def _whole_specs(image: Any, extension: str) -> list[str]:
    widths = [w for w in WIDTHS if w < image.width] or [min(WIDTHS[0], image.width)]
    if image.width > widths[-1] and len(widths) < len(WIDTHS):
        widths.append(image.width)
    return [f"width-{width}|format-{extension}" for width in widths]


def _card_specs(extension: str) -> list[str]:
    return [f"fill-{width}x{height}|format-{extension}" for width, height in CARDS]


def specs(image: Any, *, card: bool, extension: str) -> list[str]:
    """Wagtail's filter specs for one use of an image, narrowest first."""
    return _card_specs(extension) if card else _whole_specs(image, extension)


def all_specs(image: Any) -> list[str]:
    """Every filter spec that a picture is kept ready in; JPEG first, since any browser shows it."""
    extensions = [extension for extension, _mime in reversed(FORMATS)]
    return [
        s
        for e in extensions
        for card in (False, True)
        for s in specs(image, card=card, extension=e)
    ]


def picture(image: Any, renditions: Iterable[Any], *, card: bool) -> PictureElement:
    """The picture from the renditions that there are; the upload itself where there is none yet."""
    by_key = {(r.filter_spec, r.focal_point_key): r for r in renditions}

    def ready(extension: str) -> list[Any]:
        wanted = specs(image, card=card, extension=extension)
        found = (by_key.get((spec, Filter(spec=spec).get_cache_key(image))) for spec in wanted)
        return [rendition for rendition in found if rendition]

    sources = [
        Source(mime, ", ".join(f"{r.url} {r.width}w" for r in found))
        for extension, mime in FORMATS
        if (found := ready(extension))
    ]
    jpegs = ready("jpeg")
    if not jpegs:
        width, height = CARDS[-1] if card else (image.width, image.height)
        return PictureElement([], image.file.url, width, height)
    largest = jpegs[-1]
    return PictureElement(sources, largest.url, largest.width, largest.height)
