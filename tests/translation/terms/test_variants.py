"""Forms that are proposed to an editor."""

import pytest

from causerie.translation.terms.matching import hits
from causerie.translation.terms.term import Kind, TermPair
from causerie.translation.terms.variants import proposed


@pytest.mark.parametrize(
    ("name", "locale", "kind", "some"),
    [
        ("Речной фонд", "ru", Kind.ORGANISATION, {"Речного фонда", "Речным фондом"}),
        ("Ольга Гринкевич", "ru", Kind.PERSON, {"Ольги Гринкевич", "Ольгой Гринкевич"}),
        ("Ансельм Роук", "uk", Kind.PERSON, {"Ансельма Роука", "Ансельме Роуку"}),
        ("Теодора Васк", "uk", Kind.PERSON, {"Теодори Васк", "Теодорою Васк"}),
        ("Рада порту", "uk", Kind.ORGANISATION, {"Ради порту", "Раду порту"}),
        ("Карпати", "uk", Kind.PLACE, {"Карпат", "Карпатами"}),
        ("розвідний міст", "uk", Kind.WORD, {"розвідного моста", "розвідні мости"}),
        ("Riverside Trust", "en", Kind.ORGANISATION, {"Riverside Trust’s"}),
        ("بيروت", "ar", Kind.PLACE, {"لبيروت", "وبيروت"}),
        ("المجلس", "ar", Kind.ORGANISATION, {"للمجلس", "بالمجلس"}),
        ("Lucas", "en", Kind.PERSON, {"Lucas’"}),
        ("Ardevane", "fr", Kind.PLACE, {"d’Ardevane"}),
        ("drawbridge", "en", Kind.WORD, {"drawbridges"}),
        ("harbour master of the city", "en", Kind.WORD, {"harbour masters of the city"}),
        ("puente levadizo", "es", Kind.WORD, {"puentes levadizos"}),
        ("capitão do porto", "pt", Kind.WORD, {"capitões do porto"}),
        ("pont llevadís", "ca", Kind.WORD, {"ponts llevadís"}),
    ],
)
def test_forms_that_are_worth_a_look(name: str, locale: str, kind: Kind, some: set[str]) -> None:
    found = proposed(name, locale, kind)
    assert some <= set(found)
    assert name not in found
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("name", "locale"),
    [("", "en"), ("東京", "ja"), ("МЗС", "uk"), ("Ardevane", "es")],
)
def test_nothing_is_proposed_where_nothing_is_sensible(name: str, locale: str) -> None:
    assert proposed(name, locale, Kind.PLACE) == []


@pytest.mark.parametrize(
    ("name", "locale"), [("Ансельм Роук", "uk"), ("Речной фонд", "ru"), ("Riverside Trust", "en")]
)
def test_what_is_proposed_would_be_found_anyway(name: str, locale: str) -> None:
    for form in proposed(name, locale, Kind.PERSON if " Р" in name else Kind.ORGANISATION):
        assert hits(form, (TermPair(name, "x"),), locale)
