"""A card shows any title in any script, whole, and never an empty box."""

from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as PillowImage
from PIL import ImageChops

from causerie.publication.cards.drawing import (
    CARD_BYTES_MAX,
    HEIGHT,
    MARGIN,
    PICTURE_WIDTH,
    WIDTH,
    CardContent,
    CardFile,
    draw,
)
from causerie.publication.cards.fonts import FONTS_DIR, LABELS, TITLES, card_font, stack
from causerie.publication.cards.lines import Place, fitted, shortened
from causerie.publication.cards.text import MISSING, Typeface, cleaned, clusters, words

# One sentence in each: the last ferry leaves at six.
TITLES_BY_LOCALE = {
    "en": "The last ferry leaves at six",
    "vi": "Chuyến phà cuối cùng rời bến lúc sáu giờ",
    "uk": "Останній пором відходить о шостій",
    "el": "Το τελευταίο πλοίο φεύγει στις έξι",
    "ar": "العبّارة الأخيرة تغادر في السادسة",
    "fa": "آخرین کشتی ساعت شش می‌رود",
    "he": "המעבורת האחרונה יוצאת בשש",
    "hi": "आख़िरी नाव छह बजे जाती है, क्षत्रिय",
    "bn": "শেষ ফেরি ছয়টায় ছাড়ে",
    "ta": "கடைசி படகு ஆறு மணிக்குப் புறப்படும்",
    "th": "เรือข้ามฟากเที่ยวสุดท้ายออกตอนหกโมงเย็น",
    "ka": "ბოლო ბორანი ექვსზე გადის",
    "hy": "Վերջին լաստանավը մեկնում է ժամը վեցին",
    "am": "የመጨረሻው ጀልባ በስድስት ሰዓት ይነሳል",
    "zh-hans": "最后一班渡船六点出发，没有人知道",
    "zh-hant": "最後一班渡船六點出發，納迪婭？",
    "ja": "最後のフェリーは六時に出航する。",
    "ko": "마지막 나룻배는 여섯 시에 떠난다",
}
RIGHT_TO_LEFT = ("ar", "fa", "he")
# Pixels by which a letter may hang over the edge of its column, as in any good type.
OVERHANG = 24
# What nobody should send, and somebody does.
HOSTILE_TITLES = [
    "",
    " ",
    "A",
    "…",
    "W" * 200,
    "क्ष" * 60,
    "汉" * 200,
    "word " * 60,
    "<script>alert('1')</script> & <b>&amp;</b>",
    "a\x00b\x07c\x1b[31m\ud800\ufffe",
    "\u202eabc\u202c \u2066def",
    "🚢👩🏽‍🚀🇫🇷1️⃣❤️",
    "abc العالم (def) שלום 100% 漢字 🚢",
    "e" + "\u0301" * 100,
    "\u200d\u200d\u200f",
    "𓀀𓀁 tlhIngan \uf8d0",
]


def _content(title: str, locale: str = "en", **more: Any) -> CardContent:
    values: dict[str, Any] = {
        "section": "City",
        "authors": ("Nadia Ferrer", "Ines Taravilla"),
        "publication": "The Quay",
        "accent": "#a3341f",
        "direction": "rtl" if locale in RIGHT_TO_LEFT else "ltr",
    }
    return CardContent(title=title, locale=locale, **{**values, **more})


def _opened(card: CardFile) -> PillowImage.Image:
    with PillowImage.open(BytesIO(card.content)) as opened:
        assert opened.format == {"png": "PNG", "jpg": "JPEG"}[card.extension]
        return opened.convert("RGB")


def _noise(size: tuple[int, int] = (1600, 1100), kind: str = "JPEG") -> bytes:
    """A picture that compresses badly."""
    stream = BytesIO()
    PillowImage.effect_noise(size, 120).convert("RGB").save(stream, kind)
    return stream.getvalue()


def _differs(one: CardFile, other: CardFile, box: tuple[int, int, int, int]) -> bool:
    difference = ImageChops.difference(_opened(one), _opened(other)).crop(box)
    return difference.getbbox() is not None


def _largest(difference: PillowImage.Image) -> int:
    """Of all channels of all pixels."""
    return max(band.getextrema()[1] for band in difference.split())  # type: ignore[return-value] # of one band a pair of numbers


@pytest.mark.parametrize("locale", TITLES_BY_LOCALE)
@pytest.mark.parametrize("first", [TITLES, LABELS])
def test_every_letter_of_a_title_has_a_drawing(locale: str, first: str) -> None:
    direction = "rtl" if locale in RIGHT_TO_LEFT else "ltr"
    typeface = Typeface(first, locale, direction)
    title = cleaned(TITLES_BY_LOCALE[locale])
    line = typeface.line(title)
    assert line.text == title
    assert line.glyphs
    assert all(glyph.number != 0 for glyph in line.glyphs)
    assert MISSING not in line.text


