"""Readers who take part in discussions, and what all of them do."""

from playwright.sync_api import Locator, Page, expect

from tests.factories import PASSWORD
from tests.journeys.accounts.people import PLAIN, Way, address_of

WRITERS = ["boris", "chiara"]
# No two journeys share one.
READERS = [
    f"{name}-{way}"
    for name in ("olena", "ines", "marta", "jonas", "petra", "vera", "lars")
    for way in ("desk", "plain", "phone", "mirrored", "pocket", "keys")
]
# The articles, by their addresses.
JOURNEYS = [
    *(f"{name}-{way}"
      for name in ("writing", "living")
      for way in ("desk", "plain", "phone", "mirrored")),
    "quoting", "moving", "losing", "failing", "drafting", "typing", "watching", "reading",
    "translating",
]  # fmt: skip
LONG = "long"
SPANISH = "La casa vieja es muy grande. El puente nuevo es muy largo."
LATE = "Mi hermano trabaja en el puerto y llega tarde a casa todos los días."
SENTENCE = "The last ferry leaves at six, whatever the tide and the harbour master say."


def article_path(way: Way, slug: str) -> str:
    section = {"en": "city", "ar": "المدينة"}[way.locale]
    return f"/{way.locale}/{section}/{slug}/"


def join(page: Page, way: Way, handle: str, slug: str) -> None:
    """Signs in, and reads the discussion below the article, with what is the reader's own."""
    page.goto(f"/{way.locale}/account/login/?next=/{way.locale}/")
    page.locator("main [name=login]").fill(address_of(handle))
    page.locator("main [name=password]").fill(PASSWORD)
    page.locator("main [name=password]").press("Enter")
    page.wait_for_url(f"/{way.locale}/")
    visit(page, way, slug)


def visit(page: Page, way: Way, slug: str) -> None:
    page.goto(article_path(way, slug) + "#discussion")
    expect(thread(page)).to_be_visible()
    if way is not PLAIN:
        # The last that scripts add at once; before, links lead to pages.
        expect(page.locator(".fold-button").first).to_be_attached()


def wait_for_mine(page: Page) -> None:
    """Until the personal call has been answered."""
    expect(page.locator("[data-following]")).to_be_attached()


def thread(page: Page) -> Locator:
    return page.locator("[data-thread]")


def comment(page: Page, number: int) -> Locator:
    return page.locator(f"#c{number}")


def text_of(page: Page, number: int) -> Locator:
    return comment(page, number).locator("[data-text]")


def composer(page: Page) -> Locator:
    return page.locator("[data-composer]")


def words(page: Page) -> Locator:
    """Where one types; the choice of a text size has a field of the same name."""
    return composer(page).locator("textarea")


def post(page: Page) -> None:
    composer(page).locator("[data-post]").click()


def answer(page: Page, number: int) -> None:
    """Opens the composer below a comment, or on its page."""
    comment(page, number).locator("[data-reply]").click()
    expect(words(page)).to_be_focused()


def open_menu(page: Page, number: int) -> Locator:
    menu = comment(page, number).locator("[data-more]")
    menu.locator("summary").click()
    return menu


def heard(page: Page, text: str) -> None:
    """The page has said it to whoever cannot see it."""
    expect(page.locator("[data-thread] > [role=status]")).to_have_text(text)
