"""The real engine, as others see it."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from causerie.translation.engines.apertium import Apertium
from causerie.translation.engines.apertium.engine import CHARACTERS_MAX, TEXTS_MAX
from causerie.translation.engines.base import (
    Garbage,
    Pair,
    Text,
    TooLong,
    Transient,
    Unsupported,
)
from tests.translation.apertium.work import TWENTY, OwnModes, translated
from tests.translation.texts.random_texts import random_text

_EN_ES = Pair("en", "es")
_GREETING = {
    "en": "Good morning, my friends.", "es": "Buenos días, mis amigos.",
    "fr": "Bonjour, mes amis.", "pt": "Bom dia, meus amigos.", "ca": "Bon dia, els meus amics.",
}  # fmt: skip
_FRIEND = {"en": "friend", "es": "amig", "fr": "ami", "pt": "amig", "ca": "ami"}
# Of these all pairs; a bench runs ten thousand: `random_text` goes on for ever.
RANDOM_TEXTS = 2_000
_SECONDS_MAX = 20.0


def test_all_twenty_directions_are_there_and_nothing_else(apertium: Apertium) -> None:
    others = {Pair("ru", "uk"), Pair("uk", "ru")}
    pairs = {pair for pair in apertium.pairs() if "pt-br" not in pair}
    assert pairs == {*TWENTY, *others}


@pytest.mark.parametrize("pair", TWENTY, ids=str)
def test_a_greeting_is_translated(apertium: Apertium, pair: Pair) -> None:
    (answer,) = translated(apertium, [_GREETING[pair.source]], pair)
    assert _FRIEND[pair.target] in answer.words
    assert answer.words.endswith(".")
    assert 1 <= len(answer.route) <= 2
    assert answer.confidence is not None
    assert answer.confidence > 0.7


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("es", "Leí el libro de Okafor. El libro de Okafor"),
        ("fr", "J'ai lu le livre d'Okafor. Le livre d'Okafor"),
        ("pt", "Li o livro de Okafor. O livro de Okafor"),
        ("ca", "Vaig llegir el llibre d'Okafor. El llibre d'Okafor"),
    ],
)
def test_what_belongs_to_somebody_unknown_leaves_the_name_alone(
    apertium: Apertium, target: str, shown: str
) -> None:
    said = ["I read Okafor's book. Okafor's book is good."]
    (answer,) = translated(apertium, said, Pair("en", target))
    assert answer.words.replace(" .", ".").startswith(shown)


@pytest.mark.parametrize("target", ["fr", "pt", "ca"])
def test_no_verb_sticks_to_a_name(apertium: Apertium, target: str) -> None:
    texts = ["McDonald's is closed.", "Okafor's. " * 800]
    for answer in translated(apertium, texts, Pair("en", target)):
        assert "McDonaldha" not in answer.words
        assert "Okaforha" not in answer.words


def test_answers_come_in_the_order_of_the_texts(apertium: Apertium) -> None:
    texts = [f"The house number {number} is closed." for number in range(TEXTS_MAX)]
    for pair in (_EN_ES, Pair("en", "pt")):
        answers = translated(apertium, texts, pair)
        assert [answer.words.split()[-1] for answer in answers]
        assert all(f" {number} " in answers[number].words for number in range(TEXTS_MAX))


@pytest.mark.parametrize("ending", ["^…", "^", "\\", "[", "…", "^$", "{", "@", "<b", "\\^…"])
def test_no_ending_of_a_text_makes_it_hang(apertium: Apertium, ending: str) -> None:
    start = time.monotonic()
    for pair in apertium.pairs():
        words = f"wow{ending}"
        (answer,) = translated(apertium, [words], pair)
        assert answer.words.endswith(ending), pair
    assert time.monotonic() - start < _SECONDS_MAX


def test_marks_that_readers_wrote_stay(apertium: Apertium) -> None:
    for pair in TWENTY:
        words = "*frobnak* #zork ~ @grumf ~zurb"
        (answer,) = translated(apertium, [words], pair)
        assert answer.words == words, pair


def test_the_share_of_unknown_words_is_its_confidence(apertium: Apertium) -> None:
    texts = ["The house is closed", "frobnak zorkil is closed", "frobnak zorkil"]
    known, half, none = translated(apertium, texts, _EN_ES)
    (masked,) = translated(apertium, [Text("ZQXA is closed", ("ZQXA",))], _EN_ES)
    assert (known.confidence, none.confidence, masked.confidence) == (1, 0, 1)
    assert half.confidence == pytest.approx(0.5)


def test_what_stands_for_something_else_comes_back_once(apertium: Apertium) -> None:
    text = Text(
        "ZQXA said (ZQXB) that ZQXC's house is old, ZQXD.", ("ZQXA", "ZQXB", "ZQXC", "ZQXD")
    )
    for pair in TWENTY:
        (answer,) = translated(apertium, [text], pair)
        assert all(answer.words.count(token) == 1 for token in text.tokens), (pair, answer)


def test_a_mode_that_loses_a_protected_word_is_named(own_modes: OwnModes) -> None:
    own_modes.add("en-ca", "echo")
    own_modes.add("ca-es", "lose")
    engine = own_modes.engine()
    assert translated(engine, ["Hello"], _EN_ES)[0].words == "Hello"
    twice = Text("ZQXA and ZQXA again", ("ZQXA",))
    with pytest.raises(Garbage, match="en-ca"):
        translated(engine, [twice], _EN_ES)
    engine.close()


def test_a_word_that_is_lost_travels_in_another_form(own_modes: OwnModes) -> None:
    own_modes.add("en-es", "lose")
    engine = own_modes.engine()
    assert translated(engine, [Text("Hello ZQXA", ("ZQXA",))], _EN_ES)[0].words == "Hello ZQXA"
    engine.close()


def test_too_much_at_once_is_said(apertium: Apertium) -> None:
    with pytest.raises(TooLong):
        translated(apertium, ["a"] * (TEXTS_MAX + 1), _EN_ES)
    with pytest.raises(TooLong):
        translated(apertium, ["a" * (CHARACTERS_MAX + 1)], _EN_ES)


def test_the_longest_text_is_translated(apertium: Apertium) -> None:
    for words in ("house " * (CHARACTERS_MAX // 6), "z" * (CHARACTERS_MAX // 4)):
        assert translated(apertium, [words], _EN_ES)[0].words


def test_a_pair_that_nobody_has_is_unsupported(apertium: Apertium) -> None:
    with pytest.raises(Unsupported, match="from en to ar"):
        translated(apertium, ["Hello"], Pair("en", "ar"))


def test_a_deadline_that_is_over_is_kept(apertium: Apertium) -> None:
    with pytest.raises(Transient):
        translated(apertium, ["The house is closed. " * 100] * 20, _EN_ES, seconds=0)
    assert translated(apertium, ["The house"], _EN_ES)[0].words == "La casa"


def test_a_version_is_short_and_differs_by_pair(apertium: Apertium) -> None:
    versions = {apertium.version(pair) for pair in TWENTY}
    assert len(versions) == len(TWENTY)
    assert all(len(version) <= 20 for version in versions)
    assert apertium.version(_EN_ES) == apertium.version(_EN_ES)


def test_a_version_changes_with_the_data(own_modes: OwnModes) -> None:
    own_modes.add("en-es", "echo")
    before = own_modes.engine().version(_EN_ES)
    (own_modes.folder / "program").write_text("#!/bin/sh\n", encoding="utf-8")
    assert own_modes.engine().version(_EN_ES) != before


def test_threads_get_their_own_answers(apertium: Apertium) -> None:
    def work(number: int) -> bool:
        pair = TWENTY[number % 4]
        words = f"{_GREETING[pair.source]} {number}"
        (answer,) = translated(apertium, [words], pair)
        return str(number) in answer.words and _FRIEND[pair.target] in answer.words

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(work, range(100, 180)))


def test_closed_it_starts_anew(own_modes: OwnModes) -> None:
    own_modes.add("en-es", "echo")
    engine = own_modes.engine()
    for _ in range(2):
        assert translated(engine, ["Hello"], _EN_ES)[0].words == "Hello"
        engine.close()


def test_thousands_of_random_texts_neither_hang_nor_fail(apertium: Apertium) -> None:
    pairs = sorted(apertium.pairs())
    for seed in range(RANDOM_TEXTS):
        text = random_text(seed).replace("\n", " ")[:CHARACTERS_MAX]
        start = time.monotonic()
        translated(apertium, [text], pairs[seed % len(pairs)], seconds=_SECONDS_MAX)
        assert time.monotonic() - start < _SECONDS_MAX, seed
