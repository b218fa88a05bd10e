"""By way of another service, which speaks OpenID Connect and really runs."""

import pytest
from playwright.sync_api import Page, expect

from tests.accounts.openid_provider import Provider
from tests.journeys.accounts.mailbox import Mailbox
from tests.journeys.accounts.people import (
    DESK,
    enter,
    expect_anonymous,
    expect_page,
    expect_signed_in,
    expect_told,
    fill_in,
    heading,
    press,
    prove,
    send,
    sign_in,
    sign_out,
)
from tests.journeys.conftest import OpenPage, Witness
from tests.journeys.left_open import leave_open
from tests.running_site import RunningSite

SERVICE = "Harbour Office"
LOOK = "https://cdn.jsdelivr.net/"
SIGN_IN_THERE = f"Sign in with {SERVICE}"


@pytest.fixture
def visitor(open_page: OpenPage, witness: Witness, provider: Provider) -> Page:
    """The provider's own pages want their look from a third place, where nobody is asked."""
    for address in (provider.url, LOOK):
        witness.expect(address)
    page = open_page()
    page.context.route(f"{LOOK}**", lambda route: route.fulfill(content_type="text/css", body=""))
    return page


def go_there(page: Page, provider: Provider, button: str) -> None:
    press(page, button)
    page.wait_for_url(f"{provider.url}/**")


def agree(page: Page, subject: str) -> None:
    page.get_by_role("textbox").fill(subject)
    page.get_by_role("button", name="Authorize", exact=True).click()


def to_the_door(page: Page) -> None:
    page.goto(f"{DESK.path('login/')}?next={DESK.article}")


def test_whoever_is_new_registers_by_another_service_and_signs_in_by_it(
    visitor: Page, provider: Provider, mailbox: Mailbox
) -> None:
    page = visitor
    provider.knows("s-77", email="yara@example.org", email_verified=True, name="Yara Quay")
    to_the_door(page)
    go_there(page, provider, SIGN_IN_THERE)
    agree(page, "s-77")
    expect_page(page, DESK, "Register")
    expect(page.locator("[name=email]")).to_have_value("yara@example.org")
    expect(page.locator("main [name=name]")).to_have_value("Yara Quay")
    send(page, "email")
    expect_page(page, DESK, "Confirm your mail address")
    fill_in(page, code=mailbox.code_to("yara@example.org"))
    send(page, "code")
    expect(page).to_have_url(DESK.article)
    sign_out(page, DESK)

    to_the_door(page)
    go_there(page, provider, SIGN_IN_THERE)
    agree(page, "s-77")
    expect(page).to_have_url(DESK.article)
    expect_signed_in(page)


def test_a_service_is_connected_with_an_account_signs_in_and_is_left_out(
    visitor: Page, site: RunningSite, provider: Provider
) -> None:
    page = visitor
    enter(page, "olga", DESK.path("profile/"))
    page.get_by_role("link", name="Other services").click()
    go_there(page, provider, f"Connect {SERVICE}")
    agree(page, "s-78")
    expect_page(page, DESK, "Other services")
    expect(page.get_by_role("button", name=f"Leave {SERVICE} out")).to_be_visible()
    sign_out(page, DESK)
    to_the_door(page)
    go_there(page, provider, SIGN_IN_THERE)
    agree(page, "s-78")
    expect(page).to_have_url(DESK.article)
    page.goto(DESK.path("elsewhere/"))
    leave_open(site)
    press(page, f"Leave {SERVICE} out")
    prove(page, DESK)
    expect_told(page, "No other service is connected with your account.")


def test_a_service_that_fails_on_the_way_has_a_page_and_the_password_still_works(
    visitor: Page, witness: Witness, provider: Provider
) -> None:
    witness.expect("status of 401")
    page = visitor
    to_the_door(page)
    go_there(page, provider, SIGN_IN_THERE)
    provider.does("no-subject")
    agree(page, "s-79")
    expect(heading(page)).to_have_text("Signing in did not work")
    provider.does("")
    expect_anonymous(page)
    page.get_by_role("link", name="Sign in another way").click()
    sign_in(page, "theo")
    expect_signed_in(page)
