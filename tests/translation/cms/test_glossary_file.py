"""The glossary is written out as a file and read in again."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from causerie.publication.models import FrontPage
from causerie.translation.forms.glossary_file import packed
from causerie.translation.models import Term
from causerie.translation.services.glossary_file import plan_of
from tests.translation.cms.glossary import TRUST, as_role, make_term, make_text

ADDRESS = "/cms/glossary/import/"


@pytest.fixture
def editor(front: FrontPage) -> Client:
    return as_role("Editors")


def send(client: Client, text: str | bytes) -> Any:
    data = text.encode() if isinstance(text, str) else text
    return client.post(ADDRESS, {"file": SimpleUploadedFile("glossary.csv", data)})


def confirm(client: Client, text: str) -> Any:
    return client.post(ADDRESS, {"packed": packed(text.encode())})


def test_what_is_written_out_can_be_read_in_and_changes_nothing(editor: Client) -> None:
    make_term(forms={"en": ["the Trust", "a|b"]}, note="By the river.", kind="place")
    make_term({"en": "=Formula", "es": "Fórmula"}, is_kept=True)
    data = editor.get("/cms/glossary/export/").content
    assert data.startswith(b"\xef\xbb\xbf")
    plan = plan_of(data)
    assert (plan.added, plan.changed, plan.unchanged) == (0, 0, 2)
    assert "The glossary has all of this already." in send(editor, data).content.decode()


def test_a_file_is_kept_only_after_it_was_said_what_it_changes(editor: Client) -> None:
    make_term()
    make_text("The Riverside Trust met the Council.", "es")
    text = "en,es,en:forms\nRiverside Trust,Consorcio Ribera,\nCouncil,Consejo,\n"
    said = send(editor, text).content.decode()
    assert "1 term is new" in said
    assert "1 term changes" in said
    assert "1 translation is made again." in said
    assert Term.objects.count() == 1
    assert confirm(editor, text).status_code == 302
    assert Term.objects.count() == 2
    assert Term.objects.filter(names__name="Consorcio Ribera").exists()


def test_what_a_file_does_not_say_stays(editor: Client) -> None:
    term = make_term(TRUST | {"fr": "Fiducie"}, kind="place", note="By the river.")
    confirm(editor, "en,es,fr\nRiverside Trust,Otra,\n")
    term.refresh_from_db()
    assert {one.locale: one.name for one in term.names.all()} == {
        "en": "Riverside Trust",
        "es": "Otra",
        "fr": "Fiducie",
    }
    assert (term.kind, term.note) == ("place", "By the river.")


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_kept(editor: Client) -> None:
    make_term({"en": "Mill", "es": "Molino"})
    text = "kind,en,es,en:forms\nboat,Quay,Muelle,\n,Council,Consejo,Mill\n,Trust,Fiducia,\n"
    said = send(editor, text).content.decode()
    assert "Line 2:" in said
    assert "Line 3:" in said
    assert "“Mill”" in said
    assert 'name="packed"' not in said
    confirm(editor, text)
    assert Term.objects.count() == 1


def test_a_file_in_another_encoding_is_refused_with_what_to_do(editor: Client) -> None:
    said = send(editor, "en,es\nTrust,Fundación\n".encode("windows-1252")).content.decode()
    assert "CSV UTF-8" in said


def test_two_lines_about_one_term_are_refused(editor: Client) -> None:
    make_term()
    said = send(editor, "en,es\nRiverside Trust,\n,Fundación Ribera\n").content.decode()
    assert "the same term as line 2" in said


def test_a_line_with_the_names_of_two_terms_is_refused(editor: Client) -> None:
    make_term()
    make_term({"en": "Mill", "es": "Molino"})
    said = send(editor, "en,es\nRiverside Trust,Molino\n").content.decode()
    assert "names of several terms" in said


@pytest.mark.parametrize("text", ["nonsense", "!!!", "", "eJw="])
def test_what_was_tampered_with_on_its_way_changes_nothing(editor: Client, text: str) -> None:
    assert editor.post(ADDRESS, {"packed": text}).status_code == 200
    assert not Term.objects.exists()


def test_no_file_is_asked_for(editor: Client) -> None:
    assert "This field is required." in editor.post(ADDRESS, {}).content.decode()


@pytest.mark.parametrize("role", ["Authors", "Moderators"])
def test_who_does_not_edit_gets_no_file_and_gives_none(front: FrontPage, role: str) -> None:
    client = as_role(role)
    assert client.get("/cms/glossary/export/").status_code == 302
    assert confirm(client, "en,es\nTrust,Fiducia\n").status_code == 302
    assert not Term.objects.exists()