@pytest.mark.parametrize("locale", TITLES_BY_LOCALE)
def test_a_card_shows_its_title_in_its_place(locale: str) -> None:
    card = draw(_content(TITLES_BY_LOCALE[locale], locale))
    assert _opened(card).size == (WIDTH, HEIGHT)
    assert len(card.content) < CARD_BYTES_MAX
    nothing = draw(_content("", locale))
    assert _differs(card, nothing, (MARGIN, 110, WIDTH - MARGIN, 480))
    # Nothing of it runs over the edges.
    assert not _differs(card, nothing, (0, 0, MARGIN - OVERHANG, HEIGHT))
    assert not _differs(card, nothing, (WIDTH - MARGIN + OVERHANG, 0, WIDTH, HEIGHT))


@pytest.mark.parametrize("title", HOSTILE_TITLES, ids=range(len(HOSTILE_TITLES)))
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_a_hostile_title_stays_within_the_card(title: str, locale: str) -> None:
    names = {"section": title, "authors": (title,) * 5, "publication": title}
    card = draw(_content(title, locale, **names))
    assert _opened(card).size == (WIDTH, HEIGHT)
    assert len(card.content) < CARD_BYTES_MAX
    blank = draw(_content("", locale, section="", authors=(), publication=""))
    assert not _differs(card, blank, (0, 0, MARGIN - OVERHANG, HEIGHT))
    assert not _differs(card, blank, (WIDTH - MARGIN + OVERHANG, 0, WIDTH, HEIGHT))


@pytest.mark.parametrize("title", ["W" * 200, "word " * 60])
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_a_long_title_does_not_reach_into_the_picture(title: str, locale: str) -> None:
    picture = _noise((600, 400))
    card, blank = (draw(_content(t, locale, picture=picture)) for t in (title, ""))
    at = 0 if locale == "ar" else WIDTH - PICTURE_WIDTH
    box = (at, 0, at + PICTURE_WIDTH, HEIGHT)
    difference = ImageChops.difference(_opened(card).crop(box), _opened(blank).crop(box))
    # JPEG differs a little beside what differs.
    assert _largest(difference) < 90


@given(st.text(max_size=120), st.sampled_from(["ltr", "rtl"]))
def test_no_text_has_an_empty_box_or_breaks_the_typesetting(text: str, direction: str) -> None:
    typeface = Typeface(TITLES, "en", direction)
    place = Place(628, 342, (80, 51, 32), 51)
    setting = fitted(cleaned(text), typeface, place)
    assert setting.leading * len(setting.lines) <= max(place.height, setting.leading)
    for line in setting.lines:
        assert all(glyph.number != 0 or glyph.font.covers(" ") for glyph in line.glyphs)
        assert line.width * setting.size <= place.width + setting.size or len(line.text) < 3


@pytest.mark.parametrize("locale", ["ar", "he"])
def test_a_card_for_readers_from_the_right_is_mirrored(locale: str) -> None:
    picture = _noise()
    card = _opened(draw(_content(TITLES_BY_LOCALE[locale], locale, picture=picture)))
    other = _opened(draw(_content(TITLES_BY_LOCALE["en"], picture=picture)))
    band_right, band_left = card.getpixel((WIDTH - 4, 300)), other.getpixel((4, 300))
    assert isinstance(band_right, tuple)
    assert isinstance(band_left, tuple)
    assert max(abs(a - b) for a, b in zip(band_right, band_left, strict=True)) < 12
    left, right = (0, 0, PICTURE_WIDTH, HEIGHT), (WIDTH - PICTURE_WIDTH, 0, WIDTH, HEIGHT)
    difference = ImageChops.difference(card.crop(left), other.crop(right))
    assert _largest(difference) < 90


