"""Capitals stand where the source, or the language, asks for them."""

import re
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from causerie.translation.engines.apertium import Apertium
from causerie.translation.engines.apertium.casing import Languages, cased
from causerie.translation.engines.base import Pair, Text
from causerie.translation.terms.term import Gender, Kind, TermPair
from tests.translation.apertium.work import TWENTY, translated

_WORD = re.compile(r"[^\W\d_]+")
# What was broken, in each language; in none of them is a word a name, or looks like one.
PLAIN = {
    "en": ["Thank you for this article, I have learned a lot.", "A mother knows it. A child, too."],
    "es": ["Gracias por taparlo. A la madre le gusta.", "Gracias a todos, y a la vecina."],
    "fr": ["Merci pour cet article.", "Ah, c'est ça ! Moi, je ne sais pas. L'eau monte."],
    "pt": ["Obrigado por este artigo. A água sobe.", "O vento e o mar. A mãe sabe."],
    "ca": ["Gràcies per aquest article. L'aigua puja.", "A la mare li agrada. O no."],
}
NAMED = {
    "en": "Yesterday I saw Wenna Trescott in the harbour.",
    "es": "Ayer vi a Wenna Trescott en el puerto.",
    "fr": "Hier, j'ai vu Wenna Trescott au port.",
    "pt": "Ontem vi Wenna Trescott no porto.",
    "ca": "Ahir vaig veure Wenna Trescott al port.",
}


def _cased(answer: str, source: str, languages: str, kept: str = "") -> str:
    return cased(answer, source, Languages(*languages.split("-")), set(kept.split()).__contains__)


@pytest.mark.parametrize(
    ("languages", "source", "answer", "shown"),
    [
        ("en-es", "Thank you for it.", "Gracias Para él.", "Gracias para él."),
        ("es-en", "Gracias a todos.", "THANKS TO all.", "Thanks to all."),
        ("fr-es", "L'eau monte.", "EL agua sube.", "El agua sube."),
        ("fr-en", "Ah ! Moi je l'étais.", "Ah ! Me It was me.", "Ah ! Me it was me."),
        ("es-pt", "Lo vi. Me gusta.", "Vi-o. gosto.", "Vi-o. Gosto."),
        ("es-en", "la mañana", "The morning", "the morning"),
        ("fr-es", "Relisez le texte.", "Relisez El texto.", "Relisez el texto."),
        # Names, as they are and translated.
        ("fr-es", "Relisez Garros.", "Relisez Garros.", "Relisez Garros."),
        ("en-es", "I know Heron Bell.", "Sé Heron Timbre.", "Sé Heron Timbre."),
        ("es-en", "Garros dijo.", "It said Garros.", "It said Garros."),
        ("es-en", "Vive en Londres.", "It lives in London.", "It lives in London."),
        ("en-es", "I live in London.", "Vivo En Londres.", "Vivo en Londres."),
        ("en-es", "London's bridge.", "El puente de Londres.", "El puente de Londres."),
        ("en-fr", "Spain won.", "L'Espagne a gagné.", "L'Espagne a gagné."),
        ("en-es", "I go to The Hague.", "Voy a La Haya.", "Voy a La Haya."),
        ("en-fr", "The ship Upper Crust.", "Le Croûte Supérieure.", "Le Croûte Supérieure."),
        (
            "en-es",
            "Then we saw Upper Crust.",
            "Luego Vimos la Corteza Superior.",
            "Luego vimos la Corteza Superior.",
        ),
        # The language's own.
        ("es-en", "Hablo español.", "I speak Spanish.", "I speak Spanish."),
        ("es-en", "Viene el lunes.", "Comes on Monday.", "Comes on Monday."),
        ("en-pt", "He comes in May.", "Vem em Maio.", "Vem em maio."),
        ("en-es", "I see that I know.", "Veo que Yo sé.", "Veo que yo sé."),
        # Behind these, all stays.
        ("en-es", "He said: never.", "Dijo: Nunca.", "Dijo: Nunca."),
        ("en-es", "He said “never”.", "Dijo “Nunca”.", "Dijo “Nunca”."),
        ("en-es", "See (never).", "Mira (Nunca).", "Mira (Nunca)."),
        # Capitals of the source.
        ("en-es", "It is NOT so.", "NO es así.", "NO es así."),
        ("es-en", "Unas TVs blancas.", "Some TVs white.", "Some TVs white."),
        ("en-es", "IT IS A SHAME! Yes.", "ES Un escándalo! Sí.", "ES UN ESCÁNDALO! Sí."),
        ("en-es", "NATO WON. We saw.", "NATO ganó. Vimos.", "NATO ganó. Vimos."),
        # A full stop that ends no sentence.
        ("es-en", "Vino el Sr. Alto ayer.", "Came Mr. tall yesterday.", "Came Mr. tall yesterday."),
    ],
)
def test_a_capital_stays_where_something_warrants_it(
    languages: str, source: str, answer: str, shown: str
) -> None:
    assert _cased(answer, source, languages) == shown


