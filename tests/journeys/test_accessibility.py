"""What axe-core can tell of WCAG 2.2 AA, on every kind of page, in light, dark and mirrored."""

from typing import Any

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
        "/en/tags/ferries/", "/en/about/", "/en/nothing-here/", "/en/account/login/", "/dev/outbox",
    ],
    "ar": [
        "/ar/", "/ar/المدينة/", "/ar/المدينة/كل-شيء/", "/ar/authors/nadia-ferrer/",
        "/ar/tags/ferries/", "/ar/nothing-here/",
    ],
}  # fmt: skip
ACCOUNT = [
    "/en/account/email/", "/en/account/password/change/", "/en/account/mfa/",
    "/en/account/mfa/totp/activate/", "/en/account/logout/", "/en/account/password/reset/",
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


@pytest.mark.parametrize(
    ("locale", "look"),
    [
        ("en", {"color_scheme": "light"}),
        ("en", {"color_scheme": "dark"}),
        ("en", {"color_scheme": "light", **PHONE}),
        ("ar", {"color_scheme": "light"}),
        ("ar", {"color_scheme": "dark", **PHONE}),
    ],
    ids=["light", "dark", "phone", "mirrored", "mirrored-dark-phone"],
)
def test_no_page_breaks_a_rule_of_accessibility(
    open_page: OpenPage, witness: Witness, locale: str, look: dict[str, Any]
) -> None:
    witness.expect("status of 404")
    page = open_page(**look)
    found: list[str] = []
    for path in PAGES[locale]:
        page.goto(path)
        found += violations(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_an_account_breaks_a_rule_of_accessibility(
    open_page: OpenPage, scheme: str
) -> None:
    page = open_page(color_scheme=scheme)
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
