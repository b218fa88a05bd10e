"""What axe-core can tell of every page at the door and behind it, in light, dark and mirrored."""

import pytest
from playwright.sync_api import Page

from tests.journeys import second_factor
from tests.journeys.accounts.people import (
    DESK,
    MIRRORED,
    MOBILE,
    Way,
    address_of,
    enter,
    expect_page,
    fill_in,
    give_code,
    name_of,
    press,
    prove,
    send,
    sign_in,
    sign_out,
    switch_on,
    wrong,
)
from tests.journeys.conftest import OpenPage, Witness
from tests.journeys.test_accessibility import violations, violations_in_both_schemes

WAYS = [DESK, MOBILE, MIRRORED]
AT_THE_DOOR = [
    "login/", "signup/", "signup/passkey/", "login/code/", "password/reset/",
    "password/reset/done/", "password/reset/key/1-broken/", "password/reset/key/done/",
    "elsewhere/broken-off/", "elsewhere/failed/", "oidc/work/login/",
]  # fmt: skip
BEHIND_IT = [
    "profile/", "preferences/", "email/", "password/change/", "mfa/", "mfa/webauthn/add/",
    "mfa/totp/activate/", "sessions/", "elsewhere/", "data/", "delete/", "logout/",
]  # fmt: skip


def faults(page: Page, way: Way) -> list[str]:
    """Neither a narrow screen nor another direction changes the colours."""
    return violations_in_both_schemes(page) if way is DESK else violations(page)


@pytest.mark.parametrize("way", WAYS, ids=name_of)
def test_no_page_at_the_door_breaks_a_rule_of_accessibility(
    open_page: OpenPage, witness: Witness, way: Way
) -> None:
    witness.expect("status of 401")
    page = open_page(reduced_motion="reduce", **way.options)
    found: list[str] = []
    for below in AT_THE_DOOR:
        page.goto(way.path(below))
        found += faults(page, way)
    page.goto(way.path("signup/"))
    fill_in(page, name="Ada", email="ada@localhost", password1="password")
    send(page, "password1")
    page.locator(".errorlist").first.wait_for()
    found += faults(page, way)
    reader = way.reader("tilda")
    page.goto(way.path("login/"))
    fill_in(page, login=address_of(reader))
    press(page, way.say("Send me a code"))
    expect_page(page, way, "Write the code")
    found += faults(page, way)
    fill_in(page, code="1")
    send(page, "code")
    page.locator(".errorlist").first.wait_for()
    found += faults(page, way)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("way", WAYS, ids=name_of)
def test_no_page_of_an_account_breaks_a_rule_of_accessibility(
    open_page: OpenPage, way: Way
) -> None:
    page = open_page(reduced_motion="reduce", **way.options)
    found: list[str] = []
    reader = way.reader("greta")
    for public in (way.page_of(reader), f"/{way.locale}/privacy/"):
        page.goto(public)
        found += faults(page, way)
    enter(page, reader, way.path("profile/"))
    page.goto(way.path("reauthenticate/"))
    found += faults(page, way)
    prove(page, way)
    page.wait_for_url(lambda address: "reauthenticate" not in address)
    for below in BEHIND_IT:
        page.goto(way.path(below))
        assert page.url.endswith(below), page.url
        found += faults(page, way)
    page.goto(way.path("delete/"))
    press(page, way.say("Delete my account"))
    page.locator(".erasure-notice").wait_for()
    found += faults(page, way)
    assert not found, "\n".join(found)


def test_no_page_of_a_second_factor_breaks_a_rule_of_accessibility(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    enter(page, "axel", DESK.path("mfa/"))
    secret, _recovery = switch_on(page, DESK)
    found = faults(page, DESK)
    page.goto(DESK.path("mfa/"))
    found += faults(page, DESK)
    sign_out(page, DESK)
    page.goto(DESK.path("login/"))
    sign_in(page, "axel")
    expect_page(page, DESK, "Your second factor")
    found += faults(page, DESK)
    give_code(page, wrong(second_factor.code(secret)))
    page.locator(".errorlist").first.wait_for()
    found += faults(page, DESK)
    assert not found, "\n".join(found)
