"""A discussion of ten thousand comments is read as one of ten."""

import re

from playwright.sync_api import expect

from tests.journeys.accounts.people import DESK
from tests.journeys.conftest import OpenPage
from tests.journeys.discussion.people import comment, text_of, thread, visit

# 20 remarks with 3 answers each.
A_PAGE = 80


def test_ten_thousand_comments_are_read_page_by_page(open_page: OpenPage) -> None:
    page = open_page()
    visit(page, DESK, "long")
    expect(thread(page).locator("article")).to_have_count(A_PAGE)
    # What stands on the page, the browser finds: nothing is drawn only when it comes into view.
    assert page.evaluate("window.find('Remark 80.')")
    address = thread(page).get_attribute("data-address")
    page.goto(f"{address}comment/10000/")
    expect(page).to_have_url(re.compile("/page/125/#c10000$"))
    expect(comment(page, 10_000)).to_be_in_viewport()
    expect(comment(page, 10_000)).to_be_focused()
    expect(text_of(page, 10_000)).to_have_text("Remark 10000.")
    page.locator(".thread-pages a[rel=prev]").click()
    expect(comment(page, 9_920)).to_be_attached()
    page.goto(f"{address}newest/")
    expect(thread(page).locator("article").first).to_have_id("c9997")
