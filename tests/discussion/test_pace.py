"""How long somebody waits before the next comment."""

from datetime import timedelta

import pytest
from django.utils import timezone

from causerie.discussion.models import Comment
from causerie.discussion.selectors.pace import seconds_to_wait
from causerie.publication.models import FrontPage
from tests.discussion.talk import make_reader, make_talk, say


@pytest.mark.parametrize(
    ("said_seconds_ago", "rate", "seconds"),
    [
        ([], "2/m", 0),
        ([10], "2/m", 0),
        ([10, 20], "2/m", 40),
        ([10, 70], "2/m", 0),
        ([10, 20, 70], "2/m,3/h", 3530),
        ([10, 4000], "1/h", 3590),
        ([], "0/m", 60),
    ],
)
def test_so_many_comments_in_such_a_time(
    front: FrontPage, said_seconds_ago: list[int], rate: str, seconds: int
) -> None:
    _article, thread = make_talk(front)
    olena, ruth = make_reader(), make_reader("ruth")
    for ago in said_seconds_ago:
        comment = say(thread, olena, f"Said {ago} seconds ago.")
        then = timezone.now() - timedelta(seconds=ago)
        Comment.objects.filter(pk=comment.pk).update(posted_at=then)
    assert seconds_to_wait(olena, rate) == pytest.approx(seconds, abs=2)
    others = seconds_to_wait(ruth, rate)
    assert others == (60 if rate == "0/m" else 0)
