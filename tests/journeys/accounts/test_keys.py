"""Registering and signing in with a keyboard and nothing else."""

from playwright.sync_api import Page, expect

from tests.factories import PASSWORD
from tests.journeys.accounts.mailbox import Mailbox
from tests.journeys.accounts.people import DESK, address_of, expect_signed_in, heading
from tests.journeys.conftest import OpenPage
from tests.journeys.test_keyboard import focused, is_marked, tab_to


def follow(page: Page, link: str, title: str) -> None:
    page.goto(DESK.article)
    tab_to(page, link)
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text(title)


def type_in(page: Page, field: str, text: str) -> None:
    """What has the focus is this field; if it hasn't got it yet, the tabulator brings it there."""
    if focused(page) != field:
        tab_to(page, field)
    page.keyboard.type(text)


def type_code(page: Page, code: str) -> None:
    """The one field of the page has the focus from the beginning."""
    expect(page.locator("[name=code]")).to_be_focused()
    assert is_marked(page)
    page.keyboard.type(code)
    page.keyboard.press("Enter")


def test_the_keyboard_alone_registers(open_page: OpenPage, mailbox: Mailbox) -> None:
    page, address = open_page(), address_of("kaya-keys")
    follow(page, "Register", "Register")
    type_in(page, "Name", "Kaya Quay")
    type_in(page, "Mail address", address)
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Confirm your mail address")
    type_code(page, mailbox.code_to(address))
    expect(page).to_have_url(DESK.article)
    expect_signed_in(page)


def test_the_keyboard_alone_signs_in_by_password(open_page: OpenPage) -> None:
    page = open_page()
    follow(page, "Sign in", "Sign in")
    type_in(page, "Mail address", address_of("petra-keys"))
    type_in(page, "Password", PASSWORD)
    tab_to(page, "Sign in")
    page.keyboard.press("Enter")
    expect(page).to_have_url(DESK.article)
    expect_signed_in(page)


def test_the_keyboard_alone_signs_in_by_a_code(open_page: OpenPage, mailbox: Mailbox) -> None:
    page, address = open_page(), address_of("milo-keys")
    follow(page, "Sign in", "Sign in")
    type_in(page, "Mail address", address)
    tab_to(page, "Send me a code")
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Write the code")
    type_code(page, mailbox.code_to(address))
    expect(page).to_have_url(DESK.article)
    expect_signed_in(page)
