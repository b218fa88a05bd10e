"""What becomes of readers' better words is decided in the CMS."""

import pytest
from django.test import Client

from causerie.accounts.models import User
from causerie.publication.models import FrontPage
from causerie.translation.models import (
    MachineText,
    State,
    Suggestion,
    SuggestionState,
    Term,
    Translation,
    UnitTranslation,
)
from causerie.translation.services.suggestions import suggest
from tests.discussion.talk import make_reader
from tests.translation.cms.glossary import as_role, make_text, typed

LIST = "/cms/glossary/suggestions/"


@pytest.fixture
def editor(front: FrontPage) -> Client:
    return as_role("Editors")


def make_translation(words: str = "La Confianza se reunió.", locale: str = "es") -> Translation:
    source = make_text("The Trust met.")
    translation: Translation = Translation.objects.create(
        source=source, locale=locale, state=State.TRANSLATED, html=f"<p>{words}</p>", is_due=False
    )
    unit = source.units.get()
    machine = MachineText.objects.create(
        source_digest=unit.digest, source_locale="en", target_locale=locale, html=words,
        profile=str(source.pk),
    )  # fmt: skip
    UnitTranslation.objects.create(translation=translation, unit=unit, current=machine)
    return translation


def make_suggestion(
    translation: Translation, selected: str = "La Confianza", proposed: str = "La Fundación"
) -> Suggestion:
    reader = User.objects.filter(handle="olena").first() or make_reader()
    return suggest(
        translation, by=reader, selected=selected, proposed=proposed, note="It is a trust.",
        address="/en/discussion/1/comment/1/",
    )  # fmt: skip


def decided(client: Client, one: Suggestion, do: str, answer: str = "") -> Suggestion:
    client.post(f"{LIST}{one.pk}/", {"do": do, "answer": answer})
    one.refresh_from_db()
    return one


def test_those_that_wait_come_first(editor: Client) -> None:
    first = make_suggestion(make_translation())
    decided(editor, first, "decline", "It is right.")
    make_suggestion(make_translation(), "reunió", "juntó")
    shown = editor.get(LIST).content.decode()
    assert shown.index("juntó") < shown.index("La Fundación")
    assert "Suggestions (1)" in editor.get("/cms/").content.decode()


def test_an_editor_sees_the_words_the_text_and_where_it_stands(editor: Client) -> None:
    one = make_suggestion(make_translation())
    shown = editor.get(f"{LIST}{one.pk}/").content.decode()
    for words in ("La Fundación", "It is a trust.", "The Trust met.", one.address):
        assert words in shown


def test_what_is_hidden_since_is_not_shown(editor: Client) -> None:
    one = make_suggestion(make_translation())
    assert one.translation
    one.translation.source.delete()
    shown = editor.get(f"{LIST}{one.pk}/").content.decode()
    assert "The Trust met." not in shown
    assert decided(editor, one, "correct").state == SuggestionState.OPEN


def test_better_words_are_put_into_this_text_alone(editor: Client) -> None:
    translation, other = make_translation(), make_translation()
    one = decided(editor, make_suggestion(translation), "correct", "Thank you.")
    translation.refresh_from_db()
    other.refresh_from_db()
    assert translation.html == "<p>La Fundación se reunió.</p>"
    assert translation.state == State.POST_EDITED
    assert other.html == "<p>La Confianza se reunió.</p>"
    assert (one.state, one.answer) == (SuggestionState.ACCEPTED, "Thank you.")


@pytest.mark.parametrize(
    "words", ["La Confianza y La Confianza.", "La <em>Confianza</em> se reunió."]
)
def test_words_that_have_no_single_place_are_left_to_be_corrected_by_hand(
    editor: Client, words: str
) -> None:
    translation = make_translation(words)
    one = make_suggestion(translation)
    answer = editor.post(f"{LIST}{one.pk}/", {"do": "correct", "answer": ""})
    assert "Correct it by hand" in answer.content.decode()
    one.refresh_from_db()
    translation.refresh_from_db()
    assert one.state == SuggestionState.OPEN
    assert translation.html == f"<p>{words}</p>"


def test_better_words_are_text_and_no_markup(editor: Client) -> None:
    translation = make_translation()
    decided(editor, make_suggestion(translation, proposed="<b>R&D</b>"), "correct")
    translation.refresh_from_db()
    assert translation.html == "<p>&lt;b&gt;R&amp;D&lt;/b&gt; se reunió.</p>"


def test_who_is_refused_is_told_why(editor: Client) -> None:
    one = make_suggestion(make_translation())
    assert decided(editor, one, "decline").state == SuggestionState.OPEN
    one = decided(editor, one, "decline", "The trust itself says so.")
    assert (one.state, one.answer) == (SuggestionState.DECLINED, "The trust itself says so.")
    assert decided(editor, one, "accept").state == SuggestionState.DECLINED


def test_a_term_is_made_of_better_words(editor: Client) -> None:
    one = make_suggestion(make_translation())
    address = f"/cms/glossary/add/?suggestion={one.pk}"
    assert f"suggestion={one.pk}" in editor.get(f"{LIST}{one.pk}/").content.decode()
    form = editor.get(address).content.decode()
    assert "A reader suggests “La Fundación” in place of “La Confianza”." in form
    assert "The Trust met." in form
    editor.post(address, typed({"en": "Trust", "es": "Fundación"}, do="save"))
    one.refresh_from_db()
    assert one.state == SuggestionState.ACCEPTED
    assert one.term == Term.objects.get()


@pytest.mark.parametrize("role", ["Authors", "Moderators"])
def test_who_does_not_edit_decides_nothing(front: FrontPage, role: str) -> None:
    client, one = as_role(role), make_suggestion(make_translation())
    assert client.get(LIST).status_code == 302
    assert client.get(f"{LIST}{one.pk}/").status_code == 302
    assert decided(client, one, "accept").state == SuggestionState.OPEN
