"""What somebody had typed outlives the end of their session."""

import pytest
from playwright.sync_api import expect

from tests.journeys.accounts.people import (
    WITH_AND_WITHOUT_SCRIPT,
    Way,
    enter,
    expect_page,
    expect_told,
    fill_in,
    name_of,
    press,
    sign_in,
)
from tests.journeys.conftest import OpenPage

BIO = "Three sentences. They took a while. Nobody writes them twice."


@pytest.mark.parametrize("way", WITH_AND_WITHOUT_SCRIPT, ids=name_of)
def test_a_form_that_is_sent_after_the_session_is_filled_in_again_behind_the_door(
    open_page: OpenPage, way: Way
) -> None:
    page, reader = open_page(**way.options), way.reader("enno")
    enter(page, reader, way.path("profile/"))
    fill_in(page, name="Ronja Writes", bio=BIO)
    page.context.clear_cookies(name="session")
    press(page, way.say("Save"))
    expect_page(page, way, "Sign in")
    sign_in(page, reader)
    expect(page).to_have_url(way.path("profile/"))
    expect_told(page, way.say("What you had typed is here again."))
    expect(page.locator("main [name=name]")).to_have_value("Ronja Writes")
    expect(page.locator("main [name=bio]")).to_have_value(BIO)
    press(page, way.say("Save"))
    expect_told(page, way.say("Your profile was saved."))
    page.reload()
    expect(page.get_by_text(way.say("What you had typed is here again."))).to_have_count(0)
