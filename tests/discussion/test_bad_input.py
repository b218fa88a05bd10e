"""What cannot be posted is answered with what to do, and the typed text stays."""

import re
from typing import Any
from uuid import uuid4

import pytest

from causerie.discussion.models import Comment, Thread, Visibility
from causerie.discussion.models.thread import ThreadState
from causerie.discussion.places import DEPTH_MAX, NUMBER_DIGITS, NUMBER_MAX
from causerie.discussion.services.threads import set_state
from causerie.discussion.services.visibility import withdraw
from causerie.publication.models import FrontPage
from tests.discussion.talk import make_moderator, make_reader, make_talk, say
from tests.discussion.writing import PIECE, hidden, send, signed_in, typed, writing

ZALGO = "Z" + "̵̶̷̸̡̢̧" + "algo"


@pytest.fixture
def thread(front: FrontPage) -> Thread:
    return make_talk(front)[1]


def _assert_refused(response: Any, text: str, message: str) -> None:
    assert response.status_code == 200
    assert re.search(message, response.content.decode()), response.content.decode()
    assert typed(response) == text
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x" * 5001, "has 5001 characters. Shorten it to 5000 at most"),
        ("𝔵" * 5001, "has 5001 characters"),
        ("", "There is nothing to read yet"),
        (" \n\t ", "There is nothing to read yet"),
        ("\u200b\u2060\u3164", "There is nothing to read yet"),
        (ZALGO, "Too many accents or signs stand on one letter"),
    ],
)
def test_a_text_that_cannot_be_posted_says_why_and_stays(
    thread: Thread, text: str, message: str
) -> None:
    client = signed_in(make_reader())
    _assert_refused(send(client, writing(thread), text), text.rstrip("\n"), message)
    piece = send(client, writing(thread), text, headers=PIECE)
    assert piece.status_code == 422
    assert typed(piece) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("👍🏽🎉", "👍🏽🎉"),
        ("𝔘𝔫𝔦𝔠𝔬𝔡𝔢 and 𠮷野家", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 and 𠮷野家"),
        ("from \u202eright\u202c to\0 left\u2066", "from right to left"),
        ("x" * 5000 + "\0\u200b\n\n", "x" * 5000),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_odd_signs_are_kept_where_they_are_honest(thread: Thread, text: str, kept: str) -> None:
    response = send(signed_in(make_reader()), writing(thread), text)
    assert response.status_code == 302, response.content.decode()
    assert Comment.objects.get().text == kept
    assert "<script" not in Comment.objects.get().html


@pytest.mark.parametrize(
    "text",
    [
        "> " * 2400 + "x",
        "*" * 4999,
        "[" * 4990 + "x",
        "- " * 2400 + "x",
        "`" * 4999,
        ">! " * 1600 + "x",
    ],
)
def test_a_bomb_of_marks_is_a_comment_like_others(thread: Thread, text: str) -> None:
    response = send(signed_in(make_reader()), writing(thread), text)
    assert response.status_code == 302
    comment = Comment.objects.get()
    assert len(comment.html) < 60_000
    page = signed_in(make_reader("ruth")).get(f"/en/discussion/{thread.pk}/")
    assert 'id="c1"' in page.content.decode()


@pytest.mark.parametrize(
    "field", [{"said_locale": "xx"}, {"said_locale": "\0"}, {"said_locale": "../../en"}]
)
def test_a_language_that_was_not_offered_is_refused(thread: Thread, field: dict[str, str]) -> None:
    response = send(signed_in(make_reader()), writing(thread), "Half past two.", **field)
    if field["said_locale"] == "\0":
        assert Comment.objects.get().text == "Half past two."
    else:
        _assert_refused(response, "Half past two.", "not one of those offered")


@pytest.mark.parametrize("key", ["", "no key", "\0", "0" * 500, "'; drop table"])
def test_a_key_that_is_none_costs_nobody_their_text(thread: Thread, key: str) -> None:
    response = send(signed_in(make_reader()), writing(thread), "Half past two.", key=key)
    assert response.status_code == 302
    assert Comment.objects.get().text == "Half past two."


def test_a_fields_name_that_we_do_not_know_changes_nothing(thread: Thread) -> None:
    forged = {
        "visibility": "published",
        "number": "99",
        "author": "1",
        "html": "<b>",
        "thread": "7",
    }
    send(signed_in(make_reader()), writing(thread), "Half past two.", **forged)
    comment = Comment.objects.get()
    assert (comment.number, comment.html) == (1, "<p>Half past two.</p>")


def test_only_what_stands_in_the_thread_can_be_answered(front: FrontPage, thread: Thread) -> None:
    olena, ruth = make_reader(), make_reader("ruth")
    say(thread, olena)
    client = signed_in(ruth)
    base = f"/en/discussion/{thread.pk}/comment"
    for number in (2, 99, 10**9, 10**30):
        assert send(client, f"{base}/{number}/reply/", "To nobody").status_code == 404, number
    assert send(client, "/en/discussion/999999/write/", "Nowhere").status_code == 404
    assert Comment.objects.count() == 1


def test_a_comment_that_waits_cannot_be_answered(thread: Thread) -> None:
    olena, ruth, mod = make_reader(), make_reader("ruth"), make_moderator()
    set_state(thread, ThreadState.PREMODERATED, actor=mod, reason="Calm down")
    thread.refresh_from_db()
    waiting = say(thread, olena)
    assert (waiting.visibility, waiting.number) == (Visibility.HELD, None)
    answer = send(signed_in(ruth), f"/en/discussion/{thread.pk}/comment/1/reply/", "To it")
    assert answer.status_code == 404


def test_what_is_answered_was_taken_away_meanwhile(thread: Thread) -> None:
    olena, ruth = make_reader(), make_reader("ruth")
    first = say(thread, olena)
    client = signed_in(ruth)
    form = client.get(writing(thread, first))
    withdraw(first, author=olena)
    key = hidden(form, "key")
    refused = send(client, writing(thread, first), "I did not see you.", key=key)
    assert "has been taken away meanwhile" in refused.content.decode()
    assert f'formaction="{writing(thread)}"' in refused.content.decode()
    assert typed(refused) == "I did not see you."
    assert hidden(refused, "key") == key
    alone = send(client, writing(thread), "I did not see you.", key=key)
    assert alone.status_code == 302
    posted = Comment.objects.get(author=ruth)
    assert (posted.number, posted.parent, str(posted.key)) == (2, None, key)


def test_a_thread_that_was_closed_while_one_wrote_says_so(thread: Thread) -> None:
    client = signed_in(make_reader())
    assert typed(client.get(writing(thread))) == ""
    set_state(thread, ThreadState.CLOSED, actor=make_moderator(), reason="It is late")
    answer = send(client, writing(thread), "One word more")
    _assert_refused(answer, "One word more", "This discussion is closed. Nothing was posted")


def test_whoever_posts_too_fast_is_told_when_to_go_on(thread: Thread, settings: Any) -> None:
    settings.COMMENT_RATE = "1/m"
    client = signed_in(make_reader())
    assert send(client, writing(thread), "One.").status_code == 302
    refused = send(client, writing(thread), "Two.")
    assert re.search(r"Try again in \d+ (second|minute)", refused.content.decode())
    assert typed(refused) == "Two."
    assert Comment.objects.count() == 1


def test_beyond_the_deepest_level_answers_stand_beside_each_other(
    thread: Thread, settings: Any
) -> None:
    settings.COMMENT_RATE = "100/m"
    olena = make_reader()
    comment = None
    for level in range(1, DEPTH_MAX + 4):
        comment = say(thread, olena, f"Level {level}", to=comment)
    found = list(Comment.objects.order_by("number"))
    deep = found[DEPTH_MAX - 1 :]
    assert [one.depth for one in deep] == [DEPTH_MAX] * 4
    assert [one.parent_number for one in deep] == [39, 40, 41, 42]
    trunk = found[DEPTH_MAX - 2].path
    assert [one.path for one in deep] == [f"{trunk}{n:07d}" for n in (40, 41, 42, 43)]
    assert {len(one.path) for one in deep} == {DEPTH_MAX * NUMBER_DIGITS}
    assert [one.branch_seq for one in found] == list(range(DEPTH_MAX + 3))
    answer = send(signed_in(make_reader("ruth")), writing(thread, deep[-1]), "Still here")
    assert answer.headers["Location"].endswith("#c44")


def test_a_discussion_that_is_full_says_so(thread: Thread) -> None:
    Thread.objects.update(last_number=NUMBER_MAX)
    answer = send(signed_in(make_reader()), writing(thread), "The last word")
    _assert_refused(answer, "The last word", "This discussion is full")


def test_a_quotation_of_what_is_not_there_is_just_words(thread: Thread) -> None:
    text = "> #99\n> He said so himself.\n\nDid he?"
    send(signed_in(make_reader()), writing(thread), text)
    comment = Comment.objects.get()
    assert not comment.quotations.exists()
    assert "He said so himself." in comment.html


def test_the_same_text_again_is_refused_and_stays(thread: Thread) -> None:
    client = signed_in(make_reader())
    text = "The bridge was up at two o’clock."
    send(client, writing(thread), text)
    again = send(client, writing(thread), text)
    assert "You have posted this text already" in again.content.decode()
    assert typed(again) == text


def test_keys_of_others_are_nobodys_business(thread: Thread) -> None:
    """A key names a comment of its author only."""
    key = str(uuid4())
    send(signed_in(make_reader()), writing(thread), "Mine.", key=key)
    send(signed_in(make_reader("ruth")), writing(thread), "Mine too.", key=key)
    assert [one.text for one in Comment.objects.order_by("number")] == ["Mine.", "Mine too."]
