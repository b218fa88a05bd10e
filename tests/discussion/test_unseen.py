"""What is hidden, withdrawn or waiting, nobody sees who may not; its number stays."""

from typing import Any

import pytest
from django.test import Client

from causerie.accounts.models import User
from causerie.discussion.models import Comment, Visibility
from causerie.discussion.services.editing import edit_comment
from causerie.discussion.services.visibility import set_visibility, withdraw
from causerie.publication.models import ArticlePage, FrontPage
from tests.discussion.talk import make_moderator, make_reader, make_talk, say

EARLIER, WORDS = "xylophonist", "zygomorphic"
STUBS = {"removed": "was hidden", "withdrawn": "was withdrawn", "held": ""}


def _unseen(front: FrontPage, state: str) -> tuple[ArticlePage, Comment]:
    """A comment in that state, with an earlier version and an answer where it can have them."""
    article, thread = make_talk(front)
    olena = make_reader()
    link = "https://example.org/ " if state == "held" else ""
    comment = say(thread, olena, f"{link}The {EARLIER} was late again.")
    comment = edit_comment(
        comment, author=olena, text=f"{link}It is {WORDS}.", seen_revision=1, page_locale="en"
    )
    if state != "held":
        say(thread, make_reader("ivan"), "Is it?", to=comment)
    if state == "removed":
        set_visibility(comment, Visibility.REMOVED, actor=make_moderator(), reason="Off topic.")
    if state == "withdrawn":
        withdraw(comment, author=olena)
    comment.refresh_from_db()
    assert comment.visibility == state
    return article, comment


def _paths(article: ArticlePage, comment: Comment) -> list[str]:
    base = f"/en/discussion/{comment.thread_id}/"
    one = f"{base}comment/1/"
    below = ("", "versions/", "vote/", "reply/", "report/", "moderate/")
    pages = ("", "page/1/", "newest/", "valued/", "branch/1/", "mine.json?numbers=1-20",
             f"search/?q={WORDS}", f"search/?q={EARLIER}", "feed.rss", "feed.atom", "feed.json",
             "by/olena/", "write/")  # fmt: skip
    return [
        str(article.get_url()),
        "/en/readers/olena/",
        f"/en/search/?q={WORDS}",
        "/en/",
        *(f"{one}{path}" for path in below),
        *(f"{one}{path}?as=me" for path in below),
        *(f"{base}{path}" for path in pages),
        *(f"{base}{path}?as=me" for path in pages[:5]),
        f"/en/discussion/own/{comment.key}/edit/",
        f"/en/discussion/own/{comment.key}/withdraw/",
        f"/en/discussion/own/{comment.key}/locale/",
        f"/en/discussion/waiting/{comment.key}/",
        "/en/discussion/answers/",
        "/en/discussion/mine/",
        "/en/discussion/desk/",
    ]


def _asked(client: Client, path: str) -> str:
    answer: Any = client.get(path, follow=True)
    return bytes(answer.getvalue()).decode()


@pytest.mark.parametrize("state", sorted(STUBS))
@pytest.mark.parametrize("who", ["nobody", "whom it answers", "a bystander"])
def test_nobody_sees_it_who_may_not(front: FrontPage, client: Client, state: str, who: str) -> None:
    article, comment = _unseen(front, state)
    if who != "nobody":
        bystander = make_reader("lin")
        answerer = User.objects.filter(handle="ivan").first()
        client.force_login(answerer if who == "whom it answers" and answerer else bystander)
    for path in _paths(article, comment):
        # What one has searched for stands in the field.
        shown = _asked(client, path).replace(f'value="{WORDS}"', "").replace(f"q={WORDS}", "")
        is_search = "search/" in path
        assert is_search or WORDS not in shown, path
        assert is_search or EARLIER not in shown, path
        assert f"It is {WORDS}" not in shown, path
        assert "Off topic." not in shown, path


@pytest.mark.parametrize("state", ["removed", "withdrawn"])
def test_its_number_and_the_answers_stay(front: FrontPage, client: Client, state: str) -> None:
    _article, comment = _unseen(front, state)
    page = _asked(client, f"/en/discussion/{comment.thread_id}/comment/1/")
    assert 'id="c1"' in page
    assert STUBS[state] in page
    assert "Is it?" in page


@pytest.mark.parametrize("state", sorted(STUBS))
def test_nobody_votes_for_answers_or_reports_it(
    front: FrontPage, client: Client, state: str
) -> None:
    _article, comment = _unseen(front, state)
    before = Comment.objects.count()
    client.force_login(make_reader("lin"))
    base = f"/en/discussion/{comment.thread_id}/comment/1/"
    for path, form in (
        ("vote/", {"direction": "1"}),
        ("reply/", {"text": "An answer.", "key": "2c9a0c52-45ab-4dd4-8b22-26f2bc7a5ea1"}),
        ("report/", {"reason": "spam"}),
    ):
        answer = client.post(f"{base}{path}", form)
        assert WORDS not in answer.content.decode(), path
        assert EARLIER not in answer.content.decode(), path
    assert not comment.votes.exists()
    assert not comment.reports.exists()
    assert Comment.objects.count() == before


def test_its_author_reads_what_waits(front: FrontPage, client: Client) -> None:
    _article, comment = _unseen(front, "held")
    client.force_login(User.objects.get(handle="olena"))
    assert WORDS in _asked(client, "/en/discussion/mine/")
    assert WORDS in _asked(client, f"/en/discussion/{comment.thread_id}/mine.json?numbers=1-20")


def test_moderators_read_what_is_hidden(front: FrontPage, client: Client) -> None:
    _article, comment = _unseen(front, "removed")
    client.force_login(User.objects.get(handle="mod"))
    page = _asked(client, f"/en/discussion/{comment.thread_id}/comment/1/moderate/")
    assert WORDS in page
    assert EARLIER in page
