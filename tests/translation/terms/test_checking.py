"""Whether a translation has the term."""

import pytest

from causerie.translation.terms.checking import is_rendered
from causerie.translation.terms.term import Kind, TermPair

ES = TermPair("Riverside Trust", "Fundación Ribereña", target_forms=("la Ribereña",))
UK = TermPair("Riverside Trust", "Річковий фонд")


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("La Fundación Ribereña habló.", 1),
        ("La «Fundación\u00a0Ribereña» y la Fundacion Ribereña.", 2),
        ("Luego la Ribereña calló.", 1),
        ("Nada.", 0),
    ],
)
def test_the_target_or_a_form_of_it_stands_there(words: str, times: int) -> None:
    assert is_rendered(words, ES, times, "es")


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("La Confianza de Ribera habló.", 1),
        ("la fundación ribereña", 1),
        ("La Fundación Ribereña habló.", 2),
        ("Fundaciones Ribereñas", 1),
        ("", 1),
    ],
)
def test_something_else_is_noticed(words: str, times: int) -> None:
    assert not is_rendered(words, ES, times, "es")


def test_any_case_will_do_in_a_language_with_cases() -> None:
    assert is_rendered("Директор Річкового фонду і Річковий фонд", UK, 2, "uk")
    assert not is_rendered("Директор річкового флоту", UK, 1, "uk")


def test_a_common_word_may_be_in_the_plural() -> None:
    bridge = TermPair("drawbridge", "puente levadizo", kind=Kind.WORD, is_case_sensitive=False)
    assert is_rendered("Los puentes levadizos", bridge, 1, "es")


def test_what_is_kept_must_have_stayed() -> None:
    kept = TermPair("Fanal", "Fanal", is_kept=True)
    assert is_rendered("Leo Fanal.", kept, 1, "es")
    assert not is_rendered("Leo Farol.", kept, 1, "es")