def test_a_picture_is_shown_around_what_matters_in_it() -> None:
    """A red left half and a blue right one: the focus decides which is seen."""
    whole = PillowImage.new("RGB", (1600, 800), (0, 0, 255))
    whole.paste((255, 0, 0), (0, 0, 800, 800))
    stream = BytesIO()
    whole.save(stream, "PNG")
    shown = []
    for across in (0.1, 0.9):
        content = _content("A", picture=stream.getvalue(), focus=(across, 0.5))
        pixel = _opened(draw(content)).getpixel((WIDTH - PICTURE_WIDTH // 2, 300))
        assert isinstance(pixel, tuple)
        shown.append(pixel)
    assert shown[0][0] > 200 > shown[0][2]
    assert shown[1][2] > 200 > shown[1][0]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_a_picture_of_any_format_keeps_the_card_small(kind: str) -> None:
    card = draw(_content("A ferry", picture=_noise((1400, 900), kind)))
    assert card.extension == "jpg"
    assert len(card.content) < CARD_BYTES_MAX


def test_a_logo_stands_in_place_of_the_name() -> None:
    stream = BytesIO()
    PillowImage.new("RGBA", (600, 200), (0, 120, 0, 255)).save(stream, "PNG")
    with_logo = draw(_content("A", logo=stream.getvalue()))
    assert _opened(with_logo).getpixel((MARGIN + 40, 585)) == (0, 120, 0)
    renamed = draw(_content("A", logo=stream.getvalue(), publication="Another"))
    assert renamed.content == with_logo.content


def test_lines_are_of_even_width() -> None:
    typeface = Typeface(TITLES, "en", "ltr")
    title = "The last ferry leaves at six, and nobody knows who will take the night boat home"
    setting = fitted(title, typeface, Place(1056, 342, (74,), 51))
    widths = [line.width for line in setting.lines]
    assert len(widths) > 1
    assert min(widths) > 0.75 * max(widths)
    assert " ".join(line.text for line in setting.lines) == title


def test_a_title_that_is_too_long_ends_in_an_ellipsis() -> None:
    typeface = Typeface(TITLES, "en", "ltr")
    setting = fitted("Many words " * 60, typeface, Place(600, 120, (40, 32), 40))
    assert setting.lines[-1].text.endswith("…")
    assert setting.leading * len(setting.lines) <= 120
    assert shortened("Nadia Ferrer", typeface, 3).endswith("…")
    assert shortened("Nadia", typeface, 30) == "Nadia"


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("ab", ["a", "b"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("क्षत्रि", ["क्ष", "त्रि"]),
        ("น้ำเรือ", ["น้ำ", "เรื", "อ"]),
        ("👩🏽‍🚀🇫🇷🇺🇦", ["👩🏽‍🚀", "🇫🇷", "🇺🇦"]),
        ("1️⃣!", ["1️⃣", "!"]),
    ],
)
def test_what_a_reader_takes_for_one_letter_is_never_cut(text: str, letters: list[str]) -> None:
    assert clusters(text) == letters


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("最后一班渡船六点出发，没有人知道谁会乘夜船回家", "zh-hans"),
        ("最後のフェリーは六時に出航し、誰が帰るのか。", "ja"),
        ("เรือข้ามฟากเที่ยวสุดท้ายออกตอนหกโมงเย็น", "th"),
    ],
)
def test_text_without_spaces_breaks_between_phrases(text: str, locale: str) -> None:
    pieces = [piece for piece, _spaced in words(text, locale)]
    assert "".join(pieces) == text
    assert len(pieces) > 3
    # A mark is never the first of a line, nor a mark above a letter.
    assert not any(piece[0] in "，。、่้๊๋ัิีึื" for piece in pieces)


def test_chinese_japanese_and_korean_each_have_their_own_forms() -> None:
    """U+9AA8, bone, is drawn otherwise in China than in Japan and on Taiwan."""
    drawn = {}
    for locale in ("zh-hans", "zh-hant", "ja", "ko"):
        (glyph,) = Typeface(TITLES, locale, "ltr").line("骨").glyphs
        drawn[locale] = glyph.font.name
    assert drawn["zh-hans"] == "cjk-sc.otf"
    assert drawn["ja"] == "cjk-jp.otf"
    assert drawn["zh-hant"] == "cjk-tc.otf"


def test_a_character_without_type_is_marked_as_printers_do() -> None:
    typeface = Typeface(TITLES, "zh-hant", "ltr")
    assert typeface.line("\U00020021山").text == f"{MISSING}山"


def test_our_own_type_comes_first_and_every_font_is_licensed() -> None:
    fonts = stack(TITLES, "en")
    assert [font.name for font in fonts[:2]] == [TITLES, TITLES]
    assert all(card_font(TITLES).covers(c) for c in "abcäßłéїжΩ«»“”’—…")
    folder = {file.name for file in FONTS_DIR.iterdir()}
    assert {font.name for font in (*fonts, card_font(LABELS))} <= folder
    for licence in ("literata", "commissioner", "noto", "cjk", "emoji"):
        text = (FONTS_DIR / f"{licence}-licence.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE" in text.upper()


def test_widths_add_up() -> None:
    typeface = Typeface(TITLES, "en", "ltr")
    lengths = [typeface.width("ferry" * number) for number in range(1, 5)]
    assert all(shorter < longer for shorter, longer in pairwise(lengths))
