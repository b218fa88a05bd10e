"""Votes, following, muting and reporting, from the page itself."""

import pytest
from playwright.sync_api import expect

from tests.journeys.accounts.people import DESK, MIRRORED, MOBILE, Way, name_of
from tests.journeys.conftest import OpenPage, Witness
from tests.journeys.discussion.people import (
    comment,
    heard,
    join,
    open_menu,
    text_of,
    thread,
    visit,
    wait_for_mine,
)


@pytest.mark.parametrize("way", [DESK, MOBILE, MIRRORED], ids=name_of)
def test_a_reader_votes_follows_mutes_and_reports(open_page: OpenPage, way: Way) -> None:
    page = open_page(**way.options)
    slug = f"living-{way.name}"
    join(page, way, way.reader("petra"), slug)
    wait_for_mine(page)
    up, down = (comment(page, 8).locator(f'[data-vote="{vote}"]') for vote in (1, -1))
    with page.expect_response("**/vote/"):
        up.click()
    expect(up).to_have_attribute("aria-pressed", "true")
    expect(up.locator("[data-up]")).to_have_text("1")
    with page.expect_response("**/vote/"):
        down.click()
    expect(up).to_have_attribute("aria-pressed", "false")
    expect(down.locator("[data-down]")).to_have_text("1")
    with page.expect_response("**/vote/"):
        down.click()
    expect(down.locator("[data-down]")).to_have_text("")
    with page.expect_response("**/vote/"):
        up.click()
    with page.expect_response("**/follow/"):
        page.locator("[data-following]").click()

    with page.expect_response("**/mute/boris/"):
        open_menu(page, 8).locator("[data-mute]").click()
    expect(text_of(page, 8)).to_be_hidden()
    expect(text_of(page, 7)).to_be_visible()
    comment(page, 8).locator(".comment-muted > summary").click()
    expect(text_of(page, 8)).to_be_visible()

    visit(page, way, slug)
    wait_for_mine(page)
    expect(page.locator("[data-following]")).to_have_attribute("aria-pressed", "true")
    expect(text_of(page, 1)).to_be_hidden()
    comment(page, 8).locator(".comment-muted > summary").click()
    expect(up).to_have_attribute("aria-pressed", "true")

    open_menu(page, 7).locator("[data-report]").click()
    page.locator("main form [type=radio]").first.check()
    page.locator("main form button[type=submit]").click()
    expect(page.get_by_role("main")).to_contain_text(
        way.say("Thank you. The moderators will look at it.")
    )


def test_whoever_is_not_signed_in_is_invited_and_loses_no_place(open_page: OpenPage) -> None:
    page = open_page()
    visit(page, DESK, "watching")
    comment(page, 8).locator('[data-vote="1"]').click()
    expect(comment(page, 8).get_by_role("link", name="sign in")).to_be_visible()
    assert page.url.endswith("#discussion")
    expect(page.locator("[data-following]")).to_have_count(0)


def test_a_vote_that_is_refused_is_taken_back_and_says_why(
    open_page: OpenPage, witness: Witness
) -> None:
    witness.expect("status of 422")
    page = open_page()
    join(page, DESK, "boris", "watching")
    wait_for_mine(page)
    up = comment(page, 8).locator('[data-vote="1"]')
    up.click()
    expect(comment(page, 8).locator(".comment-note")).to_be_visible()
    expect(up).to_have_attribute("aria-pressed", "false")
    expect(up.locator("[data-up]")).to_have_text("")


def test_the_link_to_a_comment_is_copied_and_leads_to_it(open_page: OpenPage) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    visit(page, DESK, "watching")
    open_menu(page, 10).locator("[data-copy]").click()
    heard(page, "The link is copied.")
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    expect(comment(page, 10)).to_be_in_viewport()
    expect(page.locator("article:target")).to_have_id("c10")
    expect(thread(page)).to_be_visible()
