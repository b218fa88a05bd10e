"""What it costs to read a thread: first page, middle page and the permalink to the last comment, in
each order, by turns in the smallest and in the largest thread."""

import re
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.discussion_threads import article_of
from causerie.discussion.models import Thread
from causerie.discussion.places import ANSWERS_A_PAGE

REPEATS = 40
WARM_UP = 3
RATIO_MAX = 1.5


@dataclass
class Cost:
    """Of one address: milliseconds of each answer, of it in the processor, and what it is."""

    address: str
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    queries: int = 0
    comments: int = 0


def report(threads: dict[int, Thread]) -> None:
    settings.ALLOWED_HOSTS.append("testserver")
    small, large = min(threads), max(threads)
    print(f"medians of {REPEATS} answers in milliseconds, by turns; rows: comments on the page")
    print(f"{'':28}{'rows':>6}{small:>9,}{'rows':>6}{large:>11,}{'ratio':>7}{'queries':>9}")
    for name, address in _pages().items():
        costs = [Cost(address(threads[size])) for size in (small, large)]
        _ask_by_turns(costs)
        _line(name, *costs)
    for size, thread in threads.items():
        _article(size, thread)


def _pages() -> dict[str, Callable[[Thread], str]]:
    return {
        "in order, first page": lambda t: f"{_base(t)}",
        "in order, middle page": lambda t: f"{_base(t)}page/{t.page_count // 2 + 1}/",
        "in order, last page": lambda t: f"{_base(t)}page/{t.page_count}/",
        "permalink to the last": lambda t: f"{_base(t)}comment/{_last_on_a_page(t)}/",
        "newest, first page": lambda t: f"{_base(t)}newest/",
        "newest, middle page": lambda t: f"{_base(t)}newest/{t.page_count // 2 + 1}/",
        "most valued, first page": lambda t: f"{_base(t)}valued/",
        "most valued, middle page": _middle_of_valued,
    }


def _base(thread: Thread) -> str:
    return f"/en/discussion/{thread.pk}/"


def _last_on_a_page(thread: Thread) -> int:
    """Not in the window of a long branch, which holds less."""
    rows = thread.comments.filter(branch_seq__lte=ANSWERS_A_PAGE).order_by("-number")
    number = rows.values_list("number", flat=True)[0]
    assert number is not None
    return number


def _middle_of_valued(thread: Thread) -> str:
    """The page that begins at half of what is ranked, less what fills a page: where there is no
    more than one, the first."""
    roots = thread.comments.filter(parent_number__isnull=True).order_by("-value", "number")
    middle = max(0, thread.root_count // 2 - 20)
    if not middle:
        return f"{_base(thread)}valued/"
    value, number = roots.values_list("value", "number")[middle]
    return f"{_base(thread)}valued/?after={value}-{number}"


def _ask_by_turns(costs: list[Cost]) -> None:
    """What else the machine does weighs on both."""
    client = Client()
    for turn in range(-WARM_UP, REPEATS):
        for cost in costs if turn % 2 else reversed(costs):
            wall, cpu = time.perf_counter(), time.process_time()
            html = _get(client, cost.address)
            if turn >= 0:
                cost.cpu.append((time.process_time() - cpu) * 1000)
                cost.wall.append((time.perf_counter() - wall) * 1000)
            cost.comments = len(re.findall(r"<article[^>]* id=\"c\d", html))
    for cost in costs:
        with CaptureQueriesContext(connection) as queries:
            _get(client, cost.address)
        cost.queries = len(queries)


def _get(client: Client, address: str) -> str:
    response = client.get(address, follow=True)
    assert response.status_code == 200, (address, response.status_code)
    return str(response.content.decode())


def _line(name: str, small: Cost, large: Cost) -> None:
    ratio = statistics.median(large.wall) / statistics.median(small.wall)
    mark = "" if ratio <= RATIO_MAX else f"  more than {RATIO_MAX}"
    print(
        f"{name:28}{small.comments:6}{statistics.median(small.wall):9.1f}{large.comments:6}"
        f"{statistics.median(large.wall):11.1f}{ratio:7.2f}{small.queries:5}/{large.queries}{mark}",
        flush=True,
    )


def _article(size: int, thread: Thread) -> None:
    client = Client()
    address = article_of(size).get_url()
    _get(client, address)
    with CaptureQueriesContext(connection) as queries:
        html = _get(client, address)
    rows = len(re.findall(r"<article[^>]* id=\"c\d", html))
    print(
        f"article page with its thread of {thread.last_number:,}: {rows} comments, "
        f"{len(queries)} queries"
    )
