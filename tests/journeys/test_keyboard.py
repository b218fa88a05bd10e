"""A reader with a keyboard and nothing else."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenPage

ARTICLE = "/en/city/the-last-ferry/"
TAB_STOPS_MAX = 80


def focused(page: Page) -> str:
    """The words of the element that has the focus; empty at the end of the page."""
    found: str = page.evaluate(
        """() => {
            const e = document.activeElement;
            if (e === document.body) return '';
            const label = e.labels && e.labels[0] ? e.labels[0].textContent : '';
            return (e.getAttribute('aria-label') || e.textContent.trim() || label || e.tagName)
                .replace(/\\s+/g, ' ').trim();
        }"""
    )
    return found


def is_marked(page: Page) -> bool:
    """Whether what has the focus is outlined and on the screen: itself, or its label."""
    found: bool = page.evaluate(
        """() => {
            const e = document.activeElement;
            const shown = e.labels && e.labels.length && getComputedStyle(e).opacity === '0'
                ? e.labels[0] : e;
            const style = getComputedStyle(shown), box = shown.getBoundingClientRect();
            return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
                && box.width > 0 && box.left >= 0 && box.bottom > 0 && box.top < innerHeight;
        }"""
    )
    return found


def press(page: Page, *keys: str) -> str:
    """The words of what has the focus after these keys; it can be seen."""
    for key in keys:
        page.keyboard.press(key)
    words = focused(page)
    assert is_marked(page), f"the focus cannot be seen on: {words}"
    return words


def tab_to(page: Page, words: str) -> None:
    """On with the tabulator until the focus is on these words."""
    stops: list[str] = []
    while not stops or stops[-1] != words:
        stops.append(press(page, "Tab"))
        assert len(stops) < TAB_STOPS_MAX, stops


def tab_stops(page: Page) -> list[str]:
    """What the focus comes by from here to the end of the page; each stop can be seen."""
    stops: list[str] = []
    while len(stops) < TAB_STOPS_MAX:
        page.keyboard.press("Tab")
        if not (words := focused(page)):
            return stops
        assert is_marked(page), f"the focus cannot be seen on: {words}"
        stops.append(words)
    raise AssertionError(f"the focus does not come to an end: {stops}")


def test_the_focus_goes_through_an_article_in_the_order_of_reading(open_page: OpenPage) -> None:
    page = open_page()
    page.goto(ARTICLE)
    stops = tab_stops(page)
    own = [
        "Skip to the text", "Languages: English", "Search", "Appearance", "Register", "Sign in",
        "The Quay", "City", "Water", "City", "Nadia Ferrer", "العربيّة", "Español", "Français",
        "1", "us", "Back to the text", "Ferries", "Nadia Ferrer",
    ]  # fmt: skip
    assert stops[: len(own)] == own
    # Between them stand other articles, of which other journeys publish more.
    assert stops[-4:] == ["About", "What is kept of you", "RSS", "JSON Feed"]


def test_the_keyboard_skips_to_the_text_and_goes_to_a_footnote_and_back(
    open_page: OpenPage,
) -> None:
    page = open_page()
    page.goto(ARTICLE)
    assert press(page, "Tab") == "Skip to the text"
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{ARTICLE}#main")
    assert press(page, "Tab") == "City"
    tab_to(page, "1")
    page.keyboard.press("Enter")
    expect(page.locator("#fn-log")).to_be_in_viewport()
    assert press(page, "Tab") == "Back to the text"
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{ARTICLE}#fnref-log-1")
    assert press(page, "Tab") == "us"


def test_a_menu_opens_and_closes_by_key_and_gives_the_focus_back(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/en/")
    tab_to(page, "Languages: English")
    menu = page.locator(".language-switcher")
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    inside = press(page, "Tab")
    assert inside in menu.inner_text()
    assert press(page, "Escape") == "Languages: English"
    expect(menu).not_to_have_attribute("open", "")
    page.keyboard.press("Space")
    expect(menu).to_have_attribute("open", "")
    tab_to(page, "Search")
    expect(menu).not_to_have_attribute("open", "")


def test_the_keyboard_chooses_colours(open_page: OpenPage) -> None:
    page = open_page(color_scheme="light")
    page.goto("/en/")
    tab_to(page, "Appearance")
    page.keyboard.press("Enter")
    assert press(page, "Tab") == "As the device"
    assert press(page, "ArrowRight", "ArrowRight") == "Dark"
    expect(page.locator("html")).to_have_css("color-scheme", "dark")
    assert press(page, "Escape") == "Appearance"


def test_the_keyboard_alone_finds_an_article_and_reads_it_in_another_language(
    open_page: OpenPage,
) -> None:
    page = open_page()
    page.goto("/en/")
    tab_to(page, "Search")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/en/search/")
    tab_to(page, "Words in the title or text")
    page.keyboard.type("ferry")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("match")
    tab_to(page, "The last ferry")
    page.keyboard.press("Enter")
    expect(page).to_have_url(ARTICLE)
    tab_to(page, "Languages: English")
    page.keyboard.press("Enter")
    tab_to(page, "Español")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("El último transbordador")
