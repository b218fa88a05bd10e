"""A reader with a keyboard and nothing else writes, and finds the way."""

from playwright.sync_api import expect

from tests.journeys.accounts.people import DESK
from tests.journeys.conftest import OpenPage
from tests.journeys.discussion.people import comment, composer, join, text_of, wait_for_mine, words
from tests.journeys.test_keyboard import press, tab_to


def test_a_reader_answers_with_the_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    join(page, DESK, "petra-keys", "typing")
    wait_for_mine(page)
    comment(page, 8).focus()
    tab_to(page, "Reply")
    page.keyboard.press("Enter")
    expect(words(page)).to_be_focused()
    page.keyboard.type("It is @bo")
    expect(page.get_by_role("listbox").get_by_role("option", selected=True)).to_contain_text(
        "@boris"
    )
    page.keyboard.press("Enter")
    page.keyboard.type("who told me.")
    expect(words(page)).to_have_value("It is @boris who told me.")
    page.keyboard.press("Shift+Tab")
    expect(composer(page).locator("[data-mark=bold]")).to_be_focused()
    press(page, "ArrowRight", "ArrowRight")
    expect(composer(page).locator("[data-mark=quote]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(words(page)).to_have_value("> It is @boris who told me.")
    page.keyboard.press("Control+z")
    expect(words(page)).to_have_value("It is @boris who told me.")
    page.keyboard.press("Control+Enter")
    expect(comment(page, 11)).to_be_focused()
    expect(text_of(page, 11).get_by_role("link", name="@boris")).to_be_visible()


def test_the_composer_closes_by_escape_and_gives_the_focus_back(open_page: OpenPage) -> None:
    page = open_page()
    join(page, DESK, "marta-keys", "typing")
    reply = comment(page, 8).locator("[data-reply]")
    reply.focus()
    page.keyboard.press("Enter")
    expect(words(page)).to_be_focused()
    page.keyboard.type("@b")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(composer(page)).to_have_count(0)
    expect(reply).to_be_focused()
