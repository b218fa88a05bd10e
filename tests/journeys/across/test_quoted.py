"""A sentence of the article is read in the words of one's own edition, whoever quotes it."""

from playwright.sync_api import expect

from tests.journeys.across.people import (
    ENGLISH,
    FRENCH,
    SENTENCES,
    SPANISH,
    join,
    visit,
    wait_for_translation,
)
from tests.journeys.conftest import OpenPage
from tests.journeys.discussion.people import composer, post, text_of, words
from tests.journeys.discussion.test_quoting import quote


def test_a_quoted_sentence_is_what_each_edition_says(open_page: OpenPage) -> None:
    page = open_page(**SPANISH.options)
    join(page, SPANISH, "ana", "quoting")
    quote(page, ".article-body", SENTENCES["es"])
    expect(words(page)).to_have_value(f"> {SENTENCES['es']}\n\n")
    page.keyboard.type("No es verdad, y todo el mundo lo sabe.")
    post(page)
    expect(composer(page)).to_have_count(0)
    quotation = text_of(page, 3).locator("figure.quotation blockquote")
    expect(quotation).to_have_text(SENTENCES["es"])
    for way in (ENGLISH, FRENCH):
        reader = open_page(**way.options)
        visit(reader, way, "quoting")
        wait_for_translation(reader, 3)
        theirs = text_of(reader, 3).locator("figure.quotation blockquote")
        expect(theirs).to_have_text(SENTENCES[way.locale])
        expect(theirs).to_have_attribute("lang", way.locale)
        expect(text_of(reader, 3)).not_to_contain_text("No es verdad")
