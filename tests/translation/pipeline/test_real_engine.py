"""The real engine, and what it does to a text that nothing protects."""

from itertools import permutations

import pytest

from causerie.lib.comment_text import tidied
from causerie.lib.markup import parse
from causerie.translation.engines.apertium import Apertium
from causerie.translation.engines.base import Pair
from causerie.translation.protection.fragments import split
from causerie.translation.terms.term import TermPair
from tests.translation.pipeline.engines import html, sent
from tests.translation.texts import LOCALES, kept_terms
from tests.translation.texts.random_texts import random_text

PAIRS = [Pair(*two) for two in permutations(LOCALES, 2)]
KEPT = tuple(TermPair(name, name, is_kept=True) for name in kept_terms())
# Comments whose lines are asked for together: each more is a call more.
TOGETHER = 32
RANDOM_TEXTS = 100


@pytest.mark.parametrize(
    ("unit", "there"),
    [
        ("The train at 05:56 was late ;-)", "05:56"),
        ("The BOE of the NATO says so", "BOE"),
        ("A T-72 and an M1A2 drove by", "T-72"),
        ("It was good :-S", ":-S"),
        ("See https://example.org/report?id=3 today", "https://example.org/report?id=3"),
        ('He typed <code dir="ltr">git log</code> here', '<code dir="ltr">git log</code>'),
    ],
)
@pytest.mark.parametrize("target", ["es", "fr", "pt", "ca"])
def test_what_was_broken_in_reality_is_whole(
    unit: str, there: str, target: str, apertium: Apertium
) -> None:
    [found] = html(sent(unit, chain=[apertium], pair=Pair("en", target)))
    assert there in found


@pytest.mark.parametrize(
    ("unit", "pair", "there"),
    [
        ("It was the 3rd tram", Pair("en", "es"), "3.º"),
        ("Vive en el 3.º piso", Pair("es", "ca"), "3r"),
        ("El 2.º tranvía", Pair("es", "fr"), "2e"),
        ("Mora na 2.ª rua", Pair("pt", "en"), "2nd"),
    ],
)
def test_ordinals_are_written_as_elsewhere(
    unit: str, pair: Pair, there: str, apertium: Apertium
) -> None:
    [found] = html(sent(unit, chain=[apertium], pair=pair))
    assert there in found


@pytest.mark.parametrize("target", ["es", "fr", "pt", "ca"])
def test_formatting_stands_on_its_words(target: str, apertium: Apertium) -> None:
    word = {"es": "casa", "fr": "maison", "pt": "casa", "ca": "casa"}[target]
    [found] = html(
        sent("The old <em>house</em> is empty", chain=[apertium], pair=Pair("en", target))
    )
    assert f"<em>{word}</em>" in found


def test_random_texts_neither_hang_nor_raise(apertium: Apertium) -> None:
    for seed in range(RANDOM_TEXTS):
        units = split(parse(tidied(random_text(seed))).html()).units
        answer = sent(*units, chain=[apertium], pair=PAIRS[seed % len(PAIRS)])
        assert answer.units is None or len(answer.units) == len(units)
