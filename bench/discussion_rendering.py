"""Processor time of rendering fifty comments: as pages do it, and as nested Django templates do.

Both are given the same rows and make the same tree of the same elements; that is checked.
"""

import re
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from django.template import Context, Engine
from django.utils import translation

from causerie.discussion.models import Thread
from causerie.discussion.selectors.shown import NOBODY, Shown, shown_comments, thread_address
from causerie.discussion.selectors.thread_pages import ThreadPage, page_in_order
from causerie.discussion.templatetags.discussion_tags import render_comments

COMMENTS = 50
REPEATS = 200
CPU_MS_MAX = 10
TEMPLATES = Path(__file__).parent / "templates"


@dataclass
class Node:
    """A comment with those that stand below it."""

    one: Shown
    below: "list[Node]" = field(default_factory=list)


def report(threads: dict[int, Thread]) -> None:
    thread = threads[max(threads)]
    page = page_in_order(thread, thread.page_count // 2 + 1)
    assert page is not None
    page = replace(page, comments=page.comments[:COMMENTS])
    print(
        f"processor milliseconds for {len(page.comments)} comments, medians of {REPEATS}, "
        f"by turns (asked: {CPU_MS_MAX})"
    )
    print(f"{'':10}{'made ready':>12}{'Jinja':>10}{'together':>10}{'nested Django':>16}")
    for locale in ("en", "ar"):
        with translation.override(locale):
            _report(locale, page)


def _report(locale: str, page: ThreadPage) -> None:
    shown = shown_comments(page)
    deeds: list[Callable[[], Any]] = [
        lambda: shown_comments(page),
        lambda: render_comments(shown, page, NOBODY),
        lambda: render_comments(shown_comments(page), page, NOBODY),
        _nested_django(shown, page),
    ]
    _check_alike(deeds[1](), deeds[3]())
    spent = _by_turns(deeds)
    ready, jinja, together, nested = (statistics.median(one) for one in spent)
    print(f"{locale:10}{ready:12.2f}{jinja:10.2f}{together:10.2f}{nested:16.2f}", flush=True)


def _nested_django(shown: list[Shown], page: ThreadPage) -> Callable[[], str]:
    """Its loader keeps compiled templates, as on a real site."""
    engine = Engine(
        dirs=[str(TEMPLATES)],
        libraries={"i18n": "django.templatetags.i18n"},
        loaders=[
            ("django.template.loaders.cached.Loader", ["django.template.loaders.filesystem.Loader"])
        ],
    )
    base = thread_address(page.thread.pk)
    known = {
        "mine": NOBODY,
        "mute": f"{base}mute/",
        "own": f"{base}own/",
        "by": f"{base}by/",
        "is_open": True,
        "ui": "",
        "script": "Latn",
    }

    def render() -> str:
        template = engine.get_template("bench/comments.html")
        return template.render(Context({**known, "nodes": _tree(shown)}))

    return render


def _tree(shown: list[Shown]) -> list[Node]:
    roots: list[Node] = []
    lists = [roots]
    for one in shown:
        if one.step > 0 and lists[-1]:
            lists.append(lists[-1][-1].below)
        for _level in range(-one.step):
            lists.pop()
        lists[-1].append(Node(one))
    return roots


def _check_alike(one: str, other: str) -> None:
    """The same elements, however much space there is between them."""
    tags, others = (re.findall(r"</?[a-z]+", html) for html in (one, other))
    if tags != others:
        place = next(
            i for i, pair in enumerate(zip(tags, others, strict=False)) if pair[0] != pair[1]
        )
        raise AssertionError(
            f"{tags[place - 5 : place + 3]} is not {others[place - 5 : place + 3]}"
        )


def _by_turns(deeds: list[Callable[[], Any]]) -> list[list[float]]:
    spent: list[list[float]] = [[] for _deed in deeds]
    for turn in range(-5, REPEATS):
        for place, deed in enumerate(deeds):
            begun = time.process_time()
            deed()
            if turn >= 0:
                spent[place].append((time.process_time() - begun) * 1000)
    return spent
