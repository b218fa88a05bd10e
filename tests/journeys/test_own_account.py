"""A reader's own choices go with them, from one browser to the next."""

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.factories import PASSWORD
from tests.journeys.conftest import OpenPage, Witness

ADDRESS = "rita@example.org"
THREE_LINES = ["English", "Français", "Español"]


@pytest.fixture
def signed_in(open_page: OpenPage) -> Page:
    return sign_in(open_page)


def sign_in(open_page: OpenPage) -> Page:
    page = open_page()
    page.goto("/en/account/login/")
    page.get_by_label("Mail address").fill(ADDRESS)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password", exact=True).press("Enter")
    expect(page.locator("[data-me-name]")).to_have_text("Rita")
    return page


def expect_theme(page: Page, theme: str) -> None:
    expect(page.locator("html")).to_have_attribute("data-theme", theme)


def choose(page: Page, colours: str) -> None:
    page.locator(".appearance summary").click()
    with page.expect_response("**/account/appearance/"):
        page.locator(".appearance").get_by_label(colours).check(force=True)


def test_colours_go_along_to_another_browser(open_page: OpenPage, witness: Witness) -> None:
    here, there = sign_in(open_page), sign_in(open_page)
    choose(here, "Dark")
    there.goto("/en/")
    expect_theme(there, "dark")
    choose(there, "Light")
    here.goto("/en/")
    expect_theme(here, "light")
    assert not witness.faults()


def test_languages_are_put_in_order_by_the_keyboard(signed_in: Page) -> None:
    page = signed_in
    page.goto("/en/account/preferences/")
    places = page.locator("[data-order] select")
    for place, name in enumerate(THREE_LINES):
        places.nth(place).select_option(label=name)
    page.get_by_role("button", name="Move up: Español").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_attribute("aria-label", "Move down: Español")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Your choices were saved.")).to_be_visible()
    expect(places.nth(0)).to_have_value("es")
    expect(places.nth(1)).to_have_value("en")


def test_a_file_that_is_too_large_is_said_so_before_it_is_sent(signed_in: Page) -> None:
    page = signed_in
    page.goto("/en/account/profile/")
    large: FilePayload = {"name": "me.png", "mimeType": "image/png", "buffer": b"x" * 5_000_001}
    picture = page.get_by_label("New picture")
    picture.set_input_files(large)
    assert "larger than 5 MB" in picture.evaluate("input => input.validationMessage")
    picture.set_input_files([])
    assert picture.evaluate("input => input.validationMessage") == ""
