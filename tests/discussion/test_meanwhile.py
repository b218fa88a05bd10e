"""What happens between the gate's word and the writing of a comment is not overlooked."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from causerie.accounts.models import User
from causerie.discussion.gate import PLAIN_GATE, Draft, Verdict
from causerie.discussion.models import Comment, Thread
from causerie.discussion.models.thread import ThreadState
from causerie.discussion.refusals import DiscussionRefused, ParentGone, ThreadClosed
from causerie.discussion.services.editing import edit_comment
from causerie.discussion.services.threads import set_state
from causerie.discussion.services.visibility import withdraw
from causerie.publication.models import FrontPage
from tests.discussion.talk import make_moderator, make_reader, make_talk, say


@dataclass
class SlowGate:
    """It judges as the plain one does; then, before anything is written, something happens."""

    happens: Callable[[], object]

    def screen(self, draft: Draft) -> Verdict:
        verdict = PLAIN_GATE.screen(draft)
        self.happens()
        return verdict

    def record(self, comment: Comment, verdict: Verdict) -> None:
        PLAIN_GATE.record(comment, verdict)


@pytest.fixture
def thread(front: FrontPage) -> Thread:
    return make_talk(front)[1]


@pytest.fixture
def mod(thread: Thread) -> User:
    return make_moderator()


def becomes(thread: Thread, state: ThreadState, mod: User) -> SlowGate:
    """As somebody else has it before them."""
    theirs = Thread.objects.get(pk=thread.pk)
    return SlowGate(lambda: set_state(theirs, state, actor=mod, reason="A court decides today."))


def test_a_discussion_that_was_closed_takes_no_comment(thread: Thread, mod: User) -> None:
    with pytest.raises(ThreadClosed, match="closed meanwhile"):
        say(thread, make_reader(), doorman=becomes(thread, ThreadState.CLOSED, mod))
    assert not Comment.objects.exists()


def test_what_is_read_first_from_now_on_is_not_published_unread(thread: Thread, mod: User) -> None:
    with pytest.raises(DiscussionRefused, match="Send yours again"):
        say(thread, make_reader(), doorman=becomes(thread, ThreadState.PREMODERATED, mod))
    assert not Comment.objects.exists()


def test_what_was_withdrawn_gets_no_answer(thread: Thread) -> None:
    olena = make_reader()
    first = say(thread, olena)
    theirs = Comment.objects.get(pk=first.pk)
    gate = SlowGate(lambda: withdraw(theirs, author=olena))
    with pytest.raises(ParentGone, match="taken away meanwhile"):
        say(thread, make_reader("ruth"), "At ten past.", to=first, doorman=gate)
    thread.refresh_from_db()
    assert (Comment.objects.count(), thread.last_number) == (1, 1)


def test_in_a_discussion_that_was_closed_nothing_is_changed(thread: Thread, mod: User) -> None:
    olena = make_reader()
    mine = say(thread, olena)
    gate = becomes(thread, ThreadState.CLOSED, mod)
    with pytest.raises(ThreadClosed, match="closed meanwhile"):
        edit_comment(
            mine,
            author=olena,
            text="I never crossed it.",
            seen_revision=1,
            page_locale="en",
            doorman=gate,
        )
    mine.refresh_from_db()
    assert (mine.text, mine.revision) == ("I have crossed it.", 1)
