"""Text as a card has it: cleaned, cut where a line may break, measured, shaped."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

import budoux
import uharfbuzz as hb

from causerie.lib.bidi import levels, visual_order
from causerie.publication.cards.fonts import INVISIBLE, LEADING, CardFont, font_for, stack

_EMBEDDINGS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BREAKING_SPACES = re.compile(r"[ \t\r\n\u2000-\u2006\u2008-\u200b\u2028\u2029\u3000]+")
_AFTER_DASHES = re.compile(r"(?<=\w[-/\u2013\u2014])(?=[^\W\d])")
# Written without spaces between words: Thai, Lao, Khmer, kana, Chinese characters.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
)
# Control characters, halves of pairs, private and unassigned ones.
_SHAPELESS = ("Cc", "Cs", "Co", "Cn")
# What East Asian printers set for a character that they have no type for.
MISSING = "〓"
# No writing puts more of them on a letter.
MARKS_MAX = 6
_JOINER = "\u200d"


@dataclass(frozen=True)
class Glyph:
    """One drawing: where its origin stands, in ems from the beginning of its line."""

    font: CardFont
    number: int
    x: float
    y: float


@dataclass(frozen=True)
class Line:
    text: str
    glyphs: tuple[Glyph, ...]
    width: float
    leading: float


def cleaned(text: str) -> str:
    """Without what has no shape: control characters, embeddings, what Unicode leaves unassigned."""
    text = _EMBEDDINGS.sub("", unicodedata.normalize("NFC", text))
    text = _BREAKING_SPACES.sub(" ", text)
    shown = "".join(c for c in text if unicodedata.category(c) not in _SHAPELESS)
    return "".join(_with_few_marks(shown)).strip()


def _with_few_marks(text: str) -> Iterator[str]:
    """A tower of marks would reach over everything else on the card."""
    marks = 0
    for character in text:
        is_mark = unicodedata.category(character) in ("Mn", "Me")
        marks = marks + 1 if is_mark else 0
        if marks <= MARKS_MAX:
            yield character


def clusters(text: str) -> list[str]:
    """What a reader takes for one letter, nearly as Unicode Standard Annex 29 has it."""
    found: list[str] = []
    flags = 0
    for character in text:
        is_flag = "\U0001f1e6" <= character <= "\U0001f1ff"
        flags = flags + 1 if is_flag else 0
        joins = _continues(character) or (is_flag and flags % 2 == 0)
        if found and (joins or _holds_on(found[-1], character)):
            found[-1] += character
        else:
            found.append(character)
    return found


def _continues(character: str) -> bool:
    is_mark = unicodedata.category(character) in ("Mn", "Mc", "Me")
    skin = "\U0001f3fb" <= character <= "\U0001f3ff"
    return is_mark or skin or character in INVISIBLE or character in "\u0e33\u0eb3"


def _holds_on(cluster: str, character: str) -> bool:
    """After a joiner, after a virama (conjuncts), after a vowel written before its consonant."""
    last = cluster[-1]
    if last == _JOINER:
        return True
    is_conjunct = unicodedata.combining(last) == 9 and unicodedata.category(character) == "Lo"
    return is_conjunct or last in "เแโใไເແໂໃໄ"


@cache
def _parser(locale: str) -> budoux.Parser:
    if locale.startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo")):
        return budoux.load_default_traditional_chinese_parser()
    loaders = {
        "zh": budoux.load_default_simplified_chinese_parser,
        "th": budoux.load_default_thai_parser,
    }
    return loaders.get(locale.split("-")[0], budoux.load_default_japanese_parser)()


def words(text: str, locale: str) -> list[tuple[str, bool]]:
    """The pieces between which a line may break, and whether a space stands before each."""
    found = []
    for word in text.split(" "):
        pieces = list(_pieces(word, locale))
        found += [(piece, number == 0) for number, piece in enumerate(pieces)]
    return found


def _pieces(word: str, locale: str) -> Iterator[str]:
    for part in _AFTER_DASHES.split(word):
        if _UNSPACED.search(part):
            yield from _parser(locale).parse(part)
        else:
            yield part


@lru_cache(maxsize=1_000)
def _shaped(
    font: CardFont, text: str, is_rtl: bool, locale: str
) -> tuple[tuple[Glyph, ...], float]:
    """The drawings of a run from left to right, and how far it reaches, in ems."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if is_rtl else "ltr"
    buffer.language = locale
    hb.shape(font.font, buffer)
    glyphs, x = [], 0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True):
        left, up = (x + place.x_offset) / font.units, place.y_offset / font.units
        glyphs.append(Glyph(font, info.codepoint, left, up))
        x += place.x_advance
    return tuple(glyphs), x / font.units


class Typeface:
    """A font and all that stand in for it, in one locale and direction."""

    def __init__(self, first: str, locale: str, direction: str) -> None:
        self.fonts = stack(first, locale)
        self.locale = locale
        self.direction = direction

    def set(self, text: str) -> list[tuple[CardFont, str]]:
        """The text, each cluster with its font; what no font has a drawing for is left out."""
        found: list[tuple[CardFont, str]] = []
        for cluster in clusters(text):
            font = font_for(cluster, self.fonts, found[-1][0] if found else None)
            if font is None and unicodedata.name(cluster[0], "").startswith("CJK"):
                cluster = MISSING
                font = font_for(cluster, self.fonts, None)
            if font:
                found.append((font, cluster))
        return found

    def line(self, text: str) -> Line:
        """The text shaped as one line, in visual order, its beginning at the left."""
        placed = self.set(text)
        shown = "".join(cluster for _font, cluster in placed)
        runs = self._runs(placed, levels(shown, self.direction))
        order = visual_order([level for _font, level, _text in runs])
        glyphs: list[Glyph] = []
        x = 0.0
        for font, level, run in (runs[place] for place in order):
            shaped, advance = _shaped(font, run, bool(level % 2), self.locale)
            glyphs += [Glyph(font, g.number, g.x + x, g.y) for g in shaped]
            x += advance
        leading = max((font.leading for font, _cluster in placed), default=LEADING)
        return Line(shown, tuple(glyphs), x, leading)

    def _runs(
        self, placed: list[tuple[CardFont, str]], depths: list[int]
    ) -> list[tuple[CardFont, int, str]]:
        """What is shaped at once: of one font and one level."""
        marked, place = [], 0
        for font, cluster in placed:
            marked.append((font, depths[place], cluster))
            place += len(cluster)
        return [
            (font, level, "".join(cluster for _font, _level, cluster in group))
            for (font, level), group in groupby(marked, key=lambda m: (m[0], m[1]))
        ]

    def width(self, text: str) -> float:
        """In ems; the order of its runs makes no difference to it."""
        return self.line(text).width
