"""A text through the engines of a chain, until one has done all of it well."""

import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from causerie.translation.engines.base import (
    Context,
    Engine,
    EngineError,
    Features,
    Garbage,
    Glossary,
    Pair,
    Text,
    Translated,
)
from causerie.translation.pipeline.answer import Answer, Attempt, Unit
from causerie.translation.pipeline.asking import Question, ask
from causerie.translation.pipeline.jobs import Done, Job, first_way, is_last, made_job, result_of
from causerie.translation.pipeline.placed import Placed, html
from causerie.translation.pipeline.reading import Reading, read
from causerie.translation.pipeline.whole import places_in_core
from causerie.translation.pipeline.wording import Way, worded

logger = logging.getLogger(__name__)


class Unfit(Exception):
    """The engine answered, and what it answered must not be shown."""


def translate_units(
    units: Sequence[str],
    pair: Pair,
    *,
    chain: Sequence[Engine],
    glossary: Glossary,
    names: frozenset[str],
    context: Context,
    deadline: float,
) -> Answer:
    """`units` are inline HTML of a line each (`protection.fragments`); `names` those of readers;
    `deadline` one of `time.monotonic`. Raises nothing for what an engine does."""
    text = _Text(Wanted(units, names, context, chain), pair, glossary)
    return _translated(text, pair, glossary, deadline, {})


@dataclass(frozen=True)
class Wanted:
    """One text of several: what is said of it to `translate_units`."""

    units: Sequence[str]
    names: frozenset[str]
    context: Context
    chain: Sequence[Engine]


def translate_texts(
    wanted: Sequence[Wanted],
    pair: Pair,
    *,
    together: Engine,
    glossary: Glossary,
    seconds: float,
) -> Iterator[Answer]:
    """An answer for each, in their order. `together`, the first of their chains, is asked for all
    of them at once: that takes much less time than one after the other. What comes of it that is
    not as it should be is nobody's but that text's, which goes its own way through its chain, in
    `seconds`."""
    texts = [_Text(one, pair, glossary) for one in wanted]
    question = Question(together, pair, glossary, Context(), time.monotonic() + seconds)
    known = _asked_together(question, texts) if len(texts) > 1 else {}
    for text in texts:
        yield _translated(text, pair, glossary, time.monotonic() + seconds, known)


class _Text:
    """As it is read, once for all engines."""

    def __init__(self, wanted: Wanted, pair: Pair, glossary: Glossary) -> None:
        self.wanted = wanted
        self.readings = [read(unit, glossary, wanted.names, pair) for unit in wanted.units]
        self.needed = {
            number: reading
            for number, reading in enumerate(self.readings)
            if worded(reading, Way(), takes_terms=True).needs_engine
        }
        self._jobs: dict[Features, dict[int, Job]] = {}

    def jobs(self, question: Question) -> dict[int, Job]:
        """Of a first try."""
        features = question.engine.features
        if features not in self._jobs:
            self._jobs[features] = {
                number: made_job(reading, first_way(reading), question)
                for number, reading in self.needed.items()
            }
        return self._jobs[features]


def _asked_together(question: Question, texts: Sequence[_Text]) -> dict[Text, Translated]:
    """Empty of an engine that is told of each what it stands in, and of one that fails: why, it
    says again to each."""
    if question.engine.features.takes_context:
        return {}
    jobs = [job for text in texts for job in text.jobs(question).values()]
    each = list(dict.fromkeys(one for job in jobs for one in job.texts))
    try:
        return dict(zip(each, ask(question, each), strict=True))
    except EngineError:
        return {}


def _translated(
    text: _Text,
    pair: Pair,
    glossary: Glossary,
    deadline: float,
    known: Mapping[Text, Translated],
) -> Answer:
    if not text.needed:
        return Answer(tuple(_as_it_is(reading, pair) for reading in text.readings))
    attempts: list[Attempt] = []
    for engine in text.wanted.chain:
        question = Question(engine, pair, glossary, text.wanted.context, deadline, known)
        found = _tried(question, text, attempts)
        if found is not None:
            return _answer(question, text.readings, found, attempts)
        # It was another's.
        known = {}
    return Answer(None, attempts=tuple(attempts))


def _tried(
    question: Question, text: _Text, attempts: list[Attempt]
) -> tuple[dict[int, Done], str] | None:
    """The translations, and the engine's version."""
    try:
        return _by_engine(question, text), question.engine.version(question.pair)
    except EngineError as error:
        wait = error.retry_after_seconds
        attempts.append(
            Attempt(question.engine.name, error.code, str(error), error.is_passing, wait)
        )
    except Unfit as error:
        attempts.append(Attempt(question.engine.name, "check", str(error)))
    except Exception as error:  # noqa: BLE001 # an engine with a fault must not stop the others
        logger.error("Engine %s failed: %s", question.engine.name, type(error).__name__)
        attempts.append(Attempt(question.engine.name, "failed", type(error).__name__))
    return None


def _answer(
    question: Question,
    readings: Sequence[Reading],
    found: tuple[dict[int, Done], str],
    attempts: Sequence[Attempt],
) -> Answer:
    done, version = found
    units = tuple(
        Unit(done[number].html, done[number].confidence)
        if number in done
        else _as_it_is(reading, question.pair)
        for number, reading in enumerate(readings)
    )
    route = next(iter(done.values())).route
    sure = _mean(list(done.values()))
    return Answer(units, question.engine.name, version, route, sure, tuple(attempts))


def _mean(done: Sequence[Done]) -> float | None:
    told = [(one.confidence, one.words) for one in done if one.confidence is not None]
    total = sum(words for _confidence, words in told)
    return sum(sure * words for sure, words in told) / total if total else None


def _as_it_is(reading: Reading, pair: Pair) -> Unit:
    """Nothing to translate: terms are rendered all the same."""
    if not reading.hits:
        return Unit(reading.unit)
    wording = worded(reading, Way(masks_all=True), takes_terms=False)
    places = places_in_core(wording)
    return Unit(html(wording, Placed(wording.core, tuple(places))))


def _by_engine(question: Question, text: _Text) -> dict[int, Done]:
    """All of them; raises EngineError or Unfit. What fails is given once more in a safer way."""
    done: dict[int, Done] = {}
    jobs = text.jobs(question)
    while jobs:
        again: dict[int, Job] = {}
        for number, answers in _answers(question, jobs).items():
            job = jobs[number]
            result = result_of(job, answers, question.pair)
            if isinstance(result, Done):
                done[number] = result
                continue
            way = job.way.next_after(result)
            if way is None:
                raise Unfit(result.code)
            again[number] = made_job(text.needed[number], way, question)
        jobs = again
    return done


def _answers(question: Question, jobs: dict[int, Job]) -> dict[int, list[Translated] | None]:
    """Of each job; None where the engine itself has lost something of it."""
    texts = {number: job.texts for number, job in jobs.items()}
    try:
        found = iter(ask(question, [text for each in texts.values() for text in each]))
    except Garbage:
        if question.engine.leaves_server or (len(jobs) == 1 and is_last(next(iter(jobs.values())))):
            raise
        return {number: _alone(question, jobs[number], each) for number, each in texts.items()}
    return {number: [next(found) for _text in each] for number, each in texts.items()}


def _alone(question: Question, job: Job, texts: Sequence[Text]) -> list[Translated] | None:
    """Of one unit, after all together failed: one lost word says nothing of the others."""
    try:
        return ask(question, texts)
    except Garbage:
        if is_last(job):
            raise
        return None
