"""A title and the name behind it are one, and are called what the target calls them."""

import pytest

from causerie.translation.engines.apertium import Apertium
from causerie.translation.engines.apertium.contracting import ARTICLE, joined
from causerie.translation.engines.apertium.stand_ins import masked
from causerie.translation.engines.base import Pair, Text
from causerie.translation.terms.term import Gender, Kind, TermPair
from tests.translation.apertium.work import TWENTY, translated

WOMAN = {
    "en": "Mrs Garros lives here.", "fr": "Mme Garros habite ici.",
    "es": "La Sra. Garros vive aquí.", "pt": "A Sra. Garros vive aqui.",
    "ca": "La Sra. Garros viu aquí.",
}  # fmt: skip
HIS = {
    "en": "The house of Mr Garros is old.", "fr": "La maison de M. Garros est vieille.",
    "es": "La casa del Sr. Garros es vieja.", "pt": "A casa do Sr. Garros é velha.",
    "ca": "La casa del Sr. Garros és vella.",
}  # fmt: skip
THANKED = {
    "en": "Thank you, Mr Garros.", "fr": "Merci, M. Garros.", "es": "Gracias, Sr. Garros.",
    "pt": "Obrigado, Sr. Garros.", "ca": "Gràcies, Sr. Garros.",
}  # fmt: skip
SHE = {"en": "Mrs Garros", "fr": "Mme Garros", "es": "La Sra. Garros", "pt": "A Sra. Garros",
       "ca": "La Sra. Garros"}  # fmt: skip
OF_HIM = {"en": "of Mr Garros", "fr": "de M. Garros", "es": "del Sr. Garros", "pt": "do Sr. Garros",
          "ca": "del Sr. Garros"}  # fmt: skip
CALLED = {"en": ", Mr Garros", "fr": ", M. Garros", "es": ", Sr. Garros", "pt": ", Sr. Garros",
          "ca": ", Sr. Garros"}  # fmt: skip


def _said(engine: Apertium, words: str | Text, pair: str) -> str:
    [answer] = translated(engine, [words], Pair(*pair.split("-")))
    return answer.words


@pytest.mark.parametrize("pair", TWENTY, ids=str)
def test_a_woman_is_called_so_in_every_direction(pair: Pair, apertium: Apertium) -> None:
    assert _said(apertium, WOMAN[pair.source], str(pair)).startswith(SHE[pair.target])


@pytest.mark.parametrize("pair", TWENTY, ids=str)
def test_articles_grow_together_with_what_stands_before(pair: Pair, apertium: Apertium) -> None:
    assert OF_HIM[pair.target] in _said(apertium, HIS[pair.source], str(pair))


@pytest.mark.parametrize("pair", TWENTY, ids=str)
def test_whoever_is_spoken_to_has_no_article(pair: Pair, apertium: Apertium) -> None:
    assert CALLED[pair.target] in _said(apertium, THANKED[pair.source], str(pair))


@pytest.mark.parametrize(
    ("pair", "source", "shown"),
    [
        ("fr-en", "Monsieur Petit et madame Roche sont là.", "Mr Petit and Mrs Roche"),
        ("en-es", "Mr Smith's boat is new.", "del Sr. Smith"),
        ("fr-es", "Le Dr Garros est venu.", "El Dr. Garros"),
        # An office is a word.
        ("es-fr", "Ha hablado el señor Presidente.", "Président"),
        ("es-fr", "Hablo de la Dra. Garros.", "de la Dre Garros"),
        ("en-ca", "Miss Garros came.", "La Srta. Garros"),
        ("ca-en", "Parlo amb la senyoreta Garros.", "with Miss Garros"),
        ("fr-pt", "J'écris à Mme Garros.", "à Sra. Garros"),
        # No titles.
        ("en-fr", "I miss Garros.", "Garros"),
        ("es-en", "Gracias, señor. Desde hoy no vengo.", "From today"),
        ("es-en", "El señor Presidente no viene.", "resident"),
    ],
)
def test_titles_are_told_from_words(pair: str, source: str, shown: str, apertium: Apertium) -> None:
    said = _said(apertium, source, pair)
    assert shown in said
    assert ARTICLE not in said


def test_a_term_and_a_token_have_titles_too(apertium: Apertium) -> None:
    term = TermPair("Vask", "Vask", kind=Kind.PERSON, source_gender=Gender.FEMININE)
    text = Text("Mme ZQXA et le Dr Vask sont là.", ("ZQXA",), (term,))
    said = _said(apertium, text, "fr-es")
    assert said.startswith("La Sra. ZQXA y la Dra. Vask")


def test_names_of_people_lose_the_article_that_others_do_not_set(apertium: Apertium) -> None:
    term = TermPair("Roake", "Roake", kind=Kind.PERSON, source_gender=Gender.MASCULINE)
    assert "of Roake" in _said(apertium, Text("A casa do Roake é velha.", (), (term,)), "pt-en")
    assert _said(apertium, Text("En Roake és aquí.", (), (term,)), "ca-es").startswith("Roake")


@pytest.mark.parametrize(
    ("words", "target", "shown"),
    [
        (f"de {ARTICLE}el Sr. A", "es", "del Sr. A"),
        (f"al {ARTICLE}la Sra. A", "es", "a la Sra. A"),
        (f"De {ARTICLE}o Sr. A", "pt-br", "Do Sr. A"),
        (f"la {ARTICLE}la Sra. A", "ca", "la Sra. A"),
        (f"con {ARTICLE}la Sra. A", "es", "con la Sra. A"),
        (f"{ARTICLE}La Sra. A", "es", "La Sra. A"),
        ("à les 18:30, de les ZQXA", "fr", "aux 18:30, des ZQXA"),
        ("de les voir", "fr", "de les voir"),
        ("de les gens", "ca", "de les gens"),
    ],
)
def test_articles_are_joined(words: str, target: str, shown: str) -> None:
    assert joined(words, target) == shown


def test_there_are_as_many_stand_ins_as_a_comment_has_titles() -> None:
    said = "Mr. A " * 3_333
    mask = masked(Text(said), Pair("en", "es"))
    assert len(mask.renderings) == 3_333
    assert mask.is_whole(mask.words)


def test_a_term_behind_a_name_is_no_part_of_it() -> None:
    text = Text("Mrs Garros Lindane is here.", (), (TermPair("Lindane", "Lindania"),))
    names = masked(text, Pair("en", "es")).renderings.values()
    assert {name.removeprefix(ARTICLE) for name in names} == {"la Sra. Garros", "Lindania"}
