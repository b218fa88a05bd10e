"""How a reader is seen, and how they read."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from tests.journeys.accounts.people import (
    DESK,
    PLAIN,
    WITH_AND_WITHOUT_SCRIPT,
    Way,
    enter,
    expect_page,
    expect_told,
    fill_in,
    heading,
    name_of,
    press,
    sign_in,
)
from tests.journeys.conftest import OpenPage
from tests.journeys.test_keyboard import tab_to

BIO = "Grew up on the quay.\n\nReads <b>slowly</b>."
PICTURE_PIXELS = 256


def picture() -> FilePayload:
    stream = BytesIO()
    Image.new("RGB", (640, 480), (120, 60, 40)).save(stream, "JPEG")
    return {"name": "me.jpg", "mimeType": "image/jpeg", "buffer": stream.getvalue()}


@pytest.mark.parametrize("way", WITH_AND_WITHOUT_SCRIPT, ids=name_of)
def test_a_profile_is_filled_in_and_shown_and_the_former_handle_leads_on(
    open_page: OpenPage, way: Way
) -> None:
    page, reader = open_page(**way.options), way.reader("sanna")
    enter(page, reader, way.path("profile/"))
    handle = f"sanna-{way.name}-quay"
    fill_in(page, name="Sanna Šimić", handle=handle, bio=BIO)
    page.locator("[name=portrait]").set_input_files(picture())
    press(page, way.say("Save"))
    expect_told(page, way.say("Your profile was saved."))
    expect(page.locator("main [name=name]")).to_have_value("Sanna Šimić")

    visitor = open_page(**way.options)
    visitor.goto(way.page_of(reader))
    expect(visitor).to_have_url(way.page_of(handle))
    expect(heading(visitor)).to_contain_text("Sanna Šimić")
    expect(visitor.locator(".person-bio p")).to_have_text(
        ["Grew up on the quay.", "Reads <b>slowly</b>."]
    )
    portrait = visitor.locator("main .portrait")
    expect(portrait).to_have_js_property("complete", value=True)
    assert portrait.evaluate("image => image.naturalWidth") == PICTURE_PIXELS


@pytest.mark.parametrize("way", WITH_AND_WITHOUT_SCRIPT, ids=name_of)
def test_a_handle_that_is_taken_is_refused_and_nothing_typed_is_lost(
    open_page: OpenPage, way: Way
) -> None:
    page = open_page(**way.options)
    enter(page, way.reader("paolo"), way.path("profile/"))
    fill_in(page, name="Paolo Quay", handle="axel", bio=BIO)
    press(page, way.say("Save"))
    expect_told(page, way.say("This handle is taken."))
    expect(page.locator("main [name=name]")).to_have_value("Paolo Quay")
    expect(page.locator("main [name=bio]")).to_have_value(BIO)


def read_languages(page: Page, *codes: str) -> None:
    for place, code in enumerate(codes, 1):
        page.locator(f"[name=reads_{place}]").select_option(code)


def expect_languages(page: Page, *codes: str) -> None:
    for place, code in enumerate(codes, 1):
        expect(page.locator(f"[name=reads_{place}]")).to_have_value(code)


def test_the_languages_one_reads_are_put_in_order_by_the_keyboard(open_page: OpenPage) -> None:
    page = open_page()
    enter(page, "paolo-keys", DESK.path("preferences/"))
    read_languages(page, "en", "es", "ar")
    tab_to(page, "Move up: العربيّة")
    page.keyboard.press("Enter")
    # The focus has gone with it.
    page.keyboard.press("Enter")
    expect_languages(page, "ar", "en", "es")
    tab_to(page, "Save")
    page.keyboard.press("Enter")
    expect_told(page, "Your choices were saved.")
    expect_languages(page, "ar", "en", "es")


def test_without_script_the_languages_one_reads_are_chosen_in_their_places(
    open_page: OpenPage,
) -> None:
    page = open_page(**PLAIN.options)
    enter(page, "paolo-phone", PLAIN.path("preferences/"))
    read_languages(page, "fr", "en")
    press(page, "Save")
    expect_told(page, "Your choices were saved.")
    expect_languages(page, "fr", "en", "")


def choose_dark(page: Page) -> None:
    page.locator("main [name=theme][value=dark]").check(force=True)
    press(page, "Save")
    expect_told(page, "Your choices were saved.")


def test_colours_that_were_chosen_hold_in_another_browser(open_page: OpenPage) -> None:
    page, other = open_page(color_scheme="light"), open_page(color_scheme="light")
    enter(page, "dora-desk", DESK.path("preferences/"))
    choose_dark(page)
    other.goto(f"{DESK.path('login/')}?next={DESK.article}")
    sign_in(other, "dora-desk")
    expect(other).to_have_url(DESK.article)
    expect(other.locator("html")).to_have_css("color-scheme", "dark")
    other.reload()
    expect(other.locator("html")).to_have_css("color-scheme", "dark")


def test_without_script_the_pages_of_an_account_have_the_chosen_colours(
    open_page: OpenPage,
) -> None:
    page = open_page(color_scheme="light", **PLAIN.options)
    enter(page, "dora-plain", PLAIN.path("preferences/"))
    choose_dark(page)
    other = open_page(color_scheme="light", **PLAIN.options)
    enter(other, "dora-plain", PLAIN.path("profile/"))
    expect(other.locator("html")).to_have_css("color-scheme", "dark")
    expect_page(other, PLAIN, "Profile")
