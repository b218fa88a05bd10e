"""Who hides and shows what, and that it is decided once."""

from typing import Any

import pytest

from causerie.accounts.models import User
from causerie.discussion.models import (
    Comment,
    CommentSearchEntry,
    DiscussionEvent,
    Report,
    ReportReason,
    Thread,
    Visibility,
)
from causerie.discussion.models.thread import ThreadState
from causerie.discussion.refusals import DiscussionRefused
from causerie.discussion.services.editing import edit_comment
from causerie.discussion.services.reporting import report_comment
from causerie.discussion.services.roles import ensure_moderators
from causerie.discussion.services.threads import set_state
from causerie.discussion.services.visibility import keep, set_visibility, withdraw
from causerie.publication.models import FrontPage
from tests.discussion.talk import make_moderator, make_reader, make_talk, say
from tests.factories import make_staff

LINK = "Look at https://example.org/timetable before you judge."


@pytest.fixture
def thread(front: FrontPage) -> Thread:
    return make_talk(front)[1]


def hide(comment: Comment, actor: User, **more: Any) -> None:
    set_visibility(
        comment, Visibility.REMOVED, actor=actor, **{"reason": "It insults Ruth.", **more}
    )


def test_a_hidden_comment_keeps_its_number_and_its_answers(thread: Thread) -> None:
    olena, mod = make_reader(), make_moderator()
    first = say(thread, olena)
    answer = say(thread, make_reader("ruth"), "So have I.", to=first)
    CommentSearchEntry.objects.create(comment=first, facets="", text_stems="", text="")
    hide(first, mod)
    thread.refresh_from_db()
    assert (first.number, first.visibility, thread.published_count) == (1, "removed", 1)
    assert not CommentSearchEntry.objects.exists()
    assert Comment.objects.get(pk=answer.pk).path == "00000010000002"
    set_visibility(first, Visibility.PUBLISHED, actor=mod, seen_revision=1)
    thread.refresh_from_db()
    assert (first.number, first.is_indexed, thread.published_count) == (1, False, 2)
    assert list(DiscussionEvent.objects.values_list("kind", "actor", "reason")) == [
        ("removed", mod.pk, "It insults Ruth."),
        ("restored", mod.pk, ""),
    ]


def test_only_moderators_hide_show_and_close(thread: Thread) -> None:
    olena, ruth = make_reader(), make_reader("ruth")
    comment = say(thread, olena)
    for somebody in (olena, ruth):
        with pytest.raises(DiscussionRefused, match="Only moderators"):
            hide(comment, somebody)
        with pytest.raises(DiscussionRefused, match="Only moderators"):
            keep(comment, actor=somebody, seen_revision=1)
        with pytest.raises(DiscussionRefused, match="Only moderators"):
            set_state(thread, ThreadState.CLOSED, actor=somebody, reason="Enough.")
    with pytest.raises(DiscussionRefused, match="Only who wrote"):
        withdraw(comment, author=ruth)
    with pytest.raises(DiscussionRefused, match="Only who wrote"):
        set_visibility(comment, Visibility.WITHDRAWN, actor=make_moderator())
    comment.refresh_from_db()
    assert comment.is_published
    assert not DiscussionEvent.objects.exists()


def test_the_role_is_enough_to_moderate(thread: Thread) -> None:
    ensure_moderators()
    comment = say(thread, make_reader())
    for number, role in enumerate(("Moderators", "Editors", "Administrators")):
        actor = make_staff(f"m{number}@example.org", role)
        hide(comment, actor)
        set_visibility(comment, Visibility.PUBLISHED, actor=actor)
    with pytest.raises(DiscussionRefused, match="Only moderators"):
        hide(comment, make_staff("writer@example.org", "Authors"))


def test_hiding_asks_why(thread: Thread) -> None:
    comment = say(thread, make_reader())
    with pytest.raises(DiscussionRefused, match="Say why"):
        hide(comment, make_moderator(), reason=" ")


