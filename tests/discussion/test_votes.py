"""Votes: one a person, changeable, counted a moment later."""

import pytest
from django.test import Client

from causerie.accounts.models import User
from causerie.discussion.models import Comment, Thread, UncountedVotes, Visibility, Vote
from causerie.discussion.refusals import DiscussionRefused, Waits
from causerie.discussion.services.visibility import set_visibility, withdraw
from causerie.discussion.services.voting import cast_vote, count_votes
from causerie.lib.wilson import lower_bound
from causerie.publication.models import FrontPage
from tests.discussion.talk import make_moderator, make_reader, make_talk, say


@pytest.fixture
def thread(front: FrontPage) -> Thread:
    return make_talk(front)[1]


@pytest.fixture
def olena(db: None) -> User:
    return make_reader("olena")


@pytest.fixture
def ruth(db: None) -> User:
    return make_reader("ruth")


def counts(comment: Comment) -> tuple[int, int, int]:
    comment.refresh_from_db()
    return comment.up, comment.down, comment.value


def test_a_vote_is_counted_and_valued(thread: Thread, olena: User, ruth: User) -> None:
    comment, other = say(thread, olena), say(thread, olena, "Another word.")
    cast_vote(comment, user=ruth, direction=1)
    assert count_votes() == 1
    assert counts(comment) == (1, 0, lower_bound(1, 0))
    assert counts(other) == (0, 0, 0)
    assert not UncountedVotes.objects.exists()


def test_a_vote_can_be_changed_and_taken_back(thread: Thread, olena: User, ruth: User) -> None:
    comment = say(thread, olena)
    for direction, expected in ((1, (1, 0)), (1, (1, 0)), (-1, (0, 1)), (0, (0, 0)), (0, (0, 0))):
        cast_vote(comment, user=ruth, direction=direction)
        count_votes()
        assert counts(comment)[:2] == expected
    assert not Vote.objects.exists()


def test_nobody_votes_on_their_own(thread: Thread, olena: User) -> None:
    comment = say(thread, olena)
    with pytest.raises(DiscussionRefused, match="your own comment"):
        cast_vote(comment, user=olena, direction=1)
    assert not Vote.objects.exists()


def test_nobody_votes_on_what_is_not_there(thread: Thread, olena: User, ruth: User) -> None:
    withdrawn, hidden = say(thread, olena), say(thread, olena, "Another word.")
    withdraw(withdrawn, author=olena)
    set_visibility(hidden, Visibility.REMOVED, actor=make_moderator(), reason="Rude.")
    for comment in (withdrawn, hidden):
        with pytest.raises(DiscussionRefused, match="taken away"):
            cast_vote(comment, user=ruth, direction=1)
    assert not Vote.objects.exists()


def test_there_are_no_double_votes(thread: Thread, olena: User, ruth: User) -> None:
    comment = say(thread, olena)
    for direction in (2, -7):
        with pytest.raises(DiscussionRefused):
            cast_vote(comment, user=ruth, direction=direction)
    assert not Vote.objects.exists()


def test_a_program_that_votes_is_told_to_wait(thread: Thread, olena: User, ruth: User) -> None:
    comment = say(thread, olena)
    for time in range(60):
        cast_vote(comment, user=ruth, direction=1 if time % 2 else -1)
    with pytest.raises(Waits) as refusal:
        cast_vote(comment, user=ruth, direction=1)
    assert refusal.value.seconds > 0
    assert count_votes() == 1


def test_the_page_votes_without_scripts(
    thread: Thread, olena: User, ruth: User, client: Client
) -> None:
    comment = say(thread, olena, "The bridge was up at two.")
    address = f"/en/discussion/{thread.pk}/comment/1/vote/"
    client.force_login(ruth)
    html = client.get(address).content.decode()
    assert "The bridge was up at two." in html
    assert "Worth reading" in html
    answer = client.post(address, {"direction": "1"})
    assert answer.headers["Location"] == f"/en/discussion/{thread.pk}/page/1/?as=me#c1"
    assert Vote.objects.get(comment=comment).direction == 1
    assert 'aria-pressed="true"' in client.get(address).content.decode()
    assert "no such vote" in client.post(address, {"direction": "up"}).content.decode()


def test_a_script_is_told_how_it_stands(
    thread: Thread, olena: User, ruth: User, client: Client
) -> None:
    say(thread, olena)
    own = say(thread, ruth, "My own word.")
    client.force_login(ruth)
    base, piece = f"/en/discussion/{thread.pk}/comment", {"X-Fragment": "1"}
    answer = client.post(f"{base}/1/vote/", {"direction": "-1"}, headers=piece)
    assert answer.json() == {"number": 1, "vote": -1}
    answer = client.post(f"{base}/{own.number}/vote/", {"direction": "1"}, headers=piece)
    assert answer.status_code == 422
    assert answer.json()["vote"] == 0
    assert "your own comment" in answer.json()["refused"]


def test_a_stranger_is_led_to_sign_in(thread: Thread, olena: User, client: Client) -> None:
    say(thread, olena)
    address = f"/en/discussion/{thread.pk}/comment/1/vote/"
    assert client.get(address).status_code == 302
    assert "/account/login/" in client.post(address, {"direction": "1"}).headers["Location"]
    answer = client.post(address, {"direction": "1"}, headers={"X-Fragment": "1"})
    assert (answer.status_code, list(answer.json())) == (401, ["sign_in"])
    assert not Vote.objects.exists()
