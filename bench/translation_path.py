"""Words a second of the whole path (taken up, parsed, protected, translated, checked, stored)
beside the bare engine's, by turns on the same comments.

All use the same programs, one caller each. `bare` is the engine asked for a comment at a time, as
whoever writes `engine.translate(comment)` does; the ratio is to that. `bulk` is the engine asked
for as many at once as the path gives it at most: its programs then work side by side. Words are
those of the original, counted once for each locale.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from django.conf import settings
from django.db.models import QuerySet

from bench.translation_processes import cpu_seconds, programs
from bench.translation_texts import Spoken, spoken
from bench.translation_threads import TAKEN_AT_ONCE, new_thread, say
from causerie.discussion.models import Comment, Thread
from causerie.discussion.services.translating import take_up_comments, translate_some
from causerie.translation.engines.base import Context, Glossary, Pair, Text
from causerie.translation.models import Source, State, Translation
from causerie.translation.services.engine_room import chain
from causerie.translation.services.portions import TOGETHER_MAX
from causerie.translation.services.requests import want


class Task(NamedTuple):
    """A language of comments, and those that they are translated into; with the policy `all`
    that is every locale of the site, as on most sites."""

    source: str
    targets: tuple[str, ...]
    policy: str = "on_demand"

    def __str__(self) -> str:
        return f"{self.source}-{'all' if self.policy == 'all' else ''.join(self.targets)}"


TASKS = (
    Task("en", ("es",)),
    Task("fr", ("pt",)),
    Task("en", ("es", "fr", "pt", "ca"), "all"),
    Task("fr", ("en", "es", "pt", "ca"), "all"),
)
COMMENTS_A_TURN = 50
RATIO_LEAST = 0.7
DEADLINE_SECONDS = 60


@dataclass
class Spent:
    """Of one way: seconds by the clock, in the processor by us, and there by the engine."""

    wall: float = 0.0
    own: float = 0.0
    engine: float = 0.0
    words: int = 0
    texts: int = 0

    def measure(self, deed: Callable[[], None]) -> None:
        running = programs()
        wall, own, engine = time.perf_counter(), time.process_time(), cpu_seconds(running)
        deed()
        self.wall += time.perf_counter() - wall
        self.own += time.process_time() - own
        self.engine += cpu_seconds(running) - engine

    @property
    def speed(self) -> float:
        return self.words / self.wall


def report(arguments: argparse.Namespace) -> None:
    policy = settings.TRANSLATION_POLICY
    print(f"{'':8}{'':6}{'words/s':>9}{'ratio':>7}{'ms of a translation: all':>26}", end="")
    print(f"{'our CPU':>9}{'engine’s':>10}{'words':>10}{'refused':>9}")
    try:
        for task in TASKS:
            settings.TRANSLATION_POLICY = task.policy
            _report(task, arguments.comments)
    finally:
        settings.TRANSLATION_POLICY = policy


def _report(task: Task, count: int) -> None:
    thread = new_thread()
    # Never what a run before has said on a site that stays: it would be remembered.
    texts = spoken(task.source, thread.pk)
    bare, bulk, path = Spent(), Spent(), Spent()
    # The first start programs, and find everything cold.
    _turn(task, thread, texts, Spent(), Spent(), Spent())
    for _turns in range(count // COMMENTS_A_TURN):
        _turn(task, thread, texts, bare, bulk, path)
    refused = _there(thread, task).filter(state=State.FAILED).count()
    mark = "" if path.speed / bare.speed >= RATIO_LEAST else f"  less than {RATIO_LEAST}"
    for name, spent in (("bare", bare), ("bulk", bulk), ("path", path)):
        told = f"{spent.speed / bare.speed:7.2f}"
        each = [1_000 * one / spent.texts for one in (spent.wall, spent.own, spent.engine)]
        print(f"{task!s:8}{name:6}{spent.speed:9.0f}{told}", end="")
        print(f"{each[0]:26.2f}{each[1]:9.2f}{each[2]:10.2f}{spent.words:10,}", end="")
        print(f"{refused:9}{mark}" if spent is path else "", flush=True)


def _turn(
    task: Task, thread: Thread, texts: Iterator[Spoken], bare: Spent, bulk: Spent, path: Spent
) -> None:
    some = list(islice(texts, COMMENTS_A_TURN))
    comments = say(thread, some)
    lines = [one.lines for one in some]
    bare.measure(lambda: _by_engine([[each] for each in lines], task))
    bulk.measure(lambda: _by_engine(_portions(lines), task))
    path.measure(lambda: _by_path(comments, task))
    # Words of what was refused were not translated.
    done = Counter(
        _there(thread, task)
        .filter(state=State.TRANSLATED)
        .values_list("source__comment", flat=True)
    )
    for one, comment in zip(some, comments, strict=True):
        bare.words += one.words * len(task.targets)
        bulk.words += one.words * len(task.targets)
        path.words += one.words * done[comment.pk]
    for spent in (bare, bulk, path):
        spent.texts += len(some) * len(task.targets)


def _portions(texts: list[list[str]]) -> list[list[list[str]]]:
    return [texts[at : at + TOGETHER_MAX] for at in range(0, len(texts), TOGETHER_MAX)]


def _by_engine(portions: Sequence[Sequence[list[str]]], task: Task) -> None:
    for target in task.targets:
        pair = Pair(task.source, target)
        engine = chain(pair, is_public=True)[0].engine
        for portion in portions:
            engine.translate(
                [Text(line) for lines in portion for line in lines],
                pair,
                glossary=Glossary(),
                context=Context(),
                deadline=time.monotonic() + DEADLINE_SECONDS,
            )


def _by_path(comments: list[Comment], task: Task) -> None:
    while take_up_comments():
        pass
    if task.policy != "all":
        keys = [comment.pk for comment in comments]
        for target in task.targets:
            want(Source.objects.filter(comment__in=keys), target)
    while translate_some(TAKEN_AT_ONCE):
        pass


def _there(thread: Thread, task: Task) -> QuerySet[Translation]:
    rows = Translation.objects.filter(source__comment__thread=thread)
    return rows.filter(locale__in=task.targets)
