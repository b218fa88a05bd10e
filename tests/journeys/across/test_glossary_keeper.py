"""An editor keeps the glossary: what readers see follows, and nothing else moves."""

from playwright.sync_api import Page, expect

from tests.journeys import cms
from tests.journeys.across.people import (
    CLUB,
    EDITOR,
    ENGINE_SECONDS,
    FRENCH,
    join,
    swap_of,
    visit,
    wait_for_translation,
    wait_for_ways,
)
from tests.journeys.conftest import OpenPage
from tests.journeys.discussion.people import text_of
from tests.journeys.discussion.test_quoting import SELECT
from tests.running_site import eventually

# What the engine makes of a name that nobody has told it.
MANGLED = "Heron Sonnette"
BELL = "Cloche du Héron"


def open_glossary(page: Page, name: str) -> None:
    cms.enter(page, EDITOR)
    page.get_by_role("button", name="Glossary").click()
    page.get_by_role("link", name=name).click()


def keep(page: Page) -> None:
    """What it costs is said before."""
    page.get_by_role("main").get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("1 translation is made again.")
    expect(page.get_by_role("main")).to_contain_text("on this server, at no cost")
    page.get_by_role("button", name="Keep and translate again").click()
    cms.told(page, "is kept in the glossary")


def wait_for_words(page: Page, number: int, name: str) -> None:
    """Until then what stood there stays, so that the page asks for nothing: it is read again."""

    def stands_there() -> bool:
        page.reload()
        return name in text_of(page, number).inner_text()

    eventually(stands_there, name, seconds=ENGINE_SECONDS, pause=1)


def test_a_term_that_changes_changes_what_it_stands_in_and_nothing_else(
    open_page: OpenPage,
) -> None:
    reader, page = open_page(**FRENCH.options), open_page()
    visit(reader, FRENCH, "renaming")
    for number in (1, 2):
        wait_for_translation(reader, number)
    expect(text_of(reader, 1)).to_contain_text(CLUB["fr"])
    other = text_of(reader, 2).inner_text()

    open_glossary(page, "Terms")
    page.get_by_role("link", name=CLUB["en"]).first.click()
    expect(page.locator("[name=in-fr-name]")).to_have_value(CLUB["fr"])
    page.locator("[name=in-fr-name]").fill("Cercle des Marées")
    keep(page)

    wait_for_words(reader, 1, "Cercle des Marées")
    expect(text_of(reader, 1)).not_to_contain_text(CLUB["fr"])
    wait_for_translation(reader, 2)
    expect(text_of(reader, 2)).to_have_text(other)


def test_a_reader_s_better_name_becomes_a_term_and_the_reader_sees_it(open_page: OpenPage) -> None:
    reader, page = open_page(**FRENCH.options), open_page()
    join(reader, FRENCH, "lucie", "suggesting")
    wait_for_translation(reader, 3)
    wait_for_ways(reader)
    text_of(reader, 3).evaluate(SELECT, MANGLED)
    reader.locator(".suggest-button").click()
    expect(reader.locator("main [name=selected]")).to_have_value(MANGLED)
    reader.locator("main [name=proposed]").fill(BELL)
    reader.get_by_role("main").get_by_role("button", name=FRENCH.say("Send")).click()
    expect(reader.get_by_role("main")).to_contain_text(FRENCH.say("Not yet looked at"))

    open_glossary(page, "Suggestions (1)")
    page.get_by_role("link", name=BELL).click()
    page.get_by_role("link", name="Make a term of it").click()
    expect(page.locator("[name=in-fr-name]")).to_have_value(BELL)
    page.locator("[name=in-en-name]").fill("Heron Bell")
    keep(page)

    reader.reload()
    main = reader.get_by_role("main")
    expect(main).not_to_contain_text(FRENCH.say("Not yet looked at"))
    expect(main).to_contain_text(FRENCH.say("The glossary knows it now: %(term)s", term="").strip())
    expect(main).to_contain_text("Heron Bell")
    visit(reader, FRENCH, "suggesting")
    wait_for_words(reader, 3, BELL)
    expect(swap_of(reader, 3)).to_be_visible()
