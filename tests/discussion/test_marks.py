"""The mark beside a comment in another language than the page's: what it says of which."""

import pytest

from causerie.discussion.models import Comment, Visibility
from causerie.discussion.selectors.marks import Mark, MarkState, Readings
from causerie.lib.reads import NOTHING
from causerie.publication.models import FrontPage
from tests.discussion.talk import make_reader, make_talk, say
from tests.translation.made import make_foreign, take_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment(front: FrontPage) -> Comment:
    """As if it had been written in French."""
    _article, thread = make_talk(front)
    said = say(thread, make_reader(), "The bridge opens at night.", said_locale="en")
    Comment.objects.filter(pk=said.pk).update(locale="fr")
    said.refresh_from_db()
    return said


def _mark(comment: Comment) -> Mark | None:
    comment.refresh_from_db()
    return Readings([comment], "/en/discussion/1/", "en", NOTHING).of(comment).mark


def _state(comment: Comment) -> MarkState | None:
    mark = _mark(comment)
    return mark.state if mark else None


def test_what_needs_no_translation_has_none(comment: Comment) -> None:
    Comment.objects.update(is_taken_up=True, source=None)
    assert _state(comment) is None


def test_what_was_taken_away_has_none(comment: Comment) -> None:
    make_foreign(comment)
    assert _state(comment) is MarkState.MACHINE
    Comment.objects.update(visibility=Visibility.REMOVED)
    assert _state(comment) is None


def test_what_was_handed_over_and_not_asked_for_promises_nothing(comment: Comment) -> None:
    assert _state(comment) is MarkState.PENDING
    take_up(comment)
    assert _state(comment) is MarkState.UNASKED
