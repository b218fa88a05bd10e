"""Several texts that an engine is asked for at once: each comes out as if it had been alone."""

from collections.abc import Sequence

from causerie.translation.engines.base import (
    Context,
    EngineError,
    Features,
    Garbage,
    Glossary,
    Permanent,
    Text,
    Transient,
)
from causerie.translation.pipeline import Answer, Wanted, translate_texts
from tests.translation.pipeline.engines import PAIR, Scripted, dictionary, html

WORDS = {"The": "La", "house": "casa", "train": "tren", "Hello": "Hola", "red": "roja"}


def _answers(texts: Sequence[Sequence[str]], *chain: Scripted) -> list[Answer]:
    wanted = [
        Wanted(units, frozenset(), Context(title=f"Title {number}"), chain)
        for number, units in enumerate(texts)
    ]
    return list(translate_texts(wanted, PAIR, together=chain[0], glossary=Glossary(), seconds=60))


def _words(call: Sequence[Text]) -> list[str]:
    return [text.words for text in call]


def _refusing(word: str, error: EngineError) -> Scripted:
    def answer(text: Text) -> str:
        if word in text.words:
            raise error
        return dictionary(WORDS)(text)

    return Scripted(answer)


def test_all_texts_are_asked_for_in_one_call() -> None:
    engine = Scripted(dictionary(WORDS))
    first, second = _answers([["The house", "Hello"], ["The train"]], engine)
    assert [html(first), html(second)] == [["La casa", "Hola"], ["La tren"]]
    assert [_words(call) for call in engine.calls] == [["The house", "Hello", "The train"]]


def test_what_two_texts_say_is_asked_for_once() -> None:
    engine = Scripted(dictionary(WORDS))
    first, second = _answers([["Hello"], ["Hello", "The house"]], engine)
    assert [html(first), html(second)] == [["Hola"], ["Hola", "La casa"]]
    assert [_words(call) for call in engine.calls] == [["Hello", "The house"]]


def test_a_text_alone_is_asked_for_once() -> None:
    engine = Scripted(dictionary(WORDS))
    _answers([["The house"]], engine)
    assert len(engine.calls) == 1


def test_one_that_an_engine_refuses_takes_no_other_with_it() -> None:
    spare = Scripted(dictionary(WORDS), name="spare")
    good, bad = _answers([["Hello"], ["The train"]], _refusing("train", Permanent("No.")), spare)
    assert (html(good), good.engine) == (["Hola"], "scripted")
    assert bad.engine == "spare"
    assert [(one.engine, one.code) for one in bad.attempts] == [("scripted", "refused")]


def test_an_engine_that_is_away_is_asked_for_each_and_each_says_why() -> None:
    answers = _answers([["Hello"], ["The train"]], _refusing("", Transient("Out of reach.")))
    assert [one.attempts[0].code for one in answers] == ["unreachable", "unreachable"]


def test_only_the_line_that_failed_its_check_is_asked_for_again() -> None:
    def answer(text: Text) -> str:
        # A protected word is lost at first, and comes back when it is given in a safer way.
        lost = text.tokens and len(engine.calls) == 1
        words = dictionary(WORDS)(text)
        return words.replace(text.tokens[0], "") if lost else words

    engine = Scripted(answer)
    first, second = _answers([["Hello"], ["The house @ana red"]], engine)
    assert html(first) == ["Hola"]
    assert "@ana" in html(second)[0]
    assert len(engine.calls) > 1
    assert "Hello" not in [word for call in engine.calls[1:] for word in _words(call)]


def test_garbage_for_all_says_nothing_of_one() -> None:
    def answer(text: Text) -> str:
        if len(engine.calls[-1]) > 1:
            raise Garbage("It lost a word.")
        return dictionary(WORDS)(text)

    engine = Scripted(answer)
    assert [html(one) for one in _answers([["Hello"], ["The house"]], engine)] == [
        ["Hola"],
        ["La casa"],
    ]


def test_the_next_engine_is_told_nothing_of_what_the_first_has_said() -> None:
    first = Scripted(lambda text: "" if "train" in text.words else "La casa")
    second = Scripted(dictionary(WORDS), name="second")
    good, bad = _answers([["The house"], ["The train"]], first, second)
    assert (html(good), good.engine) == (["La casa"], "scripted")
    assert (html(bad), bad.engine) == (["La tren"], "second")


def test_an_engine_that_is_told_what_a_text_stands_in_is_asked_for_each_alone() -> None:
    engine = Scripted(dictionary(WORDS))
    engine.features = Features(False, False, True, 50, 20_000)
    _answers([["Hello"], ["The house"]], engine)
    assert [len(call) for call in engine.calls] == [1, 1]
