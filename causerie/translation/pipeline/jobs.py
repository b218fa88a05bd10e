"""A unit as it is given to an engine, and what becomes of the answer."""

import re
from dataclasses import dataclass
from functools import cached_property

from causerie.translation.engines.base import Pair, Text, Translated
from causerie.translation.pipeline.asking import Question
from causerie.translation.pipeline.checking import fault
from causerie.translation.pipeline.pieces import Pieces
from causerie.translation.pipeline.placed import html
from causerie.translation.pipeline.reading import Reading
from causerie.translation.pipeline.whole import Asked, Whole
from causerie.translation.pipeline.wording import Fault, Way, Wording, worded

# More in one line are not looked for one by one: the line is cut at them.
MARKS_MAX = 40

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Done:
    html: str
    confidence: float | None
    route: tuple[str, ...]
    words: int


@dataclass(frozen=True)
class Job:
    """A unit, and the way in which it is given to the engine this time."""

    wording: Wording
    way: Way
    request: Whole | Pieces

    @cached_property
    def texts(self) -> list[Text]:
        return [_text(self.wording, asked) for asked in self.request.asked]


def first_way(reading: Reading) -> Way:
    return Way(cuts_marks=len(reading.line.marks) > MARKS_MAX)


def made_job(reading: Reading, way: Way, question: Question) -> Job:
    features = question.engine.features
    wording = worded(reading, way, takes_terms=features.takes_terms)
    request: Whole | Pieces
    if way.cuts_marks or way.cuts_tokens:
        request = Pieces(wording, question.pair, way, is_xml=features.keeps_marks)
    else:
        request = Whole(wording, question.pair, keeps_marks=features.keeps_marks, way=way)
    return Job(wording, way, request)


def is_last(job: Job) -> bool:
    return job.way.next_after(Fault("tokens")) is None


def _text(wording: Wording, asked: Asked) -> Text:
    tokens = tuple(word for _start, _end, word in wording.places(asked.words))
    tokens += asked.holders
    terms = dict.fromkeys(
        hit.term for start, end, hit in wording.hits if asked.start <= start and end <= asked.end
    )
    return Text(asked.words, tokens, tuple(terms))


def result_of(job: Job, answers: list[Translated] | None, pair: Pair) -> Done | Fault:
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
    return Done(html(job.wording, placed), sure, routes[0] if routes else (), words)
