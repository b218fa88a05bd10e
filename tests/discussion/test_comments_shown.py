"""The comments of a page as everybody sees them."""

import re

import pytest
from django.conf import LazySettings
from django.test import Client

from causerie.discussion.models import Comment, Thread, Visibility
from causerie.discussion.services.visibility import set_visibility
from causerie.publication.models import FrontPage
from tests.discussion.talk import make_moderator, make_reader, make_talk, say


@pytest.fixture
def thread(front: FrontPage) -> Thread:
    return make_talk(front)[1]


def _page(client: Client, thread: Thread) -> str:
    return client.get(f"/en/discussion/{thread.pk}/").content.decode()


def _levels(html: str) -> dict[int, int]:
    """How many lists each comment stands in; the lists are those of the tree only."""
    tree = html[html.index('<ol class="comments"') :]
    depth, found = 0, {}
    for mark in re.finditer(r'<ol\b|</ol>|<article[^>]* id="c(\d+)"', tree):
        if mark[1]:
            found[int(mark[1])] = depth
        else:
            depth += -1 if mark[0].startswith("</") else 1
    assert depth == 0, "each list is closed"
    return found


def _chain(thread: Thread, length: int) -> list[Comment]:
    reader, said = make_reader(), list[Comment]()
    for number in range(length):
        said.append(say(thread, reader, f"Thought {number}.", said[-1] if said else None))
    return said


def test_answers_stand_below_what_they_answer(client: Client, thread: Thread) -> None:
    first, second, *_rest = _chain(thread, 2)
    other = make_reader("pau")
    say(thread, other, "Another remark.")
    say(thread, other, "Beside the second.", first)
    assert _levels(_page(client, thread)) == {1: 1, 2: 2, 4: 2, 3: 1}
    assert second.number == 2


def test_below_the_depth_shown_answers_stand_flat_and_name_what_they_answer(
    client: Client, thread: Thread, settings: LazySettings
) -> None:
    settings.THREAD_DEPTH_SHOWN = 3
    _chain(thread, 6)
    html = _page(client, thread)
    assert list(_levels(html).values()) == [1, 2, 3, 3, 3, 3]
    shown = re.findall(r'comment-to"><a data-parent="(\d+)"', html)
    assert shown == ["3", "4", "5"]


def test_a_hidden_comment_leaves_its_number_and_not_a_word(client: Client, thread: Thread) -> None:
    (first, _answer) = _chain(thread, 2)
    set_visibility(first, Visibility.REMOVED, actor=make_moderator(), reason="Rude.")
    html = _page(client, thread)
    assert _levels(html) == {1: 1, 2: 2}
    assert "This comment was hidden by the editorial team." in html
    assert "Thought 0" not in html


def test_every_id_stands_once_and_names_what_is_there(client: Client, thread: Thread) -> None:
    _chain(thread, 4)
    html = _page(client, thread)
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    named = {
        one for names in re.findall(r'aria-labelledby="([^"]+)"', html) for one in names.split()
    }
    assert named <= set(ids)


def test_a_few_signs_alone_are_set_large_and_letters_are_not(
    client: Client, thread: Thread
) -> None:
    reader = make_reader()
    say(thread, reader, "😀🎉")
    say(thread, reader, "没有")
    say(thread, reader, "👍 indeed")
    assert _page(client, thread).count("is-emoji") == 1


def test_a_page_that_everybody_sees_holds_no_key_and_no_token(
    client: Client, thread: Thread
) -> None:
    (comment,) = _chain(thread, 1)
    html = _page(client, thread)
    assert str(comment.key) not in html
    assert "csrfmiddlewaretoken" not in html


def test_the_answers_to_a_hidden_comment_can_be_folded_too(thread: Thread, client: Client) -> None:
    first, _second = _chain(thread, 2)
    set_visibility(first, Visibility.REMOVED, actor=make_moderator(), reason="An insult.")
    html = _page(client, thread)
    stub = html[html.index('id="c1"') : html.index('id="c2"')]
    assert stub.index("comment-foot") < stub.index("data-fold")
    assert "data-reply" not in stub