def test_the_second_moderator_is_told(thread: Thread) -> None:
    comment = say(thread, make_reader())
    report_comment(comment, reporter=make_reader("ruth"), reason=ReportReason.INSULT)
    before = Comment.objects.get(pk=comment.pk)
    hide(comment, make_moderator())
    other = make_moderator("other")
    with pytest.raises(DiscussionRefused, match="decided meanwhile"):
        hide(before, other)
    with pytest.raises(DiscussionRefused, match="decided meanwhile"):
        keep(before, actor=other, seen_revision=1)
    assert DiscussionEvent.objects.count() == 1


def test_nobody_publishes_a_text_that_they_have_not_read(thread: Thread) -> None:
    olena, mod = make_reader(), make_moderator()
    comment = say(thread, olena, LINK)
    edit_comment(comment, author=olena, text=f"{LINK} Buy now!", seen_revision=1, page_locale="en")
    with pytest.raises(DiscussionRefused, match="Read it again"):
        set_visibility(comment, Visibility.PUBLISHED, actor=mod, seen_revision=1)
    set_visibility(comment, Visibility.PUBLISHED, actor=mod, seen_revision=2)
    assert comment.number == 1


def test_what_was_hidden_before_it_appeared_gets_its_number_when_it_does(thread: Thread) -> None:
    mod = make_moderator()
    held = say(thread, make_reader(), LINK)
    hide(held, mod)
    assert held.number is None
    say(thread, mod, "We look at links first.")
    set_visibility(held, Visibility.PUBLISHED, actor=mod)
    assert held.number == 2


def test_nobody_decides_about_their_own_where_somebody_else_can(thread: Thread) -> None:
    mod = make_moderator()
    comment = say(thread, mod)
    hide(comment, mod)
    set_visibility(comment, Visibility.PUBLISHED, actor=mod)
    make_moderator("other")
    with pytest.raises(DiscussionRefused, match="your own"):
        hide(comment, mod)
    withdraw(comment, author=mod)


def test_what_was_withdrawn_no_moderator_shows_again(thread: Thread) -> None:
    olena = make_reader()
    comment = say(thread, olena)
    withdraw(comment, author=olena)
    with pytest.raises(DiscussionRefused, match="decided meanwhile"):
        set_visibility(comment, Visibility.PUBLISHED, actor=make_moderator())


def test_a_decision_settles_the_reports_and_keeping_is_one(thread: Thread) -> None:
    mod, ruth = make_moderator(), make_reader("ruth")
    one, other = say(thread, make_reader()), say(thread, make_reader("ivan"), "And I have not.")
    bystander = say(thread, make_reader("lin"), "Where is it?")
    for comment in (one, other, bystander):
        report_comment(comment, reporter=ruth, reason=ReportReason.SPAM)
    hide(one, mod)
    keep(other, actor=mod, reason="It is rude, and allowed.", seen_revision=1)
    settled = Report.objects.filter(settled_by=mod, settled_at__isnull=False)
    assert {report.comment_id for report in settled} == {one.pk, other.pk}
    other.refresh_from_db()
    assert other.is_published
    assert DiscussionEvent.objects.get(kind="kept").reason == "It is rude, and allowed."


def test_a_discussion_is_closed_with_a_reason_and_opened_again(thread: Thread) -> None:
    mod = make_moderator()
    with pytest.raises(DiscussionRefused, match="Say why"):
        set_state(thread, ThreadState.CLOSED, actor=mod, reason="")
    set_state(thread, ThreadState.CLOSED, actor=mod, reason="It goes round in circles.")
    assert (thread.is_closed, thread.state_reason) == (True, "It goes round in circles.")
    with pytest.raises(DiscussionRefused, match="already"):
        set_state(thread, ThreadState.CLOSED, actor=mod, reason="Enough.")
    set_state(thread, ThreadState.OPEN, actor=mod, reason="")
    assert (thread.is_closed, thread.state_reason) == (False, "")
    assert list(thread.events.values_list("kind", flat=True)) == ["closed", "reopened"]
