"""Colours that can be read: an accent made lighter or darker until it can.

Lightness is moved in OKLCH, where a colour keeps its hue (https://bottosson.github.io/posts/oklab/);
contrast is WCAG 2.2's (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
"""

import math
from dataclasses import dataclass

Channels = tuple[float, float, float]

# Text of any size may be set in the accent (WCAG 2.2, success criterion 1.4.3).
CONTRAST_LEAST = 4.5
LIGHTNESS_STEP = 0.005

# The backgrounds of the stylesheet (`tokens.css`): paper and raised, by light and by dark.
LIGHT_GROUNDS = ("#fcfaf6", "#f3eee5")
DARK_GROUNDS = ("#161412", "#221f1b")
WHITE, NIGHT = "#ffffff", "#161412"


@dataclass(frozen=True)
class Accent:
    """`text` can be read on every ground of its scheme, `on` upon a plane of `text`."""

    text: str
    on: str


@dataclass(frozen=True)
class Accents:
    light: Accent
    dark: Accent


def accents(colour: str) -> Accents:
    """What becomes of `colour`, written `#rrggbb`, on light pages and on dark ones."""
    return Accents(_accent(colour, LIGHT_GROUNDS, -1), _accent(colour, DARK_GROUNDS, 1))


def _accent(colour: str, grounds: tuple[str, ...], direction: int) -> Accent:
    text = _readable(colour, grounds, direction)
    on = max((WHITE, NIGHT), key=lambda ink: contrast(ink, text))
    return Accent(text, on)


def _readable(colour: str, grounds: tuple[str, ...], direction: int) -> str:
    lightness, chroma, hue = _to_oklch(colour)
    while min(contrast(colour, ground) for ground in grounds) < CONTRAST_LEAST:
        lightness += direction * LIGHTNESS_STEP
        colour = from_oklch(lightness, chroma, hue)
    return colour


def contrast(one: str, other: str) -> float:
    """1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(colour: str) -> Channels:
    """Light as it adds up, 0 to 1, of sRGB's channels."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return red, green, blue


def _to_oklch(colour: str) -> Channels:
    red, green, blue = _linear(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """`#rrggbb` of a colour whose hue is in radians.

    Channels that a screen cannot show are cut off; the hue may shift a little there.
    """
    lightness = min(max(lightness, 0.0), 1.0)
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return _hexadecimal(
        (
            4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
        )
    )


def _hexadecimal(linear: Channels) -> str:
    clear = (min(max(c, 0.0), 1.0) for c in linear)
    encoded = (c * 12.92 if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in clear)
    return "#" + "".join(f"{round(c * 255):02x}" for c in encoded)
