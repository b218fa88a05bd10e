"""What axe-core can tell of WCAG 2.2 AA, on every kind of page, in light, dark and mirrored."""

from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.factories import PASSWORD
from tests.journeys import cms
from tests.journeys.conftest import PHONE, OpenPage, Witness

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = {
    "en": [
        "/en/", "/en/city/", "/en/city/everything-at-once/", "/en/authors/nadia-ferrer/",
        "/en/tags/ferries/", "/en/about/", "/en/search/?q=the", "/en/search/?q=qqqq",
        "/en/nothing-here/", "/en/city/a-mistake/", "/en/account/login/", "/dev/outbox",
        "/en/readers/rita/",
    ],
    "ar": [
        "/ar/", "/ar/المدينة/", "/ar/المدينة/كل-شيء/", "/ar/authors/nadia-ferrer/",
        "/ar/tags/ferries/", "/ar/search/?q=عبارة", "/ar/search/?q=qqqq", "/ar/nothing-here/",
        "/ar/account/login/", "/ar/readers/rita/",
    ],
    "hard": [
        "/de/", "/de/hafen/", "/de/leer/", "/de/hafen/viele-tags/", "/de/hafen/ohne-alles/",
        "/de/hafen/gemischt/", "/de/authors/johannes/", "/uk/", "/uk/misto/ostannii-porom/",
    ],
}  # fmt: skip
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
ACCOUNT = [
    "/en/account/email/", "/en/account/password/change/", "/en/account/mfa/",
    "/en/account/mfa/totp/activate/", "/en/account/logout/", "/en/account/password/reset/",
    "/en/account/profile/", "/en/account/preferences/",
]  # fmt: skip


def violations(page: Page) -> list[str]:
    """What axe finds on the page at hand: the rule, and the elements that break it."""
    page.evaluate(AXE_SCRIPT)
    found: dict[str, Any] = page.evaluate(
        "levels => axe.run(document, {runOnly: levels, resultTypes: ['violations']})", LEVELS
    )
    assert found["passes"], "axe looked at nothing"
    return [
        f"{page.url} {rule['id']}: {node['html'][:200]} ({node['failureSummary']})"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def violations_in_both_schemes(page: Page) -> list[str]:
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found += [f"{scheme}: {fault}" for fault in violations(page)]
    return found


@pytest.mark.parametrize(
    ("pages", "screen"),
    [("en", {}), ("en", PHONE), ("ar", {}), ("hard", PHONE)],
    ids=["desk", "phone", "mirrored", "hard"],
)
def test_no_page_breaks_a_rule_of_accessibility(
    open_page: OpenPage, witness: Witness, pages: str, screen: dict[str, Any]
) -> None:
    witness.expect("status of 404")
    witness.expect("status of 410")
    page = open_page(reduced_motion="reduce", **screen)
    found: list[str] = []
    for path in PAGES[pages]:
        page.goto(path)
        found += violations_in_both_schemes(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", ["/en/city/the-last-ferry/", "/ar/"])
def test_no_open_menu_breaks_a_rule_of_accessibility(open_page: OpenPage, path: str) -> None:
    page = open_page(reduced_motion="reduce")
    page.goto(path)
    found: list[str] = []
    for menu in page.locator("[data-menu] > summary").all():
        menu.click()
        found += violations_in_both_schemes(page)
    assert not found, "\n".join(found)


def test_the_page_of_components_breaks_no_rule_of_accessibility(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    page.goto("/dev/components")
    # Each panel is a page of its own: names and landmarks come again in the next.
    found = [fault for fault in violations(page) if " landmark-" not in fault]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_an_account_breaks_a_rule_of_accessibility(
    open_page: OpenPage, scheme: str
) -> None:
    page = open_page(color_scheme=scheme, reduced_motion="reduce")
    page.goto("/en/account/login/")
    cms.sign_in(page, "auden@example.org")
    page.get_by_role("link", name="My account").wait_for()
    page.goto("/en/account/reauthenticate/?next=/en/")
    found = violations(page)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("/en/")
    for path in ACCOUNT:
        page.goto(path)
        assert page.url.endswith(path)
        found += violations(page)
    assert not found, "\n".join(found)
