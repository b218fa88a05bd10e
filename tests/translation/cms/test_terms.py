"""Terms are looked at, added, changed and taken out in the CMS."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from causerie.publication.models import FrontPage
from causerie.translation.models import Term, TermSweep
from causerie.translation.selectors.uses import uses
from causerie.translation.terms.term import Kind
from causerie.translation.views.glossary import GlossaryView
from tests.translation.cms.glossary import TRUST, as_role, make_term, make_text, typed

PAGES = ["/cms/glossary/", "/cms/glossary/results/", "/cms/glossary/add/"]


@pytest.fixture
def editor(front: FrontPage) -> Client:
    return as_role("Editors")


@pytest.mark.parametrize("role", ["Editors", "Administrators"])
def test_who_edits_keeps_the_glossary(front: FrontPage, role: str) -> None:
    client, term = as_role(role), make_term()
    for page in [*PAGES, f"/cms/glossary/{term.pk}/", f"/cms/glossary/{term.pk}/delete/"]:
        assert client.get(page).status_code == 200, page


@pytest.mark.parametrize("role", ["Authors", "Moderators", ""])
def test_who_does_not_edit_has_no_glossary(front: FrontPage, role: str) -> None:
    client, term = as_role(role), make_term()
    for page in [*PAGES, f"/cms/glossary/{term.pk}/", f"/cms/glossary/{term.pk}/delete/"]:
        assert client.get(page).status_code == 302, page
        assert client.post(page, typed({"en": "Mill"}, do="save")).status_code == 302, page
    assert [str(one) for one in Term.objects.all()] == [str(term)]


def test_the_menu_leads_editors_to_the_glossary(editor: Client) -> None:
    assert "/cms/glossary/" in editor.get("/cms/").content.decode()
    assert "/cms/glossary/" not in as_role("Authors").get("/cms/").content.decode()


def test_a_term_is_found_by_its_name_in_any_language(editor: Client) -> None:
    make_term()
    make_term({"en": "Harbour Council", "es": "Consejo del Puerto"})
    shown = editor.get("/cms/glossary/", {"q": "fundación"}).content.decode()
    assert "Riverside Trust" in shown
    assert "Harbour Council" not in shown


def test_the_list_says_which_names_are_missing_and_what_is_wrong(
    editor: Client, front_fr: FrontPage
) -> None:
    make_term({"en": "Riverside Trust"})
    make_term({"en": "Riverside Trust", "fr": "Fiducie"})
    shown = editor.get("/cms/glossary/").content.decode()
    assert "Français" in shown
    assert "is a name twice: here and in “Riverside Trust”" in shown
    missing = editor.get("/cms/glossary/", {"missing": "fr"}).content.decode()
    assert "Fiducie" not in missing


def test_a_term_is_added(editor: Client) -> None:
    answer = editor.post("/cms/glossary/add/", typed(TRUST))
    term = Term.objects.get()
    assert answer.status_code == 302
    assert {one.locale: one.name for one in term.names.all()} == TRUST
    assert term.changed_by is not None
    assert TermSweep.objects.exists()


def test_what_it_costs_is_said_before_a_term_is_kept(editor: Client) -> None:
    make_text("The Riverside Trust met.", "es", "fr")
    make_text("Nobody met.", "es")
    asked = editor.post("/cms/glossary/add/", typed(TRUST))
    said = asked.content.decode()
    assert "1 translation is made again." in said
    assert "About 24 characters by apertium, on this server" in said
    assert not Term.objects.exists()
    assert editor.post("/cms/glossary/add/", typed(TRUST, do="back")).status_code == 200
    assert not Term.objects.exists()
    assert editor.post("/cms/glossary/add/", typed(TRUST, do="save")).status_code == 302
    assert Term.objects.exists()


def test_what_leaves_the_server_is_named(editor: Client, settings: Any) -> None:
    engine = {"name": "deepl", "kind": "deepl", "leaves_server": True, "characters_a_day": 0}
    settings.ENGINES = [*settings.ENGINES, engine | {"url": "", "key": "", "model": ""}]
    settings.TRANSLATION_ENGINES = ["deepl"]
    make_text("The Riverside Trust met.", "es", engine="deepl")
    said = editor.post("/cms/glossary/add/", typed(TRUST)).content.decode()
    assert "by deepl: they leave this server" in said


def test_forms_are_proposed_and_not_kept_before_they_are_confirmed(editor: Client) -> None:
    form = typed({"uk": "Рада порту"}, do="propose")
    shown = editor.post("/cms/glossary/add/", form).content.decode()
    assert "Раді порту" in shown
    assert not Term.objects.exists()


def test_a_language_that_the_site_does_not_have_may_be_added(editor: Client) -> None:
    form = typed({"en": "Mill", "ru": ""}, do="language")
    assert 'name="in-ru-name"' in editor.post("/cms/glossary/add/", form).content.decode()


def test_what_contradicts_another_term_is_refused_beside_its_field(editor: Client) -> None:
    make_term()
    answer = editor.post("/cms/glossary/add/", typed({"en": "Riverside Trust", "es": "Otra"}))
    said = answer.content.decode()
    assert "is a name twice: here and in “Riverside Trust”" in said
    assert Term.objects.count() == 1


def test_a_term_without_a_name_is_refused(editor: Client) -> None:
    said = editor.post("/cms/glossary/add/", typed({"en": "", "es": ""})).content.decode()
    assert "This term has no name in any language." in said


def test_a_term_is_changed_and_its_forms_kept(editor: Client) -> None:
    term = make_term()
    address = f"/cms/glossary/{term.pk}/"
    form = typed(TRUST, seen=term.changed_at.isoformat())
    form["in-en-forms"] = "the Trust\n\n the  Trust \nRiversiders"
    assert editor.post(address, form).status_code == 302
    assert term.names.get(locale="en").forms == ["the Trust", "Riversiders"]


def test_two_who_change_one_term_do_not_undo_each_other(editor: Client) -> None:
    term = make_term()
    seen = term.changed_at.isoformat()
    address = f"/cms/glossary/{term.pk}/"
    editor.post(address, typed(TRUST | {"fr": "Fiducie"}, seen=seen))
    late = typed(TRUST | {"fr": "Autre"}, seen=seen)
    assert seen in editor.post(address, late | {"do": "propose"}).content.decode()
    editor.post(address, late)
    assert term.names.get(locale="fr").name == "Fiducie"


def test_a_term_is_taken_out_after_it_was_said_what_that_costs(editor: Client) -> None:
    term = make_term()
    make_text("The Riverside Trust met.", "es")
    address = f"/cms/glossary/{term.pk}/delete/"
    assert "1 translation is made again." in editor.get(address).content.decode()
    assert Term.objects.exists()
    editor.post(address)
    assert not Term.objects.exists()
    assert TermSweep.objects.count() == 2


def test_another_page_proposes_a_term(editor: Client) -> None:
    query = {"in-es-name": "Fundación Ribera", "in-es-forms": "la Ribera\nla Confianza"}
    shown = editor.get("/cms/glossary/add/", query).content.decode()
    assert 'value="Fundación Ribera"' in shown
    assert "la Ribera\nla Confianza" in shown


def listed(client: Client, **query: str) -> list[str]:
    page = client.get("/cms/glossary/", query).content.decode()
    names = ("Abbey", "Éclair", "Fundy", "mill", "Zoo")
    return sorted((one for one in names if f">{one}</bdi>" in page), key=page.index)


@pytest.fixture
def five(front: FrontPage) -> None:
    for name in ("mill", "Zoo", "Éclair", "Abbey", "Fundy"):
        make_term({"en": name}, kind=Kind.PLACE if name in ("Zoo", "Abbey") else Kind.WORD)


def test_the_list_is_sorted_by_what_terms_are_called(editor: Client, five: None) -> None:
    names = ["Abbey", "Éclair", "Fundy", "mill", "Zoo"]
    assert listed(editor, ordering="title") == names
    assert listed(editor, ordering="-title") == names[::-1]
    assert listed(editor, ordering="title", kind="place") == ["Abbey", "Zoo"]
    assert listed(editor, ordering="-title", q="l") == ["mill", "Éclair"]
    assert listed(editor, ordering="uses", q="nothing") == []


def test_the_list_is_sorted_by_when_terms_were_changed(editor: Client, five: None) -> None:
    names = ["mill", "Zoo", "Éclair", "Abbey", "Fundy"]
    assert listed(editor, ordering="changed_at") == names
    assert listed(editor) == listed(editor, ordering="-changed_at") == names[::-1]
    assert listed(editor, ordering="password") == names[::-1]


def test_the_list_is_sorted_by_how_many_texts_say_a_term(editor: Client, five: None) -> None:
    make_text("The Zoo and the Zoo.")
    make_text("To the Zoo by the Abbey.")
    hidden = make_text("The Fundy is not here.")
    hidden.is_public = False
    hidden.save()
    assert listed(editor, ordering="-uses") == ["Zoo", "Abbey", "Éclair", "Fundy", "mill"]
    assert listed(editor, ordering="uses") == ["Éclair", "Fundy", "mill", "Abbey", "Zoo"]
    assert listed(editor, ordering="-uses", kind="word") == ["Éclair", "Fundy", "mill"]
    zoo = Term.objects.get(names__name="Zoo")
    shown = editor.get("/cms/glossary/").content.decode()
    assert f'<a href="/cms/glossary/{zoo.pk}/occurrences/">2</a>' in shown


def test_a_name_within_a_longer_one_is_counted_for_both(editor: Client) -> None:
    make_term({"en": "Harbour"})
    make_term({"en": "Harbour Sound Archive"})
    make_text("The Harbour Sound Archive is open.")
    assert sorted(uses().values()) == [1, 1]


def test_headings_sort_by_links_that_keep_search_and_filter(editor: Client, five: None) -> None:
    shown = unescape(editor.get("/cms/glossary/", {"q": "l", "kind": "word"}).content.decode())
    for key in ("title", "uses", "changed_at"):
        assert re.search(rf'href="/cms/glossary/\?q=l&kind=word&ordering=-?{key}"', shown)


def test_sorted_lists_have_pages(editor: Client, five: None, monkeypatch: Any) -> None:
    monkeypatch.setattr(GlossaryView, "paginate_by", 2)
    assert listed(editor, ordering="title", p="1") == ["Abbey", "Éclair"]
    assert listed(editor, ordering="title", p="2") == ["Fundy", "mill"]
    assert listed(editor, ordering="-uses", p="3") == ["Zoo"]
    assert listed(editor, ordering="title", p="99") == ["Zoo"]
