"""A suggestion tells of the text that it is about: its words are read by who may read that."""

from typing import Any

import pytest

from causerie.accounts.models import User
from causerie.discussion.models import Comment, Thread, Visibility
from causerie.discussion.services.editing import edit_comment
from causerie.discussion.services.visibility import set_visibility, withdraw
from causerie.publication.models import FrontPage
from causerie.translation.models import Suggestion, Translation
from causerie.translation.services.suggestions import SuggestionRefused, suggest
from tests.discussion.deeds import Talk
from tests.discussion.talk import make_moderator, make_reader, make_talk, say
from tests.discussion.writing import signed_in
from tests.translation.made import make_translation

WORDS = {"selected": "The bridge it opens.", "proposed": "The bridge opens.", "note": "No it."}


@pytest.fixture
def thread(front: FrontPage, front_es: FrontPage) -> Thread:
    return make_talk(front)[1]


@pytest.fixture
def marta(db: None) -> User:
    return make_reader("marta")


@pytest.fixture
def olga(db: None) -> User:
    return make_reader("olga")


@pytest.fixture
def mod(db: None) -> User:
    return make_moderator()


@pytest.fixture
def comment(thread: Thread, marta: User) -> Comment:
    return say(thread, marta, "El puente se abre.", said_locale="es")


@pytest.fixture
def suggestion(comment: Comment, olga: User) -> Suggestion:
    row = make_translation(comment, "en", f"<p>{WORDS['selected']}</p>")
    return suggest(row, by=olga, address="/en/", **WORDS)


def words_of(suggestion: Suggestion) -> dict[str, str]:
    suggestion.refresh_from_db()
    return {name: getattr(suggestion, name) for name in WORDS}


NONE = dict.fromkeys(WORDS, "")


def hide(comment: Comment, mod: User) -> None:
    set_visibility(comment, Visibility.REMOVED, actor=mod, reason="An insult.")


def show(comment: Comment, mod: User) -> None:
    set_visibility(comment, Visibility.PUBLISHED, actor=mod)


def edit(comment: Comment, author: User) -> None:
    text, seen = "El puente se cierra.", comment.revision
    edit_comment(comment, author=author, text=text, seen_revision=seen, page_locale="es")


def desk(comment: Comment, mod: User) -> str:
    path = f"/en/discussion/{comment.thread_id}/comment/{comment.number}/moderate/"
    answer: Any = signed_in(mod).get(path)
    return str(answer.content.decode())


def test_of_a_hidden_comment_only_moderators_read_them(
    comment: Comment, suggestion: Suggestion, olga: User, mod: User
) -> None:
    hide(comment, mod)
    assert words_of(suggestion) == NONE
    mine: str = signed_in(olga).get("/en/discussion/suggestions/").content.decode()
    editors: str = signed_in(mod).get("/cms/glossary/suggestions/").content.decode()
    for words in WORDS.values():
        assert words not in mine
        assert words not in editors
        assert words in desk(comment, mod)


def test_they_are_back_when_it_is_shown_again(
    comment: Comment, suggestion: Suggestion, mod: User
) -> None:
    hide(comment, mod)
    show(comment, mod)
    assert words_of(suggestion) == WORDS
    assert suggestion.hidden_words == {}


def test_what_was_said_before_an_edit_can_be_read_and_so_can_they(
    comment: Comment, suggestion: Suggestion, marta: User
) -> None:
    edit(comment, marta)
    assert words_of(suggestion) == WORDS
    assert suggestion.translation is None


@pytest.mark.parametrize("is_hidden_first", [False, True])
def test_of_a_comment_that_was_changed_first_they_go_all_the_same(
    comment: Comment, suggestion: Suggestion, marta: User, mod: User, is_hidden_first: bool
) -> None:
    edit(comment, marta)
    if is_hidden_first:
        hide(comment, mod)
        assert words_of(suggestion) == NONE
        assert suggestion.hidden_words == WORDS
        show(comment, mod)
    withdraw(comment, author=marta)
    assert words_of(suggestion) == NONE
    assert suggestion.hidden_words == {}
    assert WORDS["selected"] not in desk(comment, mod)


def test_who_leaves_with_their_texts_leaves_no_words_in_suggestions(
    thread: Thread, comment: Comment, suggestion: Suggestion, marta: User, mod: User
) -> None:
    edit(comment, marta)
    hide(comment, mod)
    Talk(thread, [marta], [mod]).leave_nothing(marta, 0)
    assert words_of(suggestion) == NONE
    assert suggestion.hidden_words == {}


def test_others_are_left_alone(
    thread: Thread, comment: Comment, suggestion: Suggestion, olga: User, mod: User
) -> None:
    other = say(thread, make_reader("pau"), "El puente se abre.", said_locale="es")
    row = make_translation(other, "en", f"<p>{WORDS['selected']}</p>")
    theirs = suggest(row, by=olga, address="/", **{**WORDS, "proposed": "It opens."})
    hide(comment, mod)
    assert words_of(theirs)["proposed"] == "It opens."
    assert theirs.translation == row


def test_about_a_text_that_goes_at_the_same_moment_nothing_is_sent(
    comment: Comment, olga: User, mod: User
) -> None:
    row = make_translation(comment, "en", f"<p>{WORDS['selected']}</p>")
    read = Translation.objects.select_related("source").get(pk=row.pk)
    hide(comment, mod)
    with pytest.raises(SuggestionRefused, match="not there any more"):
        suggest(read, by=olga, address="/en/", **WORDS)
    assert not Suggestion.objects.exists()
