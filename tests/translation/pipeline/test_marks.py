"""Formatting comes back on the right words."""

import pytest

from causerie.translation.engines.base import Text
from causerie.translation.pipeline.marks import located
from causerie.translation.terms.term import TermPair
from tests.translation.pipeline.engines import Scripted, dictionary, html, sent

LINK = '<a href="https://a.example/" rel="ugc nofollow noopener">'
WORDS = {
    "The red house is big": "La casa roja es grande", "red": "roja", "red house": "casa roja",
    "The green house and the red house": "La casa verde y la casa roja", "house": "casa",
    "It is a good car": "Es un coche bueno", "good": "buena", "car": "automóvil",
    "It is a good VQZHA": "Es un VQZHA bueno", "Hello there": "Buenos días", "there": "allí",
    "Hello VQZHA": "VQZHA hola", "Hello": "Hola", "The Riverside Trust director": "X",
}  # fmt: skip


def of(unit: str) -> str:
    return html(sent(unit, chain=[Scripted(dictionary(WORDS))]))[0]


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("The <em>red</em> house is big", "La casa <em>roja</em> es grande"),
        (f"The {LINK}red house</a> is big", f"La {LINK}casa roja</a> es grande"),
        (f"The {LINK}<em>red</em> house</a> is big", f"La {LINK}casa <em>roja</em></a> es grande"),
        ("<strong>The red house is big</strong>", "<strong>La casa roja es grande</strong>"),
        (
            "The green <em>house</em> and the red <strong>house</strong>",
            "La <em>casa</em> verde y la <strong>casa</strong> roja",
        ),
        ("It is a <em>good</em> car", "Es un coche <em>bueno</em>"),
        ("1) <em>The red house is big</em> 😀", "1) <em>La casa roja es grande</em> 😀"),
        ("<em>1) The red house is big 😀</em>", "<em>1) La casa roja es grande 😀</em>"),
    ],
)
def test_a_mark_is_found_again(unit: str, expected: str) -> None:
    assert of(unit) == expected


def test_the_place_of_a_mark_that_is_not_found_is_held() -> None:
    assert of("It is a good <em>car</em>") == "Es un <em>automóvil</em> bueno"


def test_a_line_whose_marks_are_lost_is_cut_at_them() -> None:
    def answer(text: Text) -> str:
        return "Se dijo" if "VQZH" in text.words or " " in text.words else dictionary(WORDS)(text)

    [unit] = html(sent(f"Hello {LINK}there</a>", chain=[Scripted(answer)]))
    assert unit == f"Hola {LINK}allí</a>"


def test_a_mark_on_a_term_stands_on_all_of_it() -> None:
    words = {"The ZQXA director": "El director de ZQXA"}
    [unit] = html(
        sent(
            "The Riverside <em>Trust</em> director",
            chain=[Scripted(dictionary(words))],
            terms=(TermPair("Riverside Trust", "Fundación Ribereña"),),
        )
    )
    assert unit == "El director de <em>Fundación Ribereña</em>"


def test_a_mark_on_a_part_of_a_quantity_stays_there() -> None:
    words = {"It is ZQXA": "Son ZQXA"}
    assert html(sent("It is <em>12</em> km", chain=[Scripted(dictionary(words))])) == [
        "Son <em>12</em> km"
    ]


def test_an_engine_that_keeps_marks_gets_them() -> None:
    words = {
        "The <g1>red</g1> house &amp; <g2>the <g3>car</g3></g2>": (
            "La casa <g1>roja</g1> &amp; <g2>el <g3>coche</g3></g2>"
        )
    }
    [unit] = html(
        sent(
            "The <em>red</em> house &amp; <strong>the <em>car</em></strong>",
            chain=[Scripted(dictionary(words), keeps_marks=True)],
        )
    )
    assert unit == "La casa <em>roja</em> &amp; <strong>el <em>coche</em></strong>"


@pytest.mark.parametrize(
    "wrong",
    ["La <g1>casa roja es grande", "La <g1></g1> casa roja es", "La casa roja es grande",
     "La </g1>casa<g1> roja es", "<g1>La</g1> <g1>casa</g1> roja es", "La <g2>casa</g2> roja es"],
)  # fmt: skip
def test_marks_that_an_engine_broke_are_looked_for(wrong: str) -> None:
    def answer(text: Text) -> str:
        return wrong if "<g1>" in text.words else dictionary(WORDS)(text)

    unit = f"The {LINK}red</a> house is big"
    [found] = html(sent(unit, chain=[Scripted(answer, keeps_marks=True)]))
    assert found == f"La casa {LINK}roja</a> es grande"


def test_of_several_places_the_nearest_is_taken() -> None:
    words = "la casa verde y la casa roja"
    assert located("casa", words, 0.1, ()) == (3, 7)
    assert located("casa", words, 0.9, ()) == (19, 23)


def test_words_that_are_not_there_are_not_found() -> None:
    assert located("perro", "la casa verde", 0.5, ()) is None
