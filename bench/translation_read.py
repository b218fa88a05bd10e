"""What a page of fifty translated comments costs beside one of fifty originals, by turns, in the
same edition of the interface."""

import argparse
import re
import statistics
import time
from dataclasses import dataclass, field
from itertools import islice

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.translation_texts import spoken
from bench.translation_threads import new_thread, say, translate_all
from causerie.discussion.models import Thread

COMMENTS = 50
REPEATS = 60
WARM_UP = 3
MORE_QUERIES_MAX = 1


@dataclass
class Cost:
    """Milliseconds of each answer, by the clock and in the processor."""

    thread: Thread
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    queries: int = 0
    comments: int = 0
    bytes: int = 0
    translated: int = 0

    @property
    def address(self) -> str:
        return f"/en/discussion/{self.thread.pk}/"


def report(arguments: argparse.Namespace) -> None:
    settings.ALLOWED_HOSTS.append("testserver")
    costs = {locale: Cost(_thread(locale)) for locale in ("en", "es")}
    translate_all()
    client = Client()
    for turn in range(-WARM_UP, REPEATS):
        for cost in costs.values():
            _ask(client, cost, counts=turn >= 0)
    for cost in costs.values():
        _look(client, cost)
    print(f"{'':24}{'comments':>9}{'translated':>12}{'queries':>9}{'ms':>8}{'CPU':>8}{'kB':>7}")
    for name, cost in (("originals", costs["en"]), ("translated from es", costs["es"])):
        print(
            f"{name:24}{cost.comments:9}{cost.translated:12}{cost.queries:9}"
            f"{statistics.median(cost.wall):8.1f}{statistics.median(cost.cpu):8.1f}"
            f"{cost.bytes / 1_000:7.0f}"
        )
    _compare(costs["en"], costs["es"])


def _thread(locale: str) -> Thread:
    thread = new_thread()
    say(thread, islice(spoken(locale, thread.pk), COMMENTS))
    return thread


def _ask(client: Client, cost: Cost, *, counts: bool) -> None:
    wall, cpu = time.perf_counter(), time.process_time()
    _get(client, cost.address)
    if counts:
        cost.cpu.append((time.process_time() - cpu) * 1000)
        cost.wall.append((time.perf_counter() - wall) * 1000)


def _look(client: Client, cost: Cost) -> None:
    with CaptureQueriesContext(connection) as queries:
        html = _get(client, cost.address)
    cost.queries, cost.bytes = len(queries), len(html.encode())
    cost.comments = len(re.findall(r"<article[^>]* id=\"c\d", html))
    cost.translated = html.count('data-translation="translated"')


def _get(client: Client, address: str) -> str:
    response = client.get(address, follow=True)
    assert response.status_code == 200, (address, response.status_code)
    return str(response.content.decode())


def _compare(original: Cost, translated: Cost) -> None:
    more = translated.queries - original.queries
    by_wall = statistics.median(translated.wall) / statistics.median(original.wall)
    by_cpu = statistics.median(translated.cpu) / statistics.median(original.cpu)
    mark = "" if more <= MORE_QUERIES_MAX else "  too many"
    print(
        f"{more} queries more (asked: at most {MORE_QUERIES_MAX}){mark}; "
        f"{by_wall:.2f} times the time, {by_cpu:.2f} times the processor's"
    )
