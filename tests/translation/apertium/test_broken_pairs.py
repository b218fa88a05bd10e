"""A mode is offered if it works, as its file says or otherwise."""

import pytest

from causerie.translation.engines.apertium import Apertium
from causerie.translation.engines.apertium.modes import Mode
from causerie.translation.engines.apertium.probing import does_work, sentences
from causerie.translation.engines.base import EngineError, Pair, Unsupported
from tests.translation.apertium.work import OwnModes, translated

_PAIR = Pair("en", "es")


def test_every_mode_of_this_machine_works_or_is_mended(
    apertium: Apertium, installed: dict[str, Mode]
) -> None:
    for pair in apertium.pairs():
        (answer,) = translated(apertium, [sentences(pair.source)[0]], pair)
        assert len(answer.words.split()) > 5, pair


def test_russian_and_ukrainian_are_mended(apertium: Apertium, installed: dict[str, Mode]) -> None:
    for pair in (Pair("ru", "uk"), Pair("uk", "ru")):
        (mode,) = apertium.route(pair).modes
        assert not does_work(mode, mode.stages)
        for sentence in sentences(pair.source):
            (answer,) = translated(apertium, [sentence], pair)
            assert len(answer.words.split()) > 5
        assert apertium.is_mended(pair)
    assert not apertium.is_mended(_PAIR)


@pytest.mark.parametrize("does", ["empty", "half"])
def test_a_mode_that_answers_little_or_nothing_is_not_offered(
    own_modes: OwnModes, does: str
) -> None:
    own_modes.add("en-es", does)
    engine = own_modes.engine()
    assert engine.pairs() == {_PAIR}
    with pytest.raises(Unsupported, match="Install"):
        translated(engine, ["Hello"], _PAIR)
    assert engine.pairs() == frozenset()
    engine.close()


def test_the_next_way_takes_the_place_of_a_broken_one(own_modes: OwnModes) -> None:
    own_modes.add("en-es", "empty")
    own_modes.add("en-ca", "echo")
    own_modes.add("ca-es", "echo")
    engine = own_modes.engine()
    assert translated(engine, ["Hello"], _PAIR)[0].route == ("en-ca", "ca-es")
    engine.close()


def test_a_mode_that_was_mended_by_its_packager_is_offered_again(own_modes: OwnModes) -> None:
    own_modes.add("en-es", "empty")
    engine = own_modes.engine()
    with pytest.raises(Unsupported):
        translated(engine, ["Hello"], _PAIR)
    own_modes.add("en-es", "echo")
    fresh = own_modes.engine()
    assert translated(fresh, ["Hello"], _PAIR)[0].words == "Hello"
    engine.close()
    fresh.close()


def test_a_pair_that_vanished_is_not_offered(own_modes: OwnModes) -> None:
    file = own_modes.add("en-es", "echo")
    engine = own_modes.engine()
    assert translated(engine, ["Hello"], _PAIR)[0].words == "Hello"
    file.unlink()
    with pytest.raises(Unsupported):
        translated(engine, ["Hello"], _PAIR)
    assert engine.pairs() == frozenset()
    engine.close()


def test_a_pair_whose_programs_vanished_is_not_offered(own_modes: OwnModes) -> None:
    own_modes.add("en-es", "echo")
    engine = own_modes.engine()
    translated(engine, ["Hello"], _PAIR)
    engine.close()
    (own_modes.folder / "program").unlink()
    with pytest.raises(EngineError):
        translated(engine, ["Hello"], _PAIR)
    with pytest.raises(Unsupported):
        translated(engine, ["Hello"], _PAIR)
    engine.close()
