"""A password that was forgotten, and a link that works once."""

import pytest
from playwright.sync_api import expect

from tests.journeys.accounts.mailbox import Mailbox
from tests.journeys.accounts.people import (
    DESK,
    NEW_PASSWORD,
    WITH_AND_WITHOUT_SCRIPT,
    Way,
    address_of,
    enter,
    expect_anonymous,
    expect_page,
    expect_signed_in,
    fill_in,
    name_of,
    press,
    send,
    sign_in,
)
from tests.journeys.conftest import OpenPage
from tests.journeys.test_accessibility import violations

# As the settings have it.
LINKS_AN_HOUR_MAX = 5


@pytest.mark.parametrize("way", WITH_AND_WITHOUT_SCRIPT, ids=name_of)
def test_a_link_by_mail_sets_a_new_password_once_and_ends_what_was_open(
    open_page: OpenPage, mailbox: Mailbox, way: Way
) -> None:
    reader = way.reader("fabio")
    elsewhere, page = open_page(), open_page(**way.options)
    enter(elsewhere, reader, way.path("profile/"))
    page.goto(way.path("login/"))
    page.get_by_role("link", name=way.say("Forgotten your password?")).click()
    expect_page(page, way, "Forgotten your password?")
    fill_in(page, email=address_of(reader))
    send(page, "email")
    expect_page(page, way, "Look at your mail")
    link = mailbox.link_to(address_of(reader))

    page.goto(link)
    expect_page(page, way, "Set a new password")
    for field in page.locator("main input[type=password]").all():
        field.fill(NEW_PASSWORD)
    press(page, way.say("Set the password"))
    expect_page(page, way, "Your password is set")
    elsewhere.reload()
    expect_page(elsewhere, way, "Sign in")
    expect_anonymous(elsewhere)
    page.get_by_role("main").get_by_role("link", name=way.say("Sign in")).click()
    sign_in(page, reader, NEW_PASSWORD)
    expect_signed_in(page)

    later = open_page(**way.options)
    later.goto(link)
    expect_page(later, way, "This link does not work any more")
    later.get_by_role("link", name=way.say("Ask for a new link")).click()
    expect_page(later, way, "Forgotten your password?")
    expect(later.locator("[name=email]")).to_be_editable()


def test_whoever_asks_for_too_many_links_is_told_how_long_to_wait(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    for _link in range(LINKS_AN_HOUR_MAX):
        page.goto(DESK.path("password/reset/"))
        fill_in(page, email=address_of("maud"))
        send(page, "email")
        expect_page(page, DESK, "Look at your mail")
    page.goto(DESK.path("password/reset/"))
    fill_in(page, email=address_of("maud"))
    send(page, "email")
    expect_page(page, DESK, "Forgotten your password?")
    expect(page.locator("main")).to_contain_text("Try again in")
    expect(page.locator("[name=email]")).to_have_value(address_of("maud"))
    assert violations(page) == []
