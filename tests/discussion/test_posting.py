"""Posting: a comment gets its number and its place, once."""

from uuid import uuid4

from django.test import Client

from causerie.discussion.models import Answer, AnswerKind, Comment
from causerie.discussion.services.editing import edit_comment
from causerie.discussion.services.posting import post_comment
from causerie.publication.models import FrontPage
from tests.discussion.talk import make_reader, make_talk, say


def test_comments_are_numbered_in_the_order_in_which_they_appear(front: FrontPage) -> None:
    _article, thread = make_talk(front)
    olena, ruth = make_reader("olena"), make_reader("ruth")
    first = say(thread, olena, "The bridge was up at two.")
    answer = say(thread, ruth, "At ten past.", to=first)
    second = say(thread, ruth, "Who pays for the bus?")
    assert [first.number, answer.number, second.number] == [1, 2, 3]
    assert (answer.path, answer.bucket, answer.branch_seq) == ("00000010000002", 0, 1)
    assert (thread.last_number, thread.root_count, thread.published_count) == (3, 2, 3)


def test_the_same_form_sent_twice_posts_once(front: FrontPage) -> None:
    _article, thread = make_talk(front)
    olena, key = make_reader(), uuid4()
    one = say(thread, olena, key=key)
    again = post_comment(
        thread=thread, author=olena, text="I have crossed it.", key=key, page_locale="en"
    )
    assert (again.comment.pk, again.is_new) == (one.pk, False)
    assert Comment.objects.count() == 1


def test_a_page_shows_its_comments(front: FrontPage, client: Client) -> None:
    article, thread = make_talk(front)
    first = say(thread, make_reader(), "The bridge was *up* at two.")
    say(thread, make_reader("ruth"), "At ten past. :)", to=first)
    html = client.get(article.get_url()).content.decode()
    assert 'id="c1"' in html
    assert "<em>up</em>" in html


def test_a_form_from_before_an_edit_posts_nothing_new(front: FrontPage) -> None:
    """As when somebody goes back in their browser, after the edit, and sends it again."""
    _article, thread = make_talk(front)
    olena, key = make_reader(), uuid4()
    one = say(thread, olena, key=key)
    edit_comment(one, author=olena, text="Twice.", seen_revision=1, page_locale="en")
    assert say(thread, olena, key=key).pk == one.pk
    assert Comment.objects.get().text == "Twice."


def test_whom_it_answers_and_names_are_told_once_and_nobody_of_their_own_words(
    front: FrontPage,
) -> None:
    _article, thread = make_talk(front)
    olena, ruth = make_reader("olena"), make_reader("ruth")
    first = say(thread, olena)
    own = say(thread, olena, "I, @olena, add: at two.", to=first)
    answer = say(thread, ruth, "@olena, at ten past.", to=own)
    told = Answer.objects.values_list("user", "comment", "kind")
    assert list(told) == [(olena.pk, answer.pk, AnswerKind.REPLY)]
