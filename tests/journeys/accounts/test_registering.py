"""From reading to taking part: a name, a mail address, a code."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.accounts.mailbox import Mailbox
from tests.journeys.accounts.people import (
    ALL_WAYS,
    DESK,
    NEW_PASSWORD,
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
    wrong,
)
from tests.journeys.conftest import OpenPage

WRONG_CODE = "This code is not right, or it has run out. Take a new one."
TOO_MANY = "There were too many wrong codes. Begin again, and we send you a new one."


def to_registration(page: Page, way: Way) -> None:
    page.goto(way.article)
    page.locator(".masthead").get_by_role("link", name=way.say("Register"), exact=True).click()
    expect_page(page, way, "Register")


@pytest.mark.parametrize("way", ALL_WAYS, ids=name_of)
def test_whoever_registers_from_an_article_is_back_on_it_with_one_code(
    open_page: OpenPage, mailbox: Mailbox, way: Way
) -> None:
    """And corrects a mistyped address on the way."""
    page = open_page(**way.options)
    mistyped, address = f"nora-{way.name}@exampel.org", f"nora-{way.name}@example.org"
    to_registration(page, way)
    fill_in(page, name="Nora Quay", email=mistyped)
    send(page, "email")
    expect_page(page, way, "Confirm your mail address")
    expect_told(page, mistyped)
    press(page, way.say("Use another mail address"))
    expect_page(page, way, "Register")
    expect_told(page, way.say("What you had typed is here again."))
    expect(page.locator("[name=name]")).to_have_value("Nora Quay")
    expect(page.locator("[name=email]")).to_have_value(mistyped)
    fill_in(page, email=address, password1=NEW_PASSWORD)
    send(page, "password1")
    expect_page(page, way, "Confirm your mail address")
    expect_told(page, address)
    fill_in(page, code=mailbox.code_to(address))
    send(page, "code")
    expect(page).to_have_url(way.article)
    expect_signed_in(page)


@pytest.mark.parametrize("way", WITH_AND_WITHOUT_SCRIPT, ids=name_of)
def test_a_wrong_code_may_be_mended_and_too_many_begin_anew_with_what_was_typed(
    open_page: OpenPage, mailbox: Mailbox, way: Way
) -> None:
    page = open_page(**way.options)
    address, another = address_of(f"ivo-{way.name}"), address_of(f"ivo-again-{way.name}")
    page.goto(way.article)
    page.locator(".masthead").get_by_role("link", name=way.say("Sign in"), exact=True).click()
    page.get_by_role("main").get_by_role("link", name=way.say("Register"), exact=True).click()
    fill_in(page, name="Ivo Quay", email=address)
    send(page, "email")
    code = mailbox.code_to(address)
    for _try in range(2):
        fill_in(page, code=wrong(code))
        send(page, "code")
        expect_told(page, way.say(WRONG_CODE))
    fill_in(page, code=wrong(code))
    send(page, "code")
    expect_page(page, way, "Register")
    expect_told(page, way.say(TOO_MANY))
    expect(page.locator("[name=email]")).to_have_value(address)
    expect_anonymous(page)
    fill_in(page, email=another)
    send(page, "email")
    code = mailbox.code_to(another)
    fill_in(page, code=wrong(code))
    send(page, "code")
    expect_told(page, way.say(WRONG_CODE))
    fill_in(page, code=code)
    send(page, "code")
    expect(page).to_have_url(way.article)
    expect_signed_in(page)


def test_a_password_that_is_guessed_soon_is_refused_and_the_rest_stays(open_page: OpenPage) -> None:
    page = open_page()
    to_registration(page, DESK)
    fill_in(page, name="Nora Quay", email="nora@example.org", password1="password1234")
    send(page, "password1")
    expect_page(page, DESK, "Register")
    expect(page.locator("main .errorlist").first).to_be_visible()
    expect(page.locator("[name=name]")).to_have_value("Nora Quay")
    expect(page.locator("[name=email]")).to_have_value("nora@example.org")
