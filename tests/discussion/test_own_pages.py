"""Pages of a person's own: their comments, answers to them, what they follow."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from causerie.accounts.models import User
from causerie.discussion.models import Answer, Comment, Thread, Visibility
from causerie.discussion.selectors.answers import count_shown, unread_count
from causerie.discussion.services.following import follow
from causerie.discussion.services.muting import mute
from causerie.discussion.services.visibility import set_visibility, withdraw
from causerie.publication.models import ArticlePage, FrontPage
from tests.discussion.talk import make_moderator, make_reader, make_talk, say

MINE, ANSWERS, FOLLOWING = (
    "/en/discussion/mine/",
    "/en/discussion/answers/",
    "/en/discussion/following/",
)


@pytest.fixture
def talk(front: FrontPage) -> tuple[ArticlePage, Thread]:
    return make_talk(front)


@pytest.fixture
def thread(talk: tuple[ArticlePage, Thread]) -> Thread:
    return talk[1]


@pytest.fixture
def olena(db: None) -> User:
    return make_reader("olena")


@pytest.fixture
def ruth(db: None) -> User:
    return make_reader("ruth")


def page(client: Client, user: User, path: str) -> str:
    client.force_login(user)
    answer = client.get(path)
    assert "no-store" in answer.headers["Cache-Control"]
    return answer.content.decode()


@pytest.mark.parametrize("path", [MINE, ANSWERS, FOLLOWING, "/en/discussion/muted/"])
def test_strangers_sign_in_first(front: FrontPage, client: Client, path: str) -> None:
    assert "/account/login/" in client.get(path).headers["Location"]


def test_my_comments_say_what_has_become_of_each(
    thread: Thread, olena: User, ruth: User, client: Client
) -> None:
    say(thread, olena, "Somebody else’s word.")
    say(thread, ruth, "The bridge was up at two.")
    withdrawn = say(thread, ruth, "I take this one back.")
    withdraw(withdrawn, author=ruth)
    hidden = say(thread, ruth, "A rude word of mine.")
    set_visibility(hidden, Visibility.REMOVED, actor=make_moderator(), reason="Rude.")
    User.objects.filter(pk=ruth.pk).update(date_joined=timezone.now())
    ruth.refresh_from_db()
    held = say(thread, ruth, "Look here: https://example.org/bridge")
    assert held.visibility == Visibility.HELD
    html = page(client, ruth, MINE)
    for words in (
        "The bridge was up at two.",
        "I take this one back.",
        "You have withdrawn it.",
        "A rude word of mine.",
        "The editorial team has hidden it.",
        "Look here: https://example.org/bridge",
        "Links by new accounts are looked at first.",
        f"/en/discussion/{thread.pk}/page/1/?as=me#c2",
        f"/en/discussion/own/{held.key}/edit/",
    ):
        assert words in html, words
    assert "Somebody else" not in html
    assert "word of mine" not in page(client, olena, MINE)


def test_answers_are_new_until_they_are_said_to_be_read(
    thread: Thread, olena: User, ruth: User, client: Client
) -> None:
    first = say(thread, ruth, "The bridge was up at two.")
    say(thread, olena, "At ten past.", to=first)
    say(thread, olena, "As @ruth says, nobody pays.")
    assert unread_count(ruth) == 2
    assert unread_count(olena) == 0
    html = page(client, ruth, ANSWERS)
    assert "At ten past." in html
    assert "names you" in html
    assert unread_count(ruth) == 2
    last = Answer.objects.latest("pk").pk
    say(thread, olena, "By the clock of the mill, that is.", to=first)
    client.post(f"{ANSWERS}seen/", {"up_to": last})
    assert unread_count(ruth) == 1
    assert client.post(f"{ANSWERS}seen/", {"up_to": "all"}).status_code == 400
    client.force_login(olena)
    client.post(f"{ANSWERS}seen/", {"up_to": last + 1})
    assert unread_count(ruth) == 1


def test_what_nobody_can_read_is_no_answer(
    talk: tuple[ArticlePage, Thread], olena: User, ruth: User, client: Client
) -> None:
    article, thread = talk
    first = say(thread, ruth, "The bridge was up at two.")
    hidden = say(thread, olena, "A rude answer.", to=first)
    set_visibility(hidden, Visibility.REMOVED, actor=make_moderator(), reason="Rude.")
    say(thread, make_reader("karim"), "From somebody who is muted.", to=first)
    mute(User.objects.get(handle="karim"), by=ruth)
    assert unread_count(ruth) == 0
    assert "Nobody has answered you yet." in page(client, ruth, ANSWERS)
    say(thread, olena, "A kind answer.", to=first)
    assert unread_count(ruth) == 1
    article.unpublish()
    assert unread_count(ruth) == 0
    assert "A kind answer." not in page(client, ruth, ANSWERS)


def test_nobody_counts_beyond_ninety_nine() -> None:
    assert [count_shown(number) for number in (0, 99, 100)] == ["0", "99", "99+"]


def test_followed_discussions_tell_how_much_is_new(
    talk: tuple[ArticlePage, Thread], olena: User, ruth: User, client: Client
) -> None:
    article, thread = talk
    say(thread, olena, "The bridge was up at two.")
    follow(thread, user=ruth)
    assert "new comment" not in page(client, ruth, FOLLOWING)
    say(thread, ruth, "My own word is not new to me.")
    gone = say(thread, olena, "This one will be gone.")
    withdraw(gone, author=olena)
    say(thread, olena, "The bus goes round by the mill.")
    html = page(client, ruth, FOLLOWING)
    assert article.title in html
    assert "1 new comment<" in html
    assert "You follow no discussion yet." in page(client, olena, FOLLOWING)
    article.unpublish()
    assert "You follow no discussion yet." in page(client, ruth, FOLLOWING)


def test_the_small_call_of_every_page_says_how_many_answers_are_new(
    thread: Thread, olena: User, ruth: User, client: Client
) -> None:
    first = say(thread, ruth, "The bridge was up at two.")
    say(thread, olena, "At ten past.", to=first)
    client.force_login(ruth)
    said = client.get("/en/account/me.json").json()
    assert (said["unread"], said["unread_shown"]) == (1, "1")
    assert said["unread_said"] == "1 new answer to you"


def test_what_can_still_be_changed_offers_it(thread: Thread, ruth: User, client: Client) -> None:
    comment = say(thread, ruth)
    assert "/edit/" in page(client, ruth, MINE)
    Comment.objects.filter(pk=comment.pk).update(published_at=timezone.now() - timedelta(days=1))
    html = page(client, ruth, MINE)
    assert "/edit/" not in html
    assert "/withdraw/" in html


@pytest.mark.parametrize("page", ["mine", "answers", "following", "muted"])
def test_ones_own_pages_are_there_in_languages_that_the_publication_is_not_in(
    front: FrontPage, client: Client, page: str
) -> None:
    olena, thread = make_reader(), make_talk(front)[1]
    say(thread, olena)
    client.force_login(olena)
    assert client.get(f"/ru/discussion/{page}/").status_code == 200
    led_on = client.get(f"/ru/discussion/{thread.pk}/comment/1/")
    assert led_on.headers["Location"] == f"/en/discussion/{thread.pk}/comment/1/"
