"""A locale or an engine comes: what was there before is translated, too."""

from typing import Any

import pytest
from wagtail.models import Locale

from causerie.discussion.services.backfilling import keep_backfilling
from causerie.publication.models import FrontPage
from causerie.translation.models import Backfill, State, Translation
from tests.discussion.talk import make_reader, say
from tests.factories import make_front
from tests.translation.talking import do_everything, make_thread, translation_of

pytestmark = pytest.mark.django_db

ENGLISH = "The bridge opens at night."


def test_a_locale_that_opens_gets_what_was_said_before(front: FrontPage) -> None:
    thread = make_thread(front, "es")
    comments = [say(thread, make_reader(f"r{n}"), ENGLISH, said_locale="en") for n in range(3)]
    keep_backfilling()
    do_everything()
    assert not Backfill.objects.exists()
    make_front(Locale.objects.get_or_create(language_code="ca")[0])
    keep_backfilling()
    fill = Backfill.objects.get()
    assert fill.cause.startswith("locale ca")
    assert (fill.total, fill.done) == (3, 3)
    assert fill.finished_at
    do_everything()
    assert {translation_of(one, "ca").state for one in comments} == {State.TRANSLATED}


def test_an_engine_that_comes_does_what_none_did_before(front: FrontPage, settings: Any) -> None:
    engines, names = settings.ENGINES, settings.TRANSLATION_ENGINES
    settings.ENGINES, settings.TRANSLATION_ENGINES = [], []
    comment = say(make_thread(front, "es"), make_reader(), ENGLISH, said_locale="en")
    keep_backfilling()
    do_everything()
    assert translation_of(comment, "es").reason == "unsupported"
    settings.ENGINES, settings.TRANSLATION_ENGINES = engines, names
    keep_backfilling()
    assert Backfill.objects.get().cause == "engine apertium"
    do_everything()
    assert translation_of(comment, "es").state == State.TRANSLATED


def test_twice_is_as_once(front: FrontPage) -> None:
    say(make_thread(front, "es"), make_reader(), ENGLISH, said_locale="en")
    do_everything()
    for _ in range(3):
        keep_backfilling()
    assert Translation.objects.count() == 1
    assert not Backfill.objects.exists()
