"""What axe-core can tell of discussions, in light, dark and mirrored."""

import pytest

from tests.journeys.accounts.people import DESK, MIRRORED, MOBILE, Way, name_of
from tests.journeys.accounts.test_accessible import faults
from tests.journeys.conftest import OpenPage
from tests.journeys.discussion.people import (
    answer,
    comment,
    composer,
    join,
    open_menu,
    thread,
    wait_for_mine,
)

OWN = ["discussion/mine/", "discussion/answers/", "discussion/following/", "discussion/muted/"]
BELOW_THREAD = ["", "newest/", "valued/", "?as=me", "write/", "comment/8/reply/", "search/?q=tide",
                "by/boris/", "comment/8/vote/", "comment/8/report/"]  # fmt: skip
WAYS = [DESK, MOBILE, MIRRORED]


@pytest.mark.parametrize("way", WAYS, ids=name_of)
def test_no_page_of_a_discussion_breaks_a_rule_of_accessibility(
    open_page: OpenPage, way: Way
) -> None:
    page = open_page(reduced_motion="reduce", **way.options)
    join(page, way, way.reader("jonas"), "watching")
    wait_for_mine(page)
    found = faults(page, way)
    address = thread(page).get_attribute("data-address") or ""
    open_menu(page, 7)
    found += faults(page, way)
    comment(page, 2).locator(".fold-button").click()
    answer(page, 8)
    composer(page).locator(".composer-help summary").click()
    found += faults(page, way)
    for below in BELOW_THREAD:
        page.goto(address + below)
        found += faults(page, way)
    for below in OWN:
        page.goto(f"/{way.locale}/{below}")
        found += faults(page, way)
    assert not found, "\n".join(found)


def test_no_page_of_the_desk_breaks_a_rule_of_accessibility(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    join(page, DESK, "mod", "watching")
    address = thread(page).get_attribute("data-address")
    found: list[str] = []
    for path in [f"{address}comment/8/moderate/", f"{address}moderate/", "/en/discussion/desk/",
                 "/en/discussion/desk/log/"]:  # fmt: skip
        page.goto(path)
        found += faults(page, DESK)
    assert not found, "\n".join(found)
