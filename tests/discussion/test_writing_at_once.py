"""Several people, or one in several windows, write at the same moment; with real connections."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any, TypeVar
from uuid import uuid4

import pytest
from django.db import connection

from causerie.discussion.models import Comment, CommentRevision, Thread, ThreadState
from causerie.discussion.refusals import DiscussionRefused, EditConflict, SentBefore
from causerie.discussion.services.editing import edit_comment, say_locale
from causerie.discussion.services.posting import post_comment
from causerie.discussion.services.threads import set_state
from causerie.discussion.services.visibility import withdraw
from tests.discussion.talk import make_moderator, make_reader, say

Found = TypeVar("Found")


@pytest.fixture
def thread(committed: None, settings: Any) -> Iterator[Thread]:
    settings.COMMENT_RATE = "1000/m"
    made = Thread.objects.create(article_key=uuid4())
    yield made
    # Answers keep what they answer.
    Comment.objects.filter(thread=made).update(parent=None)
    made.delete()


def at_once(*deeds: Callable[[], Found]) -> list[Found | Exception]:
    """What becomes of each; an exception that none expects fails the test that looks at it."""
    start = Barrier(len(deeds), timeout=30)

    def do(deed: Callable[[], Found]) -> Found | Exception:
        try:
            start.wait()
            return deed()
        except DiscussionRefused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as people:
        return list(people.map(do, deeds))


def kinds(found: Sequence[object]) -> list[str]:
    return sorted(type(one).__name__ for one in found)


def test_a_form_that_is_sent_four_times_at_once_posts_once(thread: Thread) -> None:
    olena = make_reader()
    for number in range(8):
        key, text = uuid4(), f"Half past two, for the time number {number}."
        posted = at_once(*[partial(_post, thread, olena, text, key)] * 4)
        assert kinds(posted) == ["Posted"] * 4, posted
        assert len({one.comment.pk for one in posted}) == 1  # type: ignore[union-attr] # all are
        assert sum(one.is_new for one in posted) == 1  # type: ignore[union-attr] # all are
    thread.refresh_from_db()
    assert (Comment.objects.filter(thread=thread).count(), thread.last_number) == (8, 8)


def _post(thread: Thread, author: Any, text: str, key: Any = None, **more: Any) -> Any:
    mine = Thread.objects.get(pk=thread.pk)
    key = key or uuid4()
    return post_comment(thread=mine, author=author, text=text, key=key, page_locale="en", **more)


def test_a_form_that_is_sent_to_two_threads_at_once_posts_in_one(thread: Thread) -> None:
    olena, other = make_reader(), Thread.objects.create(article_key=uuid4())
    for number in range(6):
        key, text = uuid4(), f"Half past two, for the time number {number}."
        found = at_once(
            partial(_post, thread, olena, text, key),
            partial(_post, other, olena, text, key),
        )
        refused = [one for one in found if isinstance(one, DiscussionRefused)]
        assert len(refused) == 1
        assert isinstance(refused[0], SentBefore)
    assert Comment.objects.count() == 6
    other.delete()


def test_people_who_post_answer_change_and_withdraw_at_once_wait_for_nobody_for_ever(
    thread: Thread,
) -> None:
    """Answers to a root count in its row, while its author changes it."""
    olena, people = make_reader(), [make_reader(f"reader-{n}") for n in range(4)]
    for turn in range(5):
        root = say(thread, olena, f"The bridge was up at {turn}, was it not?")
        mine = say(thread, olena, f"I will take back number {turn}.")
        found = at_once(
            *(
                partial(_post, thread, who, f"At ten past {turn}, {who}.", parent=root)
                for who in people
            ),
            partial(_change, root, olena, f"It was up at {turn}, I say."),
            partial(say_locale, root, author=olena, locale="es", page_locale="en"),
            partial(withdraw, mine, author=olena),
        )
        assert kinds(found) == ["Comment", "NoneType", "NoneType", *["Posted"] * 4], found
        root.refresh_from_db()
        assert root.branch_count == 4
        assert root.text == f"It was up at {turn}, I say."
    numbers = Comment.objects.filter(thread=thread).order_by("number")
    thread.refresh_from_db()
    assert list(numbers.values_list("number", flat=True)) == list(range(1, 31))
    assert (thread.last_number, thread.root_count, thread.published_count) == (30, 10, 25)


def _change(comment: Comment, author: Any, text: str) -> Comment:
    fresh = Comment.objects.select_related("thread").get(pk=comment.pk)
    return edit_comment(fresh, author=author, text=text, seen_revision=1, page_locale="en")


def test_of_two_changes_at_once_one_is_told_of_the_other(thread: Thread) -> None:
    olena = make_reader()
    for turn in range(6):
        comment = say(thread, olena, f"The bridge was up at {turn}, was it not?")
        found = at_once(
            partial(_change, comment, olena, f"Here I say {turn}."),
            partial(_change, comment, olena, f"There I say {turn}."),
        )
        conflict = next(one for one in found if isinstance(one, EditConflict))
        comment.refresh_from_db()
        assert (conflict.present, conflict.revision) == (comment.text, 2)
        assert comment.revision == 2
    assert CommentRevision.objects.filter(comment__thread=thread).count() == 6


def test_who_posts_while_the_thread_is_closed_is_in_it_or_told(thread: Thread) -> None:
    olena, mod = make_reader(), make_moderator()
    for turn in range(5):
        before = Comment.objects.count()
        found = at_once(
            partial(_post, thread, olena, f"One word more, the last one, number {turn}."),
            partial(set_state, thread, ThreadState.CLOSED, actor=mod, reason="It is late"),
        )
        is_posted = not isinstance(found[0], DiscussionRefused)
        assert Comment.objects.count() == before + is_posted
        set_state(thread, ThreadState.OPEN, actor=mod, reason="Good morning")
