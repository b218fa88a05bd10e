"""Whose names a comment may well say: they are no words then."""

import pytest

from causerie.discussion.models import Comment, Thread
from causerie.discussion.selectors.surroundings import NEAR_MAX, surroundings_of
from causerie.publication.models import FrontPage
from tests.discussion.talk import make_reader, make_talk, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(front: FrontPage) -> Thread:
    return make_talk(front)[1]


def _names(*comments: Comment) -> list[set[str]]:
    found = surroundings_of(comments, is_told=False)
    return [set(found[one.pk].names) for one in comments]


def _again(thread: Thread) -> list[Comment]:
    return list(thread.comments.select_related("thread").order_by("number"))


def test_who_spoke_last_is_near_whoever_speaks(thread: Thread) -> None:
    for one in ("rosa", "pau"):
        say(thread, make_reader(one))
    assert _names(*_again(thread)) == [{"Rosa", "Pau"}] * 2


def test_of_long_ago_those_are_near_who_spoke_in_the_same_branch(thread: Thread) -> None:
    rosa = say(thread, make_reader("rosa"))
    say(thread, make_reader("pau"), to=rosa)
    say(thread, make_reader("olena"))
    # Many have spoken since, and none of them is left.
    Thread.objects.filter(pk=thread.pk).update(last_number=3 + NEAR_MAX)
    assert _names(*_again(thread)) == [{"Rosa", "Pau"}, {"Rosa", "Pau"}, {"Olena"}]


def test_a_name_of_two_letters_may_be_any_word(thread: Thread) -> None:
    say(thread, make_reader("somebody", display_name="No"))
    assert _names(*_again(thread)) == [set()]
