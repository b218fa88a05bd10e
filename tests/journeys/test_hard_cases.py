"""What nobody foresaw fits in: no page is wider than the narrowest screen, and none jumps."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, OpenPage

NARROWEST = {"viewport": {"width": 320, "height": 640}}
HARD = [
    "/de/", "/de/hafen/", "/de/leer/", "/de/authors/johannes/", "/de/authors/x/", "/de/tags/t1/",
    *(f"/de/hafen/{slug}/" for slug in (
        "viele-tags", "a", "lang", "wort", "ohne-alles", "panorama", "hoch", "winzig", "gemischt",
    )),
    "/de/search/?q=Bild",
]  # fmt: skip
KINDS = [
    "/en/", "/en/city/", "/en/city/everything-at-once/", "/en/authors/nadia-ferrer/",
    "/en/tags/ferries/", "/en/about/", "/en/account/login/", "/en/search/?q=the", "/uk/", "/ar/",
    "/ar/المدينة/كل-شيء/",
]  # fmt: skip
# Elements that reach beyond the window, and are not inside something that is scrolled or closed.
TOO_WIDE = """() => [...document.body.querySelectorAll('*')]
    .map(e => [e, e.getBoundingClientRect()])
    .filter(([e, box]) => box.width && (box.right > innerWidth + 1 || box.left < -1)
        && !e.closest('.gallery, .table-frame, pre, details:not([open]), .visually-hidden'))
    .map(([e]) => `${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 40)}`)"""
SHIFTS = """() => new Promise(done => {
    const found = [];
    new PerformanceObserver(list => found.push(...list.getEntries().map(entry => [
        entry.value, ...entry.sources.map(source => String(source.node?.className)),
    ]))).observe({type: 'layout-shift', buffered: true});
    requestAnimationFrame(() => requestAnimationFrame(() => done(found)));
})"""


@pytest.mark.parametrize("screen", [NARROWEST, {}], ids=["narrowest", "desk"])
def test_nothing_is_wider_than_the_screen(open_page: OpenPage, screen: dict[str, Any]) -> None:
    page = open_page(**screen)
    found: dict[str, Any] = {}
    for path in HARD + KINDS:
        page.goto(path)
        width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if width > 0 or (beyond := page.evaluate(TOO_WIDE)):
            found[path] = width or beyond
    assert found == {}


def read_to_the_end(page: Page) -> None:
    page.locator(".colophon").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("screen", [{}, PHONE], ids=["desk", "phone"])
def test_nothing_jumps_while_a_page_loads(open_page: OpenPage, screen: dict[str, Any]) -> None:
    for path in ("/en/", "/en/city/everything-at-once/", "/de/", "/ar/", "/uk/"):
        page = open_page(**screen)
        page.goto(path)
        read_to_the_end(page)
        assert page.evaluate(SHIFTS) == [], path


def test_a_section_and_a_publication_of_little_say_so(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/de/leer/")
    expect(page.locator(".empty")).to_be_visible()
    page.goto("/uk/")
    expect(page.get_by_role("main").get_by_role("article")).to_have_count(1)
    expect(page.get_by_role("main").get_by_role("heading", level=2)).to_have_text("Останній пором")


def test_a_title_is_shown_as_it_was_written(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/de/hafen/gemischt/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("<b>C++</b>")
    expect(page.get_by_role("heading", level=1)).to_contain_text("العبّارة الأخيرة")
