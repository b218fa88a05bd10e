"""The fonts that cards are drawn with: which covers what, and in which order they are asked.

The files lie beside this package and go to no browser; `bin/card-fonts` makes them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import uharfbuzz as hb

FONTS_DIR = Path(__file__).resolve().parent.parent / "fonts"
TITLES = "literata.ttf"
LABELS = "commissioner.ttf"
_EMOJI = "emoji.ttf"
_SCRIPTS = tuple(
    f"noto-{script}.ttf"
    for script in (
        "arabic", "hebrew", "devanagari", "thai", "bengali", "tamil", "telugu", "gujarati",
        "gurmukhi", "kannada", "malayalam", "sinhala", "khmer", "lao", "myanmar", "georgian",
        "armenian", "ethiopic",
    )
)  # fmt: skip
_SIGNS = ("noto-serif.ttf", "noto-symbols.ttf", "noto-math.ttf", "noto-symbols2.ttf", _EMOJI)
# Chinese, Japanese and Korean write some of the same characters each in their own way.
_CJK = {
    "zh-hant": ("cjk-tc.otf", "cjk-sc.otf", "cjk-jp.otf", "cjk-kr.otf"),
    "ja": ("cjk-jp.otf", "cjk-sc.otf", "cjk-tc.otf", "cjk-kr.otf"),
    "ko": ("cjk-kr.otf", "cjk-tc.otf", "cjk-sc.otf", "cjk-jp.otf"),
    "zh": ("cjk-sc.otf", "cjk-tc.otf", "cjk-jp.otf", "cjk-kr.otf"),
}
_RARE = "cjk-rare.otf"
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
# What stands within a word and draws nothing by itself: joiners, marks of direction, selectors.
INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufe0e\ufe0f")
# How high a line is in ems, for scripts that reach further up and down than Latin.
_LEADING = {"arabic": 1.5, "myanmar": 1.6, "khmer": 1.6, "thai": 1.45, "lao": 1.45, "cjk": 1.28}
_LEADING_INDIC = 1.36
_INDIC = (
    "devanagari", "bengali", "tamil", "telugu", "gujarati", "gurmukhi", "kannada", "malayalam",
    "sinhala",
)  # fmt: skip
LEADING = 1.16
# Naskh stands low beside Latin letters of the same size.
_LARGER = {"noto-arabic.ttf": 1.16}


@dataclass(frozen=True, eq=False)
class CardFont:
    """A font in HarfBuzz's hands; `characters` it has a drawing for, `units` to an em."""

    name: str
    font: hb.Font
    characters: frozenset[int]
    units: float

    @property
    def leading(self) -> float:
        script = self.name.removeprefix("noto-").split(".")[0].split("-")[0]
        return _LEADING_INDIC if script in _INDIC else _LEADING.get(script, LEADING)

    def covers(self, cluster: str) -> bool:
        return all(ord(c) in self.characters for c in cluster if c not in INVISIBLE)


@cache
def card_font(name: str) -> CardFont:
    """Mapped into memory, and read where it is asked."""
    face = hb.Face(hb.Blob.from_file_path(str(FONTS_DIR / name)))
    return CardFont(name, hb.Font(face), frozenset(face.unicodes), face.upem / _LARGER.get(name, 1))


@cache
def stack(first: str, locale: str) -> tuple[CardFont, ...]:
    """Our own font, then whatever else there is, in the order that suits the locale."""
    key = "zh-hant" if locale.startswith(_TRADITIONAL) else locale.split("-")[0]
    cjk = _CJK.get(key, _CJK["zh"])
    return tuple(card_font(name) for name in (first, TITLES, *_SCRIPTS, *cjk, _RARE, *_SIGNS))


def font_for(cluster: str, fonts: Sequence[CardFont], before: CardFont | None) -> CardFont | None:
    """The font for one cluster; None where there is none.

    Signs and spaces stay in the font of what stands before them, so that a word is one run.
    """
    if "\ufe0f" in cluster and card_font(_EMOJI).covers(cluster):
        return card_font(_EMOJI)
    is_sign = not any(c.isalnum() for c in cluster)
    if is_sign and before and before.name != _EMOJI and before.covers(cluster):
        return before
    return next((font for font in fonts if font.covers(cluster)), None)
