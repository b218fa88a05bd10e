"""An index that proposes every text in which a term may stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.translation.terms.matching import hits
from causerie.translation.terms.term import Kind, TermPair
from causerie.translation.terms.word_index import index_words, prefixes
from tests.translation.terms.test_russian_names import FORMS


def _is_proposed(text: str, term: TermPair, locale: str) -> bool:
    words = index_words(text).split()
    return any(word.startswith(one) for word in words for one in prefixes(term, locale))


@pytest.mark.parametrize(("name", "form"), FORMS)
def test_every_case_of_a_name_is_proposed(name: str, form: str) -> None:
    assert _is_proposed(f"Вчера {form}.", TermPair(name, "x"), "ru")


@pytest.mark.parametrize(
    ("locale", "name", "text"),
    [
        ("fr", "Arche", "de l’Arche"),
        ("de", "Müller", "Herr Mueller"),
        ("uk", "ґанок", "Ганок"),
        ("ar", "أحمد", "احمد"),
        ("es", "nación", "Nacion"),
        ("pt", "nação", "nações"),
        ("zh", "黑猫", "一只黑猫来了"),
        ("en", "UN", "the UN said"),
        ("tr", "Işık", "IŞIK’ta"),
    ],
)
def test_the_index_knows_no_language_and_misses_nothing(locale: str, name: str, text: str) -> None:
    word = TermPair(name, "x", kind=Kind.WORD, is_case_sensitive=False)
    assert _is_proposed(text, word, locale)


def test_a_text_without_the_words_is_not_proposed() -> None:
    assert not _is_proposed("Nothing of the kind", TermPair("Riverside Trust", "x"), "en")


def test_words_are_kept_once_and_short() -> None:
    assert index_words("Bridge, bridge; l'eau") == "bridge leau eau"
    assert len(index_words("x" * 100)) < 20
    assert len(index_words(" ".join(f"w{n}" for n in range(50_000)))) <= 60_000


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
FEW_WORDS = (
    "мост мосту моста Рада Раду Роук Роука l'Arche Müller Trust's Mosts nação nações city cities"
)
WORDS = st.lists(st.sampled_from(FEW_WORDS.split()), max_size=6)


@given(TEXTS, TEXTS, st.sampled_from(["en", "fr", "uk", "ru", "tr", "de", "ar", "ja"]))
def test_no_hit_is_outside_of_the_index(text: str, name: str, locale: str) -> None:
    term = TermPair(name, "x", is_case_sensitive=False)
    for written in (text, f"{text} {name} {text}"):
        if hits(written, (term,), locale):
            assert _is_proposed(written, term, locale)


@given(WORDS, WORDS, st.sampled_from(["uk", "ru", "fr", "de", "en", "pt", "pl"]))
def test_no_inflected_hit_is_outside_of_the_index(
    text: list[str], name: list[str], locale: str
) -> None:
    term = TermPair(" ".join(name), "x", is_case_sensitive=False, kind=Kind.WORD)
    if hits(" ".join(text), (term,), locale):
        assert _is_proposed(" ".join(text), term, locale)
