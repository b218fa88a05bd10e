"""A discussion in several languages: what was said in another one is read in one's own."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.accounts.people import DESK, MIRRORED, MOBILE, PLAIN, Way, name_of
from tests.journeys.accounts.test_accessible import faults
from tests.journeys.conftest import OpenPage
from tests.journeys.discussion.people import comment, join, text_of, thread, visit, words
from tests.journeys.discussion.test_quoting import SELECT
from tests.running_site import RunningSite

SLUG = "translating"
# An engine that starts, on a machine with other things to do.
ENGINE_MILLISECONDS = 90_000
_STAGE = "from tests.journeys.discussion import stage; stage."


def mark_of(page: Page, number: int) -> Locator:
    return comment(page, number).locator("[data-translation]")


def swap_of(page: Page, number: int) -> Locator:
    return mark_of(page, number).locator("[data-swap]")


def wait_for_translation(page: Page, number: int) -> None:
    expect(mark_of(page, number)).to_contain_text(
        "Translated from Spanish", timeout=ENGINE_MILLISECONDS
    )


def test_the_original_is_one_click_away_and_so_is_the_way_back(open_page: OpenPage) -> None:
    page = open_page()
    visit(page, DESK, SLUG)
    wait_for_translation(page, 11)
    expect(text_of(page, 11)).to_have_attribute("lang", "en")
    expect(text_of(page, 11)).to_contain_text("house")
    swap_of(page, 11).click()
    expect(text_of(page, 11)).to_contain_text("La casa vieja es muy grande.")
    expect(text_of(page, 11)).to_have_attribute("lang", "es")
    expect(swap_of(page, 11)).to_have_text("Show translation")
    expect(swap_of(page, 11)).to_be_focused()
    expect(mark_of(page, 11)).not_to_contain_text("Translated")
    swap_of(page, 11).click()
    expect(text_of(page, 11)).to_have_attribute("lang", "en")
    expect(mark_of(page, 11)).to_contain_text("Translated from Spanish")


def test_a_translation_comes_in_and_what_one_reads_stays_where_it_is(
    open_page: OpenPage, site: RunningSite
) -> None:
    site.site.python(f"{_STAGE}wait_for_engine()")
    page = open_page(viewport={"width": 390, "height": 500})
    visit(page, MOBILE, SLUG)
    expect(mark_of(page, 13)).to_contain_text("being translated")
    expect(text_of(page, 13)).to_have_attribute("lang", "es")
    # What stands below it is read: the text above it may become longer or shorter.
    foot = page.locator(".thread-foot")
    foot.scroll_into_view_if_needed()
    comment(page, 13).evaluate("(one) => one.querySelector('.comment-foot').scrollIntoView()")
    before = foot.bounding_box()
    site.site.python(f"{_STAGE}let_engine_go()")
    wait_for_translation(page, 13)
    expect(text_of(page, 13)).to_contain_text("brother")
    after = foot.bounding_box()
    assert before
    assert after
    assert after["y"] == pytest.approx(before["y"], abs=60)
    expect(thread(page).locator("> [role=status]")).to_contain_text(
        "Comments translated:", timeout=ENGINE_MILLISECONDS
    )


def test_quoted_translated_words_are_those_that_were_said(open_page: OpenPage) -> None:
    page = open_page()
    join(page, DESK, "petra-desk", SLUG)
    wait_for_translation(page, 11)
    page.locator("#c11 [data-text]").evaluate(SELECT, "bridge")
    expect(page.locator(".suggest-button")).to_be_visible()
    page.locator(".quote-button").click()
    expect(words(page)).to_have_value("> #11\n> El puente nuevo es muy largo.\n\n")


def test_selected_words_can_be_bettered(open_page: OpenPage) -> None:
    page = open_page()
    join(page, DESK, "vera-desk", SLUG)
    wait_for_translation(page, 11)
    page.locator("#c11 [data-text]").evaluate(SELECT, "bridge")
    page.locator(".suggest-button").click()
    expect(page.locator("main [name=selected]")).to_have_value("bridge")
    page.locator("main [name=proposed]").fill("gangway")
    page.get_by_role("main").get_by_role("button", name="Send").click()
    expect(page.get_by_role("main")).to_contain_text("Not yet looked at")
    expect(page.get_by_role("main").locator("ins")).to_have_text("gangway")


def test_without_scripts_links_lead_to_originals(open_page: OpenPage) -> None:
    page = open_page()
    visit(page, DESK, SLUG)
    wait_for_translation(page, 11)
    page = open_page(**PLAIN.options)
    visit(page, PLAIN, SLUG)
    swap_of(page, 11).click()
    main = page.get_by_role("main")
    expect(main.locator('[lang="es"]')).to_contain_text("La casa vieja")
    expect(main.locator('.comment-text[lang="en"]')).to_contain_text("house")
    expect(main).to_contain_text("Translated by Apertium")
    page.get_by_role("link", name="Back to the discussion").click()
    page.get_by_role("link", name="Show originals").click()
    expect(text_of(page, 11)).to_contain_text("La casa vieja")
    page.get_by_role("link", name="Newest first").click()
    expect(text_of(page, 11)).to_contain_text("La casa vieja")
    page.get_by_role("link", name="Languages", exact=True).click()
    page.get_by_label("Show every comment as it was written").check()
    page.get_by_role("main").get_by_role("button", name="Save").click()
    expect(text_of(page, 11)).to_contain_text("La casa vieja")
    visit(page, PLAIN, SLUG)
    expect(text_of(page, 11)).to_contain_text("La casa vieja")


def test_what_nothing_translates_stands_as_it_was_written(open_page: OpenPage) -> None:
    page = open_page(**MIRRORED.options)
    visit(page, MIRRORED, SLUG)
    expect(mark_of(page, 1)).to_have_attribute("data-translation", "failed", timeout=20_000)
    expect(text_of(page, 1)).to_have_attribute("lang", "en")
    expect(text_of(page, 1)).to_have_attribute("dir", "ltr")
    expect(mark_of(page, 10)).to_have_count(0)


@pytest.mark.parametrize("way", [DESK, MOBILE, MIRRORED], ids=name_of)
def test_no_page_with_translations_breaks_a_rule_of_accessibility(
    open_page: OpenPage, way: Way
) -> None:
    page = open_page(reduced_motion="reduce", **way.options)
    join(page, way, way.reader("marta"), SLUG)
    found = faults(page, way)
    address = thread(page).get_attribute("data-address") or ""
    below = ["?text=original", "comment/11/original/"]
    own = ["discussion/reading/", "discussion/suggestions/"]
    if way is not MIRRORED:
        below.append("comment/11/suggest/")
    for path in [*(address + one for one in below), *(f"/{way.locale}/{one}" for one in own)]:
        page.goto(path)
        found += faults(page, way)
    assert not found, "\n".join(found)
