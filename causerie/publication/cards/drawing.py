"""A card: 1200 by 630 pixels, as every site that shows links asks for (Open Graph)."""

from dataclasses import dataclass
from io import BytesIO

import uharfbuzz as hb
from PIL import Image as PillowImage
from PIL import ImageOps

from causerie.lib.colours import LIGHT_GROUNDS, accents
from causerie.publication.cards.fonts import LABELS, TITLES
from causerie.publication.cards.lines import Place, fitted, shortened
from causerie.publication.cards.text import Line, Typeface, cleaned

WIDTH, HEIGHT = 1200, 630
# Of the picture: a column over the card's whole height, at the end of the line.
PICTURE_WIDTH = 440
# Larger files are not fetched by some messengers.
CARD_BYTES_MAX = 300_000
# A change in the drawing is a change in every card.
VERSION = 1

# The site's colours by daylight (`tokens.css`).
PAPER, INK, INK_SOFT, RULE = LIGHT_GROUNDS[0], "#1c1916", "#5c544b", "#dcd4c7"
BAND, MARGIN = 16, 72
TITLE_SIZES = (120, 112, 104, 96, 88, 80, 74, 68, 62, 56, 51, 46, 42, 38, 35, 32)
TITLE_WORD_SIZE = 51
TITLE_TOP, TITLE_BOTTOM = 124, 466
# Of the room that a title leaves, what stands above it.
TITLE_SHARE = 0.2
KICKER_SIZE, AUTHORS_SIZE, NAME_SIZE = 30, 27, 37
KICKER_LINE, AUTHORS_LINE, RULE_TOP, NAME_LINE = 100, 512, 540, 591
LOGO_WIDTH, LOGO_HEIGHT = 420, 52


@dataclass(frozen=True)
class CardContent:
    """All that a card shows; `picture` and `logo` are the bytes of image files.

    `focus` is the place in the picture that matters most, as shares of its width and height.
    """

    title: str
    section: str
    authors: tuple[str, ...]
    publication: str
    accent: str
    locale: str
    direction: str
    picture: bytes | None = None
    focus: tuple[float, float] = (0.5, 0.5)
    logo: bytes | None = None


@dataclass(frozen=True)
class CardFile:
    content: bytes
    extension: str


def draw(content: CardContent) -> CardFile:
    canvas = _Canvas(content)
    accent = accents(content.accent).light.text
    canvas.fill(0, 0, BAND, HEIGHT, accent)
    if content.picture:
        canvas.picture(content.picture, content.focus)
    canvas.label(content.section, KICKER_SIZE, KICKER_LINE, accent)
    canvas.title(content.title)
    canvas.label(" · ".join(content.authors), AUTHORS_SIZE, AUTHORS_LINE, INK_SOFT)
    canvas.fill(MARGIN, RULE_TOP, canvas.measure, 2, RULE)
    if content.logo:
        canvas.logo(content.logo)
    else:
        canvas.label(content.publication, NAME_SIZE, NAME_LINE, INK, TITLES)
    return canvas.file()


