"""Readers of the journeys, and what all of them do, whatever their language and their browser."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Locator, Page, expect

from tests.factories import PASSWORD
from tests.journeys import second_factor
from tests.journeys.conftest import PHONE

# They are on the stage with confirmed addresses; no two journeys share one.
READERS = [
    *(f"{name}-{way}"
      for name in ("petra", "milo", "wanda", "selma", "fabio", "ronja", "sanna", "paolo", "dora",
                   "vera", "lars", "enno", "tilda", "greta")
      for way in ("desk", "plain", "phone", "mirrored", "pocket", "keys")),
    "olga", "theo", "kira", "axel", "maud",
]  # fmt: skip
NEW_PASSWORD = "lanterns-drift-past-noon-41"


def address_of(handle: str) -> str:
    return f"{handle}@example.org"


@dataclass(frozen=True)
class Way:
    """How a reader reads."""

    name: str
    locale: str = "en"
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def article(self) -> str:
        """As a browser writes its address."""
        sections = {"en": "city", "ar": "المدينة"}
        return f"/{self.locale}/{quote(sections[self.locale])}/the-last-ferry/"

    def path(self, below: str) -> str:
        return f"/{self.locale}/account/{below}"

    def page_of(self, handle: str) -> str:
        """What everybody may read of a reader."""
        return f"/{self.locale}/readers/{handle}/"

    def say(self, words: str, **values: object) -> str:
        """What the interface says, in the reader's language."""
        with translation.override(self.locale):
            return gettext(words) % values if values else gettext(words)

    def reader(self, first_name: str) -> str:
        return f"{first_name}-{self.name}"


DESK = Way("desk")
PLAIN = Way("plain", options={"java_script_enabled": False})
MOBILE = Way("phone", options=PHONE)
MIRRORED = Way("mirrored", "ar", {"locale": "ar"})
# Everything that is likely to break at once, and a desk without script.
POCKET = Way("pocket", "ar", {**PHONE, "locale": "ar"})
WITH_AND_WITHOUT_SCRIPT = [POCKET, PLAIN]
ALL_WAYS = [DESK, PLAIN, MOBILE, MIRRORED]


def name_of(way: Way) -> str:
    """For pytest."""
    return way.name


def fill_in(page: Page, **fields: str) -> None:
    """By the names of the fields, which are the same in every language."""
    for name, text in fields.items():
        page.locator(f"main [name={name}]").fill(text)


def send(page: Page, last_field: str) -> None:
    """By the key that sends a form."""
    page.locator(f"main [name={last_field}]").press("Enter")


def press(page: Page, words: str) -> None:
    page.get_by_role("main").get_by_role("button", name=words, exact=True).click()


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def expect_page(page: Page, way: Way, words: str) -> None:
    """The page with this heading, in the reader's direction and within their screen."""
    expect(heading(page)).to_have_text(way.say(words))
    expect(page.locator("html")).to_have_attribute("dir", "rtl" if way.locale == "ar" else "ltr")
    width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1], f"{page.url} is {width[0]} wide on a screen of {width[1]}"


def expect_told(page: Page, words: str) -> None:
    expect(page.get_by_role("main")).to_contain_text(words)


def expect_signed_in(page: Page) -> None:
    expect(page.locator("[data-me]")).to_be_visible()


def expect_anonymous(page: Page) -> None:
    expect(page.locator("[data-me]")).to_have_count(0)


def sign_in(page: Page, handle: str, password: str = PASSWORD) -> None:
    """From wherever the page asks for it."""
    fill_in(page, login=address_of(handle), password=password)
    send(page, "password")


def enter(page: Page, handle: str, path: str) -> None:
    """Signs in on the way to `path`, which needs an account."""
    page.goto(path)
    sign_in(page, handle)
    expect(page).to_have_url(path)
    expect_signed_in(page)


def wrong(code: str) -> str:
    """A code of the same length, with or without its hyphen."""
    digits = code.replace("-", "")
    return f"{(int(digits) + 1) % 10 ** len(digits):0{len(digits)}d}"


def prove(page: Page, way: Way) -> None:
    """Writes the password once more, as before every change that somebody else might make."""
    expect_page(page, way, "Is it you?")
    fill_in(page, password=PASSWORD)
    send(page, "password")


def sign_out(page: Page, way: Way) -> None:
    page.goto(way.path("logout/"))
    press(page, way.say("Sign out"))
    expect_anonymous(page)


def give_code(page: Page, code: str) -> None:
    fill_in(page, code=code)
    send(page, "code")


def switch_on(page: Page, way: Way) -> tuple[str, list[str]]:
    """The app's secret, and the recovery codes."""
    page.get_by_role("main").get_by_role("link", name=way.say("Switch it on")).click()
    secret = page.locator("main code").inner_text().strip()
    give_code(page, second_factor.code(secret))
    page.goto(way.path("mfa/recovery-codes/"))
    return secret, page.locator("main ul[dir=ltr] li").all_inner_texts()
