"""Readers who talk across languages, and what all of them do."""

from urllib.parse import quote

from playwright.sync_api import Locator, Page, expect

from tests.factories import PASSWORD
from tests.journeys.accounts.people import Way, address_of
from tests.journeys.discussion.people import comment, thread

ENGLISH = Way("english")
SPANISH = Way("spanish", "es", {"locale": "es"})
FRENCH = Way("french", "fr", {"locale": "fr"})
UKRAINIAN = Way("ukrainian", "uk", {"locale": "uk"})
UKRAINIAN_PLAIN = Way("plain", "uk", {"locale": "uk", "java_script_enabled": False})

# An engine that starts, on a machine with other things to do.
ENGINE_SECONDS = 90
# By handle; their names mean something in their languages.
READERS = {
    "boris": "Boris Stone",
    "ana": "Ana Castillo",
    "bruno": "Bruno Campos",
    "claire": "Claire Fontaine",
    "lucie": "Lucie Marchand",
    "olena": "Олена Камінь",
}
EDITOR = "edda@example.org"
SECTIONS = {"en": "city", "es": "ciudad", "fr": "ville", "uk": "misto"}
# The articles, by their addresses: no two journeys share one.
JOURNEYS = ["talking", "correcting", "quoting", "renaming", "suggesting", "unread"]

TRUST = {"en": "Riverside Trust", "es": "Fundación Ribereña", "fr": "Fondation riveraine"}
CLUB = {"en": "Tide Club", "es": "Club de la Marea", "fr": "Club de la Marée"}
SENTENCES = {
    "en": "The last ferry leaves at six.",
    "es": "El último transbordador zarpa a las seis en punto.",
    "fr": "À six heures, le dernier bac largue les amarres.",
    "uk": "Останній пором відходить о шостій.",
}
# Two people say so.
OLD_HOUSE = "La casa vieja está cerca del río."


def join(page: Page, way: Way, handle: str, slug: str) -> None:
    """Signs in, and reads the discussion below the article."""
    page.goto(f"/{way.locale}/account/login/?next=/{way.locale}/")
    page.locator("main [name=login]").fill(address_of(handle))
    page.locator("main [name=password]").fill(PASSWORD)
    page.locator("main [name=password]").press("Enter")
    page.wait_for_url(f"/{way.locale}/")
    visit(page, way, slug)


def visit(page: Page, way: Way, slug: str) -> None:
    page.goto(f"/{way.locale}/{quote(SECTIONS[way.locale])}/{slug}/#discussion")
    expect(thread(page)).to_be_visible()
    if way.options.get("java_script_enabled", True):
        _wait_for_scripts(page)


def read_again(page: Page) -> None:
    page.reload()
    _wait_for_scripts(page)


def _wait_for_scripts(page: Page) -> None:
    """By the last that they add at once; before, links lead to pages."""
    expect(page.locator(".fold-button").first).to_be_attached()


def wait_for_ways(page: Page) -> None:
    """Until originals come in place: of those who are signed in, the script says so."""
    expect(page.locator(".suggest-button")).to_be_attached()


def mark_of(page: Page, number: int) -> Locator:
    return comment(page, number).locator("[data-translation]")


def swap_of(page: Page, number: int) -> Locator:
    return mark_of(page, number).locator("[data-swap]")


def wait_for_translation(page: Page, number: int, state: str = "machine") -> None:
    """However long it takes: the page asks for it by itself."""
    expect(mark_of(page, number)).to_have_attribute(
        "data-translation", state, timeout=ENGINE_SECONDS * 1_000
    )
