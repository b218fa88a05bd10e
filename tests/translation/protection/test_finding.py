"""What must not change is found, and nothing else."""

from itertools import pairwise
from time import process_time

import pytest

from causerie.translation.protection.finding import spans
from causerie.translation.protection.spans import SpanKind


def found(text: str, *names: str, language: str = "en") -> list[str]:
    return [
        text[span.start : span.end]
        for span in spans(text, frozenset(names), language)
        if span.kind is not SpanKind.NUMBER
    ]


@pytest.mark.parametrize(
    "thing",
    [
        "05:56",
        "18h30",
        "18 h 30",
        "5.56 h",
        "6 p.m.",
        "12/05/2024",
        "2024-05-12",
        "12.05.2024",
        "3:2",
        "1 200,50 €",
        "€3.50",
        "$5m",
        "US$ 2.5",
        "12 km",
        "5 °C",
        "−5",
        "30 %",
        "30%",
        "3.141",
        "10–20 km",
        "+34 600 123 456",
        "№ 9",
        "§5",
        "90 km/h",
        "15 EUR",
        "3\u00a0000\u00a0ha",
        "1'200",
        "5km",
    ],
)
def test_a_quantity_is_one_thing(thing: str) -> None:
    assert found(f"It says {thing}, she said.") == [thing]


@pytest.mark.parametrize(
    "thing",
    [
        "T-72",
        "T-72B3",
        "M1A2",
        "Covid-19",
        "F-16s",
        "S-300PMU2",
        "737-800",
        "H5N1",
        "CO₂",
        "CO2",
        "5G",
        "Т-72",
        "v2.0",
        "R2-D2",
        "C++",
        "A320neo",
    ],
)
def test_a_designation_is_one_thing(thing: str) -> None:
    assert found(f"They built the {thing} then.") == [thing]


@pytest.mark.parametrize(
    "thing", ["NATO", "UE", "ÖBB", "МЗС", "U.S.", "EE. UU.", "AT&T", "ONGs", "R&D"]
)
def test_an_acronym_is_one_thing(thing: str) -> None:
    assert found(f"Now {thing} says so") == [thing]


@pytest.mark.parametrize(
    "thing",
    [
        "https://example.org/a_b?c=d&e=(f)#g",
        "www.example.org/x",
        "example.org",
        "ana.b+c@example.org",
        "o'brien@example.org",
        "#SaveTheBridge",
        "#12",
        "@olena-koval",
        "notes.txt",
        "HTTPS://EXAMPLE.ORG/A",
    ],
)
def test_an_address_is_one_thing(thing: str) -> None:
    assert found(f"See {thing}. Then say.") == [thing]


@pytest.mark.parametrize(
    "thing",
    ["👩‍🚒", "🇺🇦", "👍🏽", "❤️", "1️⃣", ";-)", ":-S", "xD", "^^", "o_O", "<3", ":unknown_one:"],
)
def test_a_smiley_is_one_thing(thing: str) -> None:
    assert found(f"Good {thing} so") == [thing]


@pytest.mark.parametrize(
    "text",
    [
        "I said A and B.",
        "the 2nd and the 1er, 21st, 1.º",
        "I NEVER said that",
        "THIS IS NOT RIGHT",
        "he said I AM NOT HAPPY today",
        "e-mail and x-ray",
        "a las 5 ha dicho",
        "(see the map)",
        "wait: no/yes",
        "amigo(a)",
        "It is.Then it was",
    ],
)
def test_words_are_words(text: str) -> None:
    assert found(text) == []


def test_a_plain_number_is_left_to_the_engine() -> None:
    kinds = {span.kind for span in spans("12 dogs in 1984", frozenset(), "en")}
    assert kinds == {SpanKind.NUMBER}


def test_the_label_of_an_item_is_one_thing() -> None:
    assert found("a) no, but (b) yes") == ["a)", "(b)"]


def test_readers_names_are_found_as_whole_words() -> None:
    text = "Rosa Campos and Rosalia, roses; Rosa again, mark and Mark Stone's"
    assert found(text, "Rosa Campos", "Mark Stone", "mark") == ["Rosa Campos", "Rosa", "Mark Stone"]


def test_a_part_of_a_name_begins_a_sentence_as_a_word_may() -> None:
    assert found("Clara mente", "Clara Fuentes") == []
    assert found("Clara, yes", "Clara Fuentes") == ["Clara"]


def test_nothing_overlaps() -> None:
    text = "Rosa@example.org T-72 18:30h #12km Rosa NATO/UE"
    places = [(s.start, s.end) for s in spans(text, frozenset({"Rosa"}), "en")]
    assert all(one[1] <= other[0] for one, other in pairwise(places))


@pytest.mark.parametrize("piece", ["A-", "a.", "a@", "1-", "#a-", "x_-"])
def test_a_word_without_an_end_is_looked_at_once(piece: str) -> None:
    """Were each of its parts tried anew, it would be seconds."""
    begun = process_time()
    found(piece * 10_000)
    assert process_time() - begun < 1
