"""Terms in a text: found in whatever form, and nothing else taken for them."""

from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.translation.terms.matching import Hit, hits
from causerie.translation.terms.term import Kind, TermPair

TRUST = TermPair("Riverside Trust", "Fundación Ribereña")


def _surfaces(text: str, *terms: TermPair, locale: str = "en") -> list[str]:
    return [hit.surface for hit in hits(text, terms, locale)]


@pytest.mark.parametrize(
    "written",
    [
        "the Riverside Trust said",
        "RIVERSIDE TRUST",
        "“Riverside Trust”, they said",
        "the Riverside-Trust",
        "the Riverside\u00a0 Trust",
        "the Riverside Trust’s director",
        "the Riversíde Trust",
    ],
)
def test_a_name_is_found_as_people_write_it(written: str) -> None:
    assert len(hits(written, (TRUST,), "en")) == 1


@pytest.mark.parametrize(
    "written",
    [
        "a riverside trust",
        "Riverside. Trust me",
        "Riverside, Trust",
        "Riverside Trusty",
        "Riverside",
        "",
    ],
)
def test_what_is_no_name_is_not_found(written: str) -> None:
    assert hits(written, (TRUST,), "en") == []


def test_a_hit_says_where_it_is_in_the_text_as_given() -> None:
    text = normalize("NFD", "Ще в Одеській Раді порту спали")
    term = TermPair("Рада порту", "Harbour Council")
    [hit] = hits(text, (term,), "uk")
    assert hit == Hit(text.index("Р"), text.index(" спали"), term, normalize("NFD", "Раді порту"))


def test_the_longest_of_overlapping_names_is_meant() -> None:
    short = TermPair("Trust", "Fundación")
    person = TermPair("Trust Harbour", "Puerto")
    assert _surfaces("the Riverside Trust Harbour and Trust", short, TRUST, person) == [
        "Riverside Trust",
        "Trust",
    ]


def test_a_possessive_ending_stays_outside_of_the_name() -> None:
    rook = TermPair("Rook", "Rook", kind=Kind.PERSON)
    farm = TermPair("McDonald's", "McDonald's")
    assert _surfaces("Rook's keys, McDonald's too", rook, farm) == ["Rook", "McDonald's"]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("MIT", "the MIT, not mit and not Mit", ["MIT"]),
        ("Fanal", "El Fanal y un fanal", ["Fanal"]),
        ("YouTube", "YouTube and Youtube", ["YouTube", "Youtube"]),
    ],
)
def test_capitals_tell_a_name_from_a_word(name: str, text: str, found: list[str]) -> None:
    assert _surfaces(text, TermPair(name, "x")) == found


def test_a_word_without_capitals_is_found_with_its_plural() -> None:
    word = TermPair("drawbridge", "puente levadizo", kind=Kind.WORD, is_case_sensitive=False)
    assert _surfaces("Drawbridges and a drawbridge", word) == ["Drawbridges", "drawbridge"]


@pytest.mark.parametrize(
    ("locale", "name", "text", "found"),
    [
        ("fr", "Ardevane", "le port d’Ardevane", ["Ardevane"]),
        ("fr", "L'Arche", "l’Arche, et une Arche", ["l’Arche"]),
        ("ca", "Oldane", "pont d'Oldane", ["Oldane"]),
        ("de", "Riverside Trust", "Riverside Trusts Haus", ["Riverside Trusts"]),
        ("en", "St. John", "St John and St. John", ["St John", "St. John"]),
        ("en", "Yahoo!", "Yahoo! works", ["Yahoo!"]),
        ("uk", "міст Олдейн", "на мосту Олдейн, у моста Олдейн", ["мосту Олдейн", "моста Олдейн"]),
        ("uk", "Васк", "Вас питала Васк", ["Васк"]),
        ("uk", "Рада", "Радий, що Раду чують", ["Раду"]),
        ("ru", "Орёл", "в Орле и Орел", ["Орле", "Орел"]),
        ("pl", "Wisła", "nad Wisłą", ["Wisłą"]),
        ("ja", "黒猫", "昔の黒猫の店", ["黒猫"]),
        ("ar", "بيروت", "في بيروت", ["بيروت"]),
    ],
)
def test_each_language_has_its_own_forms(
    locale: str, name: str, text: str, found: list[str]
) -> None:
    assert _surfaces(text, TermPair(name, "x"), locale=locale) == found


def test_confirmed_forms_are_found_as_they_are() -> None:
    term = TermPair("Міністерство закордонних справ", "x", source_forms=("МЗС",))
    assert _surfaces("у МЗС кажуть, а МЗСу нема", term, locale="uk") == ["МЗС"]


def test_of_two_terms_for_the_same_words_the_one_that_is_written_so_is_meant() -> None:
    both = (TermPair("Марін", "a"), TermPair("Маріна", "b"))
    [hit] = hits("Маріна", both, "uk")
    assert hit.term.target == "b"


def test_five_thousand_terms_are_looked_through_at_once() -> None:
    terms = tuple(
        TermPair(f"Quay {letter} Number {n}", "x")
        for n in range(250)
        for letter in "ABCDEFGHIJKLMNOPQRST"
    )
    assert _surfaces("On Quay C Number 77 we met", *terms) == ["Quay C Number 77"]


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(
    TEXTS, st.lists(TEXTS, max_size=4), st.sampled_from(["en", "fr", "uk", "ru", "tr", "zh", "ar"])
)
def test_hits_are_in_order_and_apart(text: str, names: list[str], locale: str) -> None:
    found = hits(text, tuple(TermPair(name, "x") for name in names), locale)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(text[hit.start : hit.end] == hit.surface != "" for hit in found)
