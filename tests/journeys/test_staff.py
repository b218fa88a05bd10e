"""A member of staff: signing in and out, and a second factor."""

from playwright.sync_api import Page, expect

from tests.journeys import cms, second_factor
from tests.journeys.conftest import OpenPage

SINA = "sina@example.org"


def sign_out(page: Page) -> None:
    page.goto("/en/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in", exact=True)).to_be_visible()


def give_code(page: Page, code: str) -> None:
    page.locator("input[name=code]").fill(code)
    page.locator("input[name=code]").press("Enter")


def test_a_wrong_password_is_refused_and_the_right_one_leads_back(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/en/city/the-last-ferry/")
    page.get_by_role("link", name="Sign in", exact=True).click()
    cms.sign_in(page, "auden@example.org", "not-the-password")
    expect(page.get_by_text("No account has this mail address and this password.")).to_be_visible()
    cms.sign_in(page, "auden@example.org")
    expect(page).to_have_url("/en/city/the-last-ferry/")
    expect(page.get_by_role("link", name="My account")).to_be_visible()
    sign_out(page)


def test_signing_in_works_without_script(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/fr/account/login/?next=/fr/")
    cms.sign_in(page, "auden@example.org")
    expect(page).to_have_url("/fr/")


def test_a_second_factor_guards_the_door_and_a_recovery_code_opens_it_once(
    open_page: OpenPage,
) -> None:
    page = open_page()
    page.goto("/en/account/login/")
    cms.sign_in(page, SINA)
    page.get_by_role("link", name="My account").click()
    page.get_by_role("link", name="Second factor").click()
    page.get_by_role("main").get_by_role("link", name="Switch it on").click()
    secret = page.locator("main code").inner_text().strip()
    expect(page.locator("main img")).to_have_js_property("complete", value=True)
    assert page.locator("main img").evaluate("image => image.naturalWidth") > 0
    give_code(page, second_factor.code(secret))
    page.goto("/en/account/mfa/recovery-codes/")
    recovery = page.locator("main ul[dir=ltr] li").first.inner_text().strip()
    sign_out(page)

    page.goto("/cms/")
    cms.sign_in(page, SINA)
    expect(page.locator("input[name=code]")).to_be_visible()
    # The password alone has opened nothing.
    page.goto("/cms/")
    expect(page.locator("input[name=code]")).to_be_visible()
    expect(page.get_by_role("link", name="My account")).to_have_count(0)
    wrong = f"{(int(second_factor.code(secret)) + 1) % 1_000_000:06d}"
    give_code(page, wrong)
    expect(page.get_by_text("This code is not right")).to_be_visible()
    give_code(page, second_factor.code(secret))
    expect(page).to_have_url("/cms/")
    sign_out(page)

    page.goto("/en/account/login/")
    cms.sign_in(page, SINA)
    give_code(page, recovery)
    expect(page.get_by_role("link", name="My account")).to_be_visible()
    sign_out(page)
    page.goto("/en/account/login/")
    cms.sign_in(page, SINA)
    give_code(page, recovery)
    expect(page.get_by_text("This code is not right")).to_be_visible()