def test_what_stands_for_something_else_is_not_touched() -> None:
    kept = "ZQXA Zqpffsbb"
    shown = _cased("It speaks ZQXA To Zqpffsbb", "ZQXA habla con Zqpffsbb", "es-en", kept)
    assert shown == "It speaks ZQXA to Zqpffsbb"


_WORDS = st.sampled_from([
    "para", "Para", "The", "the", "AL", "EL", "Garros", "garros", "Londres", "London", "I", "i",
    "Spanish", "a", "A", "l", "d", "ZQXA", "Zqpffsbb", "Sr", "casa", "Casa", "NO", "no", "Las",
])  # fmt: skip
_SIGNS = st.sampled_from([" ", " ", " ", ", ", ". ", " ! ", ": ", "'", "-", " «", "» ", "… ", ") "])
_LINES = st.lists(st.tuples(_WORDS, _SIGNS), max_size=12).map(
    lambda pairs: "".join(word + sign for word, sign in pairs)
)
_DIRECTIONS = st.sampled_from([f"{pair.source}-{pair.target}" for pair in TWENTY] + ["ru-uk"])
KEPT = "ZQXA Zqpffsbb"


@settings(max_examples=400, deadline=None)
@given(_LINES, _LINES, _DIRECTIONS)
def test_only_capitals_change_and_a_second_time_nothing_does(
    answer: str, source: str, languages: str
) -> None:
    once = _cased(answer, source, languages, KEPT)
    assert once.casefold() == answer.casefold()
    assert _cased(once, source, languages, KEPT) == once
    for word in KEPT.split():
        assert once.count(word) == answer.count(word)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80), _DIRECTIONS)
def test_no_text_is_too_odd(answer: str, source: str, languages: str) -> None:
    assert len(_cased(answer, source, languages)) >= len(answer)


@pytest.mark.parametrize(
    ("answer", "source"), [("a. b. ", "X. b. "), ("a Bb c ", "b Xx d "), ("mr. A", "Mr. A")]
)
def test_no_line_is_too_long(answer: str, source: str) -> None:
    """Were each word compared with each, it would be half a minute."""
    begun = process_time()
    for one, other in ((answer, source), (source, answer)):
        _cased(one * 4_000, other * 4_000, "es-en")
    assert process_time() - begun < 4


@settings(max_examples=200, deadline=None)
@given(_LINES, _DIRECTIONS)
def test_what_comes_back_as_it_was_stays_so(line: str, languages: str) -> None:
    """As names that no dictionary knows."""
    assert _cased(line, line, languages, KEPT) == line


@pytest.mark.parametrize("pair", TWENTY, ids=str)
def test_no_capital_comes_into_a_sentence_without_one(pair: Pair, apertium: Apertium) -> None:
    for source, answer in zip(
        PLAIN[pair.source], translated(apertium, PLAIN[pair.source], pair), strict=True
    ):
        for found in re.finditer(r"(?<=[\w,’'] )[^\W\d_]+", answer.words):
            assert found[0] == "I" or found[0][0].islower(), (source, answer.words)
        assert all(len(word) == 1 or not word.isupper() for word in _WORD.findall(answer.words))
        assert answer.words[0].isupper()


@pytest.mark.parametrize("pair", TWENTY, ids=str)
def test_a_name_that_nobody_knows_keeps_its_capitals(pair: Pair, apertium: Apertium) -> None:
    [answer] = translated(apertium, [NAMED[pair.source]], pair)
    assert "Wenna Trescott" in answer.words


@pytest.mark.parametrize("pair", TWENTY, ids=str)
def test_terms_and_tokens_keep_theirs(pair: Pair, apertium: Apertium) -> None:
    term = TermPair("Teodora", "teodora Vask", kind=Kind.PERSON, source_gender=Gender.FEMININE)
    said = {"en": "Today ZQXA, Teodora is here.", "es": "Hoy ZQXA, Teodora está aquí.",
            "fr": "Aujourd'hui ZQXA, Teodora est ici.", "pt": "Hoje ZQXA, Teodora está aqui.",
            "ca": "Avui ZQXA, Teodora és aquí."}  # fmt: skip
    [answer] = translated(apertium, [Text(said[pair.source], ("ZQXA",), (term,))], pair)
    assert "ZQXA" in answer.words
    assert "teodora Vask" in answer.words
