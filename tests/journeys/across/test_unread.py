"""Where nothing translates, the original stands, and says why; the keyboard does what a hand
does."""

import pytest
from playwright.sync_api import expect

from tests.journeys.accounts.people import Way, name_of
from tests.journeys.across.people import (
    FRENCH,
    UKRAINIAN,
    UKRAINIAN_PLAIN,
    join,
    mark_of,
    swap_of,
    visit,
    wait_for_translation,
    wait_for_ways,
)
from tests.journeys.conftest import OpenPage
from tests.journeys.discussion.people import comment, text_of
from tests.journeys.test_keyboard import tab_to

WRITTEN = "I have lost my hat in the rain."


@pytest.mark.parametrize("way", [UKRAINIAN, UKRAINIAN_PLAIN], ids=name_of)
def test_what_no_engine_translates_is_read_as_it_was_written(open_page: OpenPage, way: Way) -> None:
    taken_up = open_page(**FRENCH.options)
    visit(taken_up, FRENCH, "unread")
    wait_for_translation(taken_up, 2)
    page = open_page(**way.options)
    visit(page, way, "unread")
    expect(mark_of(page, 2)).to_have_attribute("data-translation", "failed")
    expect(mark_of(page, 2)).to_have_text(
        way.say(
            "%(language)s: nothing translates from it into %(page_language)s here",
            language="англійська",
            page_language="українська",
        )
    )
    expect(text_of(page, 2)).to_have_text(WRITTEN)
    expect(text_of(page, 2)).to_have_attribute("lang", "en")
    expect(swap_of(page, 2)).to_have_count(0)


def test_the_keyboard_goes_to_an_original_and_back_and_keeps_its_place(
    open_page: OpenPage,
) -> None:
    page = open_page(reduced_motion="reduce", **FRENCH.options)
    join(page, FRENCH, "olena", "unread")
    wait_for_translation(page, 2)
    wait_for_ways(page)
    translated = text_of(page, 2).inner_text()
    comment(page, 2).focus()
    tab_to(page, FRENCH.say("Show original"))
    expect(swap_of(page, 2)).to_be_focused()
    page.keyboard.press("Enter")
    expect(text_of(page, 2)).to_have_text(WRITTEN)
    expect(text_of(page, 2)).to_have_attribute("lang", "en")
    expect(swap_of(page, 2)).to_be_focused()
    page.keyboard.press("Enter")
    expect(text_of(page, 2)).to_have_text(translated)
    expect(text_of(page, 2)).to_have_attribute("lang", "fr")
    expect(swap_of(page, 2)).to_be_focused()
