"""Changing, withdrawing and naming the language of one's own comments."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from causerie.discussion.models import Answer, Comment, CommentRevision, Thread, Visibility
from causerie.discussion.models.thread import ThreadState
from causerie.discussion.services.threads import set_state
from causerie.discussion.services.visibility import set_visibility, withdraw
from causerie.publication.models import FrontPage
from tests.discussion.talk import make_moderator, make_reader, make_talk, say
from tests.discussion.writing import PIECE, editing, hidden, send, signed_in, typed

FIRST = "The bridge was up at two."
SECOND = "The bridge was up at *three*."


@pytest.fixture
def thread(front: FrontPage) -> Thread:
    return make_talk(front)[1]


def own(comment: Comment, what: str) -> str:
    return f"/en/discussion/own/{comment.key}/{what}/"


def versions(comment: Comment) -> str:
    return f"/en/discussion/{comment.thread_id}/comment/{comment.number}/versions/"


def change(client: Client, comment: Comment, text: str, **more: Any) -> Any:
    return send(client, editing(comment), text, **{"revision": "1", **more})


def test_a_comment_is_changed_and_says_so(thread: Thread) -> None:
    olena = make_reader()
    comment, client = say(thread, olena, FIRST), signed_in(olena)
    form = client.get(editing(comment))
    assert (typed(form), hidden(form, "revision")) == (FIRST, "1")
    changed = change(client, comment, SECOND)
    assert changed.headers["Location"] == f"/en/discussion/{thread.pk}/page/1/?as=me#c1"
    comment.refresh_from_db()
    assert (comment.text, comment.revision, comment.number) == (SECOND, 2, 1)
    assert comment.edited_at is not None
    page = client.get(f"/en/discussion/{thread.pk}/").content.decode()
    assert versions(comment) in page
    assert "<em>three</em>" in page


def test_everybody_can_read_what_it_said_before(thread: Thread, client: Client) -> None:
    olena = make_reader()
    comment, own_client = say(thread, olena, FIRST), signed_in(olena)
    change(own_client, comment, SECOND)
    change(own_client, comment, "It was *four*.", revision="2")
    html = client.get(versions(comment)).content.decode()
    places = [html.index(words) for words in ("<em>four</em>", "<em>three</em>", FIRST)]
    assert places == sorted(places)
    assert 'content="noindex"' in html


def test_nobody_reads_earlier_versions_of_what_was_taken_away(
    thread: Thread, client: Client
) -> None:
    olena, mod = make_reader(), make_moderator()
    for number, becomes in enumerate((Visibility.REMOVED, Visibility.WITHDRAWN), start=1):
        comment = say(thread, olena, f"{FIRST} {number}")
        change(signed_in(olena), comment, f"{SECOND} {number}")
        assert client.get(versions(comment)).status_code == 200
        comment.refresh_from_db()
        who = olena if becomes == Visibility.WITHDRAWN else mod
        set_visibility(comment, becomes, actor=who, reason="x")
        for reader in (client, signed_in(olena)):
            assert reader.get(versions(comment)).status_code == 404


def test_an_earlier_version_quotes_nothing_that_was_taken_away(
    thread: Thread, client: Client
) -> None:
    olena, ruth = make_reader(), make_reader("ruth")
    secret = say(thread, olena, "The code of the bridge is 1234.")
    quoting = say(thread, ruth, "> #1\n> The code of the bridge is 1234.\n\nReally?")
    change(signed_in(ruth), quoting, "> #1\n> The code of the bridge is 1234.\n\nReally so?")
    assert "1234" in client.get(versions(quoting)).content.decode()
    withdraw(secret, author=olena)
    html = client.get(versions(quoting)).content.decode()
    assert "1234" not in html
    assert "Really?" in html


def test_others_do_not_find_what_is_ones_own(thread: Thread) -> None:
    comment = say(thread, make_reader(), FIRST)
    for client in (signed_in(make_reader("ruth")), signed_in(make_moderator())):
        for what in ("edit", "withdraw", "locale"):
            assert client.get(own(comment, what)).status_code == 404
            assert client.post(own(comment, what), {"text": "x"}).status_code == 404
    for what in ("edit", "withdraw", "locale"):
        led = Client().get(own(comment, what))
        assert led.headers["Location"].startswith("/en/account/login/?next=")
    comment.refresh_from_db()
    assert (comment.text, comment.visibility) == (FIRST, Visibility.PUBLISHED)


def test_two_sessions_that_change_one_comment_lose_nothing(thread: Thread) -> None:
    olena = make_reader()
    comment, here, there = say(thread, olena, FIRST), signed_in(olena), signed_in(olena)
    form = there.get(editing(comment))
    change(here, comment, SECOND)
    conflict = change(there, comment, "Mine & later.", revision=hidden(form, "revision"))
    html = conflict.content.decode()
    assert "was changed elsewhere meanwhile" in html
    assert "The bridge was up at *three*." in html
    assert typed(conflict) == "Mine & later."
    assert hidden(conflict, "revision") == "2"
    change(there, comment, "Mine & later.", revision=hidden(conflict, "revision"))
    comment.refresh_from_db()
    assert (comment.text, comment.revision) == ("Mine & later.", 3)
    kept = CommentRevision.objects.values_list("text", flat=True)
    assert list(kept) == [FIRST, SECOND]


@pytest.mark.parametrize("revision", ["", "0", "7", "-1", "x", "9" * 50, "\0"])
def test_a_forged_revision_is_a_conflict(thread: Thread, revision: str) -> None:
    olena = make_reader()
    comment = say(thread, olena, FIRST)
    answer = change(signed_in(olena), comment, SECOND, revision=revision)
    assert "was changed elsewhere meanwhile" in answer.content.decode()
    assert typed(answer) == SECOND
    comment.refresh_from_db()
    assert comment.text == FIRST


def test_an_edit_that_is_sent_twice_is_done_once(thread: Thread) -> None:
    """The second one finds its own text there already."""
    olena = make_reader()
    comment, client = say(thread, olena, FIRST), signed_in(olena)
    one, two = (change(client, comment, SECOND) for _ in range(2))
    assert one.headers["Location"] == two.headers["Location"]
    comment.refresh_from_db()
    assert comment.revision == 2


def test_after_the_window_the_text_can_become_an_answer(thread: Thread, settings: Any) -> None:
    settings.COMMENT_EDIT_MINUTES = 30
    olena = make_reader()
    comment, client = say(thread, olena, FIRST), signed_in(olena)
    earlier = timezone.now() - timedelta(minutes=31)
    Comment.objects.update(published_at=earlier, posted_at=earlier)
    assert (
        "A comment can be changed for 30 minutes" in client.get(editing(comment)).content.decode()
    )
    refused = change(client, comment, SECOND)
    assert "A comment can be changed for 30 minutes" in refused.content.decode()
    assert typed(refused) == SECOND
    reply = f"/en/discussion/{thread.pk}/comment/1/reply/"
    assert f'formaction="{reply}"' in refused.content.decode()
    assert send(client, reply, typed(refused), key=hidden(refused, "key")).status_code == 302
    assert Comment.objects.get(number=2).parent == comment


def test_what_was_withdrawn_or_hidden_cannot_be_changed(thread: Thread) -> None:
    olena = make_reader()
    comment, client = say(thread, olena, FIRST), signed_in(olena)
    withdraw(comment, author=olena)
    assert "is not there any more" in client.get(editing(comment)).content.decode()
    refused = change(client, comment, SECOND)
    assert "is not there any more" in refused.content.decode()
    assert typed(refused) == SECOND


def test_in_a_closed_thread_nothing_is_changed(thread: Thread) -> None:
    olena = make_reader()
    comment = say(thread, olena, FIRST)
    set_state(thread, ThreadState.CLOSED, actor=make_moderator(), reason="It is late")
    refused = change(signed_in(olena), comment, SECOND)
    assert "This discussion is closed" in refused.content.decode()
    assert typed(refused) == SECOND


def test_what_waits_can_be_changed_and_leaves_no_versions(thread: Thread) -> None:
    set_state(thread, ThreadState.PREMODERATED, actor=make_moderator(), reason="Calm down")
    thread.refresh_from_db()
    olena = make_reader()
    comment = say(thread, olena, FIRST)
    piece = change(signed_in(olena), comment, SECOND, headers=PIECE).json()
    assert (piece["number"], "<em>three</em>" in piece["html"]) == (None, True)
    comment.refresh_from_db()
    assert (comment.text, comment.revision, comment.visibility) == (SECOND, 2, Visibility.HELD)
    assert not CommentRevision.objects.exists()


def test_who_is_named_in_an_edit_is_told_once(thread: Thread) -> None:
    olena, ruth = make_reader(), make_reader("ruth")
    say(thread, ruth, "I was there.")
    comment = say(thread, olena, FIRST)
    assert not Answer.objects.exists()
    change(signed_in(olena), comment, "Ask @ruth, she was there.")
    change(signed_in(olena), comment, "Ask @ruth: she was there!", revision="2")
    assert [one.user for one in Answer.objects.filter(comment=comment)] == [ruth]


def test_an_edit_is_shown_before_it_is_saved(thread: Thread) -> None:
    olena = make_reader()
    comment = say(thread, olena, FIRST)
    page = change(signed_in(olena), comment, SECOND, action="preview")
    assert "<em>three</em>" in page.content.decode()
    assert (typed(page), hidden(page, "revision")) == (SECOND, "1")
    comment.refresh_from_db()
    assert comment.text == FIRST


def test_withdrawing_is_asked_once_and_done_for_good(thread: Thread, client: Client) -> None:
    olena, ruth = make_reader(), make_reader("ruth")
    comment = say(thread, olena, FIRST)
    say(thread, ruth, "At ten past.", to=comment)
    own_client = signed_in(olena)
    assert FIRST in own_client.get(own(comment, "withdraw")).content.decode()
    comment.refresh_from_db()
    assert comment.is_published
    own_client.post(own(comment, "withdraw"))
    html = client.get(f"/en/discussion/{thread.pk}/").content.decode()
    assert FIRST not in html
    assert "This comment was withdrawn by its author." in html
    assert "At ten past." in html
    again = own_client.post(own(comment, "withdraw"))
    assert "has been decided meanwhile" in again.content.decode()


def test_the_language_can_be_corrected_at_any_time_by_its_author(thread: Thread) -> None:
    olena = make_reader()
    comment, client = say(thread, olena, FIRST), signed_in(olena)
    Comment.objects.update(published_at=timezone.now() - timedelta(days=400))
    assert client.post(own(comment, "locale"), {"said_locale": "es"}).status_code == 302
    comment.refresh_from_db()
    assert (comment.locale, comment.is_locale_said, comment.revision) == ("es", True, 1)
    refused = client.post(own(comment, "locale"), {"said_locale": "xx"})
    assert "not one of those offered" in refused.content.decode()
    client.post(own(comment, "locale"), {"said_locale": ""})
    comment.refresh_from_db()
    assert (comment.locale, comment.is_locale_said) == ("en", False)


def test_a_language_that_was_said_stays_over_an_edit_until_it_is_to_be_recognised(
    thread: Thread,
) -> None:
    olena = make_reader()
    comment, client = say(thread, olena, FIRST, said_locale="es"), signed_in(olena)
    change(client, comment, SECOND, said_locale="es")
    comment.refresh_from_db()
    assert (comment.locale, comment.is_locale_said) == ("es", True)
    change(client, comment, f"{SECOND} I saw it.", said_locale="", revision="2")
    comment.refresh_from_db()
    assert (comment.locale, comment.is_locale_said) == ("en", False)
