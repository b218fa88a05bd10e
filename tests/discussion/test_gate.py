"""The plain gate: whom it lets through, whom it asks to wait, whom it refuses."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from causerie.discussion.gate import DUPLICATE_HOURS
from causerie.discussion.models import Comment, DiscussionEvent, DiscussionEventKind, Visibility
from causerie.discussion.models.thread import ThreadState
from causerie.discussion.refusals import DiscussionRefused, Waits
from causerie.discussion.services.editing import edit_comment
from causerie.discussion.services.threads import set_state
from causerie.publication.models import Author, FrontPage
from tests.discussion.talk import make_moderator, make_reader, make_talk, say

LINK = "Look at https://example.org/timetable before you judge."
SAID = "The ferry left at six, and nobody waited for us."


def test_a_newcomers_link_waits_and_says_why(front: FrontPage) -> None:
    _article, thread = make_talk(front)
    comment = say(thread, make_reader(), LINK)
    assert (comment.visibility, comment.number) == (Visibility.HELD, None)
    [event] = DiscussionEvent.objects.all()
    assert (event.kind, event.actor) == (DiscussionEventKind.HELD, None)
    assert event.reason == "Links by new accounts are looked at first."


def test_who_has_been_here_and_said_something_links_at_once(front: FrontPage) -> None:
    _article, thread = make_talk(front)
    olena = make_reader()
    for hour in ("two", "three", "four"):
        say(thread, olena, f"The bridge was up at {hour}.")
    assert say(thread, olena, LINK).is_published


def test_an_account_of_yesterday_is_new_however_much_it_says(front: FrontPage) -> None:
    _article, thread = make_talk(front)
    olena = make_reader(date_joined=timezone.now() - timedelta(days=1))
    for hour in ("two", "three", "four"):
        say(thread, olena, f"The bridge was up at {hour}.")
    assert say(thread, olena, LINK).visibility == Visibility.HELD


def test_what_waits_makes_nobody_known(front: FrontPage) -> None:
    """Else a swindler's fourth link would be published because three others wait."""
    _article, thread = make_talk(front)
    swindler = make_reader()
    said = [say(thread, swindler, f"{LINK} Watch number {number}.") for number in range(4)]
    assert {one.visibility for one in said} == {Visibility.HELD}


def test_a_newcomer_adds_no_link_to_what_is_published(front: FrontPage) -> None:
    _article, thread = make_talk(front)
    olena = make_reader()
    comment = say(thread, olena)
    with pytest.raises(DiscussionRefused, match="links cannot be added"):
        edit_comment(comment, author=olena, text=LINK, seen_revision=1, page_locale="en")
    comment.refresh_from_db()
    assert comment.text == "I have crossed it."


def test_nobody_speaks_in_a_closed_discussion_but_moderators(front: FrontPage) -> None:
    _article, thread = make_talk(front)
    mod, olena = make_moderator(), make_reader()
    mine = say(thread, olena)
    set_state(thread, ThreadState.CLOSED, actor=mod, reason="It goes round in circles.")
    with pytest.raises(DiscussionRefused, match=r"is closed\. Nothing was posted"):
        say(thread, olena, "One more word.")
    mine = Comment.objects.get(pk=mine.pk)
    with pytest.raises(DiscussionRefused, match=r"is closed\. Nothing was changed"):
        edit_comment(mine, author=olena, text="Else.", seen_revision=1, page_locale="en")
    assert say(thread, mod, "Thank you all.").number == 2


def test_where_comments_are_read_first_readers_wait_and_the_team_does_not(
    front: FrontPage,
) -> None:
    _article, thread = make_talk(front)
    mod, nadia = make_moderator(), make_reader("nadia")
    Author.objects.update(user=nadia)
    set_state(thread, ThreadState.PREMODERATED, actor=mod, reason="A court is about to decide.")
    assert say(thread, make_reader(), "At ten past.").visibility == Visibility.HELD
    assert say(thread, mod, "We read them all.").is_published
    # The author of the article, new here or not, links or not.
    assert say(thread, nadia, LINK).is_published


def test_the_author_of_another_article_waits_like_everybody(front: FrontPage) -> None:
    _article, thread = make_talk(front)
    ruth = make_reader("ruth")
    Author.objects.create(name="Ruth Ames", slug="ruth-ames", user=ruth)
    assert say(thread, ruth, LINK).visibility == Visibility.HELD


def test_the_same_words_are_not_posted_twice_in_a_day(front: FrontPage) -> None:
    _article, thread = make_talk(front)
    olena = make_reader()
    first = say(thread, olena, SAID)
    with pytest.raises(DiscussionRefused, match="already"):
        say(thread, olena, SAID.upper().replace(" ", "  "))
    # Others may say it too, and the same person on another day.
    assert say(thread, make_reader("ruth"), SAID).number == 2
    past = timezone.now() - timedelta(hours=DUPLICATE_HOURS + 1)
    Comment.objects.filter(pk=first.pk).update(posted_at=past)
    assert say(thread, olena, SAID).number == 3


def test_thanks_may_be_said_again(front: FrontPage) -> None:
    _article, thread = make_talk(front)
    olena = make_reader()
    assert [say(thread, olena, "Thanks!").number for _time in range(2)] == [1, 2]


def test_who_posts_too_fast_is_told_when_to_go_on(front: FrontPage, settings: Any) -> None:
    settings.COMMENT_RATE = "2/m"
    _article, thread = make_talk(front)
    olena, mod = make_reader(), make_moderator()
    say(thread, olena, "One.")
    say(thread, olena, "Two.")
    with pytest.raises(Waits) as refusal:
        say(thread, olena, "Three.")
    assert 0 < refusal.value.seconds <= 60
    assert say(thread, make_reader("ruth"), "Three.").number == 3
    assert [say(thread, mod, f"{word}.").number for word in ("A", "B", "C")] == [4, 5, 6]
