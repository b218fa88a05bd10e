"""A text through the engines of a chain, until one has done all of it well."""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass

from causerie.translation.engines.base import (
    Context,
    Engine,
    EngineError,
    Garbage,
    Glossary,
    Pair,
    Text,
    Translated,
)
from causerie.translation.pipeline.answer import Answer, Attempt, Unit
from causerie.translation.pipeline.asking import Question, ask
from causerie.translation.pipeline.checking import fault
from causerie.translation.pipeline.pieces import Pieces
from causerie.translation.pipeline.placed import Placed, html
from causerie.translation.pipeline.reading import Reading, read
from causerie.translation.pipeline.whole import Asked, Whole, places_in_core
from causerie.translation.pipeline.wording import Fault, Way, Wording, worded

logger = logging.getLogger(__name__)

# More in one line are not looked for one by one: the line is cut at them.
MARKS_MAX = 40

_WORD = re.compile(r"[^\W_]+")


class Unfit(Exception):
    """The engine answered, and what it answered must not be shown."""


@dataclass(frozen=True)
class _Done:
    html: str
    confidence: float | None
    route: tuple[str, ...]
    words: int


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
    readings = [read(unit, glossary, names, pair) for unit in units]
    needed = {
        number: reading
        for number, reading in enumerate(readings)
        if worded(reading, Way(), takes_terms=True).needs_engine
    }
    if not needed:
        return Answer(tuple(_as_it_is(reading, pair) for reading in readings))
    attempts: list[Attempt] = []
    for engine in chain:
        question = Question(engine, pair, glossary, context, deadline)
        found = _tried(question, needed, attempts)
        if found is not None:
            return _answer(question, readings, found, attempts)
    return Answer(None, attempts=tuple(attempts))


def _tried(
    question: Question, needed: dict[int, Reading], attempts: list[Attempt]
) -> tuple[dict[int, _Done], str] | None:
    """The translations, and the engine's version."""
    try:
        return _by_engine(question, needed), question.engine.version(question.pair)
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
    found: tuple[dict[int, _Done], str],
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


def _mean(done: Sequence[_Done]) -> float | None:
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


@dataclass(frozen=True)
class _Job:
    """A unit, and the way in which it is given to the engine this time."""

    wording: Wording
    way: Way
    request: Whole | Pieces


def _by_engine(question: Question, needed: dict[int, Reading]) -> dict[int, _Done]:
    """All of them; raises EngineError or Unfit. What fails is given once more in a safer way."""
    done: dict[int, _Done] = {}
    jobs = {
        number: _job(reading, _first_way(reading), question) for number, reading in needed.items()
    }
    while jobs:
        again: dict[int, _Job] = {}
        for number, answers in _answers(question, jobs).items():
            job = jobs[number]
            result = _result(job, answers, question.pair)
            if isinstance(result, _Done):
                done[number] = result
                continue
            way = job.way.next_after(result)
            if way is None:
                raise Unfit(result.code)
            again[number] = _job(needed[number], way, question)
        jobs = again
    return done


def _first_way(reading: Reading) -> Way:
    return Way(cuts_marks=len(reading.line.marks) > MARKS_MAX)


def _job(reading: Reading, way: Way, question: Question) -> _Job:
    features = question.engine.features
    wording = worded(reading, way, takes_terms=features.takes_terms)
    request: Whole | Pieces
    if way.cuts_marks or way.cuts_tokens:
        request = Pieces(wording, question.pair, way, is_xml=features.keeps_marks)
    else:
        request = Whole(wording, question.pair, keeps_marks=features.keeps_marks, way=way)
    return _Job(wording, way, request)


def _answers(question: Question, jobs: dict[int, _Job]) -> dict[int, list[Translated] | None]:
    """Of each job; None where the engine itself has lost something of it."""
    texts = {number: _texts(job) for number, job in jobs.items()}
    try:
        found = iter(ask(question, [text for each in texts.values() for text in each]))
    except Garbage:
        if question.engine.leaves_server or (
            len(jobs) == 1 and _is_last(next(iter(jobs.values())))
        ):
            raise
        return {number: _alone(question, jobs[number], each) for number, each in texts.items()}
    return {number: [next(found) for _text in each] for number, each in texts.items()}


def _is_last(job: _Job) -> bool:
    return job.way.next_after(Fault("tokens")) is None


def _alone(question: Question, job: _Job, texts: Sequence[Text]) -> list[Translated] | None:
    """Of one unit, after all together failed: one lost word says nothing of the others."""
    try:
        return ask(question, texts)
    except Garbage:
        if _is_last(job):
            raise
        return None


def _texts(job: _Job) -> list[Text]:
    return [_text(job.wording, asked) for asked in job.request.asked]


def _text(wording: Wording, asked: Asked) -> Text:
    tokens = tuple(word for _start, _end, word in wording.places(asked.words))
    tokens += asked.holders
    terms = dict.fromkeys(
        hit.term for start, end, hit in wording.hits if asked.start <= start and end <= asked.end
    )
    return Text(asked.words, tokens, tuple(terms))


def _result(job: _Job, answers: list[Translated] | None, pair: Pair) -> _Done | Fault:
    if answers is None:
        return Fault("tokens")
    placed = job.request.placed([answer.words for answer in answers])
    if isinstance(placed, Fault):
        return placed
    if placed.has_empty_mark:
        return Fault("empty")
    if wrong := fault(job.wording, placed.core, pair):
        return Fault(wrong)
    routes = [answer.route for answer in answers]
    main = answers if isinstance(job.request, Pieces) else answers[:1]
    counted = [(answer.confidence, len(_WORD.findall(answer.words))) for answer in main]
    told = [(min(1.0, max(0.0, sure)), words or 1) for sure, words in counted if sure is not None]
    total = sum(words for _sure, words in told)
    sure = sum(sure * words for sure, words in told) / total if total else None
    words = sum(words for _sure, words in counted)
    return _Done(html(job.wording, placed), sure, routes[0] if routes else (), words)
