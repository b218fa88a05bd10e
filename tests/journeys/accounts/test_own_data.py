"""Taking everything along, and leaving; with two weeks to stay after all."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.accounts.mailbox import Mailbox
from tests.journeys.accounts.people import (
    WITH_AND_WITHOUT_SCRIPT,
    Way,
    address_of,
    enter,
    expect_page,
    expect_told,
    fill_in,
    name_of,
    press,
    prove,
)
from tests.journeys.conftest import OpenPage, Witness
from tests.journeys.left_open import leave_open
from tests.running_site import RunningSite

HOSTILE = "<script>document.title = 'taken over'</script> & <b>bold</b>"


def fetch(page: Page, link: str, folder: Path) -> Path:
    """The files of the download that the mail speaks of."""
    page.goto(link)
    with page.expect_download() as started:
        page.get_by_role("main").get_by_role("link", name="Download", exact=True).click()
    assert started.value.suggested_filename.startswith("my-data-")
    with ZipFile(started.value.path()) as archive:
        assert archive.testzip() is None
        archive.extractall(folder)
    return folder


@pytest.mark.parametrize("way", WITH_AND_WITHOUT_SCRIPT, ids=name_of)
def test_a_download_is_made_announced_and_holds_what_was_written(
    open_page: OpenPage, mailbox: Mailbox, witness: Witness, tmp_path: Path, way: Way
) -> None:
    page, reader = open_page(**way.options), way.reader("vera")
    enter(page, reader, way.path("profile/"))
    fill_in(page, bio=HOSTILE)
    press(page, way.say("Save"))
    expect_told(page, way.say("Your profile was saved."))
    page.goto(way.path("data/"))
    press(page, way.say("Make a download"))
    expect_told(page, way.say("Your download is being made. A mail tells when it is ready."))
    folder = fetch(page, mailbox.link_to(address_of(reader)), tmp_path / "mine")

    held = json.loads((folder / "data.json").read_text(encoding="utf-8"))
    assert held["version"] == 1
    assert HOSTILE in json.dumps(held, ensure_ascii=False)
    assert address_of(reader) in json.dumps(held)
    witness.expect("request to another host: file://")
    local = open_page()
    local.goto((folder / "index.html").as_uri())
    expect(local.get_by_role("main")).to_contain_text(HOSTILE)
    expect(local).not_to_have_title("taken over")
    assert local.locator("main b, script").count() == 0


@pytest.mark.parametrize("way", WITH_AND_WITHOUT_SCRIPT, ids=name_of)
def test_an_account_that_is_to_be_deleted_is_hidden_kept_after_all_and_deleted_again(
    open_page: OpenPage, site: RunningSite, mailbox: Mailbox, witness: Witness, way: Way
) -> None:
    witness.expect("status of 404")
    page, visitor = open_page(**way.options), open_page(**way.options)
    reader = way.reader("lars")
    own_page = way.page_of(reader)
    enter(page, reader, way.path("profile/"))
    leave_open(site)
    page.goto(way.path("delete/"))
    prove(page, way)
    expect_page(page, way, "Delete my account")
    page.get_by_label(way.say("Remove my texts too")).check()
    press(page, way.say("Delete my account"))
    expect_told(page, way.say("Your texts will be removed too."))
    assert way.path("delete/") in mailbox.link_to(address_of(reader))
    found = visitor.goto(own_page)
    assert found
    assert found.status == 404

    page.goto(way.path("profile/"))
    press(page, way.say("Keep my account"))
    expect_told(page, way.say("Your account stays as it is."))
    found = visitor.goto(own_page)
    assert found
    assert found.status == 200

    page.goto(way.path("delete/"))
    press(page, way.say("Delete my account"))
    expect_told(page, way.say("Your texts will stay, without your name."))
    expect(page.get_by_role("button", name=way.say("Keep my account"))).to_be_visible()
