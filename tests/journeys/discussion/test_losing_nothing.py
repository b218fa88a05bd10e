"""Nothing that was typed is lost, and nothing is posted twice."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.factories import PASSWORD
from tests.journeys.accounts.people import DESK, address_of
from tests.journeys.conftest import OpenPage, Witness
from tests.journeys.discussion.people import (
    answer,
    comment,
    composer,
    join,
    post,
    text_of,
    thread,
    visit,
    words,
)

TEXT = "Three sentences. They took a while. Nobody writes them twice."


def test_a_session_that_ends_while_one_writes_costs_no_word(
    open_page: OpenPage, witness: Witness
) -> None:
    for status in (401, 403):
        witness.expect(f"status of {status}")
    page, reader = open_page(), "vera-desk"
    join(page, DESK, reader, "losing")
    answer(page, 7)
    words(page).fill(TEXT)
    page.context.clear_cookies(name="session")
    post(page)
    door = composer(page).get_by_role("link", name="Sign in in a new tab")
    with page.expect_popup() as opened:
        door.click()
    other = opened.value
    other.locator("main [name=login]").fill(address_of(reader))
    other.locator("main [name=password]").fill(PASSWORD)
    other.locator("main [name=password]").press("Enter")
    expect(words(other)).to_have_value(TEXT)
    other.close()
    post(page)
    expect(comment(page, 11)).to_be_focused()
    expect(text_of(page, 11)).to_have_text(TEXT)
    visit(page, DESK, "losing")
    expect(page.get_by_text(TEXT)).to_have_count(1)


def test_a_text_is_posted_once_however_often_it_is_sent(
    open_page: OpenPage, witness: Witness
) -> None:
    """A double click; an answer that is lost on its way, and a second try."""
    witness.expect("net::ERR_")
    page = open_page()
    join(page, DESK, "lars-desk", "failing")
    page.locator("[data-composer-link]").click()
    words(page).fill(TEXT)

    def lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/write/", lose_the_answer, times=1)
    composer(page).locator("[data-post]").dblclick()
    expect(composer(page).get_by_role("alert")).to_contain_text("This did not reach us.")
    expect(words(page)).to_have_value(TEXT)
    post(page)
    expect(comment(page, 11)).to_be_focused()
    visit(page, DESK, "failing")
    expect(page.get_by_text(TEXT)).to_have_count(1)
    expect(comment(page, 12)).to_have_count(0)


@pytest.mark.parametrize("place", ["in place", "on its page"])
def test_a_draft_outlives_a_reload_and_goes_when_it_is_posted(
    open_page: OpenPage, place: str
) -> None:
    page = open_page()
    join(page, DESK, {"in place": "vera-keys", "on its page": "lars-keys"}[place], "drafting")
    _open(page, place)
    words(page).press_sequentially("Half a thought about the ")
    page.reload()
    _open(page, place)
    expect(words(page)).to_have_value("Half a thought about the ")
    expect(composer(page).get_by_role("alert")).to_contain_text("What you had typed is here again.")
    words(page).press("End")
    page.keyboard.type(f"ship’s bell, {place}")
    words(page).press("Control+Enter")
    expect(
        thread(page).get_by_text(f"Half a thought about the ship’s bell, {place}")
    ).to_be_visible()
    visit(page, DESK, "drafting")
    _open(page, place)
    expect(words(page)).to_have_value("")


def _open(page: Page, place: str) -> None:
    way = page.locator("[data-composer-link]")
    if place == "in place":
        way.click()
    elif not page.url.endswith("/write/"):
        page.goto(way.get_attribute("href") or "")
    expect(words(page)).to_be_visible()
    expect(composer(page).locator("[data-mark=bold]")).to_be_visible()
