"""Readers suggest better words for a translation, and see what becomes of them."""

from typing import Any

import pytest
from django.test import Client

from causerie.accounts.models import User
from causerie.discussion.models import Comment, Thread
from causerie.discussion.services.visibility import withdraw
from causerie.publication.models import ArticlePage, FrontPage
from causerie.translation.models import Suggestion, SuggestionState, Term, TermName
from causerie.translation.services.suggestions import decide
from tests.discussion.talk import make_moderator, make_reader, make_talk, say
from tests.discussion.writing import signed_in
from tests.translation.made import make_missing, make_translation

MINE = "/en/discussion/suggestions/"
GIVEN = {"selected": "wink", "proposed": "nod", "note": "It is no smiley."}


@pytest.fixture
def thread(front: FrontPage) -> Thread:
    return make_talk(front)[1]


@pytest.fixture
def spanish(thread: Thread) -> Comment:
    return say(
        thread, make_reader("marta"), "Un <b>guiño</b> muy largo y muy bonito.", said_locale="es"
    )


@pytest.fixture
def ann(db: None) -> User:
    return make_reader("ann")


def address(comment: Comment) -> str:
    return f"/en/discussion/{comment.thread_id}/comment/{comment.number}/suggest/"


def said(answer: Any) -> str:
    return str(answer.content.decode())


def test_better_words_reach_the_editors_and_the_reader_sees_them(
    spanish: Comment, ann: User
) -> None:
    make_translation(spanish, "en", "<p>A very long <em>wink</em> and very beautiful.</p>")
    client = signed_in(ann)
    html = said(client.get(f"{address(spanish)}?words=long+wink"))
    assert "long wink</textarea>" in html
    answer: Any = client.post(address(spanish), {**GIVEN, "selected": "long\n wink"})
    assert answer.headers["Location"] == MINE
    row = Suggestion.objects.get()
    assert (row.user, row.selected, row.proposed) == (ann, "long wink", "nod")
    assert (row.source_locale, row.locale, row.state) == ("es", "en", SuggestionState.OPEN)
    html = said(client.get(MINE))
    assert "From Spanish into English" in html
    assert "Not yet looked at" in html


def test_what_became_of_it_is_there_to_be_read(spanish: Comment, ann: User) -> None:
    make_translation(spanish, "en", "<p>A very long wink.</p>")
    client = signed_in(ann)
    client.post(address(spanish), GIVEN)
    term = Term.objects.create()
    TermName.objects.create(term=term, locale="en", name="The Nod")
    editor = make_moderator("ed")
    row = Suggestion.objects.get()
    accepted = SuggestionState.ACCEPTED
    assert decide(row, by=editor, state=accepted, answer="You are right.", term=term)
    assert not decide(row, by=editor, state=SuggestionState.DECLINED)
    html = said(client.get(MINE))
    assert "Taken over" in html
    assert "You are right." in html
    assert "The glossary knows it now: The Nod" in html


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"selected": "nowhere"}, "These words do not stand in the translation."),
        ({"proposed": "wink"}, "These are the words that stand there already."),
        ({"proposed": "\u200b"}, "Say which words you mean"),
        ({"proposed": ""}, "This field is required."),
        ({"proposed": "x" * 1001}, "1000"),
    ],
)
def test_what_makes_no_sense_is_told_and_kept(
    spanish: Comment, ann: User, changes: dict[str, str], words: str
) -> None:
    make_translation(spanish, "en", "<p>A very long wink.</p>")
    html = said(signed_in(ann).post(address(spanish), {**GIVEN, **changes}))
    assert words in html
    assert "It is no smiley." in html
    assert not Suggestion.objects.exists()


def test_the_same_twice_is_refused_kindly(spanish: Comment, ann: User) -> None:
    make_translation(spanish, "en", "<p>A very long wink.</p>")
    client = signed_in(ann)
    client.post(address(spanish), GIVEN)
    assert "You have suggested this before." in said(client.post(address(spanish), GIVEN))
    other = signed_in(make_reader("bob"))
    other.post(address(spanish), GIVEN)
    assert Suggestion.objects.count() == 2


def test_twenty_in_an_hour_are_enough(spanish: Comment, ann: User) -> None:
    make_translation(spanish, "en", "<p>A very long wink.</p>")
    client = signed_in(ann)
    for number in range(20):
        client.post(address(spanish), {**GIVEN, "proposed": f"nod {number}"})
    assert Suggestion.objects.count() == 20
    html = said(client.post(address(spanish), GIVEN))
    assert Suggestion.objects.count() == 20
    assert "It is no smiley." in html


def test_without_a_translation_there_is_nothing_to_be_bettered(spanish: Comment, ann: User) -> None:
    client = signed_in(ann)
    assert client.get(address(spanish)).status_code == 404
    make_missing(spanish, "en")
    assert client.get(address(spanish)).status_code == 404
    assert client.post(address(spanish), GIVEN).status_code == 404


def test_strangers_are_led_to_sign_in_and_nothing_is_lost(spanish: Comment, ann: User) -> None:
    make_translation(spanish, "en", "<p>A very long wink.</p>")
    client = Client()
    answer: Any = client.post(address(spanish), GIVEN)
    assert answer.headers["Location"].startswith("/en/account/login/?next=")
    client.force_login(ann, backend="causerie.accounts.backends.StandingBackend")


def test_nobody_sees_what_others_have_suggested(spanish: Comment, ann: User) -> None:
    make_translation(spanish, "en", "<p>A very long wink.</p>")
    signed_in(ann).post(address(spanish), GIVEN)
    assert "nod" not in said(signed_in(make_reader("bob")).get(MINE))


def test_each_names_its_comment_as_long_as_it_can_be_read(spanish: Comment, ann: User) -> None:
    make_translation(spanish, "en", "<p>A very long wink.</p>")
    client = signed_in(ann)
    client.post(address(spanish), GIVEN)
    original = f"/en/discussion/{spanish.thread_id}/comment/{spanish.number}/original/"
    html = said(client.get(MINE))
    title = ArticlePage.objects.get().title
    assert (
        f'<a href="{original}"><bdi lang="en">{title}</bdi> <bdi>#{spanish.number}</bdi></a>'
        in html
    )
    Comment.objects.update(visibility="removed")
    html = said(client.get(MINE))
    assert original not in html
    assert title in html
    ArticlePage.objects.get().unpublish()
    html = said(client.get(MINE))
    assert title not in html
    assert "An article that is not published any more" in html


def test_what_its_author_takes_back_goes_out_of_suggestions_too(front: FrontPage) -> None:
    _article, thread = make_talk(front)
    author = make_reader("author")
    comment = say(thread, author, "El puente se abre.", said_locale="es")
    translation = make_translation(comment, "en", "<p>The bridge it opens.</p>")
    Suggestion.objects.create(
        user=make_reader("olga"), translation=translation, source_locale="es", locale="en",
        address="/", selected="The bridge it opens.", proposed="The bridge opens.",
    )  # fmt: skip
    withdraw(comment, author=author)
    kept = Suggestion.objects.get()
    assert (kept.selected, kept.proposed, kept.translation) == ("", "", None)
