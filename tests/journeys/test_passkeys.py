"""Passkeys in a browser that has a device of its own: made, used, lost."""

import re
from email import message_from_bytes, policy

from playwright.sync_api import Page, expect

from tests.journeys import cms
from tests.journeys.conftest import OpenPage
from tests.journeys.left_open import leave_open
from tests.journeys.test_staff import sign_out
from tests.running_site import RunningSite, eventually

PETRA = "petra@example.org"
MANAGE = "/en/account/mfa/"
CODE = re.compile(r"^([A-Z0-9]{3,}-?[A-Z0-9]*)$", re.MULTILINE)


class Device:
    """A telephone that its owner unlocks whenever it asks."""

    def __init__(self, page: Page) -> None:
        self.line = page.context.new_cdp_session(page)
        self.line.send("WebAuthn.enable")
        self.number = ""
        self.plug_in()

    def plug_in(self) -> None:
        options = {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
            "hasUserVerification": True, "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }  # fmt: skip
        made = self.line.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        self.number = made["authenticatorId"]

    def lose(self) -> None:
        self.line.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": self.number})

    def passkeys(self) -> int:
        found = self.line.send("WebAuthn.getCredentials", {"authenticatorId": self.number})
        return len(found["credentials"])


def code_for(site: RunningSite, address: str, *, after: int = 0) -> str:
    """The code in the newest mail to them; `after` counts those that had come before."""

    def newest() -> str | None:
        files = sorted((site.site.folder / "outbox").glob("*.eml"))
        mails = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
        codes = [
            found[1]
            for mail in mails
            if mail["To"] == address and (found := CODE.search(mail.get_content()))
        ]
        return codes[-1] if len(codes) > after else None

    return eventually(newest, f"a code for {address}")


def give_code(page: Page, code: str) -> None:
    page.locator("main input[name=code]").fill(code)
    page.locator("main input[name=code]").press("Enter")


def sign_in_by_passkey(page: Page, target: str = "/en/") -> None:
    page.goto(f"/en/account/login/?next={target}")
    page.get_by_role("button", name="Sign in with a passkey").click()


def register(page: Page, site: RunningSite, address: str) -> None:
    page.goto("/en/account/signup/?next=/en/city/the-last-ferry/")
    page.get_by_role("link", name="Register with a passkey").click()
    page.locator("main input[name=name]").fill("Nora Winter")
    page.locator("main input[name=email]").fill(address)
    page.locator("main input[name=email]").press("Enter")
    give_code(page, code_for(site, address))
    page.get_by_role("button", name="Make the passkey").click()
    expect(page).to_have_url("/en/city/the-last-ferry/")


def test_a_reader_registers_and_signs_in_by_passkey_and_survives_its_loss(
    open_page: OpenPage, site: RunningSite
) -> None:
    page, nora = open_page(), "nora@example.org"
    device = Device(page)
    register(page, site, nora)
    expect(page.get_by_role("link", name="My account")).to_be_visible()
    sign_out(page)

    sign_in_by_passkey(page, "/en/city/the-last-ferry/")
    expect(page).to_have_url("/en/city/the-last-ferry/")
    leave_open(site)
    page.goto(MANAGE)
    page.get_by_role("link", name="Add a passkey").click()
    # Nothing is changed in a session that somebody left open.
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it you?")
    page.get_by_role("button", name="Use the passkey").click()
    page.get_by_label("A name for it").fill("Tablet")
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_text("This device has a passkey for your account already.")).to_be_visible()

    device.lose()
    device.plug_in()
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_text("Your passkey is added.")).to_be_visible()
    expect(page.locator(".passkeys li")).to_have_count(2)
    sign_out(page)

    # The device that is left opens the account; without any, a code by mail does.
    sign_in_by_passkey(page, MANAGE)
    page.get_by_role("link", name="Remove Tablet").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.locator(".passkeys li")).to_have_count(1)
    sign_out(page)
    sign_in_by_passkey(page)
    expect(page.get_by_text("This passkey opens no account here")).to_be_visible()
    device.lose()
    device.plug_in()
    sign_in_by_passkey(page)
    expect(page.get_by_text("this device has no passkey for this publication")).to_be_visible()


def test_a_reader_removes_a_lost_passkey_with_codes_by_mail(
    open_page: OpenPage, site: RunningSite
) -> None:
    page, lena = open_page(), "lena@example.org"
    device = Device(page)
    register(page, site, lena)
    device.lose()
    leave_open(site)
    page.goto(MANAGE)
    page.get_by_role("link", name="Remove Passkey 1").click()
    page.get_by_role("link", name="Use a code by mail instead").click()
    page.get_by_role("button", name="Send the code").click()
    give_code(page, code_for(site, lena, after=1))
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_text("The passkey is removed.")).to_be_visible()
    expect(page.locator(".passkeys li")).to_have_count(0)


def test_the_passkey_of_staff_is_a_second_factor(open_page: OpenPage) -> None:
    page = open_page()
    device = Device(page)
    cms.enter(page, PETRA)
    page.goto(f"{MANAGE}webauthn/add/")
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    assert device.passkeys() == 1
    sign_out(page)

    page.goto("/cms/")
    cms.sign_in(page, PETRA)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your second factor")
    page.get_by_role("button", name="Use the passkey").click()
    expect(page).to_have_url("/cms/")
    sign_out(page)
    sign_in_by_passkey(page, "/cms/")
    expect(page).to_have_url("/cms/")


def test_without_script_no_button_promises_what_it_cannot_do(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/en/account/login/")
    expect(page.locator("[data-passkey]")).to_be_hidden()
    page.goto("/en/account/signup/passkey/")
    expect(page.get_by_text("This needs a browser that knows passkeys")).to_be_visible()
