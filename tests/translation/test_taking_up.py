"""Comments are handed over as they are at that moment: rows, and no engine."""

import time
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from causerie.discussion.models import Comment, Thread, Visibility
from causerie.discussion.services import translating
from causerie.discussion.services.backfilling import keep_backfilling
from causerie.discussion.services.translating import (
    _failed_at,
    _take_up,
    forget_lost_sources,
    hand_over_again,
    take_up_comments,
)
from causerie.discussion.services.visibility import set_visibility
from causerie.publication.models import FrontPage
from causerie.translation.models import Backfill, KnownSetup, Source, Translation
from causerie.translation.services.sources import draft_of
from tests.discussion.talk import make_moderator, make_reader, say
from tests.translation.made import make_source
from tests.translation.talking import make_thread

pytestmark = pytest.mark.django_db

ENGLISH = "The bridge opens at night."


@pytest.fixture
def thread(front: FrontPage) -> Thread:
    return make_thread(front, "es")


@pytest.mark.parametrize(
    "meanwhile",
    [{"html": "<p>Closed.</p>"}, {"visibility": Visibility.REMOVED}, {"locale": "fr"}],
)
def test_what_is_otherwise_by_now_is_left_to_the_next_round(
    thread: Thread, meanwhile: dict[str, Any]
) -> None:
    read = say(thread, make_reader(), ENGLISH, said_locale="en")
    Comment.objects.filter(pk=read.pk).update(**meanwhile)
    _take_up([read], ["es"])
    assert not Comment.objects.get().is_taken_up
    assert not Source.objects.exists()


def test_what_could_not_be_taken_up_waits_before_it_is_tried_again(thread: Thread) -> None:
    comment = say(thread, make_reader(), ENGLISH, said_locale="en")
    _failed_at[comment.pk] = time.monotonic()
    try:
        assert take_up_comments() == 0
    finally:
        del _failed_at[comment.pk]
    assert take_up_comments() == 1


def test_a_text_that_cannot_be_taken_up_keeps_nobody_elses_from_it(
    thread: Thread, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [ENGLISH, "It breaks.", "The ferry leaves."]
    author = make_reader()
    first, broken, last = [say(thread, author, text, said_locale="en") for text in texts]

    def draft(html: str, **more: Any) -> Any:
        if "breaks" in html:
            raise IndexError
        return draft_of(html, **more)

    monkeypatch.setattr(translating, "draft_of", draft)
    assert take_up_comments() == 2
    _failed_at.clear()
    taken = Comment.objects.filter(is_taken_up=True, source__isnull=False)
    assert set(taken) == {first, last}
    assert set(Source.objects.values_list("comment", flat=True)) == {first.pk, last.pk}
    monkeypatch.undo()
    assert take_up_comments() == 1
    broken.refresh_from_db()
    assert broken.source is not None


def test_of_several_only_those_that_are_as_they_were_are_handed_over(thread: Thread) -> None:
    texts = [ENGLISH, "The tram is late."]
    author = make_reader()
    same, other = [say(thread, author, text, said_locale="en") for text in texts]
    Comment.objects.filter(pk=other.pk).update(html="<p>The tram is early.</p>")
    _take_up([same, other], ["es"])
    assert list(Comment.objects.filter(is_taken_up=True)) == [same]
    unit = Source.objects.get().units.get()
    assert unit.source.comment == same
    assert Translation.objects.filter(locale="es").count() == 1


def test_on_demand_what_is_hidden_is_translated_for_staff_all_the_same(
    thread: Thread, settings: Any
) -> None:
    settings.TRANSLATION_POLICY = "on_demand"
    comment = say(thread, make_reader(), ENGLISH, said_locale="en")
    set_visibility(comment, Visibility.REMOVED, actor=make_moderator(), reason="Rude.")
    take_up_comments()
    assert [row.locale for row in Translation.objects.all()] == ["es"]


def test_a_text_that_is_handed_over_this_moment_is_not_lost() -> None:
    make_source(f"<p>{ENGLISH}</p>", locale="en")
    assert forget_lost_sources() == 0
    Source.objects.update(made_at=timezone.now() - timedelta(hours=2))
    assert forget_lost_sources() == 1


def test_a_backfill_goes_from_the_newest_to_the_oldest_each_once(thread: Thread) -> None:
    old, new = (say(thread, make_reader(name), ENGLISH, said_locale="en") for name in ("a", "b"))
    take_up_comments()
    assert hand_over_again(None, 1) == (new.pk, 1)
    assert hand_over_again(new.pk, 1) == (old.pk, 1)
    assert hand_over_again(old.pk, 1) == (None, 0)


def test_an_engine_that_can_do_more_than_before_begins_a_backfill(thread: Thread) -> None:
    say(thread, make_reader(), ENGLISH, said_locale="en")
    take_up_comments()
    keep_backfilling()
    known = KnownSetup.objects.get()
    known.fingerprint["engine"]["apertium"] = "it did fewer pairs"
    known.save()
    keep_backfilling()
    assert Backfill.objects.get().cause == "engine apertium"
