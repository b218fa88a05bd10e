"""Readers choose colours and text size; the choice stays, in this browser alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenPage, Witness

DARK = "rgb(22, 20, 18)"
LIGHT = "rgb(252, 250, 246)"
NO_STORAGE = """Object.defineProperty(window, 'localStorage', {
    get() { throw new DOMException('The operation is insecure.', 'SecurityError'); },
});"""


def menu(page: Page) -> None:
    page.locator(".appearance summary").click()


def expect_paper(page: Page, colour: str) -> None:
    expect(page.locator("html")).to_have_css("background-color", colour)


def test_the_page_has_the_colours_of_the_device_until_others_are_chosen(
    open_page: OpenPage,
) -> None:
    page = open_page(color_scheme="dark")
    page.goto("/en/")
    expect_paper(page, DARK)
    menu(page)
    page.get_by_label("Light").check(force=True)
    expect_paper(page, LIGHT)
    page.goto("/en/city/the-last-ferry/")
    expect_paper(page, LIGHT)
    menu(page)
    expect(page.get_by_label("Light")).to_be_checked()
    page.get_by_label("As the device").check(force=True)
    expect_paper(page, DARK)
    page.reload()
    expect_paper(page, DARK)


def test_a_chosen_text_size_stays_and_leaves_room_for_the_text(open_page: OpenPage) -> None:
    page = open_page(viewport={"width": 320, "height": 700})
    page.goto("/en/city/the-last-ferry/")
    menu(page)
    page.get_by_label("Very large").check(force=True)
    expect(page.locator("html")).to_have_css("font-size", "21px")
    page.goto("/ar/")
    expect(page.locator("html")).to_have_css("font-size", "21px")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("locale", ["en", "ar", "uk", "de"])
def test_the_menu_lies_within_the_narrowest_screen(open_page: OpenPage, locale: str) -> None:
    page = open_page(viewport={"width": 320, "height": 700})
    page.goto(f"/{locale}/")
    menu(page)
    box = page.locator(".appearance .menu-panel").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320


@pytest.mark.parametrize("locale", ["en", "ar", "uk", "de"])
def test_the_bar_takes_two_rows_at_most(open_page: OpenPage, locale: str) -> None:
    page = open_page(viewport={"width": 320, "height": 700})
    page.goto(f"/{locale}/")
    ways = page.locator(".masthead-bar > *, .masthead-tools > *, .masthead-account > *")
    rows = ways.evaluate_all(
        "(all) => new Set(all.flatMap((one) => one.getClientRects().length"
        " ? [Math.round(one.getBoundingClientRect().top)] : [])).size"
    )
    assert rows <= 2
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_storage_a_choice_lasts_as_long_as_the_page(
    open_page: OpenPage, witness: Witness
) -> None:
    page = open_page(color_scheme="light")
    page.add_init_script(NO_STORAGE)
    page.goto("/en/")
    menu(page)
    page.get_by_label("Dark").check(force=True)
    expect_paper(page, DARK)
    page.reload()
    expect_paper(page, LIGHT)
    assert not witness.faults()


def test_where_there_is_no_script_there_is_no_menu_for_it(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/en/")
    expect(page.locator(".appearance")).to_be_hidden()
