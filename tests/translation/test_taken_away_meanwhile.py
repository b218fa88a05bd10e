"""A text, or the one that it answers, is changed or taken away while it is being translated."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction

from causerie.discussion.models import Comment, Thread, Visibility
from causerie.discussion.selectors.surroundings import surroundings_of
from causerie.discussion.services.translating import take_up_comments
from causerie.discussion.services.visibility import set_visibility, withdraw
from causerie.publication.models import FrontPage
from causerie.translation.engines.base import Glossary, Pair
from causerie.translation.models import MachineText, State, Translation, UnitTranslation
from causerie.translation.models import Unit as Line
from causerie.translation.pipeline.answer import Answer, Unit
from causerie.translation.selectors.surroundings import Surroundings
from causerie.translation.services.corrections import Withdrawn, correct
from causerie.translation.services.engine_room import close_engines
from causerie.translation.services.landing import Landing, land
from causerie.translation.services.memory import digests_of
from causerie.translation.services.requests import request, want
from causerie.translation.services.sources import UnusedTexts
from causerie.translation.services.taking import take
from causerie.translation.services.work import carry_out_some
from tests.discussion.talk import make_moderator, make_reader, say
from tests.translation.made import take_up
from tests.translation.servers.contract import Contract, contract
from tests.translation.talking import carry_out, make_thread

ENGLISH = "The tram stops at the harbour."
SPANISH = "El tranvía para en el puerto."


@pytest.fixture
def away(front: FrontPage, settings: Any) -> Iterator[Contract]:
    """A model on somebody else's machine, which is told what stands around a text."""
    with contract("chat") as spoken:
        settings.ENGINES = [
            {
                "name": "away",
                "kind": "chat",
                "url": spoken.server.url,
                "key": spoken.settings.key,
                "model": spoken.settings.model,
                "characters_a_day": 0,
                "leaves_server": True,
            }
        ]
        settings.TRANSLATION_ENGINES = ["away"]
        yield spoken
        close_engines()


def _sent(away: Contract) -> str:
    return "".join(one.body.decode() for one in away.server.requests)


def _taken(thread: Thread, text: str, to: Comment | None = None) -> tuple[Comment, Translation]:
    comment = say(thread, make_reader(), text, to, said_locale="en")
    take_up_comments()
    comment = Comment.objects.select_related("thread", "parent").get(pk=comment.pk)
    return comment, next(one for one in take(10) if one.source_id == comment.source_id)


def test_what_is_hidden_before_it_is_sent_leaves_the_server_no_more(
    front: FrontPage, away: Contract
) -> None:
    comment, taken = _taken(make_thread(front, "es"), ENGLISH)
    around = surroundings_of([comment])[comment.pk]
    # As if it happened when the text had been looked at, and a first engine had not answered.
    Comment.objects.filter(pk=comment.pk).update(visibility=Visibility.REMOVED)
    carry_out(taken, around)
    assert away.server.requests == []
    taken.refresh_from_db()
    assert (taken.state, taken.reason) == (State.REQUESTED, "changed")


def test_an_answered_text_that_was_hidden_meanwhile_is_told_to_nobody(
    front: FrontPage, away: Contract
) -> None:
    thread, moderator = make_thread(front, "es"), make_moderator()
    parent = say(thread, make_reader("bob"), "The ferry leaves from the quay.", said_locale="en")
    comment, taken = _taken(thread, ENGLISH, to=parent)
    around = surroundings_of([comment])[comment.pk]
    assert "quay" in around.parent
    set_visibility(parent, Visibility.REMOVED, actor=moderator, reason="A name.")
    carry_out(taken, around)
    assert "quay" not in _sent(away)
    comment = Comment.objects.select_related("thread", "parent").get(pk=comment.pk)
    assert carry_out(Translation.objects.get(pk=taken.pk), surroundings_of([comment])[comment.pk])
    assert "tram" in _sent(away)
    assert "quay" not in _sent(away)


