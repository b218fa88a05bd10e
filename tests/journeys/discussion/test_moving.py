"""Finding one's way: folding, jumping, and what is new."""

import re

from playwright.sync_api import expect

from tests.journeys.accounts.people import DESK
from tests.journeys.conftest import OpenPage
from tests.journeys.discussion.people import LONG, comment, join, thread, visit, wait_for_mine


def test_a_folded_branch_stays_folded_until_something_in_it_is_asked_for(
    open_page: OpenPage,
) -> None:
    page = open_page()
    visit(page, DESK, "moving")
    fold = comment(page, 2).locator(".fold-button")
    expect(fold).to_have_attribute("aria-expanded", "true")
    fold.click()
    expect(fold).to_have_attribute("aria-expanded", "false")
    expect(fold).to_contain_text("4")
    expect(comment(page, 3)).not_to_be_in_viewport()
    page.reload()
    expect(fold).to_have_attribute("aria-expanded", "false")
    page.evaluate("location.hash = '#c5'")
    expect(fold).to_have_attribute("aria-expanded", "true")
    expect(comment(page, 5)).to_be_focused()
    expect(comment(page, 5)).to_be_in_viewport()


def test_from_an_answer_to_what_it_answers_and_back(open_page: OpenPage) -> None:
    page = open_page()
    visit(page, DESK, "moving")
    comment(page, 6).locator('[data-parent="5"]').click()
    expect(comment(page, 5)).to_be_focused()
    page.get_by_role("button", name="Back to #6").click()
    expect(comment(page, 6)).to_be_focused()
    expect(page.get_by_role("button", name="Back to #6")).to_have_count(0)


def test_what_is_new_since_the_last_visit_is_marked_and_visited_by_a_key(
    open_page: OpenPage,
) -> None:
    page = open_page()
    join(page, DESK, "jonas-keys", "moving")
    wait_for_mine(page)
    expect(thread(page).locator("article.is-new")).to_have_count(4)
    page.get_by_role("button", name="Next new comment (4)").click()
    expect(comment(page, 7)).to_be_focused()
    page.keyboard.press("n")
    expect(comment(page, 8)).to_be_focused()
    page.keyboard.press("n")
    expect(comment(page, 9)).to_be_focused()
    page.keyboard.press("p")
    expect(comment(page, 8)).to_be_focused()


def test_the_next_new_comment_may_stand_on_another_page(open_page: OpenPage) -> None:
    page = open_page()
    join(page, DESK, "lars-keys", LONG)
    wait_for_mine(page)
    page.get_by_role("button", name="Next new comment (9922)").click()
    expect(comment(page, 79)).to_be_focused()
    page.keyboard.press("n")
    expect(comment(page, 80)).to_be_focused()
    page.keyboard.press("n")
    page.wait_for_url("**/page/2/#c81")
    wait_for_mine(page)
    expect(comment(page, 81)).to_have_class(re.compile("is-new"))
    expect(page.get_by_role("button", name="Next new comment (9920)")).to_be_visible()


def test_what_a_reader_has_seen_is_new_no_longer(open_page: OpenPage) -> None:
    page = open_page()
    join(page, DESK, "jonas-pocket", "moving")
    wait_for_mine(page)
    expect(thread(page).locator("article.is-new")).to_have_count(4)
    comment(page, 10).scroll_into_view_if_needed()
    with page.expect_response("**/seen/"):
        page.wait_for_function(
            """() => {
                dispatchEvent(new Event("pagehide"));
                return performance.getEntriesByType("resource").some(
                    (entry) => entry.name.endsWith("/seen/"));
            }"""
        )
    page.goto("/en/")
    visit(page, DESK, "moving")
    wait_for_mine(page)
    expect(thread(page).locator("article.is-new")).to_have_count(0)


def test_what_somebody_without_an_account_has_seen_is_kept_in_their_browser(
    open_page: OpenPage,
) -> None:
    page = open_page()
    visit(page, DESK, "moving")
    expect(thread(page).locator("article.is-new")).to_have_count(0)
    comment(page, 10).scroll_into_view_if_needed()
    page.wait_for_function(
        """() => {
            dispatchEvent(new Event("pagehide"));
            return localStorage["causerie-seen-comments"]?.endsWith(":10}");
        }"""
    )
    page.evaluate(
        """() => {
            const key = "causerie-seen-comments";
            localStorage[key] = localStorage[key].replace(":10}", ":8}");
        }"""
    )
    page.reload()
    expect(thread(page).locator("article.is-new")).to_have_count(2)
