"""Seconds from the answer of posting until a comment can be read in the four other full locales: a
real site, otherwise idle; readers of five languages write by turns.

Only the first comments after the start are cold: what a direction needs is started with its first
text.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from bench.discussion_writer import Session, Writer, sign_in
from bench.sample_site import free_port, serving
from bench.translation_texts import FULL_LOCALES, Spoken, spoken
from bench.translation_threads import new_thread, translate_all
from causerie.accounts.models import User
from causerie.accounts.services.staff import create_staff
from causerie.discussion.models import Comment, Thread
from causerie.translation.models import State, Translation
from causerie.translation.services.engine_room import close_engines

P95_SECONDS_MAX = 2.0
WAIT_SECONDS_MAX = 60
# Asking more often would take from the site what is measured.
LOOK_SECONDS = 0.02


@dataclass
class Seen:
    """Seconds until the first locale and until all, of each comment; what was not translated."""

    first: list[float] = field(default_factory=list)
    every: list[float] = field(default_factory=list)
    refused: int = 0
    other_language: int = 0
    # By the gate, as spam would be.
    held: int = 0


def report(arguments: argparse.Namespace) -> None:
    begun = time.monotonic()
    waiting = Comment.objects.filter(is_taken_up=False).count()
    translate_all()
    close_engines()
    print(f"what was there before: {waiting} comments in {time.monotonic() - begun:.0f} s")
    thread, port = new_thread(), free_port()
    environment = {**os.environ, "PORT": str(port), "SITE_URL": f"http://localhost:{port}"}
    people = {locale: sign_in(_reader(locale)) for locale in FULL_LOCALES}
    with serving(f"http://localhost:{port}", environment):
        writers = {
            locale: Writer([Session(port, thread.pk, cookie)]) for locale, cookie in people.items()
        }
        texts = {locale: spoken(locale, thread.pk) for locale in FULL_LOCALES}
        cold = _post(thread, writers, texts, len(FULL_LOCALES))
        warm = _post(thread, writers, texts, arguments.posts)
    _tell("cold", cold)
    _tell("warm", warm, asked=P95_SECONDS_MAX)


def _reader(locale: str) -> User:
    """Who reads one language writes in it."""
    handle = f"bench-{locale}"
    found = User.objects.filter(handle=handle).first()
    reader = found or create_staff(
        email=f"{handle}@example.org",
        password=f"never used by {handle}",
        display_name=handle.title(),
        handle=handle,
        groups=(),
    )
    # Links of somebody who is new would wait for a moderator.
    reader.date_joined = timezone.now() - timedelta(days=400)
    reader.reading_locales = [locale]
    reader.save()
    return reader


def _post(
    thread: Thread, writers: dict[str, Writer], texts: dict[str, Iterator[Spoken]], count: int
) -> Seen:
    seen = Seen()
    for turn in range(count):
        locale = FULL_LOCALES[turn % len(FULL_LOCALES)]
        # While one waits for another's text, the site ends idle connections.
        writers[locale].connection.close()
        _key, number = writers[locale].post(next(texts[locale]).text, answers_last=bool(turn % 3))
        if number is None:
            seen.held += 1
        else:
            _wait(thread, number, locale, seen)
    return seen


def _wait(thread: Thread, number: int, locale: str, seen: Seen) -> None:
    begun, first = time.monotonic(), 0.0
    while (gone := time.monotonic() - begun) < WAIT_SECONDS_MAX:
        done = dict(_done(thread, number))
        readable = [one for one, state in done.items() if state != State.FAILED]
        first = first or (gone if readable else 0.0)
        if len(done) == len(FULL_LOCALES) - 1:
            break
        time.sleep(LOOK_SECONDS)
    else:
        sys.exit(f"comment {number} was not translated in {WAIT_SECONDS_MAX} s: {done}")
    seen.other_language += locale in done
    if len(readable) == len(done):
        seen.first.append(first)
        seen.every.append(gone)
    else:
        seen.refused += 1


def _done(thread: Thread, number: int) -> list[tuple[str, str]]:
    rows = Translation.objects.filter(
        source__comment__thread=thread,
        source__comment__number=number,
        locale__in=FULL_LOCALES,
        is_due=False,
    )
    return list(rows.values_list("locale", "state"))


def _tell(name: str, seen: Seen, asked: float = 0.0) -> None:
    if len(seen.every) < 2:
        print(f"{name}: {len(seen.every)} comments translated, {seen.refused} refused")
        return
    first, every = statistics.median(seen.first), statistics.median(seen.every)
    p95 = statistics.quantiles(seen.every, n=20, method="inclusive")[-1]
    said = f" (asked: {asked:.0f})" if asked else ""
    mark = "  too long" if asked and p95 > asked else ""
    print(
        f"{name}: {len(seen.every)} comments; readable in one other locale after {first:.2f} s, in "
        f"all four after {every:.2f} s (medians); p95 {p95:.2f} s{said}, longest "
        f"{max(seen.every):.2f} s; refused in a locale: {seen.refused}, taken for another "
        f"language: {seen.other_language}, held by the gate: {seen.held}{mark}",
        flush=True,
    )
