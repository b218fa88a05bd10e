"""A term is changed: what says it is translated anew, and nothing else. With the real engine."""

from dataclasses import replace

import pytest

from causerie.discussion.models import Comment
from causerie.publication.models import FrontPage
from causerie.translation.engines.base import Pair
from causerie.translation.models import MachineText, State, Term, TermSweep, Translation
from causerie.translation.selectors.affected import affected
from causerie.translation.selectors.glossaries import glossary_for
from causerie.translation.services.corrections import correct
from causerie.translation.services.glossary import delete_term, save_term, save_terms
from causerie.translation.services.term_sweep import sweep_terms
from causerie.translation.terms.entry import Entry, Name
from causerie.translation.terms.term import Gender, Kind
from tests.discussion.talk import make_reader, say
from tests.translation.talking import do_everything, make_thread, translation_of

pytestmark = pytest.mark.django_db

TRUST = Entry(
    {"en": Name("Riverside Trust"), "es": Name("Fundación Ribereña", Gender.FEMININE)},
)
RENAMED = Entry(
    {"en": Name("Riverside Trust"), "es": Name("Patronato Ribereño", Gender.MASCULINE)},
)


def _swept() -> int:
    count = 0
    while TermSweep.objects.exists():
        count += sweep_terms()
    return count


@pytest.fixture
def said(front: FrontPage) -> dict[str, Comment]:
    thread = make_thread(front, "es")
    ana, bo = make_reader("ana"), make_reader("bo")
    found = {
        "trust": say(thread, ana, "The Riverside Trust opened the bridge.", said_locale="en"),
        "other": say(thread, bo, "We trust the river and its bridge.", said_locale="en"),
    }
    do_everything()
    return found


def test_a_new_term_is_rendered_and_only_what_says_it_is_made_anew(
    said: dict[str, Comment],
) -> None:
    before = translation_of(said["other"], "es").changed_at
    assert "Fundación Ribereña" not in translation_of(said["trust"], "es").html
    save_term(TRUST, by=None)
    assert _swept() == 1
    assert Translation.objects.filter(is_due=True).get().source.comment == said["trust"]
    do_everything()
    assert "Fundación Ribereña" in translation_of(said["trust"], "es").html
    assert translation_of(said["other"], "es").changed_at == before


def test_until_the_new_text_is_there_the_earlier_one_stays(said: dict[str, Comment]) -> None:
    before = translation_of(said["trust"], "es").html
    save_term(TRUST, by=None)
    _swept()
    waiting = translation_of(said["trust"], "es")
    assert (waiting.state, waiting.html, waiting.is_due) == (State.TRANSLATED, before, True)


def test_what_no_longer_stands_anywhere_is_forgotten(said: dict[str, Comment]) -> None:
    save_term(TRUST, by=None)
    _swept()
    do_everything()
    assert MachineText.objects.count() == 2


def test_a_changed_and_a_deleted_term_reach_the_same_texts(said: dict[str, Comment]) -> None:
    term = save_term(TRUST, by=None)
    _swept()
    do_everything()
    save_term(RENAMED, by=None, term=term)
    assert _swept() == 1
    do_everything()
    assert "Patronato Ribereño" in translation_of(said["trust"], "es").html
    delete_term(Term.objects.get())
    assert _swept() == 1
    do_everything()
    assert "Patronato" not in translation_of(said["trust"], "es").html


def test_what_a_change_costs_is_told_before_it_is_made(said: dict[str, Comment]) -> None:
    found = affected([(None, TRUST)])
    assert found.texts == 1
    assert found.characters == {Pair("en", "es"): len("The Riverside Trust opened the bridge.")}
    assert not Term.objects.exists()
    term = save_term(TRUST, by=None)
    note = replace(TRUST, note="Founded in 1901.")
    assert affected([(term.as_entry(), note)]).texts == 0
    assert affected([(term.as_entry(), RENAMED)]).texts == 1


def test_a_persons_correction_stays_and_is_marked(said: dict[str, Comment]) -> None:
    translation = translation_of(said["trust"], "es")
    unit = translation.source.units.get()
    words = "La Fundación abrió el puente."
    author = said["trust"].author
    assert author
    correct(translation.source, "es", {unit.pk: words}, by=author)
    save_term(TRUST, by=None)
    assert _swept() == 0
    corrected = translation_of(said["trust"], "es")
    assert corrected.html == f"<p>{words}</p>"
    assert corrected.is_outdated


def test_a_file_of_many_terms_is_looked_at_once(said: dict[str, Comment]) -> None:
    river = Entry({"en": Name("Mirel"), "es": Name("Mirel")}, Kind.PLACE)
    save_terms([(None, TRUST), (None, river)], by=None)
    assert TermSweep.objects.count() == 1
    assert _swept() == 1


def test_the_glossary_of_an_article_in_another_region_serves_both(said: dict[str, Comment]) -> None:
    save_term(TRUST, by=None)
    [term] = glossary_for(Pair("en", "es-mx")).terms
    assert term.target == "Fundación Ribereña"
