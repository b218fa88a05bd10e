"""Whatever accent colour is chosen, it can be read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.lib.colours import (
    CONTRAST_LEAST,
    DARK_GROUNDS,
    LIGHT_GROUNDS,
    accents,
    contrast,
)
from causerie.publication.models.look import ACCENT_DEFAULT
from tests.architecture.sources import PACKAGE

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOURS)
def test_every_accent_can_be_read_on_every_ground(colour: str) -> None:
    found = accents(colour)
    for accent, grounds in ((found.light, LIGHT_GROUNDS), (found.dark, DARK_GROUNDS)):
        assert all(contrast(accent.text, ground) >= CONTRAST_LEAST for ground in grounds)
        assert contrast(accent.on, accent.text) >= CONTRAST_LEAST


@given(COLOURS)
def test_a_colour_that_can_be_read_is_left_alone(colour: str) -> None:
    found = accents(colour).light
    if all(contrast(colour, ground) >= CONTRAST_LEAST for ground in LIGHT_GROUNDS):
        assert found.text == colour


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ff0000", 1)],
)
def test_contrast_is_wcags(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


def test_a_lighter_yellow_stays_a_yellow() -> None:
    text = accents("#ffee00").light.text
    red, green, blue = (int(text[at : at + 2], 16) for at in (1, 3, 5))
    assert min(red, green) > 2 * blue


def test_the_stylesheet_carries_the_default_accent_and_the_grounds() -> None:
    """What the stylesheet has written out is what would be computed."""
    sheet = (PACKAGE / "web/static/web/css/tokens.css").read_text(encoding="utf-8")
    tokens = dict(re.findall(r"--([\w-]+): light-dark\((#\w+, #\w+)\)", sheet))
    found = accents(ACCENT_DEFAULT)
    assert tokens["accent"] == f"{found.light.text}, {found.dark.text}"
    assert tokens["on-accent"] == f"{found.light.on}, {found.dark.on}"
    assert (tokens["paper"], tokens["raised"]) == tuple(
        f"{light}, {dark}" for light, dark in zip(LIGHT_GROUNDS, DARK_GROUNDS, strict=True)
    )
