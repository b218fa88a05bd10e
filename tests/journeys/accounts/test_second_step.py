"""A second factor: an authenticator app, and the recovery codes for a day without it."""

import pytest
from playwright.sync_api import expect

from tests.journeys import second_factor
from tests.journeys.accounts.people import (
    WITH_AND_WITHOUT_SCRIPT,
    Way,
    enter,
    expect_anonymous,
    expect_page,
    expect_signed_in,
    expect_told,
    give_code,
    name_of,
    press,
    sign_in,
    sign_out,
    switch_on,
    wrong,
)
from tests.journeys.conftest import OpenPage

NOT_RIGHT = "This code is not right, or it has run out. Take a new one."


@pytest.mark.parametrize("way", WITH_AND_WITHOUT_SCRIPT, ids=name_of)
def test_after_the_password_a_code_of_the_app_or_a_recovery_code_opens_the_account(
    open_page: OpenPage, way: Way
) -> None:
    page, reader = open_page(**way.options), way.reader("selma")
    enter(page, reader, way.path("mfa/"))
    secret, recovery = switch_on(page, way)
    sign_out(page, way)

    page.goto(f"{way.path('login/')}?next={way.article}")
    sign_in(page, reader)
    expect_page(page, way, "Your second factor")
    expect_anonymous(page)
    give_code(page, wrong(second_factor.code(secret)))
    expect_told(page, way.say(NOT_RIGHT))
    give_code(page, second_factor.code(secret))
    expect(page).to_have_url(way.article)
    expect_signed_in(page)
    sign_out(page, way)

    page.goto(f"{way.path('login/')}?next={way.article}")
    sign_in(page, reader)
    give_code(page, recovery[0].strip())
    expect(page).to_have_url(way.article)
    sign_out(page, way)
    page.goto(way.path("login/"))
    sign_in(page, reader)
    give_code(page, recovery[0].strip())
    expect_told(page, way.say(NOT_RIGHT))
    # Whoever stands there with nothing goes back to the door.
    press(page, way.say("Sign in with another account"))
    expect_page(page, way, "Sign in")
    expect_anonymous(page)
