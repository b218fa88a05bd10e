"""Readers search in five languages: by another form of a word, and where there is nothing."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenPage


def search(page: Page, words: str) -> None:
    page.locator("input[type=search]").fill(words)
    page.locator("input[type=search]").press("Enter")


# A word in another form than it is written in the article, and the article's title.
@pytest.mark.parametrize(
    ("locale", "words", "title"),
    [
        ("en", "ferries", "The last ferry"),
        ("fr", "bacs", "Le dernier bac"),
        ("es", "transbordadores", "El último transbordador"),
        ("ar", "عبارة", "العبّارة الأخيرة"),
        ("uk", "пороми", "Останній пором"),
    ],
)
@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
def test_a_reader_finds_an_article_by_another_form_of_a_word(
    open_page: OpenPage, locale: str, words: str, title: str, has_script: bool
) -> None:
    page = open_page(java_script_enabled=has_script)
    page.goto(f"/{locale}/")
    page.locator(".masthead-tools a").first.click()
    search(page, words)
    found = page.locator(".search-results").get_by_role("link", name=title)
    expect(found).to_be_visible()
    expect(page.locator(".search-results mark").first).to_be_visible()
    found.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_where_nothing_is_found_ways_on_are_offered(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/en/search/?q=transbordador")
    expect(page.get_by_role("status")).to_have_text("Nothing was found.")
    page.get_by_role("main").get_by_role("link", name="Español").click()
    expect(page.get_by_role("link", name="El último transbordador")).to_be_visible()


def test_a_search_is_narrowed_to_a_section(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/en/search/?q=the")
    page.get_by_label("Section", exact=True).select_option(label="Water")
    page.get_by_role("search").get_by_role("button", name="Search").click()
    expect(page.get_by_role("status")).to_have_text("Nothing was found.")
    page.get_by_role("link", name="Without the filters").click()
    expect(page.locator(".search-results")).to_be_visible()
