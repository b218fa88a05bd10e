"""An editor's journeys: writing, scheduling, another edition, a correction, another address."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from tests.journeys import cms
from tests.journeys.conftest import OpenPage, Witness
from tests.running_site import RunningSite, eventually

# The form of the schedule knows minutes; the worker looks every two seconds.
SCHEDULE_SECONDS_MAX = 90
# What is scheduled for the minute that has nearly begun would be published at once.
MARGIN_SECONDS = 12


def write_article(page: Page, title: str) -> None:
    """With a picture, a byline and four kinds of block; the CMS keeps it as a draft."""
    cms.explore(page, "English", "City")
    page.get_by_role("link", name="Add child page").click()
    page.get_by_role("textbox", name="Title").fill(title)
    page.get_by_role("textbox", name="Standfirst").fill("Nobody saw the light go out.")
    cms.choose_author(page, "Nadia Ferrer")
    lead = cms.region(page, "Lead picture")
    cms.upload_picture(page, lead, "Fog bank")
    lead.get_by_role("textbox", name="What it shows").fill("Fog above a breakwater")
    cms.write(cms.insert_block(page, "Text"), "It came at four in the afternoon.[^log]")
    cms.insert_block(page, "Heading").get_by_role("textbox", name="Heading").fill("Who saw it")
    quotation = cms.insert_block(page, "Quotation")
    quotation.get_by_role("textbox", name="Quotation").fill("I counted nine steps.")
    footnote = cms.insert_block(page, "Footnote")
    footnote.get_by_role("textbox", name="Key").fill("log")
    cms.write(footnote.locator("[data-contentpath=text]"), "The harbour master’s log.")


def is_previewed_alone(page: Page) -> bool:
    """In a new tab. While the CMS saves by itself it may find the form half way, and says so."""
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Preview in new tab").click()
    alone = opened.value
    expect(alone.get_by_role("heading", level=1)).to_be_visible()
    is_whole = alone.get_by_role("heading", name="Preview not available").count() == 0
    if is_whole:
        expect(alone.get_by_role("heading", name="Who saw it")).to_be_visible()
        expect(alone.get_by_role("img", name="Fog above a breakwater")).to_be_visible()
    alone.close()
    return is_whole


def next_minute() -> datetime:
    soon = datetime.now(UTC) + timedelta(seconds=MARGIN_SECONDS)
    return soon.replace(second=0, microsecond=0) + timedelta(minutes=1)


def schedule(page: Page, moment: datetime) -> None:
    page.get_by_role("button", name="Toggle status").click()
    page.get_by_role("button", name="Set schedule").click()
    dialog = page.get_by_role("dialog", name="Set publishing schedule")
    go_live = dialog.get_by_role("textbox", name="Go live")
    go_live.fill(f"{moment:%Y-%m-%d %H:%M}")
    # By the keyboard: the calendars of both fields may lie over the button.
    dialog.get_by_role("button", name="Save schedule").press("Enter")
    expect(dialog).to_be_hidden()
    cms.act(page, "Schedule to publish")
    cms.told(page, "has been scheduled for publishing")


def test_an_editor_writes_previews_and_schedules_an_article_and_readers_get_it_on_time(
    open_page: OpenPage, site: RunningSite, witness: Witness
) -> None:
    witness.expect(cms.UNFINISHED)
    page = open_page()
    cms.enter(page, "edda@example.org")
    write_article(page, "Fog over the mole")
    # In the midst of it a preview finds faults: a footnote that has no text yet.
    cms.wait_until_saved(page)

    page.get_by_role("button", name="Toggle preview").click()
    preview = page.frame_locator("#w-preview-iframe")
    expect(preview.get_by_role("heading", level=1)).to_have_text("Fog over the mole")
    expect(preview.get_by_text("It came at four in the afternoon.")).to_be_visible()
    expect(preview.get_by_text("The harbour master’s log.")).to_be_visible()
    eventually(lambda: is_previewed_alone(page), "the preview in a tab of its own", seconds=60)

    address = "/en/city/fog-over-the-mole/"
    moment = next_minute()
    schedule(page, moment)
    eventually(
        lambda: site.ask(address).status == 200,
        "the scheduled article",
        seconds=SCHEDULE_SECONDS_MAX,
        pause=0.5,
    )
    assert datetime.now(UTC) >= moment

    reader = open_page()
    reader.goto("/en/")
    reader.get_by_role("link", name="Fog over the mole").click()
    expect(reader.get_by_role("img", name="Fog above a breakwater")).to_be_visible()
    expect(reader.get_by_text("Photograph: Edda")).to_be_visible()
    expect(reader.locator(".byline")).to_have_text("Nadia Ferrer")
    expect(reader.locator("blockquote")).to_have_text("I counted nine steps.")
    expect(reader.locator(".footnotes li")).to_contain_text("The harbour master’s log.")
    # The worker has made the sizes: a narrow screen is not sent the upload.
    eventually(
        lambda: "image/avif" in site.ask(address).text, "the picture in its sizes", seconds=60
    )


def test_an_editor_begins_an_edition_and_readers_are_offered_it_once_it_is_published(
    open_page: OpenPage, site: RunningSite
) -> None:
    page, reader = open_page(), open_page()
    cms.enter(page, "edda@example.org")
    cms.edit(page, "English", "City", "The tide clerk")
    cms.header_action(page, "Begin an edition in another language")
    page.get_by_role("combobox", name="Language").select_option(label="French")
    page.get_by_role("button", name="Begin the edition").click()

    expect(page.get_by_role("textbox", name="Title")).to_have_value("The tide clerk")
    edition = cms.region(page, "Edition")
    expect(edition.get_by_role("combobox", name="Translated from")).to_contain_text("English")
    page.get_by_role("textbox", name="Title").fill("Le commis aux marées")
    cms.write(cms.blocks_of(page).first, "Il part à six heures.")
    # A draft is kept before everything that a publication asks for is there.
    cms.save_draft(page)
    expect(edition.get_by_role("textbox", name="Translated by")).to_have_value("")
    assert site.ask("/fr/ville/the-tide-clerk/").status == 404
    reader.goto("/en/city/the-tide-clerk/")
    expect(reader.get_by_role("link", name="Français")).to_have_count(0)

    cms.act(page, "Publish")
    expect(page.get_by_text("Say who translated this edition.")).to_be_visible()
    edition.get_by_role("textbox", name="Translated by").fill("Lucie Prade")
    cms.change_slug(page, "le-commis-aux-marees")
    cms.act(page, "Publish")
    cms.told(page, "published")

    reader.reload()
    reader.get_by_role("link", name="Français").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Le commis aux marées")
    expect(reader).to_have_url("/fr/ville/le-commis-aux-marees/")
    expect(reader.locator(".edition-mark")).to_contain_text("Lucie Prade")


def test_an_editor_corrects_an_article_in_the_open(open_page: OpenPage, witness: Witness) -> None:
    witness.expect(cms.UNFINISHED)
    page = open_page()
    cms.enter(page, "edda@example.org")
    cms.edit(page, "English", "City", "The wrong buoy")
    cms.write(cms.blocks_of(page).first, "It leaves at seven.")
    notice = cms.insert_block(page, "Correction")
    notice.get_by_role("textbox", name="Date").fill("2026-03-01")
    notice.get_by_role("textbox", name="Date").press("Tab")
    cms.write(notice.locator("[data-contentpath=text]"), "It does not leave at six.")
    cms.act(page, "Publish")
    cms.told(page, "published")

    reader = open_page()
    reader.goto("/en/city/the-wrong-buoy/")
    expect(reader.get_by_text("It leaves at seven.")).to_be_visible()
    expect(reader.get_by_role("note")).to_contain_text("It does not leave at six.")

    cms.edit(page, "English", "City", "The wrong buoy")
    page.get_by_role("link", name="History").first.click()
    drafts = page.get_by_role("row").filter(has_text="Draft saved")
    drafts.get_by_role("button", name="Actions").first.click()
    page.get_by_role("link", name="Compare with previous version").click()
    changes = page.get_by_role("cell").filter(has_text="It leaves at")
    expect(changes.locator(".deletion").first).to_have_text("six.")
    expect(changes.locator(".addition").first).to_have_text("seven.")


def test_an_article_is_still_found_at_its_old_address(open_page: OpenPage) -> None:
    page, reader = open_page(), open_page()
    cms.enter(page, "edda@example.org")
    cms.edit(page, "English", "City", "The old address")
    cms.change_slug(page, "the-new-address")
    cms.act(page, "Publish")
    cms.told(page, "published")
    reader.goto("/en/city/the-old-address/")
    expect(reader).to_have_url("/en/city/the-new-address/")
    expect(reader.get_by_role("heading", level=1)).to_have_text("The old address")
