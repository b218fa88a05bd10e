"""Signed in in two browsers: one of them ends the other."""

import pytest
from playwright.sync_api import expect

from tests.journeys.accounts.people import (
    WITH_AND_WITHOUT_SCRIPT,
    Way,
    enter,
    expect_anonymous,
    expect_page,
    expect_signed_in,
    expect_told,
    name_of,
    press,
)
from tests.journeys.conftest import OpenPage


@pytest.mark.parametrize("way", WITH_AND_WITHOUT_SCRIPT, ids=name_of)
def test_a_session_is_ended_from_another_browser_and_its_reader_is_told(
    open_page: OpenPage, way: Way
) -> None:
    reader = way.reader("ronja")
    page, other = open_page(**way.options), open_page(**way.options)
    enter(other, reader, way.path("profile/"))
    enter(page, reader, way.path("sessions/"))
    sessions = page.locator(".session")
    expect(sessions).to_have_count(2)
    expect(sessions.locator(".this-one")).to_have_text(way.say("this one"))
    press(page, way.say("Sign out there"))
    expect_told(page, way.say("You are signed out there."))
    expect(sessions).to_have_count(1)
    expect_signed_in(page)

    other.goto(way.path("preferences/"))
    expect_page(other, way, "Sign in")
    expect_told(other, way.say("You were signed out elsewhere. Sign in again."))
    other.goto(way.article)
    expect_anonymous(other)
    page.goto(way.article)
    expect_signed_in(page)


def test_all_other_sessions_end_at_once(open_page: OpenPage) -> None:
    way = WITH_AND_WITHOUT_SCRIPT[0]
    page, others = open_page(), [open_page(), open_page()]
    for other in others:
        enter(other, "kira", way.path("profile/"))
    enter(page, "kira", way.path("sessions/"))
    press(page, way.say("Sign out everywhere else"))
    expect_told(page, way.say("You are signed out everywhere else."))
    for other in others:
        other.goto(way.article)
        expect_anonymous(other)
