"""Programs that stay: whatever they do, there is an answer or an error, and no wait."""

import time

import pytest

from causerie.translation.engines.apertium.pipeline import Line, Pipeline
from causerie.translation.engines.base import EngineError, Garbage, Permanent, Transient
from tests.translation.apertium.work import OwnModes, lives


def _pipeline(own_modes: OwnModes, *does: str, silence: float = 10) -> Pipeline:
    return Pipeline("en-es", own_modes.stages(*does), silence)


def _words(lines: list[Line]) -> list[str]:
    return [line.words for line in lines]


def test_answers_come_in_the_order_of_the_texts(own_modes: OwnModes, soon: float) -> None:
    pipeline = _pipeline(own_modes, "echo", "echo", "echo")
    lines = [f"Line {number}, of several." for number in range(200)]
    assert _words(pipeline.translate(lines, soon)) == lines
    assert _words(pipeline.translate(["And one more"], soon)) == ["And one more"]
    pipeline.stop()


def test_texts_larger_than_every_pipe_do_not_stand_still(own_modes: OwnModes, soon: float) -> None:
    pipeline = _pipeline(own_modes, "echo", "echo")
    lines = ["word " * 40_000 + "end"] * 20
    assert _words(pipeline.translate(lines, soon)) == lines
    pipeline.stop()


def test_an_empty_line_stays_empty(own_modes: OwnModes, soon: float) -> None:
    pipeline = _pipeline(own_modes, "echo")
    assert _words(pipeline.translate(["", "  ", "one"], soon)) == ["", "  ", "one"]
    pipeline.stop()


def test_what_hangs_is_given_up_and_the_next_text_is_translated(
    own_modes: OwnModes, soon: float
) -> None:
    pipeline = _pipeline(own_modes, "echo", "echo", silence=0.3)
    with pytest.raises(Permanent, match="hung twice"):
        pipeline.translate(["one", "HANG", "three"], soon)
    assert pipeline.pids == []
    assert _words(pipeline.translate(["four"], soon)) == ["four"]
    pipeline.stop()


def test_a_deadline_is_kept(own_modes: OwnModes) -> None:
    pipeline = _pipeline(own_modes, "sleep")
    start = time.monotonic()
    with pytest.raises(Transient, match="in time"):
        pipeline.translate(["one"], start + 0.3)
    assert time.monotonic() - start < 5
    assert pipeline.pids == []


def test_what_crashes_at_a_caret_is_tried_without_it(own_modes: OwnModes, soon: float) -> None:
    pipeline = _pipeline(own_modes, "caret")
    assert _words(pipeline.translate(["one", "wow^…", "three"], soon)) == ["one", "wow…", "three"]
    pipeline.stop()


def test_what_crashes_twice_says_so(own_modes: OwnModes, soon: float) -> None:
    pipeline = _pipeline(own_modes, "echo", "echo")
    with pytest.raises(Permanent, match="ended twice") as error:
        pipeline.translate(["one", "CRASH"], soon)
    assert "CRASH" not in str(error.value)
    assert pipeline.pids == []


def test_an_empty_answer_is_no_translation(own_modes: OwnModes, soon: float) -> None:
    pipeline = _pipeline(own_modes, "empty")
    with pytest.raises(Garbage, match="answers nothing"):
        pipeline.translate(["one"], soon)
    pipeline.stop()


def test_a_program_that_is_not_there_any_more_says_so(own_modes: OwnModes, soon: float) -> None:
    pipeline = _pipeline(own_modes, "echo")
    (own_modes.folder / "program").unlink()
    with pytest.raises(EngineError):
        pipeline.translate(["one"], soon)
    assert pipeline.pids == []


def test_an_answer_too_many_is_never_taken_for_that_of_the_next_text(
    own_modes: OwnModes, soon: float
) -> None:
    pipeline = _pipeline(own_modes, "twice")
    for text in ("one", "two", "three"):
        assert _words(pipeline.translate([text], soon)) == [text]
    pipeline.stop()


def test_no_program_is_left_when_it_stops(own_modes: OwnModes, soon: float) -> None:
    pipeline = _pipeline(own_modes, "echo", "echo", "echo")
    pipeline.translate(["one"], soon)
    pids = pipeline.pids
    assert len(pids) == 3
    assert all(map(lives, pids))
    pipeline.stop()
    assert not any(map(lives, pids))


def test_unknown_words_are_counted(own_modes: OwnModes, soon: float) -> None:
    pipeline = _pipeline(own_modes, "mark")
    assert pipeline.translate(["one two three"], soon) == [Line("one two three", 3, 3)]
    pipeline.stop()
