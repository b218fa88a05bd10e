import pytest
from hypothesis import given
from hypothesis import strategies as st

from causerie.translation.pipeline.tidying import tidied
from causerie.translation.pipeline.typography import typeset


@pytest.mark.parametrize(
    ("words", "locale", "shown"),
    [
        ("Qui ? Moi ! Deux : un ; deux", "en", "Qui? Moi! Deux: un; deux"),
        ("Who\u202f? Me\u00a0: me", "es", "Who? Me: me"),
        ("Qui? Moi! Deux: un; deux", "fr", "Qui\u202f? Moi\u202f! Deux\u00a0: un\u202f; deux"),
        ("Quoi?! (vrai?)", "fr", "Quoi\u202f?! (vrai\u202f?)"),
        ('"Vrai?" "Oui!"', "fr", '"Vrai\u202f?" "Oui\u202f!"'),
        ("à 14:30, ou a:b", "fr", "à 14:30, ou a:b"),
        ("¿? ¡Sí!", "es", "¿? ¡Sí!"),
        ("He said “no”.", "fr", "He said «\u00a0no\u00a0»."),
        ("Il dit « non ».", "en", "Il dit “non”."),
        ("Il dit «\u00a0non\u00a0».", "ca", "Il dit «non»."),
        # What is not closed, or stands in another, stays.
        ("It is “no.", "fr", "It is “no."),
        ("«a “b”»", "fr", "«\u00a0a “b”\u00a0»"),
    ],
)
def test_signs_stand_as_the_language_sets_them(words: str, locale: str, shown: str) -> None:
    assert typeset(words, locale) == shown


@given(st.text('a ?!;:«»“”"\u00a0\u202f'), st.sampled_from(["fr", "en", "es", "uk"]))
def test_a_second_time_nothing_changes(words: str, locale: str) -> None:
    once = typeset(words, locale)
    assert typeset(once, locale) == once
    assert len("".join(once.split())) == len("".join(words.split()))


@pytest.mark.parametrize(
    ("words", "source", "shown"),
    [
        ('Dijo. " Esperamos ". Y', 'Said. "We waited". And', 'Dijo. "Esperamos". Y'),
        ('Es 5" x 3" de', 'It is 5" x 3" of', 'Es 5" x 3" de'),
        ('Un " solo', 'One " alone', 'Un " solo'),
    ],
)
def test_a_plain_quotation_mark_stands_as_in_the_source(
    words: str, source: str, shown: str
) -> None:
    assert tidied(words, source, "pt") == shown


def test_a_title_does_not_end_a_question() -> None:
    assert tidied("Gracias, Sr. Vask!", "Thank you, Mr Vask!", "es") == "¡Gracias, Sr. Vask!"
