"""An author's journey: they write and hand in, an editor publishes."""

from playwright.sync_api import expect

from tests.journeys import cms
from tests.journeys.conftest import OpenPage, Witness


def test_an_author_hands_in_and_an_editor_publishes(open_page: OpenPage, witness: Witness) -> None:
    witness.expect(cms.UNFINISHED)
    author, editor, reader = open_page(), open_page(), open_page()
    cms.enter(author, "auden@example.org")
    cms.explore(author, "English", "City")
    author.get_by_role("link", name="Add child page").click()
    author.get_by_role("textbox", name="Title").fill("A letter from the lock")
    cms.choose_author(author, "Nadia Ferrer")
    cms.write(cms.insert_block(author, "Text"), "The gates are oiled in March.")
    cms.footer(author).get_by_role("button", name="More actions").click()
    expect(cms.footer(author).get_by_role("button", name="Submit to")).to_be_visible()
    expect(cms.footer(author).get_by_role("button", name="Publish")).to_have_count(0)
    cms.act(author, "Submit to Editors' approval (en)")
    cms.told(author, "submitted for moderation")

    witness.expect("status of 404")
    answer = reader.goto("/en/city/a-letter-from-the-lock/")
    assert answer
    assert answer.status == 404

    cms.enter(editor, "edda@example.org")
    waiting = editor.get_by_role("region", name="Awaiting your review")
    waiting.get_by_role("link", name="A letter from the lock").click()
    cms.act(editor, "Approve and Publish")
    cms.told(editor, "has been updated")
    reader.reload()
    expect(reader.get_by_role("heading", level=1)).to_have_text("A letter from the lock")


def test_an_author_does_not_change_what_others_wrote(open_page: OpenPage) -> None:
    page = open_page()
    cms.enter(page, "auden@example.org")
    cms.explore(page, "English", "City")
    expect(page.get_by_role("row").filter(has_text="The last ferry")).to_be_visible()
    expect(page.get_by_role("link", name="The last ferry", exact=True)).to_have_count(0)
