"""Texts that nobody would write are posted: whatever they are, each is done with, and safely."""

import logging
import re
from collections import Counter
from html.parser import HTMLParser
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest

from causerie.accounts.models import User
from causerie.config.sample.judged import Judged
from causerie.discussion.models import Comment, Thread
from causerie.discussion.refusals import DiscussionRefused
from causerie.discussion.services.posting import post_comment
from causerie.discussion.services.translating import take_up_comments
from causerie.lib.comment_text import TextRefused
from causerie.lib.markup.rendering import cleaned
from causerie.publication.models import FrontPage
from causerie.translation.engines.base import Pair
from causerie.translation.models import State, Translation
from causerie.translation.services.requests import want
from tests.discussion.talk import make_reader
from tests.translation.talking import do_everything, make_thread
from tests.translation.texts import LOCALES
from tests.translation.texts.random_texts import random_text

pytestmark = pytest.mark.django_db

PAIRS = [Pair(*two) for two in permutations(LOCALES, 2)]
TEXTS = 500
# Some have nothing to be seen in them, and are refused; some have nothing to be translated.
TRANSLATED_LEAST = 350
_MARKER = re.compile(r"<!--(?:spoiler|quotation:\d+)-->")
_EMPTY_LINK = re.compile("<a [^>]*></a>")


def test_every_random_text_is_done_with_and_safe(
    front: FrontPage, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.TRANSLATION_POLICY = "on_demand"
    thread = make_thread(front, *LOCALES[1:])
    reader = make_reader()
    asked = {}
    for seed in range(TEXTS):
        pair = PAIRS[seed % len(PAIRS)]
        if comment := _posted(thread, reader, seed, pair.source):
            asked[comment.pk] = pair.target
    with caplog.at_level(logging.WARNING):
        _translate(asked)
    assert [record.getMessage() for record in caplog.records] == []
    _check_rows()


def _posted(thread: Thread, reader: User, seed: int, locale: str) -> Comment | None:
    try:
        posted = post_comment(
            thread=thread,
            author=reader,
            text=random_text(seed),
            key=UUID(int=seed),
            page_locale="en",
            doorman=Judged(),
        )
    except (DiscussionRefused, TextRefused):
        return None
    # Whatever it was taken for.
    Comment.objects.filter(pk=posted.comment.pk).update(locale=locale)
    return posted.comment


def _translate(asked: dict[int, str]) -> None:
    """Each into one locale; all directions have their turn."""
    while take_up_comments():
        pass
    for comment in Comment.objects.filter(source__isnull=False).select_related("source"):
        assert comment.source
        want([comment.source], asked[comment.pk])
    do_everything()


def _check_rows() -> None:
    assert not Comment.objects.filter(is_taken_up=False).exists()
    assert not Translation.objects.filter(is_due=True).exists()
    rows = list(Translation.objects.select_related("source__comment"))
    states = Counter((row.state, row.reason) for row in rows)
    assert {state for state, _reason in states} <= {State.TRANSLATED, State.FAILED}
    assert (State.FAILED, "") not in states
    assert states[State.TRANSLATED, ""] >= TRANSLATED_LEAST, states
    for row in rows:
        _check(row)


def _check(row: Translation) -> None:
    # Nobody sees a link without words, and it may go.
    original = _EMPTY_LINK.sub("", row.source.comment.html)
    if row.state == State.FAILED:
        assert row.detail
        assert not row.html
        return
    assert _plain(row.html) == _plain(cleaned(_plain(row.html))), row.html
    ours, theirs = _Tags(original), _Tags(_EMPTY_LINK.sub("", row.html))
    assert theirs.open_tags == [], row.html
    assert theirs.addresses == ours.addresses, (original, row.html)
    assert theirs.blocks == ours.blocks, (original, row.html)


def _plain(html: str) -> str:
    """Without our own markers, which `cleaned` takes away; a space is as good as its name."""
    return _MARKER.sub("", html).replace("&nbsp;", "\u00a0")


class _Tags(HTMLParser):
    """`open_tags` are those that are closed nowhere, or not in their turn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open_tags: list[str] = []
        self.addresses: Counter[str] = Counter()
        self.blocks: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "br":
            self.open_tags.append(tag)
        if tag in ("p", "pre", "blockquote", "ul", "ol", "li", "details"):
            self.blocks.append(tag)
        self.addresses.update(value for name, value in attrs if name == "href" and value)

    def handle_endtag(self, tag: str) -> None:
        if self.open_tags[-1:] == [tag]:
            self.open_tags.pop()
        else:
            self.open_tags.append(f"/{tag}")
