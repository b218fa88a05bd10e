"""What came of a translation is written down: by what was answered, and no engine."""

from typing import Any

import pytest

from causerie.translation.engines.base import Glossary, Pair
from causerie.translation.models import MachineText, Source, State, Translation
from causerie.translation.pipeline.answer import Answer, Unit
from causerie.translation.selectors.glossaries import glossary_for
from causerie.translation.selectors.surroundings import Surroundings
from causerie.translation.services.corrections import correct
from causerie.translation.services.engine_room import engine
from causerie.translation.services.glossary import save_term
from causerie.translation.services.landing import Landing, fail, land
from causerie.translation.services.memory import digests_of, remembered
from causerie.translation.services.requests import request
from causerie.translation.services.sources import withdraw_sources
from causerie.translation.services.taking import take
from causerie.translation.terms.entry import Entry, Name
from tests.discussion.talk import make_reader
from tests.translation.made import make_source

pytestmark = pytest.mark.django_db

PAIR = Pair("en", "es")
TRUST = Entry({"en": Name("Riverside Trust"), "es": Name("Fundación Ribereña")})


def _translation(*lines: str) -> Translation:
    source = make_source(f"<p>{'<br>'.join(lines)}</p>", locale="en")
    request(source, ["es"])
    return Translation.objects.select_related("source").get(source=source)


def _landing(
    translation: Translation,
    *units: Unit,
    name: str = "apertium",
    around: Surroundings = Surroundings(),  # noqa: B008 # it never changes
) -> Landing:
    lines = list(translation.source.units.all())
    answer = Answer(units, name, engine(name).version(PAIR))
    digests = digests_of(lines, PAIR, Glossary(), around)
    return Landing(translation, lines, digests, {}, lines, answer, Glossary())


def _land(translation: Translation, *units: Unit, name: str, around: Surroundings) -> Translation:
    land([_landing(translation, *units, name=name, around=around)])
    translation.refresh_from_db()
    return translation


def _landed(translation: Translation, *units: Unit) -> Translation:
    return _land(translation, *units, name="apertium", around=Surroundings())


def _known(source: Source, name: str, around: Surroundings) -> set[str]:
    digests = digests_of(list(source.units.all()), PAIR, Glossary(), around)
    return {text.html for text in remembered(digests, PAIR, engine(name)).values()}


def test_a_text_is_as_sure_as_its_least_sure_line() -> None:
    translation = _translation("The bridge.", "The quay.", "The tide.")
    units = Unit("El puente.", 0.9), Unit("El muelle.", 0.4), Unit("La marea.")
    assert _landed(translation, *units).confidence == 0.4


def test_what_a_person_corrected_is_older_than_what_has_landed_since() -> None:
    translation = _landed(_translation("The bridge."), Unit("La puente."))
    unit = translation.source.units.get()
    correct(translation.source, "es", {unit.pk: "El puente."}, by=make_reader())
    landed = _landed(translation, Unit("Puente."))
    assert (landed.state, landed.html) == (State.POST_EDITED, "<p>El puente.</p>")
    assert landed.is_outdated
    assert MachineText.objects.get().html == "Puente."


def test_of_a_text_that_was_taken_away_meanwhile_nothing_is_kept() -> None:
    translation, other = _translation("The bridge."), _translation("The quay.")
    landings = [_landing(translation, Unit("El puente.")), _landing(other, Unit("El muelle."))]
    withdraw_sources([translation.source_id])
    assert land(landings) == {other.pk}
    assert MachineText.objects.get().html == "El muelle."


def test_a_text_that_fails_when_made_anew_stays_as_it_was() -> None:
    translation = _landed(_translation("The bridge."), Unit("El puente."))
    assert not translation.is_outdated
    fail(translation, "check", "apertium: check: terms")
    translation.refresh_from_db()
    assert (translation.state, translation.html) == (State.TRANSLATED, "<p>El puente.</p>")
    assert (translation.is_outdated, translation.is_due) == (True, False)


def test_what_was_never_there_has_failed() -> None:
    translation = _translation("The bridge.")
    fail(translation, "check", "apertium: check: terms")
    translation.refresh_from_db()
    assert (translation.state, translation.is_outdated) == (State.FAILED, False)


BANK, LOAN = Surroundings(title="The bank of the river"), Surroundings(title="The bank’s loans")


def test_an_engine_that_is_told_more_is_remembered_by_it(settings: Any) -> None:
    model = {
        **settings.ENGINES[0],
        "name": "model",
        "kind": "chat",
        "model": "m",
        "url": "http://x",
    }
    settings.ENGINES = [*settings.ENGINES, model]
    translation = _land(
        _translation("At the bank."), Unit("En la orilla."), name="model", around=BANK
    )
    assert _known(translation.source, "model", BANK) == {"En la orilla."}
    assert _known(translation.source, "model", LOAN) == set()


def test_one_that_is_told_nothing_is_remembered_anywhere() -> None:
    translation = _translation("At the bank.")
    _land(translation, Unit("En el banco."), name="apertium", around=BANK)
    assert _known(translation.source, "apertium", LOAN) == {"En el banco."}


def test_a_readers_name_makes_it_another_text() -> None:
    translation = _landed(_translation("Rose is late."), Unit("Aumentó tarde."))
    rose = Surroundings(names=frozenset({"Rose"}))
    assert _known(translation.source, "apertium", rose) == set()
    assert _known(translation.source, "apertium", Surroundings(names=frozenset({"Ana"}))) == {
        "Aumentó tarde."
    }


def test_what_a_term_was_changed_for_meanwhile_is_made_again() -> None:
    translation = _translation("The Riverside Trust sold it.")
    [taken] = take(1)
    lines = list(taken.source.units.all())
    glossary = glossary_for(PAIR)
    digests = digests_of(lines, PAIR, glossary, Surroundings())
    answer = Answer((Unit("La Confianza de Ribera lo vendió."),), "apertium", "1")
    save_term(TRUST, by=None)
    assert land([Landing(taken, lines, digests, {}, lines, answer, glossary)]) == set()
    assert not MachineText.objects.exists()
    assert take(1) == [translation]


def test_a_term_that_stands_elsewhere_stops_nothing() -> None:
    translation = _translation("The bridge.")
    lines = list(translation.source.units.all())
    glossary = glossary_for(PAIR)
    digests = digests_of(lines, PAIR, glossary, Surroundings())
    answer = Answer((Unit("El puente."),), "apertium", "1")
    save_term(TRUST, by=None)
    assert land([Landing(translation, lines, digests, {}, lines, answer, glossary)])
