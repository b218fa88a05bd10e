"""A term put in its place: in the same case where that is safe, else as the glossary has it."""

import pytest

from causerie.translation.terms.inflection import rendering
from causerie.translation.terms.matching import hits
from causerie.translation.terms.term import Gender, Kind, TermPair

FUND = TermPair("Речной фонд", "Річковий фонд")
PORT = TermPair("Совет порта", "Рада порту")
WOMAN = TermPair("Ольга Гринкевич", "Ольга Гринкевич", kind=Kind.PERSON)
PLACE = TermPair("Тремора", "Тремора", kind=Kind.PLACE)
BRIDGE = TermPair("мост Олдейн", "міст Олдейн", kind=Kind.PLACE)


def _rendered(text: str, term: TermPair, source: str = "ru", target: str = "uk") -> str:
    [hit] = hits(text, (term,), source)
    return rendering(hit, source, target)


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("Речной фонд", FUND, "Річковий фонд"),
        ("директор Речного фонда", FUND, "Річкового фонду"),
        ("Речному фонду", FUND, "Річковому фондові"),
        ("с Речным фондом", FUND, "Річковим фондом"),
        ("в Речном фонде", FUND, "Річковім фонді"),
        ("РЕЧНОГО ФОНДА", FUND, "Річкового фонду"),
        ("Совета порта", PORT, "Ради порту"),
        ("Совету порта", PORT, "Раді порту"),
        ("Советом порта", PORT, "Радою порту"),
        ("Ольгу Гринкевич", WOMAN, "Ольгу Гринкевич"),
        ("Ольге Гринкевич", WOMAN, "Ользі Гринкевич"),
        ("моста Олдейн", BRIDGE, "моста Олдейн"),
    ],
)
def test_the_case_is_the_same_in_both(text: str, term: TermPair, expected: str) -> None:
    assert _rendered(text, term) == expected


@pytest.mark.parametrize("text", ["Треморы", "Тремору", "Треморой"])
def test_a_name_that_no_dictionary_has_stands_as_it_is(text: str) -> None:
    assert _rendered(text, PLACE) == "Тремора"


def test_where_two_cases_could_be_meant_the_name_stands_as_it_is() -> None:
    # Dative or prepositional.
    assert _rendered("мосту Олдейн", BRIDGE) == "міст Олдейн"
    back = TermPair("Річковий фонд", "Речной фонд")
    assert _rendered("Річковому фондові", back, "uk", "ru") == "Речной фонд"
    assert _rendered("Річкового фонду", back, "uk", "ru") == "Речного фонда"


def test_a_confirmed_form_is_taken_where_nothing_else_is_known() -> None:
    term = TermPair(
        "Павел Ковалёв",
        "Павло Роук",
        target_forms=("Павла Роука", "Павлові Роукові"),
        kind=Kind.PERSON,
        target_gender=Gender.MASCULINE,
    )
    assert _rendered("Павла Ковалёва", term) == "Павла Роука"
    assert _rendered("Павлом Ковалёвым", term) == "Павло Роук"


def test_a_wrong_gender_is_no_reason_to_guess() -> None:
    term = TermPair("Речной фонд", "Річковий фонд", source_gender=Gender.FEMININE)
    assert _rendered("Речного фонда", term) == "Річковий фонд"


def test_elsewhere_a_name_does_not_change() -> None:
    term = TermPair("Riverside Trust", "Fundación Ribereña")
    assert _rendered("the Riverside Trust's", term, "en", "es") == "Fundación Ribereña"
    assert (
        _rendered("Речного фонда", TermPair("Речной фонд", "River Fund"), "ru", "en")
        == "River Fund"
    )


def test_what_is_kept_stands_as_it_was_written() -> None:
    assert _rendered("FANAL", TermPair("Fanal", "Fanal", is_kept=True), "en", "es") == "FANAL"
