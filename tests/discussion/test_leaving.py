"""What stays in the discussion of a person who leaves."""

from datetime import timedelta

import pytest
from django.utils import timezone

from causerie.accounts.models import User
from causerie.accounts.services.erasure import OwnTexts, ask_for_erasure, erase_due
from causerie.discussion.models import (
    Comment,
    CommentRevision,
    DiscussionEvent,
    DiscussionEventKind,
    Follow,
    Mute,
    Quotation,
    Report,
    Thread,
    Visibility,
)
from causerie.discussion.services.editing import edit_comment
from causerie.discussion.services.following import follow
from causerie.discussion.services.muting import mute
from causerie.discussion.services.visibility import withdraw
from causerie.discussion.services.voting import cast_vote, count_votes
from causerie.publication.models import FrontPage
from tests.accounts.every_row import tables_that_say
from tests.discussion.talk import make_reader, make_talk, say


@pytest.fixture
def thread(front: FrontPage) -> Thread:
    return make_talk(front)[1]


def leave(user: User, texts: OwnTexts) -> None:
    ask_for_erasure(user, texts=texts)
    User.objects.filter(pk=user.pk).update(erase_at=timezone.now() - timedelta(seconds=1))
    assert erase_due() == 1


def _changed(comment: Comment, author: User, text: str) -> None:
    edit_comment(comment, author=author, text=text, seen_revision=1, page_locale="en")


def test_texts_stay_without_the_name(thread: Thread) -> None:
    leaver, olena = make_reader("leaver"), make_reader("olena")
    first = say(thread, leaver, "The bridge was up at two.")
    say(thread, olena, "At ten past.", to=first)
    taken_back = say(thread, leaver, "zq7 I take this back.")
    _changed(taken_back, leaver, "zq7 I take this back, too.")
    withdraw(taken_back, author=leaver)
    leave(leaver, OwnTexts.KEEP)
    first.refresh_from_db()
    thread.refresh_from_db()
    assert (first.author, first.visibility) == (None, Visibility.PUBLISHED)
    assert first.text == "The bridge was up at two."
    assert thread.published_count == 2
    assert tables_that_say("zq7") == set()


def test_texts_go_and_numbers_and_answers_stay(thread: Thread) -> None:
    leaver, olena = make_reader("leaver"), make_reader("olena")
    first = say(thread, leaver, "zq7 The bridge was up at two.")
    _changed(first, leaver, "zq7 The bridge was up at three.")
    answer = say(thread, olena, "At ten past.", to=first)
    quoting = Quotation.objects.create(
        comment=answer, number=1, source=first, start=0, end=3, text="zq7", quoted_at=timezone.now()
    )
    User.objects.filter(pk=leaver.pk).update(date_joined=timezone.now())
    leaver.refresh_from_db()
    held = say(thread, leaver, "zq7 Look here: https://example.org/bridge")
    assert held.visibility == Visibility.HELD
    leave(leaver, OwnTexts.REMOVE)
    first.refresh_from_db()
    thread.refresh_from_db()
    assert (first.number, first.author, first.visibility) == (1, None, Visibility.ERASED)
    assert (first.text, first.html) == ("", "")
    assert CommentRevision.objects.get(comment=first).text == ""
    quoting.refresh_from_db()
    assert quoting.text == ""
    answer.refresh_from_db()
    assert (answer.text, answer.parent_number) == ("At ten past.", 1)
    assert not Comment.objects.filter(pk=held.pk).exists()
    assert (thread.published_count, thread.last_number) == (1, 2)
    assert tables_that_say("zq7") == set()
    erased = DiscussionEvent.objects.get(comment=first, kind=DiscussionEventKind.ERASED)
    assert erased.actor is None


@pytest.mark.parametrize("texts", list(OwnTexts))
def test_votes_go_and_the_count_follows(thread: Thread, texts: OwnTexts) -> None:
    leaver, olena = make_reader("leaver"), make_reader("olena")
    comment = say(thread, olena)
    cast_vote(comment, user=leaver, direction=1)
    count_votes()
    leave(leaver, texts)
    count_votes()
    comment.refresh_from_db()
    assert (comment.up, comment.value) == (0, 0)


def test_how_they_read_goes_and_that_of_others_stays(thread: Thread) -> None:
    leaver, olena, ruth = make_reader("leaver"), make_reader("olena"), make_reader("ruth")
    for person, other in ((leaver, olena), (olena, leaver), (olena, ruth)):
        mute(other, by=person)
        follow(thread, user=person)
    leave(leaver, OwnTexts.KEEP)
    assert [row.user for row in Follow.objects.all()] == [olena]
    assert [(row.user, row.muted) for row in Mute.objects.all()] == [(olena, ruth)]


def test_reports_of_a_name_that_is_gone_go_and_those_of_comments_stay(thread: Thread) -> None:
    leaver, olena = make_reader("leaver"), make_reader("olena")
    comment = say(thread, leaver)
    Report.objects.create(of="name", person=leaver, reporter=olena, reason="poses")
    Report.objects.create(
        of="comment", comment=comment, person=leaver, reporter=olena, reason="insult"
    )
    mine = Report.objects.create(
        of="name", person=olena, reporter=leaver, reason="poses", words="I know her."
    )
    leave(leaver, OwnTexts.KEEP)
    assert set(Report.objects.values_list("of", "person")) == {
        ("comment", None),
        ("name", olena.pk),
    }
    mine.refresh_from_db()
    assert (mine.reporter, mine.words) == (None, "I know her.")
