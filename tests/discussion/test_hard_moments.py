"""Moments in which something changes between a look and a deed."""

from uuid import uuid4

import pytest
from django.db import connection, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from causerie.discussion.gate import PLAIN_GATE, Draft, Verdict
from causerie.discussion.models import (
    Comment,
    CommentRevision,
    Mute,
    Thread,
    ThreadState,
    Visibility,
)
from causerie.discussion.refusals import DiscussionRefused
from causerie.discussion.services.editing import edit_comment
from causerie.discussion.services.threads import set_state
from causerie.discussion.services.visibility import set_visibility
from causerie.publication.models import FrontPage
from tests.discussion.talk import make_moderator, make_reader, make_talk, say


class PublishingMeanwhile:
    """A gate: while it judges a change, a moderator publishes what is there."""

    def __init__(self, comment: Comment) -> None:
        self.comment, self.moderator = comment, make_moderator()

    def screen(self, draft: Draft) -> Verdict:
        verdict = PLAIN_GATE.screen(draft)
        set_visibility(
            Comment.objects.get(pk=self.comment.pk), Visibility.PUBLISHED, actor=self.moderator
        )
        return verdict

    def record(self, comment: Comment, verdict: Verdict) -> None:
        PLAIN_GATE.record(comment, verdict)


def test_what_was_published_meanwhile_is_not_changed_to_what_nobody_has_read(
    front: FrontPage,
) -> None:
    _article, thread = make_talk(front)
    set_state(thread, ThreadState.PREMODERATED, actor=make_moderator("first"), reason="Heated")
    olena = make_reader()
    waiting = say(thread, olena, "I have crossed it at half past two.")
    with pytest.raises(DiscussionRefused, match="published meanwhile"):
        edit_comment(
            waiting,
            author=olena,
            text="See https://example.com/cheap for watches",
            seen_revision=1,
            page_locale="en",
            doorman=PublishingMeanwhile(waiting),
        )
    waiting.refresh_from_db()
    assert waiting.is_published
    assert waiting.text == "I have crossed it at half past two."


def test_nobody_learns_by_muting_whose_a_hidden_comment_is(
    front: FrontPage, client: Client
) -> None:
    _article, thread = make_talk(front)
    ruth, olena = make_reader("ruth"), make_reader()
    comment = say(thread, olena)
    Mute.objects.create(user=ruth, muted=olena)
    set_visibility(comment, Visibility.REMOVED, actor=make_moderator(), reason="Rude")
    client.force_login(ruth)
    told = client.get(f"/en/discussion/{thread.pk}/mine.json", {"numbers": "1"}).json()
    assert told["muted"] == []


def test_why_a_comment_waits_is_said_in_the_readers_language(
    front: FrontPage, client: Client
) -> None:
    _article, thread = make_talk(front)
    olena = make_reader(interface_locale="es")
    say(thread, olena, "Look: https://example.com/bridge")
    client.force_login(olena)
    page = client.get("/es/discussion/mine/").content.decode()
    assert "Los enlaces de las cuentas nuevas" in page
    assert "Links by new accounts" not in page
    told = client.get(f"/en/discussion/{thread.pk}/mine.json").json()
    assert told["waiting"][0]["reason"] == "Links by new accounts are looked at first."


def test_a_text_changed_many_times_is_read_in_few_queries_whoever_it_quotes(
    front: FrontPage, client: Client
) -> None:
    """Anybody can ask for the page, and whoever wrote it chooses what it costs."""
    _article, thread = make_talk(front)
    olena = make_reader()
    for number in range(3):
        say(thread, olena, f"The bridge was up at {number}, was it not?")
    comment = say(thread, olena, "One more thing.")
    hostile = "\n\n".join(
        f"> #{number % 3 + 1}\n> nobody said this {number}" for number in range(60)
    )
    CommentRevision.objects.bulk_create(
        CommentRevision(comment=comment, number=n, text=hostile, written_at=comment.posted_at)
        for n in range(1, 26)
    )
    Comment.objects.filter(pk=comment.pk).update(revision=26)
    address = f"/en/discussion/{thread.pk}/comment/{comment.number}/versions/"
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address).content.decode()
    assert len(asked) < 150
    assert 'id="v25"' in page
    assert 'id="v15"' not in page
    assert 'href="?before=16"' in page
    assert 'id="v15"' in client.get(address, {"before": "16"}).content.decode()
    assert client.get(address, {"before": "x"}).status_code == 404


@pytest.mark.skipif(connection.vendor == "sqlite", reason="has one writer at a time")
def test_who_reads_does_not_wait_for_who_writes(committed: None) -> None:
    """A visit refers to the thread that somebody posts in."""
    thread = Thread.objects.create(article_key=uuid4())
    ruth = make_reader("ruth")
    reading = connections["default"].copy()
    try:
        with transaction.atomic(), reading.cursor() as cursor:
            Thread.objects.locked(thread.pk)
            cursor.execute("SET lock_timeout = '2s'")
            cursor.execute(
                "INSERT INTO discussion_visit (thread_id, user_id, seen_number, at)"
                " VALUES (%s, %s, 1, now())",
                [thread.pk, ruth.pk],
            )
    finally:
        reading.close()
        thread.delete()
