"""Following, muting, visits, and the call that tells a page about its reader."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from causerie.accounts.models import User
from causerie.discussion.models import Follow, Mute, Thread, Visit
from causerie.discussion.refusals import DiscussionRefused
from causerie.discussion.services.following import follow, unfollow
from causerie.discussion.services.muting import mute, unmute
from causerie.discussion.services.threads import set_state
from causerie.discussion.services.visiting import note_visit
from causerie.discussion.services.voting import cast_vote
from causerie.discussion.views.mine import numbers_in
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


def asked(client: Client, thread: Thread, numbers: str = "1-20") -> dict[str, Any]:
    answer = client.get(f"/en/discussion/{thread.pk}/mine.json", {"numbers": numbers})
    assert "no-store" in answer.headers["Cache-Control"]
    said: dict[str, Any] = answer.json()
    return said


def test_a_stranger_is_told_nothing(thread: Thread, client: Client) -> None:
    assert asked(client, thread) == {"signed_in": False}


def test_a_page_learns_what_is_its_readers(
    thread: Thread, olena: User, ruth: User, client: Client
) -> None:
    first = say(thread, olena, "The bridge was up at two.")
    say(thread, ruth, "At ten past.", to=first)
    say(thread, make_reader("karim"), "Who pays?")
    cast_vote(first, user=ruth, direction=-1)
    mute(User.objects.get(handle="karim"), by=ruth)
    note_visit(thread, user=ruth, number=2)
    follow(thread, user=ruth)
    moderator = make_moderator()
    set_state(thread, "premoderated", actor=moderator, reason="It got heated.")  # type: ignore[arg-type] # a word of TextChoices
    held = say(thread, ruth, "And who is to pay for the bus?", to=first)
    say(thread, olena, "Nobody answers that, I am afraid.", to=first)
    client.force_login(ruth)
    said = asked(client, thread)
    assert said.pop("csrf")
    [waiting] = said.pop("waiting")
    key = str(thread.comments.get(number=2).key)
    assert said == {
        "signed_in": True,
        "handle": "ruth",
        "votes": {"1": -1},
        "own": {"2": key},
        "editable": {"2": key},
        "muted": ["karim"],
        "seen": 2,
        "following": True,
        "may_moderate": False,
        "unread": 0,
    }
    assert (waiting["key"], waiting["parent"]) == (str(held.key), 1)
    assert "read first" in waiting["reason"]
    assert "And who is to pay for the bus?" in waiting["html"]
    client.force_login(moderator)
    said = asked(client, thread)
    assert said["may_moderate"] is True
    assert (said["waiting"], said["seen"], said["votes"], said["own"]) == ([], None, {}, {})


def test_it_takes_as_many_queries_with_much_as_with_little(
    thread: Thread, olena: User, ruth: User, client: Client
) -> None:
    client.force_login(ruth)

    def queries() -> int:
        asked(client, thread)
        with CaptureQueriesContext(connection) as captured:
            asked(client, thread)
        return len(captured)

    say(thread, olena, "The bridge was up at two.")
    say(thread, ruth, "At ten past.")
    few = queries()
    for number in range(4):
        comment = say(thread, make_reader(f"reader-{number}"), f"Word {number} about the bridge.")
        cast_vote(comment, user=ruth, direction=1)
        mute(User.objects.get(handle=f"reader-{number}"), by=ruth)
    assert queries() == few


def test_of_numbers_only_so_many_are_asked_for() -> None:
    assert numbers_in("") == []
    assert numbers_in("1-3,7") == [1, 2, 3, 7]
    assert len(numbers_in("1-500") or []) == 500
    assert numbers_in("5-3") == []
    for wrong in ("1-501", "1-400,401-600", "x", "1,", "-3", "1--3", "9" * 10, "1-999999999"):
        assert numbers_in(wrong) is None, wrong


def test_wrong_numbers_are_refused(thread: Thread, ruth: User, client: Client) -> None:
    client.force_login(ruth)
    answer = client.get(f"/en/discussion/{thread.pk}/mine.json", {"numbers": "1-9999"})
    assert answer.status_code == 400


def test_what_was_seen_is_never_new_again(thread: Thread, olena: User, ruth: User) -> None:
    for number in range(3):
        say(thread, olena, f"Word {number} about the bridge.")
    for number, seen in ((2, 2), (1, 2), (3, 3), (900, 3)):
        note_visit(thread, user=ruth, number=number)
        assert Visit.objects.get(user=ruth).seen_number == seen
    note_visit(thread, user=olena, number=0)
    assert Visit.objects.count() == 1


def test_a_visit_is_sent_by_a_small_post(
    thread: Thread, olena: User, ruth: User, client: Client
) -> None:
    say(thread, olena)
    address = f"/en/discussion/{thread.pk}/seen/"
    assert client.post(address, {"number": "1"}).status_code == 302
    client.force_login(ruth)
    assert client.post(address, {"number": "1"}).status_code == 204
    assert client.post(address, {"number": "one"}).status_code == 400
    assert client.get(address).status_code == 405
    assert client.post(address, {"number": "1", "back": "1"}).status_code == 302
    assert Visit.objects.get().user == ruth


def test_following_begins_with_what_comes(thread: Thread, olena: User, ruth: User) -> None:
    say(thread, olena)
    follow(thread, user=ruth)
    follow(thread, user=ruth)
    assert Follow.objects.get().user == ruth
    assert Visit.objects.get(user=ruth).seen_number == 1
    unfollow(thread, user=olena)
    assert Follow.objects.exists()
    unfollow(thread, user=ruth)
    assert not Follow.objects.exists()


def test_a_button_follows_and_a_script_is_told(thread: Thread, ruth: User, client: Client) -> None:
    address, piece = f"/en/discussion/{thread.pk}/follow/", {"X-Fragment": "1"}
    client.force_login(ruth)
    assert client.post(address, {"on": "1"}).status_code == 302
    assert Follow.objects.filter(user=ruth).exists()
    assert client.post(address, {"on": "0"}, headers=piece).json() == {"following": False}
    assert client.post(address, {"on": "1"}, headers=piece).json() == {"following": True}


def test_nobody_mutes_themselves(olena: User, ruth: User) -> None:
    with pytest.raises(DiscussionRefused):
        mute(ruth, by=ruth)
    mute(olena, by=ruth)
    mute(olena, by=ruth)
    assert Mute.objects.get().muted == olena
    unmute(olena, by=ruth)
    assert not Mute.objects.exists()


def test_people_are_muted_and_heard_again_without_scripts(
    olena: User, ruth: User, client: Client, front: FrontPage
) -> None:
    client.force_login(ruth)
    assert "Mute" in client.get("/en/discussion/mute/olena/").content.decode()
    assert client.post("/en/discussion/mute/olena/", {"on": "1"}, follow=True).status_code == 200
    assert "@olena" in client.get("/en/discussion/muted/").content.decode()
    client.post("/en/discussion/mute/olena/", {"on": "0"})
    assert "You have muted nobody." in client.get("/en/discussion/muted/").content.decode()
    page = client.post("/en/discussion/mute/ruth/", {"on": "1"}, follow=True).content.decode()
    assert "You cannot mute yourself." in page
    assert client.get("/en/discussion/mute/nobody-here/").status_code == 404
    answer = client.post("/en/discussion/mute/olena/", {"on": "1"}, headers={"X-Fragment": "1"})
    assert answer.json() == {"handle": "olena", "muted": True}


def test_ones_own_page_of_a_thread_is_kept_nowhere(
    thread: Thread, olena: User, ruth: User, client: Client
) -> None:
    say(thread, olena, "The bridge was up at two.")
    note_visit(thread, user=ruth, number=1)
    say(thread, olena, "The bus goes round by the mill.")
    address = f"/en/discussion/{thread.pk}/?as=me"
    assert "/account/login/" in client.get(address).headers["Location"]
    client.force_login(ruth)
    answer = client.get(address)
    html = answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert "private" in answer.headers["Cache-Control"]
    assert "noindex" in html
    assert "Follow this discussion" in html
    assert "Mark all as read" in html
    assert html.count("is-new") == 1
    answer = client.get(f"/en/discussion/{thread.pk}/comment/2/?as=me")
    assert answer.headers["Location"] == f"/en/discussion/{thread.pk}/page/1/?as=me#c2"


def test_the_page_for_everybody_tells_nothing_of_its_reader(
    thread: Thread, olena: User, ruth: User, client: Client
) -> None:
    say(thread, olena, "The bridge was up at two.")
    client.force_login(ruth)
    follow(thread, user=ruth)
    html = client.get(f"/en/discussion/{thread.pk}/").content.decode()
    assert "csrfmiddlewaretoken" not in html
    assert "ruth" not in html.lower()
    assert 'class="thread-mine"' not in html
