"""A reader's journeys: three languages, a phone, a keyboard, no script, another direction."""

import re

import pytest
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Locator, Page, Route, expect

from tests.journeys.conftest import OpenPage, Witness

EVERYTHING = "/en/city/everything-at-once/"
PLAYER = "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ"
LOCALES = 6


def switcher(page: Page) -> Locator:
    return page.locator(".language-switcher")


def choose(page: Page, language: str) -> None:
    switcher(page).locator("summary").click()
    switcher(page).get_by_role("link", name=language).click()


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def read_on_in_spanish(page: Page) -> None:
    """From the front door to an article, over to its Spanish edition, and back another time."""
    page.goto("/")
    expect(page).to_have_url("/fr/")
    page.get_by_role("link", name="Le dernier bac").click()
    expect(heading(page)).to_have_text("Le dernier bac")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    choose(page, "Español")
    expect(heading(page)).to_have_text("El último transbordador")
    expect(page).to_have_url("/es/ciudad/el-ultimo-transbordador/")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    page.goto("/")
    expect(page).to_have_url("/es/")


def test_a_readers_choice_of_language_keeps_the_article_and_is_remembered(
    open_page: OpenPage,
) -> None:
    page = open_page(locale="fr-FR")
    read_on_in_spanish(page)
    later = page.context.new_page()
    later.goto("/")
    expect(later).to_have_url("/es/")


def test_only_the_languages_in_which_an_article_is_published_are_offered(
    open_page: OpenPage,
) -> None:
    page = open_page()
    page.goto("/en/city/only-at-night/")
    switcher(page).locator("summary").click()
    expect(switcher(page).get_by_role("listitem")).to_have_text(["English", "Français"])
    expect(page.locator(".edition-links").get_by_role("link")).to_have_text(["Français"])
    page.goto("/en/city/nobody-asked-the-gulls/")
    expect(switcher(page)).to_have_count(0)
    page.goto("/en/")
    switcher(page).locator("summary").click()
    expect(switcher(page).get_by_role("listitem")).to_have_count(LOCALES)


def test_an_article_says_what_it_was_translated_from(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/fr/ville/le-dernier-bac/")
    expect(page.locator(".edition-mark")).to_contain_text("Lucie Prade")
    page.goto("/en/city/the-last-ferry/")
    expect(page.locator(".edition-mark")).to_have_text("Original in English")


def test_a_reader_finds_the_way_from_the_article_to_its_author_and_its_subject(
    open_page: OpenPage,
) -> None:
    page = open_page()
    page.goto("/fr/ville/le-dernier-bac/")
    page.get_by_role("link", name="Nadia Ferrer").first.click()
    expect(heading(page)).to_have_text("Nadia Ferrer")
    expect(page.get_by_role("main")).to_contain_text("Elle écrit sur les bateaux")
    choose(page, "Español")
    expect(page.get_by_role("main")).to_contain_text("Escribe sobre barcos")
    page.get_by_role("link", name="El último transbordador").click()
    page.get_by_role("link", name="Transbordadores").click()
    expect(heading(page)).to_have_text("Transbordadores")
    page.get_by_role("link", name="Ciudad").click()
    expect(heading(page)).to_have_text("Ciudad")


def test_the_pictures_of_a_gallery_stand_in_a_line(open_page: OpenPage) -> None:
    page = open_page()
    page.goto(EVERYTHING)
    tops = page.locator(".gallery img").evaluate_all(
        "images => images.map(image => image.getBoundingClientRect().top)"
    )
    assert len(tops) == 3
    assert len(set(tops)) == 1


def test_everything_reads_and_works_without_script(open_page: OpenPage) -> None:
    page = open_page(locale="fr-FR", java_script_enabled=False)
    read_on_in_spanish(page)
    page.goto(EVERYTHING)
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.locator(".footnotes li")).to_have_count(2)
    expect(page.locator(".gallery img")).to_have_count(3)
    video = page.get_by_role("link", name="Play “Everything at once” from YouTube")
    expect(video).to_have_attribute("href", "https://www.youtube.com/watch?v=aqz-KE-bpKQ")
    page.get_by_role("link", name="Sign in", exact=True).click()
    expect(page.locator("input[name=login]")).to_be_visible()


def test_nothing_is_asked_of_a_video_site_before_the_click(
    open_page: OpenPage, witness: Witness
) -> None:
    page = open_page()
    asked: list[str] = []

    def play(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(content_type="text/html", body="<!doctype html><p>A player</p>")

    page.context.route(re.compile("^https://"), play)
    page.goto(EVERYTHING)
    page.get_by_role("heading", name="Footnotes").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert not asked
    assert not witness.faults()
    witness.expect(f"request to another host: {PLAYER}")
    page.get_by_role("link", name="Play “Everything at once” from YouTube").click()
    frame = page.locator(".embed iframe")
    expect(frame).to_have_attribute("src", f"{PLAYER}?autoplay=1")
    expect(frame).to_have_attribute("title", "Everything at once")
    expect(page.frame_locator(".embed iframe").locator("p")).to_have_text("A player")
    assert asked == [f"{PLAYER}?autoplay=1"]


def test_paper_gets_the_text_and_no_navigation(open_page: OpenPage) -> None:
    page = open_page()
    page.goto(EVERYTHING)
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.get_by_role("link", name="Sign in")).to_have_count(0)
    expect(page.get_by_role("link", name="Play")).to_have_count(0)
    expect(heading(page)).to_be_visible()
    expect(page.locator(".footnotes")).to_be_visible()


def centre(locator: Locator) -> float:
    box = locator.bounding_box()
    assert box
    return box["x"] + box["width"] / 2


def test_an_arabic_page_is_mirrored(open_page: OpenPage) -> None:
    page = open_page(locale="ar")
    page.goto("/")
    expect(page).to_have_url("/ar/")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    middle = 640
    assert centre(page.locator(".masthead-tools")) < middle < centre(switcher(page))
    lead = page.locator(".teaser-lead")
    assert centre(lead.locator(".teaser-text")) < middle < centre(lead.locator(".teaser-picture"))
    page.goto("/ar/المدينة/كل-شيء/")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.locator(".quote")).to_have_css("border-right-width", "2px")
    expect(page.locator(".quote")).to_have_css("border-left-width", "0px")
    expect(page.locator(".article-body p").first).to_have_css("direction", "rtl")
    expect(page.locator(".code pre")).to_have_attribute("dir", "ltr")


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/{locale}/nothing-here/", 404, "There is no such page"),
        ("/{locale}/{taken_back}/", 410, "This page was taken back"),
    ],
)
@pytest.mark.parametrize(
    ("locale", "taken_back"), [("en", "city/a-mistake"), ("fr", "ville/une-erreur")]
)
def test_a_missing_page_and_one_taken_back_say_so_in_the_readers_language(
    open_page: OpenPage,
    witness: Witness,
    path: str,
    status: int,
    words: str,
    locale: str,
    taken_back: str,
) -> None:
    witness.expect(f"status of {status}")
    page = open_page(locale="de-DE")
    response = page.goto(path.format(locale=locale, taken_back=taken_back))
    assert response
    assert response.status == status
    with translation.override(locale):
        expected = gettext(words)
    assert (expected == words) == (locale == "en"), f"not translated: {words}"
    expect(heading(page)).to_have_text(expected)
    expect(page.locator("html")).to_have_attribute("lang", locale)
    page.get_by_role("main").get_by_role("link").click()
    expect(page.locator(".masthead-front")).to_be_visible()
