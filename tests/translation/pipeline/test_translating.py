"""A text goes through a chain of engines and comes back whole."""

import pytest

from causerie.translation.engines.base import (
    EngineError,
    Permanent,
    QuotaExceeded,
    RateLimited,
    Text,
    TooLong,
    Transient,
    Unsupported,
    WrongKey,
)
from causerie.translation.terms.term import TermPair
from tests.translation.pipeline.engines import Scripted, dictionary, html, sent

WORDS = {
    "The": "La", "house": "casa", "is": "es", "red": "roja", "train": "tren", "at": "a las",
    "and": "y", "the": "la", "green": "verde", "director": "directora", "of": "de", "Hello": "Hola",
}  # fmt: skip
TRUST = TermPair("Riverside Trust", "Fundación Ribereña")


def words(*, takes_terms: bool = False) -> Scripted:
    return Scripted(dictionary(WORDS), takes_terms=takes_terms)


def raising(error: EngineError) -> Scripted:
    def answer(text: Text) -> str:
        raise error

    return Scripted(answer, name="broken")


def test_plain_words_are_translated() -> None:
    answer = sent("The house is red", "Hello", chain=[words()])
    assert html(answer) == ["La casa es roja", "Hola"]
    assert (answer.engine, answer.version, answer.route, answer.confidence) == (
        "scripted", "1", ("one",), 0.5,
    )  # fmt: skip


def test_all_lines_are_asked_for_in_one_call() -> None:
    engine = words()
    sent("The house is red", "Hello", "The house is red", chain=[engine])
    assert [[text.words for text in call] for call in engine.calls] == [
        ["The house is red", "Hello"]
    ]


def test_an_engine_gets_no_more_than_it_takes() -> None:
    engine = Scripted(dictionary(WORDS), texts_max=2, characters_max=12)
    sent("The house", "Hello", "The train", chain=[engine])
    assert [len(call) for call in engine.calls] == [1, 1, 1]


def test_what_must_not_change_is_not_shown_to_the_engine() -> None:
    engine = words()
    units = [
        'The train at 05:56 😀 <bdi><a class="mention" href="reader:ana">@ana</a></bdi>'
        ' and <code dir="ltr">git log</code>, T-72'
    ]
    [unit] = html(sent(*units, chain=[engine]))
    assert engine.calls[0][0].words == "The train at ZQXA ZQXB and ZQXC, ZQXD"
    assert engine.calls[0][0].tokens == ("ZQXA", "ZQXB", "ZQXC", "ZQXD")
    assert unit == (
        'La tren a las 05:56 😀 <bdi><a class="mention" href="reader:ana">@ana</a></bdi>'
        ' y <code dir="ltr">git log</code>, T-72'
    )


def test_smilies_and_numbers_at_the_ends_stay_there() -> None:
    engine = words()
    assert html(sent("1) 😀 The house is red 😀 ;-)", chain=[engine])) == [
        "1) 😀 La casa es roja 😀 ;-)"
    ]
    assert engine.calls[0][0].words == "The house is red"


@pytest.mark.parametrize("unit", ["😀", "05:56", "12", "https://a.example/the-house", "1) :-)"])
def test_what_needs_no_engine_comes_back_as_it_is(unit: str) -> None:
    answer = sent(unit, chain=[])
    assert html(answer) == [unit]
    assert (answer.engine, answer.route, answer.confidence) == ("", (), None)


def test_a_line_of_a_term_alone_needs_no_engine() -> None:
    engine = words()
    answer = sent("<em>Riverside Trust</em> 😀", chain=[engine], terms=(TRUST,))
    assert html(answer) == ["<em>Fundación Ribereña</em> 😀"]


def test_without_a_chain_there_is_none() -> None:
    answer = sent("Hello", chain=[])
    assert answer.units is None
    assert answer.units is None


def test_readers_names_stay() -> None:
    names = frozenset({"Green House"})
    assert html(sent("The house of Green House", chain=[words()], names=names)) == [
        "La casa de Green House"
    ]


def test_a_term_is_masked_for_an_engine_that_knows_none() -> None:
    engine = words()
    [unit] = html(sent("The director of the Riverside Trust", chain=[engine], terms=(TRUST,)))
    assert engine.calls[0][0].words == "The director of the ZQXA"
    assert unit == "La directora de la Fundación Ribereña"


