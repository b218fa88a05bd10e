"""What search knows of translations: those of published comments that can be read, as they are."""

from datetime import timedelta

import pytest

from causerie.discussion.models import Comment, TranslatedSearchEntry, Visibility
from causerie.discussion.services.translated_search import _index, sweep_translated_search
from causerie.publication.models import FrontPage
from causerie.translation.models import Translation
from tests.discussion.talk import make_reader, make_talk, say
from tests.translation.made import make_missing, make_translation

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment(front: FrontPage) -> Comment:
    _article, thread = make_talk(front)
    return say(thread, make_reader(), "The bridge opens at night.", said_locale="en")


def _found() -> list[str]:
    return list(TranslatedSearchEntry.objects.values_list("text", flat=True))


def test_a_translation_is_known_once_it_is_there(comment: Comment) -> None:
    make_missing(comment, "fr", is_taken_up=False)
    make_translation(comment, "es", "<p>El puente abre de noche.</p>")
    assert sweep_translated_search() == 1
    assert _found() == ["El puente abre de noche."]
    assert sweep_translated_search() == 0


def test_what_staff_alone_may_read_is_found_by_nobody(comment: Comment) -> None:
    make_translation(comment, "es", "<p>El puente abre de noche.</p>")
    sweep_translated_search()
    Comment.objects.update(visibility=Visibility.REMOVED)
    Translation.objects.update(is_taken_up=False)
    assert sweep_translated_search() == 0
    assert _found() == []


def test_what_has_changed_since_it_was_read_is_left_for_the_next_round(comment: Comment) -> None:
    read = make_translation(comment, "es", "<p>El puente abre de noche.</p>")
    later = read.changed_at + timedelta(seconds=1)
    Translation.objects.update(html="<p>El puente se abre de noche.</p>", changed_at=later)
    assert not _index(read, comment)
    assert _found() == []
    sweep_translated_search()
    assert _found() == ["El puente se abre de noche."]
