"""A drawing for everybody without a picture: the same for a handle, another for another."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.lib.colours import DARK_GROUNDS, LIGHT_GROUNDS, contrast
from causerie.lib.emblems import emblem

HANDLES = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,3}", fullmatch=True).filter(
    lambda handle: len(handle) <= 30
)
BYTES_MAX = 1500
# WCAG 2.2, success criterion 1.4.11.
GRAPHIC_CONTRAST_LEAST = 3


def fills(svg: str) -> list[str]:
    return re.findall(r'fill="(#[0-9a-f]{6})"', svg)


@given(HANDLES)
def test_an_emblem_is_a_small_drawing_and_nothing_else(handle: str) -> None:
    svg = emblem(handle)
    assert len(svg.encode()) < BYTES_MAX
    names = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(svg).iter()}
    assert names == {"svg", "path", "circle"}
    assert "script" not in svg
    assert "href" not in svg


@given(HANDLES)
def test_an_emblem_can_be_seen_on_every_ground_and_its_tiles_on_it(handle: str) -> None:
    ground, *inks = fills(emblem(handle))
    for page in (*LIGHT_GROUNDS, *DARK_GROUNDS):
        assert contrast(ground, page) >= GRAPHIC_CONTRAST_LEAST
    # The light tiles carry the drawing; the middle ones are its shade.
    assert max(contrast(ink, ground) for ink in inks) >= GRAPHIC_CONTRAST_LEAST


def test_an_emblem_is_the_same_whenever_it_is_drawn() -> None:
    assert emblem("ana-ruiz") == emblem("ana-ruiz")


def test_a_thousand_readers_have_a_thousand_emblems() -> None:
    assert len({emblem(f"reader-{number}") for number in range(1000)}) == 1000


@pytest.mark.parametrize(("one", "other"), [("ana", "anna"), ("ana", "ana-2"), ("rn", "m")])
def test_handles_that_look_alike_have_emblems_that_do_not(one: str, other: str) -> None:
    assert fills(emblem(one)) != fills(emblem(other))
