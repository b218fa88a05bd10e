"""How many comments a second can be posted over HTTP: a real site on one processor core, eight
writers at once with connections that they keep, on another.

Afterwards every comment that was acknowledged must be there.
"""

import os
import statistics
import sys
import threading
import time
from dataclasses import dataclass, field
from itertools import count

from bench.discussion_posting import Kept
from bench.discussion_words import said_texts
from bench.discussion_writer import Refused, Session, Writer, sign_in
from bench.pages import cpu_seconds, web_process
from bench.sample_site import free_port, serving
from causerie.accounts.models import User
from causerie.discussion.models import Comment, Thread

WRITERS = 8
# Nobody posts more than a few comments meanwhile.
SESSIONS = 512
SECONDS = 20
# The first requests find everything cold.
WARM_UP_SECONDS = 3
COMMENTS_A_SECOND_LEAST = 120
P95_MS_MAX = 150
SITE_CORE = 0


@dataclass
class Tally:
    """What the writers saw; numbers by the key of the form."""

    acknowledged: dict[str, int] = field(default_factory=dict)
    milliseconds: list[float] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def report(threads: dict[int, Thread]) -> None:
    for size in (min(threads), max(threads)):
        kept = Kept(threads[size])
        try:
            _measure(threads[size])
        finally:
            kept.take_back()


def _measure(thread: Thread) -> None:
    size = thread.last_number
    users = list(User.objects.filter(handle__startswith="person-").order_by("pk")[:SESSIONS])
    cookies = [sign_in(user) for user in users]
    port = free_port()
    environment = {**os.environ, "PORT": str(port), "SITE_URL": f"http://localhost:{port}"}
    cores = os.sched_getaffinity(0)
    with serving(f"http://localhost:{port}", environment, core=SITE_CORE):
        os.sched_setaffinity(0, cores - {SITE_CORE} or cores)
        sessions = [Session(port, thread.pk, one) for one in cookies]
        _write(sessions, WARM_UP_SECONDS)
        process = web_process(port)
        before = cpu_seconds(process)
        tally, seconds = _write(sessions, SECONDS)
        cpu = cpu_seconds(process) - before
        os.sched_setaffinity(0, cores)
    _tell(size, tally, seconds, cpu)
    _recount(thread, tally)


def _write(sessions: list[Session], seconds: float) -> tuple[Tally, float]:
    tally, texts = Tally(), [said.text for said in said_texts()]
    turns = count()
    begun = time.perf_counter()
    until = begun + seconds

    def work(place: int) -> None:
        writer = Writer(sessions[place::WRITERS])
        while time.perf_counter() < until:
            turn = next(turns)
            text = f"{texts[turn % len(texts)]}\n\n{time.time_ns()}"
            started = time.perf_counter()
            try:
                key, number = writer.post(text, answers_last=bool(turn % 3))
            except Refused as refusal:
                tally.refused.append(str(refusal))
                continue
            tally.milliseconds.append((time.perf_counter() - started) * 1000)
            tally.acknowledged[key] = number

    workers = [threading.Thread(target=work, args=(place,)) for place in range(WRITERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return tally, time.perf_counter() - begun


def _tell(size: int, tally: Tally, seconds: float, cpu: float) -> None:
    done = tally.milliseconds
    a_second, p95 = len(done) / seconds, statistics.quantiles(done, n=20)[-1]
    print(
        f"into a thread of {size:,}: {len(done)} comments in {seconds:.1f} s, "
        f"{a_second:.0f} a second (asked: {COMMENTS_A_SECOND_LEAST}); median "
        f"{statistics.median(done):.0f} ms, p95 {p95:.0f} ms (asked: {P95_MS_MAX}), "
        f"longest {max(done):.0f} ms; refused: {len(tally.refused)}"
    )
    print(
        f"  the web process was busy for {cpu / len(done) * 1000:.1f} ms a comment, "
        f"{cpu / seconds:.0%} of the time"
    )
    for refusal in tally.refused[:3]:
        print(f"  {refusal}")


def _recount(thread: Thread, tally: Tally) -> None:
    """Each acknowledged one is there once, under the number that its writer was told."""
    found = Comment.objects.filter(thread=thread, key__in=tally.acknowledged)
    there = {str(key): number for key, number in found.values_list("key", "number")}
    lost = {key for key, number in tally.acknowledged.items() if there.get(key) != number}
    thread.refresh_from_db()
    numbers = thread.comments.numbered().count()
    print(
        f"  acknowledged and there: {len(there)} of {len(tally.acknowledged)}; lost: {len(lost)}; "
        f"numbers without a gap: {'yes' if numbers == thread.last_number else 'NO'}"
    )
    if lost or numbers != thread.last_number:
        sys.exit("acknowledged comments are missing")