def test_a_term_is_given_to_an_engine_that_takes_terms() -> None:
    engine = Scripted(
        dictionary(WORDS | {"Riverside": "Fundación", "Trust": "Ribereña"}), takes_terms=True
    )
    [unit] = html(sent("The director of the Riverside Trust", chain=[engine], terms=(TRUST,)))
    assert engine.calls[0][0].words == "The director of the Riverside Trust"
    assert engine.calls[0][0].terms == (TRUST,)
    assert unit == "La directora de la Fundación Ribereña"


def test_an_engine_that_renders_a_term_wrongly_is_asked_again_with_it_masked() -> None:
    engine = Scripted(dictionary(WORDS | {"Trust": "Confianza"}), takes_terms=True)
    [unit] = html(sent("The director of the Riverside Trust", chain=[engine], terms=(TRUST,)))
    assert [call[0].words for call in engine.calls] == [
        "The director of the Riverside Trust", "The director of the ZQXA",
    ]  # fmt: skip
    assert unit == "La directora de la Fundación Ribereña"


def test_only_the_line_that_failed_is_asked_for_again() -> None:
    engine = Scripted(dictionary(WORDS | {"Trust": "Confianza"}), takes_terms=True)
    sent("Hello", "The Riverside Trust", chain=[engine], terms=(TRUST,))
    assert [len(call) for call in engine.calls] == [2, 1]


def test_a_number_that_changed_is_masked() -> None:
    engine = Scripted(lambda text: dictionary(WORDS)(text).replace("12", "twelve"))
    assert html(sent("The 12 house", chain=[engine])) == ["La 12 casa"]


def test_a_term_that_is_kept_is_never_given_away() -> None:
    kept = TermPair("The House", "The House", is_kept=True)
    engine = words(takes_terms=True)
    assert html(sent("The train of The House", chain=[engine], terms=(kept,))) == [
        "La tren de The House"
    ]
    assert engine.calls[0][0].terms == ()


def test_capitals_that_shout_are_translated() -> None:
    engine = words()
    assert html(sent("THE HOUSE IS RED!", chain=[engine])) == ["¡LA CASA ES ROJA!"]
    assert engine.calls[0][0].words == "The house is red!"


def test_spaces_and_the_first_capital_are_mended() -> None:
    engine = Scripted(lambda _text: "  la  casa , ( roja ) .")
    assert html(sent("The house, (red).", chain=[engine])) == ["La casa, (roja)."]


@pytest.mark.parametrize(
    "error",
    [
        Unsupported("not this pair"), QuotaExceeded("no more"), WrongKey("wrong"), TooLong("long"),
        Transient("away"), Permanent("never"), RateLimited("slowly", 7.0),
    ],
    ids=lambda error: error.code,
)  # fmt: skip
def test_an_engine_that_fails_gives_way_to_the_next(error: EngineError) -> None:
    answer = sent("Hello", chain=[raising(error), words()])
    assert html(answer) == ["Hola"]
    [attempt] = answer.attempts
    assert (attempt.engine, attempt.code, attempt.detail) == ("broken", error.code, str(error))
    assert attempt.is_passing is error.is_passing
    assert attempt.retry_after_seconds == getattr(error, "retry_after_seconds", None)


def test_an_engine_with_a_fault_of_its_own_gives_way_to_the_next() -> None:
    def answer(text: Text) -> str:
        raise ZeroDivisionError(text.words)

    found = sent("Hello", chain=[Scripted(answer, name="faulty"), words()])
    assert html(found) == ["Hola"]
    assert [(one.code, one.detail) for one in found.attempts] == [("failed", "ZeroDivisionError")]


def test_a_line_that_is_too_long_is_for_the_next_engine() -> None:
    answer = sent(
        "The house is red", chain=[Scripted(dictionary(WORDS), characters_max=5), words()]
    )
    assert html(answer) == ["La casa es roja"]
    assert [attempt.code for attempt in answer.attempts] == ["too_long"]


def test_after_the_deadline_no_engine_is_asked() -> None:
    engine = words()
    answer = sent("Hello", chain=[engine], seconds=-1)
    assert answer.units is None
    assert engine.calls == []
    assert [(one.code, one.is_passing) for one in answer.attempts] == [("unreachable", True)]


def test_a_text_is_by_one_engine_or_by_none() -> None:
    half = Scripted(
        lambda text: "" if text.words == "Hello" else dictionary(WORDS)(text), name="half"
    )
    answer = sent("The house is red", "Hello", chain=[half])
    assert answer.units is None
    assert [(one.code, one.detail) for one in answer.attempts] == [("check", "empty")]
