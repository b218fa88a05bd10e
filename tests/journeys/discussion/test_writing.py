"""Taking part in place: answering, looking before posting, changing, taking back."""

import pytest
from playwright.sync_api import expect

from tests.journeys.accounts.people import DESK, MIRRORED, MOBILE, Way, name_of
from tests.journeys.conftest import OpenPage, Witness
from tests.journeys.discussion.people import (
    answer,
    comment,
    composer,
    heard,
    join,
    open_menu,
    post,
    text_of,
    thread,
    visit,
    wait_for_mine,
    words,
)

NEW = 11


@pytest.mark.parametrize("way", [DESK, MOBILE, MIRRORED], ids=name_of)
def test_a_reader_answers_in_place_changes_it_and_takes_it_back(
    open_page: OpenPage, way: Way
) -> None:
    page = open_page(**way.options)
    slug = f"writing-{way.name}"
    join(page, way, way.reader("olena"), slug)
    answer(page, 8)
    words(page).fill("It is a **good** place for it, and nobody has ever stolen it :)")
    composer(page).locator("[data-preview-button]").click()
    preview = composer(page).locator("[data-preview-text]")
    expect(preview.locator("strong")).to_have_text("good")
    expect(preview).to_contain_text("🙂")
    expect(preview).to_have_attribute("lang", "en")
    post(page)
    expect(comment(page, NEW)).to_be_focused()
    heard(page, way.say("Your comment is there."))
    expect(text_of(page, NEW).locator("strong")).to_have_text("good")
    expect(comment(page, 8).locator("xpath=..").locator(f"ol #c{NEW}")).to_be_visible()
    expect(composer(page)).to_have_count(0)
    width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1]

    open_menu(page, NEW).locator("[data-edit]").click()
    expect(words(page)).to_be_focused()
    words(page).fill("It is the **right** place for it.")
    post(page)
    expect(text_of(page, NEW).locator("strong")).to_have_text("right")
    expect(comment(page, NEW).locator(".comment-edited")).to_be_visible()

    visit(page, way, slug)
    wait_for_mine(page)
    expect(text_of(page, NEW).locator("strong")).to_have_text("right")
    open_menu(page, NEW).get_by_role("link", name=way.say("Withdraw")).click()
    page.get_by_role("button", name=way.say("Withdraw it")).click()
    expect(comment(page, NEW)).to_contain_text(way.say("This comment was withdrawn by its author."))


def test_a_remark_stands_in_the_discussion_at_once(open_page: OpenPage) -> None:
    page = open_page()
    join(page, DESK, "ines-desk", "reading")
    page.locator("[data-composer-link]").click()
    expect(words(page)).to_be_focused()
    words(page).fill("Has anybody asked the gulls what they make of it?")
    post(page)
    expect(comment(page, NEW)).to_be_focused()
    expect(thread(page).locator("ol.comments > li").last.locator("article")).to_have_id(f"c{NEW}")
    page.reload()
    expect(text_of(page, NEW)).to_contain_text("asked the gulls")


def test_what_is_refused_says_why_and_keeps_the_text(open_page: OpenPage, witness: Witness) -> None:
    witness.expect("status of 422")
    page = open_page()
    join(page, DESK, "marta-desk", "reading")
    page.locator("[data-composer-link]").click()
    words(page).fill("a" * 5_001)
    post(page)
    expect(composer(page).locator(".errorlist")).to_be_visible()
    expect(words(page)).to_have_value("a" * 5_001)
    expect(words(page)).to_be_focused()
    words(page).fill("Shorter, and all the better for it.")
    post(page)
    expect(composer(page)).to_have_count(0)
    expect(page.get_by_text("Shorter, and all the better for it.")).to_be_visible()
