"""Words of the article and of comments are quoted by selecting them."""

from playwright.sync_api import Page, expect

from tests.journeys.accounts.people import DESK
from tests.journeys.conftest import OpenPage
from tests.journeys.discussion.people import (
    SENTENCE,
    comment,
    composer,
    join,
    open_menu,
    post,
    text_of,
    words,
)

SELECT = """(element, words) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode, at = node.data.indexOf(words);
        if (at < 0) continue;
        getSelection().setBaseAndExtent(node, at, node, at + words.length);
        return;
    }
    throw new Error(`not there: ${words}`);
}"""


def quote(page: Page, element: str, text: str) -> None:
    page.locator(element).evaluate(SELECT, text)
    page.locator(".quote-button").click()


def test_a_sentence_of_the_article_is_quoted_and_keeps_its_source(open_page: OpenPage) -> None:
    page = open_page()
    join(page, DESK, "olena-keys", "quoting")
    quote(page, ".article-body", SENTENCE)
    expect(words(page)).to_have_value(f"> {SENTENCE}\n\n")
    expect(words(page)).to_be_focused()
    page.keyboard.type("Whatever the tide says? I have my doubts.")
    post(page)
    quotation = text_of(page, 11).locator("figure.quotation")
    expect(quotation.locator("blockquote")).to_have_text(SENTENCE)
    expect(quotation.locator("figcaption a")).to_be_visible()
    expect(text_of(page, 11)).to_contain_text("I have my doubts.")


def test_words_of_a_comment_are_quoted_with_its_number(open_page: OpenPage) -> None:
    page = open_page()
    join(page, DESK, "ines-keys", "quoting")
    quote(page, "#c1 [data-text]", "the tide does not ask")
    expect(words(page)).to_have_value("> #1\n> the tide does not ask\n\n")
    page.keyboard.type("It does ask the harbour master.")
    open_menu(page, 8).locator("[data-quote]").click()
    expect(words(page)).to_have_value(
        "> #1\n> the tide does not ask\n\nIt does ask the harbour master.\n\n"
        "> #8\n> I have: it hangs in the harbour office.\n\n"
    )
    post(page)
    expect(composer(page)).to_have_count(0)
    mine = page.locator("article.is-mine [data-text]").last
    expect(mine.locator("figure.quotation")).to_have_count(2)
    expect(mine.locator("figure.quotation a").first).to_contain_text("#1")
    expect(comment(page, 1)).to_be_attached()
