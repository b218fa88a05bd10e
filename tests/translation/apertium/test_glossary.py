"""Names of the glossary come out as they must, with the grammar around them, in every direction."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from causerie.translation.engines.apertium import Apertium
from causerie.translation.engines.apertium.stand_ins import is_stand_in, masked
from causerie.translation.engines.base import Pair, Text
from causerie.translation.terms.term import Gender, Kind, TermPair
from tests.translation.apertium.work import TWENTY, OwnModes, translated

_F, _M, _NONE = Gender.FEMININE, Gender.MASCULINE, Gender.NONE
_TRUST = {
    "en": ("Riverside Trust", _NONE), "es": ("Fundación Ribereña", _F),
    "fr": ("Association des Rives", _F), "pt": ("Instituto Ribeirinho", _M),
    "ca": ("Associació Ribera", _F),
}  # fmt: skip
_NADIA = dict.fromkeys(_TRUST, ("Nàdia Bell-Ostrov", _F))
_SENTENCES = {
    "en": ("The {trust} was founded by {nadia}.", "I spoke with the director of the {trust}.",
           "The {trust}'s old house is closed; thank you, {trust}!"),
    "es": ("La {trust} fue fundada por {nadia}.", "Hablé con el director de la {trust}.",
           "¡Gracias, {trust}!"),
    "fr": ("L'{trust} a été fondée par {nadia}.", "J'ai parlé avec le directeur de l'{trust}.",
           "Merci, {trust} !"),
    "pt": ("O {trust} foi fundado por {nadia}.", "Falei com o diretor do {trust}.",
           "Obrigado, {trust}!"),
    "ca": ("L'{trust} va ser fundada per {nadia}.", "Vaig parlar amb el director de l'{trust}.",
           "Gràcies, {trust}!"),
}  # fmt: skip
# What stands before the name in the second sentence.
_OF_THE = {"en": "of the ", "es": "de la ", "fr": "de l'", "pt": "do ", "ca": "de l'"}


def _term(names: dict[str, tuple[str, Gender]], pair: Pair, kind: Kind) -> TermPair:
    (source, source_gender), (target, target_gender) = names[pair.source], names[pair.target]
    return TermPair(
        source, target, kind=kind, source_gender=source_gender, target_gender=target_gender
    )


@pytest.mark.parametrize("pair", TWENTY, ids=str)
def test_a_name_comes_out_exactly_as_often_as_it_stands_there(
    apertium: Apertium, pair: Pair
) -> None:
    terms = (
        _term(_TRUST, pair, Kind.ORGANISATION),
        _term(_NADIA, pair, Kind.PERSON),
    )
    names = {"trust": terms[0].source, "nadia": terms[1].source}
    texts = [Text(each.format(**names), (), terms) for each in _SENTENCES[pair.source]]
    answers = [answer.words for answer in translated(apertium, texts, pair)]
    for sentence, answer in zip(_SENTENCES[pair.source], answers, strict=True):
        assert answer.count(terms[0].target) == sentence.count("{trust}")
        assert answer.count(terms[1].target) == sentence.count("{nadia}")
    assert _OF_THE[pair.target] + terms[0].target in answers[1]
    assert translated(apertium, texts[1:2], pair)[0].confidence == 1


def test_without_the_glossary_the_name_has_several_renderings(apertium: Apertium) -> None:
    texts = [each.format(trust="Riverside Trust", nadia="Nadia") for each in _SENTENCES["en"]]
    answers = translated(apertium, texts, Pair("en", "es"))
    assert not any("Fundación" in answer.words for answer in answers)


def test_articles_and_adjectives_agree_with_the_name(apertium: Apertium) -> None:
    pair = Pair("en", "es")
    for target, gender, sentence in (
        ("Casa Nova", _F, "La Casa Nova es vieja."),
        ("Club Nou", _M, "El Club Nou es viejo."),
    ):
        term = TermPair("Foo Bar", target, target_gender=gender)
        (answer,) = translated(apertium, [Text("The Foo Bar is old.", (), (term,))], pair)
        assert answer.words == sentence


def test_words_before_a_name_are_joined_by_its_first_letter(apertium: Apertium) -> None:
    for target, expected in (("Institut Bleu", "l'Institut Bleu"), ("Musée Bleu", "le Musée Bleu")):
        term = TermPair("Museo Azul", target, source_gender=_M, target_gender=_M)
        text = Text("Ayer vi el Museo Azul.", (), (term,))
        (answer,) = translated(apertium, [text], Pair("es", "fr"))
        assert expected in answer.words


def test_a_word_begins_a_sentence_with_a_capital(apertium: Apertium) -> None:
    term = TermPair("carpool", "coche compartido", kind=Kind.WORD, is_case_sensitive=False)
    texts = [Text(words, (), (term,)) for words in ("Carpool is good.", "I like the carpool.")]
    first, second = translated(apertium, texts, Pair("en", "es"))
    assert first.words.startswith("Coche compartido")
    assert "el coche compartido" in second.words


def test_many_terms_in_one_text_keep_apart(apertium: Apertium) -> None:
    kinds = ("Trust", "Harbour", "Society", "Club", "Choir", "Union", "Museum", "League")
    names = [f"{first} {kind}" for first in ("Vell", "Nordic", "Ostra") for kind in kinds]
    terms = tuple(TermPair(name, f"Casa {name}") for name in names)
    words = "We know " + ", ".join(f"the {name}" for name in names) + "."
    for pair in (Pair("en", "es"), Pair("en", "fr")):
        (answer,) = translated(apertium, [Text(words, (), terms)], pair)
        assert all(answer.words.count(term.target) == 1 for term in terms)


def test_a_word_that_looks_like_one_of_ours_does_no_harm(apertium: Apertium) -> None:
    term = TermPair("Riverside Trust", "Fundación Ribereña", target_gender=_F)
    words = "Zzqommsbb and the Riverside Trust."
    mask = masked(Text(words, (), (term,)), Pair("en", "es"))
    assert [is_stand_in(word.strip(".")) for word in mask.words.split()].count(True) == 2
    (answer,) = translated(apertium, [words], Pair("en", "es"))
    assert "Zzqommsbb" in answer.words


@settings(max_examples=60, deadline=None)
@given(
    name=st.text(st.characters(categories=("Lu", "Ll", "Lo")), min_size=3, max_size=12).map(
        str.title
    ),
    kind=st.sampled_from(list(Kind)),
    gender=st.sampled_from(list(Gender)),
    is_plural=st.booleans(),
    pair=st.sampled_from(TWENTY),
)
def test_any_name_comes_out_exactly(
    apertium: Apertium, name: str, kind: Kind, gender: Gender, is_plural: bool, pair: Pair
) -> None:
    term = TermPair(
        "Qwertyland", f"{name} House", kind=kind, target_gender=gender, is_plural=is_plural
    )
    text = Text(_SENTENCES[pair.source][1].format(trust="Qwertyland"), (), (term,))
    (answer,) = translated(apertium, [text], pair)
    assert answer.words.count(term.target) == 1


def test_a_mode_that_cannot_be_taught_renders_names_all_the_same(own_modes: OwnModes) -> None:
    """Its programs are others, or the compiler is missing: a stand-in is an unknown word then."""
    own_modes.add("en-es", "mark")
    engine = own_modes.engine()
    term = TermPair("Riverside Trust", "Fundación Ribereña", target_gender=_F)
    text = Text("The Riverside Trust.", (), (term,))
    (answer,) = translated(engine, [text], Pair("en", "es"))
    assert answer.words == "The Fundación Ribereña."
    engine.close()