def test_what_stands_below_an_article_that_was_taken_back_leaves_the_server_no_more(
    front: FrontPage, away: Contract
) -> None:
    comment, taken = _taken(make_thread(front, "es"), ENGLISH)
    around = surroundings_of([comment])[comment.pk]
    front.get_children().first().unpublish()
    carry_out(taken, around)
    assert away.server.requests == []


@pytest.fixture
def waiting(committed: None) -> Iterator[tuple[Comment, Translation]]:
    """A comment whose translation is due, with transactions that really end."""
    thread = Thread.objects.create(article_key=uuid4())
    comment = take_up(say(thread, make_reader(), ENGLISH, said_locale="en"))
    source = comment.source
    assert source is not None
    request(source, ["es"])
    yield comment, Translation.objects.get()
    thread.delete()
    source.delete()
    MachineText.objects.all().delete()


def _landing(translation: Translation, known: MachineText | None = None) -> Landing:
    units = list(Line.objects.filter(source=translation.source_id))
    digests = digests_of(units, Pair("en", "es"), Glossary(), Surroundings())
    answer = Answer((Unit(SPANISH, 0.9),), "apertium", "1", ("eng-spa",))
    if known is not None:
        return Landing(translation, units, digests, {units[0].pk: known}, [], None, Glossary())
    return Landing(translation, units, digests, {}, units, answer, Glossary())


@pytest.mark.skipif(connection.vendor == "sqlite", reason="has one writer at a time")
def test_who_withdraws_a_text_is_not_stopped_by_its_translation(
    waiting: tuple[Comment, Translation],
) -> None:
    comment, translation = waiting
    has_landed, author = threading.Event(), comment.author
    assert author is not None

    def write_down() -> None:
        try:
            with transaction.atomic():
                land([_landing(translation)])
                has_landed.set()
                while not _somebody_waits():
                    pass
        finally:
            has_landed.set()
            connection.close()

    with ThreadPoolExecutor(1) as worker:
        landing = worker.submit(write_down)
        has_landed.wait()
        withdraw(comment, author=author)
        landing.result()
    assert not Translation.objects.exists()
    assert not UnitTranslation.objects.exists()
    assert not MachineText.objects.exists()


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        return bool(cursor.fetchone()[0])


def test_a_remembered_text_that_is_gone_is_made_again(
    waiting: tuple[Comment, Translation],
) -> None:
    _comment, translation = waiting
    taken = take(1)
    gone = MachineText(pk=1, html=SPANISH, profile="apertium 1")
    assert land([_landing(translation, gone)]) == set()
    assert take(1) == taken
    assert land([_landing(translation)]) == {translation.pk}


def test_what_nobody_shows_any_more_is_forgotten_in_time(
    waiting: tuple[Comment, Translation],
) -> None:
    _comment, translation = waiting
    land([_landing(translation)])
    shown = MachineText.objects.get()
    MachineText.objects.create(source_digest="other", html=SPANISH, profile="apertium 1")
    UnusedTexts()()
    assert MachineText.objects.get() == shown


def test_a_text_that_we_stumble_over_keeps_no_other_from_being_translated(
    waiting: tuple[Comment, Translation],
) -> None:
    _comment, translation = waiting
    # No text of ours is like that.
    Line.objects.update(html="</em>The tram")
    carry_out_some([(one, Surroundings()) for one in take(10)])
    translation.refresh_from_db()
    assert (translation.state, translation.detail) == (State.FAILED, "IndexError")


def test_nobody_wants_what_is_gone(waiting: tuple[Comment, Translation]) -> None:
    comment, _translation = waiting
    source, author = comment.source, comment.author
    assert source is not None
    assert author is not None
    withdraw(comment, author=author)
    assert want([source], "es") == 0
    with pytest.raises(Withdrawn):
        correct(source, "es", {}, by=author)
    assert not Translation.objects.exists()
