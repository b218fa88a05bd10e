"""Many vote at once while the votes are counted: what is counted equals a recount."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection

from causerie.accounts.models import User
from causerie.discussion.models import Comment, Thread, UncountedVotes, Vote
from causerie.discussion.services.voting import cast_vote, count_votes
from causerie.publication.models import FrontPage
from tests.discussion.talk import make_reader, make_talk, say

VOTERS, ROUNDS = 5, 5


def _vote(user: User, comments: list[Comment]) -> None:
    try:
        for number in range(ROUNDS):
            for place, comment in enumerate(comments):
                cast_vote(comment, user=user, direction=(user.pk + number * (place + 1)) % 3 - 1)
    finally:
        connection.close()


def _count(times: int) -> None:
    try:
        for _time in range(times):
            count_votes()
    finally:
        connection.close()


@pytest.fixture
def thread(committed: None) -> Iterator[Thread]:
    """Of an article that nobody needs to read here; other threads of execution see it."""
    made = Thread.objects.create(article_key=uuid4())
    yield made
    Comment.objects.filter(thread=made).delete()
    made.delete()


def test_counters_equal_a_recount_whoever_votes_meanwhile(thread: Thread) -> None:
    author = make_reader("author")
    comments = [say(thread, author, f"Word number {number} of mine.") for number in range(3)]
    voters = [make_reader(f"voter-{number}") for number in range(VOTERS)]
    with ThreadPoolExecutor(VOTERS + 2) as pool:
        voting = [pool.submit(_vote, user, comments) for user in voters]
        counting = [pool.submit(_count, 15) for _counter in range(2)]
        for done in [*voting, *counting]:
            done.result()
    count_votes()
    assert not UncountedVotes.objects.exists()
    for comment in Comment.objects.all():
        votes = Vote.objects.filter(comment=comment)
        assert comment.up == votes.filter(direction=1).count()
        assert comment.down == votes.filter(direction=-1).count()


@pytest.mark.django_db
def test_two_counters_count_a_comment_once(front: FrontPage) -> None:
    _article, thread = make_talk(front)
    comment = say(thread, make_reader("author"))
    cast_vote(comment, user=make_reader("voter"), direction=1)
    assert (count_votes(), count_votes()) == (1, 0)
