"""Back again: by password, or by a code that comes by mail."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.accounts.mailbox import Mailbox
from tests.journeys.accounts.people import (
    ALL_WAYS,
    DESK,
    PLAIN,
    WITH_AND_WITHOUT_SCRIPT,
    Way,
    address_of,
    expect_anonymous,
    expect_page,
    expect_signed_in,
    expect_told,
    fill_in,
    name_of,
    press,
    send,
    sign_in,
    wrong,
)
from tests.journeys.conftest import OpenPage

NO_ACCOUNT = (
    "No account has this mail address and this password. Look for a mistyped letter; "
    "capitals count in the password."
)


def to_sign_in(page: Page, way: Way) -> None:
    page.goto(way.article)
    page.locator(".masthead").get_by_role("link", name=way.say("Sign in"), exact=True).click()
    expect_page(page, way, "Sign in")


@pytest.mark.parametrize("way", ALL_WAYS, ids=name_of)
def test_a_wrong_password_is_explained_and_the_right_one_leads_back_to_the_article(
    open_page: OpenPage, way: Way
) -> None:
    page = open_page(**way.options)
    reader = way.reader("petra")
    to_sign_in(page, way)
    sign_in(page, reader, "not-the-password")
    expect_told(page, way.say(NO_ACCOUNT))
    expect_page(page, way, "Sign in")
    expect(page.locator("[name=login]")).to_have_value(address_of(reader))
    expect(page.get_by_role("link", name=way.say("Forgotten your password?"))).to_be_visible()
    sign_in(page, reader)
    expect(page).to_have_url(way.article)
    expect_signed_in(page)


@pytest.mark.parametrize("way", ALL_WAYS, ids=name_of)
def test_a_code_by_mail_leads_back_to_the_article(
    open_page: OpenPage, mailbox: Mailbox, way: Way
) -> None:
    page = open_page(**way.options)
    address = address_of(way.reader("milo"))
    to_sign_in(page, way)
    fill_in(page, login=address)
    press(page, way.say("Send me a code"))
    expect_page(page, way, "Write the code")
    expect_told(page, address)
    fill_in(page, code=mailbox.code_to(address))
    send(page, "code")
    expect(page).to_have_url(way.article)
    expect_signed_in(page)


@pytest.mark.parametrize("way", WITH_AND_WITHOUT_SCRIPT, ids=name_of)
def test_too_many_wrong_codes_end_at_the_door_and_it_opens_again(
    open_page: OpenPage, mailbox: Mailbox, way: Way
) -> None:
    page = open_page(**way.options)
    reader = way.reader("wanda")
    to_sign_in(page, way)
    # Whoever leaves the password empty is sent a code as well.
    sign_in(page, reader, "")
    code = mailbox.code_to(address_of(reader))
    for _try in range(3):
        fill_in(page, code=wrong(code))
        send(page, "code")
    expect_page(page, way, "Sign in")
    expect_told(
        page, way.say("There were too many wrong codes. Begin again, and we send you a new one.")
    )
    expect_anonymous(page)
    sign_in(page, reader)
    expect(page).to_have_url(way.article)
    expect_signed_in(page)


@pytest.mark.parametrize("way", [DESK, PLAIN], ids=name_of)
def test_an_address_without_an_account_gets_mail_that_says_so_and_the_page_does_not(
    open_page: OpenPage, mailbox: Mailbox, way: Way
) -> None:
    page = open_page(**way.options)
    address = f"nobody-{way.name}@example.org"
    to_sign_in(page, way)
    fill_in(page, login=address)
    press(page, way.say("Send me a code"))
    expect_page(page, way, "Write the code")
    assert "no account has this address" in mailbox.text_to(address)
