"""Ten Russian names in six cases each, written by hand; and texts in which none of them stands."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from causerie.translation.terms.matching import hits
from causerie.translation.terms.term import Kind, TermPair

DEMO = Path(__file__).parents[3] / "demo"
# Nominative, genitive, dative, accusative, instrumental, prepositional.
NAMES = {
    "Речной фонд": "Речной фонд, Речного фонда, Речному фонду, Речной фонд, Речным фондом,"
    " Речном фонде",
    "Совет порта": "Совет порта, Совета порта, Совету порта, Совет порта, Советом порта,"
    " Совете порта",
    "Ольга Гринкевич": "Ольга Гринкевич, Ольги Гринкевич, Ольге Гринкевич, Ольгу Гринкевич,"
    " Ольгой Гринкевич, Ольге Гринкевич",
    "Ансельм Роук": "Ансельм Роук, Ансельма Роука, Ансельму Роуку, Ансельма Роука,"
    " Ансельмом Роуком, Ансельме Роуке",
    "Тремора": "Тремора, Треморы, Треморе, Тремору, Треморой, Треморе",
    "Мирель": "Мирель, Мирели, Мирели, Мирель, Мирелью, Мирели",
    "Белоречье": "Белоречье, Белоречья, Белоречью, Белоречье, Белоречьем, Белоречье",
    "Набережная улица": "Набережная улица, Набережной улицы, Набережной улице,"
    " Набережную улицу, Набережной улицей, Набережной улице",
    "Павел Ковалёв": "Павел Ковалёв, Павла Ковалева, Павлу Ковалеву, Павла Ковалева,"
    " Павлом Ковалёвым, Павле Ковалеве",
    "мост Олдейн": "мост Олдейн, моста Олдейн, мосту Олдейн, мост Олдейн, мостом Олдейн,"
    " мосту Олдейн",
}
FORMS = [(name, form.strip()) for name, forms in NAMES.items() for form in forms.split(",")]
TERMS = tuple(TermPair(name, "x", kind=Kind.PLACE) for name in NAMES)


def test_there_are_sixty() -> None:
    assert len(FORMS) == 60


@pytest.mark.parametrize(("name", "form"), FORMS)
def test_every_case_is_found(name: str, form: str) -> None:
    [hit] = hits(f"Вчера — {form}, и всё.", TERMS, "ru")
    assert (hit.term.source, hit.surface) == (name, form)


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    for child in (
        node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    ):
        yield from _strings(child)


def _cyrillic_texts() -> list[str]:
    """Of the sample publication."""
    articles = [tomllib.loads(file.read_text("utf-8")) for file in DEMO.glob("articles/*/uk.toml")]
    threads = [tomllib.loads(file.read_text("utf-8")) for file in DEMO.glob("discussions/*.toml")]
    comments = [
        comment["text"]
        for thread in threads
        for comment in thread.get("comments", [])
        if comment["locale"] in ("uk", "ru")
    ]
    return [re.sub("<[^>]+>", " ", text) for text in [*_strings(articles), *comments]]


def test_nothing_else_is_taken_for_one_of_them() -> None:
    texts = _cyrillic_texts()
    assert sum(len(text.split()) for text in texts) > 2000
    strange = (
        TermPair("Ясенский фонд", "x"),
        TermPair("Тремора", "x"),
        TermPair("Речка", "x"),
        TermPair("Порта", "x"),
        TermPair("Ольга Гринкевич", "x"),
        TermPair("Перлина", "x"),
    )
    found = [hit.surface for text in texts for hit in hits(text, strange, "uk")]
    assert found == []


def test_names_of_the_sample_are_found_in_their_cases() -> None:
    names = (
        "Рада порту",
        "Ансельм Роук",
        "Теодора Васк",
        "мис Пелл",
        "міст Олдейн",
        "Роук",
        "Васк",
    )
    found = {
        hit.surface
        for text in _cyrillic_texts()
        for hit in hits(text, tuple(TermPair(name, "x") for name in names), "uk")
    }
    assert {"Ради порту", "Радою порту", "Теодорі Васк", "мису Пелл", "мосту Олдейн"} <= found
    assert not any(surface.startswith("Вас ") or surface == "Вас" for surface in found)
