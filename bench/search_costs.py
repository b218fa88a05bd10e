"""CPU time of searches, of this process and of the database server's."""

import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import Client

from causerie.publication.models import Author
from causerie.publication.selectors.search import search
from causerie.publication.selectors.search_query import Query

REPEATS = 30
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
# Each finds something else: many articles, some, few, none.
QUERIES = (
    Query("bridge", "en"),
    Query("bridge", "en", section="section-2", author="author-3", time="year"),
    Query("bridges water city", "en"),
    Query("ferry", "en"),
    Query("puente", "es"),
    Query("eau ville", "fr"),
    Query("міст", "uk"),
    Query("мосту", "ru"),
    Query("brigde", "en"),
    Query("bridge nowhere", "en"),
    Query("bridge water city night ferry bridges cities waters nights ferries", "en"),
)


def report() -> None:
    trivial = _cost(lambda: Author.objects.filter(pk=1).first())
    client = Client(headers={"host": "localhost"})
    print(f"{'':58}{'found':>6}{'median':>8}{'p95':>8}{'ratio':>7}{'server':>8}{'page':>8}")
    _line("the row of one author", "", trivial, trivial, "")
    for query in QUERIES:
        total = search(query).total
        filters = {"section": query.section, "author": query.author, "time": query.time}
        given = {"q": query.text, **{name: value for name, value in filters.items() if value}}
        address = f"/{query.locale}/search/"
        page = _cost(lambda address=address, given=given: client.get(address, given))  # type: ignore[misc]
        cost = _cost(lambda query=query: search(query))  # type: ignore[misc]
        name = f"{query.locale} {' '.join(given.values())}"
        _line(name, str(total), cost, trivial, f"{page.median:8.1f}")
    print("\nCPU ms: of the search, of the database server's share, of the whole page around it.")


class Cost:
    def __init__(self, milliseconds: list[float], server: float) -> None:
        self.median = statistics.median(milliseconds)
        self.p95 = statistics.quantiles(milliseconds, n=20)[-1]
        self.server = server


def _cost(deed: Callable[[], object]) -> Cost:
    for _ in range(3):
        deed()
    before, samples = _server_seconds(), []
    for _ in range(REPEATS):
        started = time.process_time()
        deed()
        samples.append((time.process_time() - started) * 1000)
    return Cost(samples, (_server_seconds() - before) * 1000 / REPEATS)


def _server_seconds() -> float:
    """User and system time of the server's process for this connection (proc(5))."""
    if settings.IS_SQLITE:
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        fields = Path(f"/proc/{cursor.fetchone()[0]}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND


def _line(name: str, found: str, cost: Cost, trivial: Cost, page: str) -> None:
    ratio = cost.median / trivial.median
    print(
        f"{name[:57]:58}{found:>6}{cost.median:8.2f}{cost.p95:8.2f}{ratio:7.1f}"
        f"{cost.server:8.2f}{page}"
    )
