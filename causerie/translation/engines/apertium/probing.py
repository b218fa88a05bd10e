"""Whether a mode does what it says, and what can be done if it does not.

Some of Debian's crash at most sentences (their part-of-speech tagger cannot read its own data) and
say nothing about it. Where a constraint grammar stands before the tagger, its first reading will
do instead.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from causerie.translation.engines.apertium.modes import Mode, Stage
from causerie.translation.engines.apertium.pipeline import Pipeline, soon
from causerie.translation.engines.base import EngineError

_SENTENCES = Path(__file__).with_name("sentences.toml")
# One sentence, and the start of the programs: half a second where nothing else runs.
_SECONDS_MAX = 30.0
# A truncated answer has less than this share of the words.
_WORDS_SHARE_LEAST = 0.5
_TAGGER = "apertium-tagger"
_GRAMMAR = "cg-proc"


def does_work(mode: Mode, stages: Sequence[Stage]) -> bool:
    pipeline = Pipeline(mode.name, stages)
    try:
        return all(_is_translated(pipeline, text) for text in sentences(mode.source.language))
    finally:
        pipeline.stop()


def sentences(language: str) -> Sequence[str]:
    known = _sentences()
    return known.get(language) or known["other"]


def _is_translated(pipeline: Pipeline, text: str) -> bool:
    """Each by itself: what comes after a crash would hide it."""
    try:
        (line,) = pipeline.translate([text], soon(_SECONDS_MAX))
    except EngineError:
        return False
    return len(line.words.split()) >= _WORDS_SHARE_LEAST * len(text.split())


def variants(stages: tuple[Stage, ...]) -> Iterator[tuple[Stage, ...]]:
    """As they are, and what may work where that does not."""
    yield stages
    names = [stage.name for stage in stages]
    if _TAGGER in names and _GRAMMAR in names[: names.index(_TAGGER)]:
        yield tuple(_first_reading(stage) for stage in stages if stage.name != _TAGGER)


def _first_reading(stage: Stage) -> Stage:
    """Of a grammar of analyses; one of preferences has its own options."""
    if stage.name != _GRAMMAR or "-1" in stage.arguments:
        return stage
    return replace(stage, arguments=("-w", "-1", "-n", stage.arguments[-1]))


@cache
def _sentences() -> dict[str, list[str]]:
    return dict(tomllib.loads(_SENTENCES.read_text(encoding="utf-8")))
