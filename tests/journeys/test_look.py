"""An editor gives the publication its name, logo and colour, and sees it become theirs."""

import json
import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.journeys import cms
from tests.journeys.conftest import OpenPage
from tests.journeys.test_accessibility import violations_in_both_schemes
from tests.running_site import RunningSite, eventually, new_site

STAGE = """
from causerie.publication.models import FrontPage
from tests.factories import make_article, make_section, make_staff
front = FrontPage.objects.get(locale__language_code="en")
front.save_revision().publish()
make_article(make_section(front))
make_staff("edda@example.org", "Editors")
"""
# Yellow cannot be read on paper.
YELLOW = "#ffee00"
LOGOS = ((3000, 120), (200, 1600), (600, 200))
LOGO_HEIGHT_MAX = 200


# In place of the others' site: what is changed here shows on every page.
@pytest.fixture(scope="module")
def site() -> Iterator[RunningSite]:
    running = new_site(STAGE)
    running.start()
    yield running
    running.stop()


def drawing(name: str, size: tuple[int, int]) -> FilePayload:
    stream = BytesIO()
    Image.new("RGBA", size, (10, 80, 160, 255)).save(stream, "PNG")
    return {"name": name, "mimeType": "image/png", "buffer": stream.getvalue()}


def open_look(page: Page) -> None:
    page.goto("/cms/")
    page.get_by_role("button", name="Settings").click()
    page.get_by_role("link", name="Name and look").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("ame and look")


def field(page: Page, name: str) -> Locator:
    return page.locator(f"[data-contentpath={name}]")


def upload(page: Page, place: Locator, title: str, size: tuple[int, int]) -> None:
    place.get_by_role("button", name="Choose an image").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab", name="Upload").click()
    dialog.get_by_label("File").set_input_files(drawing(f"{title}.png", size))
    dialog.get_by_role("textbox", name="Title").fill(title)
    dialog.get_by_role("textbox", name="Credit").fill("The Wharf")
    dialog.get_by_role("button", name="Upload").click()
    expect(dialog).to_be_hidden()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    cms.told(page, "updated")


def test_the_publication_becomes_the_editors(open_page: OpenPage, site: RunningSite) -> None:
    page = open_page(reduced_motion="reduce")
    cms.enter(page, "edda@example.org")
    open_look(page)
    page.get_by_role("textbox", name="Name", exact=True).fill("The Wharf")
    page.locator("input[type=color]").fill(YELLOW)
    save(page)
    page.goto("/en/city/the-last-ferry/")
    expect(page.locator(".masthead-name")).to_have_text("The Wharf")
    expect(page).to_have_title("The last ferry · The Wharf")
    assert json.loads(site.ask("/en/manifest.webmanifest").body)["name"] == "The Wharf"
    assert page.locator(".kicker").evaluate("e => getComputedStyle(e).color") != "rgb(163, 52, 31)"
    assert violations_in_both_schemes(page) == []


def choose_logo(page: Page, size: tuple[int, int]) -> None:
    open_look(page)
    place = field(page, "logo")
    if place.get_by_role("button", name="Actions").is_visible():
        place.get_by_role("button", name="Actions").click()
        page.get_by_role("button", name="Clear choice").click()
    upload(page, place, f"Logo {size[0]}", size)
    save(page)


def test_a_logo_of_any_shape_stands_in_the_place_of_the_name(open_page: OpenPage) -> None:
    """As wide as a banner, as tall as a tower: the page keeps its shape, and the logo its own."""
    page = open_page()
    cms.enter(page, "edda@example.org")
    for width, height in LOGOS:
        choose_logo(page, (width, height))
        for path in ("/en/", "/en/city/the-last-ferry/"):
            for screen in (320, 1280):
                page.set_viewport_size({"width": screen, "height": 800})
                page.goto(path)
                logo = page.locator(".masthead-name img")
                expect(logo).to_have_attribute("alt", re.compile("."))
                box = logo.bounding_box()
                assert box
                assert 4 <= box["height"] <= LOGO_HEIGHT_MAX
                assert box["width"] / box["height"] == pytest.approx(width / height, rel=0.2)
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_icon_comes_into_tabs_and_home_screens(open_page: OpenPage, site: RunningSite) -> None:
    page = open_page()
    before = site.ask("/favicon.ico").body
    cms.enter(page, "edda@example.org")
    open_look(page)
    upload(page, field(page, "icon"), "Icon", (640, 640))
    save(page)
    eventually(lambda: site.ask("/favicon.ico").body != before, "the worker's new icon")
    icons = json.loads(site.ask("/en/manifest.webmanifest").body)["icons"]
    assert {icon["sizes"] for icon in icons} >= {"192x192", "512x512"}
    page.goto("/en/")
    shown = page.locator("link[rel=icon]").first.get_attribute("href")
    assert shown
    assert "/media/" in shown
