"""Everything that one does in a discussion has a page of its own, without a line of script."""

from playwright.sync_api import Locator, Page, expect

from tests.factories import PASSWORD
from tests.journeys.accounts.people import PLAIN
from tests.journeys.conftest import OpenPage
from tests.journeys.discussion.people import (
    comment,
    composer,
    join,
    open_menu,
    post,
    text_of,
    thread,
    visit,
    words,
)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("main").get_by_role("button", name=name, exact=True)


def test_a_reader_writes_answers_changes_and_withdraws_on_pages(open_page: OpenPage) -> None:
    page = open_page(**PLAIN.options)
    join(page, PLAIN, "olena-plain", "writing-plain")
    comment(page, 8).locator("[data-reply]").click()
    expect(page.get_by_role("main")).to_contain_text("it hangs in the harbour office")
    words(page).fill("Is it *open* on Sundays?")
    composer(page).locator("[data-preview-button]").click()
    expect(composer(page).locator("[data-preview-text] em")).to_have_text("open")
    expect(words(page)).to_have_value("Is it *open* on Sundays?")
    post(page)
    expect(comment(page, 11)).to_be_in_viewport()
    expect(page.locator("article:target")).to_have_id("c11")
    expect(text_of(page, 11).locator("em")).to_have_text("open")

    open_menu(page, 11).locator("[data-edit]").click()
    words(page).fill("Is it open on *Mondays*?")
    post(page)
    expect(text_of(page, 11).locator("em")).to_have_text("Mondays")
    comment(page, 11).locator(".comment-edited").click()
    expect(page.get_by_role("main")).to_contain_text("Is it open on Sundays?")

    page.go_back()
    open_menu(page, 11).get_by_role("link", name="Withdraw").click()
    button(page, "Withdraw it").click()
    expect(comment(page, 11)).to_contain_text("This comment was withdrawn by its author.")
    visit(page, PLAIN, "writing-plain")
    page.locator("[data-composer-link]").click()
    words(page).fill("Whoever asks in person is told at once.")
    post(page)
    expect(text_of(page, 12)).to_contain_text("told at once")


def test_a_reader_votes_mutes_follows_and_reports_on_pages(open_page: OpenPage) -> None:
    page = open_page(**PLAIN.options)
    join(page, PLAIN, "petra-plain", "living-plain")
    page.get_by_role("link", name="Show my votes and marks").click()
    expect(thread(page).locator("article.is-new")).to_have_count(4)
    comment(page, 8).locator('[data-vote="1"]').click()
    page.locator("main form button").first.click()
    expect(comment(page, 8).locator('[data-vote="1"]')).to_have_class("vote is-mine")
    button(page, "Follow this discussion").click()
    expect(button(page, "No longer follow")).to_be_visible()

    open_menu(page, 7).locator("[data-mute]").click()
    page.locator("main form button").first.click()
    page.goto("/en/discussion/muted/")
    expect(page.get_by_role("main")).to_contain_text("Chiara")
    page.goto("/en/discussion/following/")
    page.get_by_role("main").get_by_role("link", name="Living plain").click()

    open_menu(page, 10).locator("[data-report]").click()
    page.locator("main form [type=radio]").first.check()
    page.locator("main form button[type=submit]").click()
    expect(page.get_by_role("main")).to_contain_text("Thank you. The moderators will look at it.")


def test_what_a_reader_typed_comes_back_behind_the_door(open_page: OpenPage) -> None:
    page = open_page(**PLAIN.options)
    join(page, PLAIN, "vera-plain", "losing")
    page.locator("[data-composer-link]").click()
    words(page).fill("Written on a train, in a tunnel.")
    page.context.clear_cookies(name="session")
    post(page)
    page.locator("main [name=login]").fill("vera-plain@example.org")
    page.locator("main [name=password]").fill(PASSWORD)
    page.locator("main [name=password]").press("Enter")
    expect(page.get_by_role("main")).to_contain_text("What you had typed is here again.")
    expect(words(page)).to_have_value("Written on a train, in a tunnel.")
