"""Two people talk who understand no word of each other's language."""

from playwright.sync_api import Page, expect

from tests.journeys.accounts.people import Way
from tests.journeys.across.people import (
    FRENCH,
    OLD_HOUSE,
    SPANISH,
    TRUST,
    join,
    mark_of,
    read_again,
    swap_of,
    wait_for_translation,
    wait_for_ways,
)
from tests.journeys.conftest import OpenPage
from tests.journeys.discussion.people import answer, comment, composer, post, text_of, words

OPENED = f"La {TRUST['es']} ha abierto el puente nuevo."
TRUTH = f"Merci, Ana Castillo : la {TRUST['fr']} a dit la vérité."
NOTHING = f"Claire Fontaine tiene razón, y la {TRUST['es']} no ha dicho nada."


def reply(page: Page, number: int, text: str) -> None:
    answer(page, number)
    words(page).fill(text)
    post(page)
    expect(composer(page)).to_have_count(0)


def read_translated(page: Page, number: int, way: Way, *names: str) -> None:
    """In one's own language, with its mark and with every name as one knows it."""
    wait_for_translation(page, number)
    expect(text_of(page, number)).to_have_attribute("lang", way.locale)
    for name in names:
        expect(text_of(page, number)).to_contain_text(name)


def test_two_readers_talk_each_in_their_own_language(open_page: OpenPage) -> None:
    ana, claire = open_page(**SPANISH.options), open_page(**FRENCH.options)
    join(ana, SPANISH, "ana", "talking")
    reply(ana, 1, OPENED)
    # Nobody's own words are translated for them.
    expect(text_of(ana, 3)).to_have_text(OPENED)
    expect(mark_of(ana, 3)).to_have_count(0)

    join(claire, FRENCH, "claire", "talking")
    read_translated(claire, 3, FRENCH, TRUST["fr"], "pont")
    expect(mark_of(claire, 3)).to_contain_text(
        FRENCH.say("Translated from %(language)s", language="espagnol")
    )
    expect(comment(claire, 3).locator(".person-name")).to_have_text("Ana Castillo")
    wait_for_ways(claire)
    swap_of(claire, 3).click()
    expect(text_of(claire, 3)).to_have_text(OPENED)
    expect(text_of(claire, 3)).to_have_attribute("lang", "es")
    swap_of(claire, 3).click()
    expect(text_of(claire, 3)).to_contain_text(TRUST["fr"])
    reply(claire, 3, TRUTH)

    read_again(ana)
    read_translated(ana, 4, SPANISH, TRUST["es"], "Ana Castillo", "verdad")
    expect(comment(ana, 4).locator(".person-name")).to_have_text("Claire Fontaine")
    reply(ana, 4, NOTHING)

    read_again(claire)
    read_translated(claire, 5, FRENCH, TRUST["fr"], "Claire Fontaine")


def test_the_author_of_a_comment_corrects_its_translation_and_nobody_else_s(
    open_page: OpenPage,
) -> None:
    ana, claire = open_page(**FRENCH.options), open_page(**FRENCH.options)
    join(ana, FRENCH, "ana", "correcting")
    wait_for_translation(ana, 3)
    wait_for_translation(ana, 4)
    machine = text_of(ana, 4).inner_text()
    expect(text_of(ana, 3)).to_have_text(machine)
    # As in a tab of its own: a plain click shows the original in place.
    ana.goto(swap_of(ana, 3).get_attribute("href") or "")
    ana.get_by_role("link", name=FRENCH.say("Correct this translation")).click()
    expect(ana.get_by_role("main")).to_contain_text(OLD_HOUSE)
    field = ana.locator("main form.correct textarea, main form.correct input[type=text]")
    field.fill("La *vieille* maison est près de la rivière.")
    ana.get_by_role("main").get_by_role("button", name=FRENCH.say("Save")).click()
    expect(ana.locator('main .comment-text[lang="fr"]')).to_contain_text("près de la rivière.")

    join(claire, FRENCH, "claire", "correcting")
    wait_for_translation(claire, 3, "corrected")
    expect(text_of(claire, 3).locator("em")).to_have_text("vieille")
    expect(mark_of(claire, 3)).to_contain_text(
        FRENCH.say("Translated from %(language)s, corrected by a person", language="espagnol")
    )
    wait_for_translation(claire, 4)
    expect(text_of(claire, 4)).to_have_text(machine)