class _Canvas:
    """Everything is placed from where a line begins: from the right where it runs to the left."""

    def __init__(self, content: CardContent) -> None:
        self.locale, self.direction = content.locale, content.direction
        self.image = PillowImage.new("RGB", (WIDTH, HEIGHT), PAPER)
        self.has_picture = bool(content.picture)
        end = WIDTH - PICTURE_WIDTH - MARGIN // 2 - 20 if self.has_picture else WIDTH - MARGIN
        self.measure = end - MARGIN

    def _left(self, start: float, width: float) -> float:
        return WIDTH - start - width if self.direction == "rtl" else start

    def fill(self, start: int, top: int, width: int, height: int, colour: str) -> None:
        left = int(self._left(start, width))
        self.image.paste(colour, (left, top, left + width, top + height))

    def picture(self, data: bytes, focus: tuple[float, float]) -> None:
        with PillowImage.open(BytesIO(data)) as opened:
            # A large JPEG need not be decoded in full.
            opened.draft("RGB", (2 * PICTURE_WIDTH, 2 * HEIGHT))
            cropped = _cropped(_on_paper(opened), focus)
        self.image.paste(cropped, (int(self._left(WIDTH - PICTURE_WIDTH, PICTURE_WIDTH)), 0))

    def logo(self, data: bytes) -> None:
        with PillowImage.open(BytesIO(data)) as opened:
            logo = ImageOps.contain(opened.convert("RGBA"), (LOGO_WIDTH, LOGO_HEIGHT))
        top = RULE_TOP + (HEIGHT - RULE_TOP - logo.height) // 2
        self.image.paste(logo, (int(self._left(MARGIN, logo.width)), top), logo)

    def label(self, text: str, size: int, baseline: int, colour: str, first: str = LABELS) -> None:
        """One line, cut where it is too long; nothing where there is nothing to say."""
        typeface = Typeface(first, self.locale, self.direction)
        shown = shortened(cleaned(text), typeface, self.measure / size)
        if shown:
            self._ink([(typeface.line(shown), baseline)], size, colour)

    def title(self, text: str) -> None:
        """Near the section that it belongs to, with air for the eye where there is some."""
        typeface = Typeface(TITLES, self.locale, self.direction)
        height = TITLE_BOTTOM - TITLE_TOP
        place = Place(self.measure, height, TITLE_SIZES, TITLE_WORD_SIZE)
        setting = fitted(cleaned(text), typeface, place)
        spare = height - setting.leading * len(setting.lines)
        first = TITLE_TOP + spare * TITLE_SHARE + setting.leading / 2 + setting.size * 0.34
        baselines = [first + number * setting.leading for number in range(len(setting.lines))]
        self._ink(list(zip(setting.lines, baselines, strict=True)), setting.size, INK)

    def _ink(self, lines: list[tuple[Line, float]], size: int, colour: str) -> None:
        raster = hb.RasterDraw()
        raster.extents = hb.RasterExtents(0, 0, WIDTH, HEIGHT, WIDTH)
        for line, baseline in lines:
            left = self._left(MARGIN, line.width * size)
            for glyph in line.glyphs:
                scale = size / glyph.font.units
                x, y = left + glyph.x * size, HEIGHT - baseline + glyph.y * size
                raster.transform = (scale, 0, 0, scale, x, y)
                raster.draw_glyph(glyph.font.font, glyph.number)
        image = raster.render()
        mask = PillowImage.frombytes("L", (WIDTH, HEIGHT), image.buffer)
        self.image.paste(colour, (0, 0), ImageOps.flip(mask))

    def file(self) -> CardFile:
        """Flat colours are smallest as PNG, photographs as JPEG."""
        if not self.has_picture:
            return CardFile(self._saved("PNG", optimize=True), "png")
        for quality in (88, 80, 70, 60, 45):
            content = self._saved("JPEG", quality=quality, subsampling=0, optimize=True)
            if len(content) < CARD_BYTES_MAX:
                break
        return CardFile(content, "jpg")

    def _saved(self, kind: str, **options: object) -> bytes:
        stream = BytesIO()
        self.image.save(stream, kind, **options)
        return stream.getvalue()


def _on_paper(picture: PillowImage.Image) -> PillowImage.Image:
    """Without transparency: what lies behind is the card."""
    whole = picture.convert("RGBA")
    paper = PillowImage.new("RGBA", whole.size, PAPER)
    return PillowImage.alpha_composite(paper, whole).convert("RGB")


def _cropped(picture: PillowImage.Image, focus: tuple[float, float]) -> PillowImage.Image:
    """As large a part around `focus` as has the shape of the card's column."""
    scale = max(PICTURE_WIDTH / picture.width, HEIGHT / picture.height)
    width, height = PICTURE_WIDTH / scale, HEIGHT / scale
    left = max(min(focus[0] * picture.width - width / 2, picture.width - width), 0)
    top = max(min(focus[1] * picture.height - height / 2, picture.height - height), 0)
    box = (left, top, min(left + width, picture.width), min(top + height, picture.height))
    return picture.resize((PICTURE_WIDTH, HEIGHT), PillowImage.Resampling.LANCZOS, box=box)
