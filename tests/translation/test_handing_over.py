"""Comments are given to be translated, and taken back: real rows, and the real engine."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from causerie.discussion.models import Comment, Thread, Visibility
from causerie.discussion.services.editing import edit_comment, say_locale
from causerie.discussion.services.translating import (
    forget_lost_sources,
    hand_over_again,
    take_up_comments,
    translate_some,
)
from causerie.discussion.services.visibility import set_visibility, withdraw
from causerie.publication.models import FrontPage
from causerie.translation.models import MachineText, Source, State, Translation, UnitTranslation
from causerie.translation.selectors.surroundings import Surroundings
from causerie.translation.services.requests import want
from causerie.translation.services.taking import take
from tests.discussion.talk import make_moderator, make_reader, say
from tests.translation.talking import carry_out, do_everything, make_thread, translation_of

pytestmark = pytest.mark.django_db

ENGLISH = "The bridge opens at 18:30 and the boats wait for the tide."


@pytest.fixture
def thread(front: FrontPage) -> Thread:
    return make_thread(front, "es", "fr", "uk")


def test_a_comment_is_translated_into_every_open_locale(thread: Thread) -> None:
    comment = say(thread, make_reader(), ENGLISH, said_locale="en")
    do_everything()
    spanish = translation_of(comment, "es")
    assert spanish.state == State.TRANSLATED
    assert "18:30" in spanish.html
    assert "puente" in spanish.html
    assert spanish.route == "eng-spa"
    assert translation_of(comment, "fr").state == State.TRANSLATED
    assert not Translation.objects.filter(locale="en").exists()


def test_where_no_engine_does_it_the_row_says_so(thread: Thread) -> None:
    comment = say(thread, make_reader(), ENGLISH, said_locale="en")
    do_everything()
    ukrainian = translation_of(comment, "uk")
    assert (ukrainian.state, ukrainian.reason) == (State.FAILED, "unsupported")
    assert not ukrainian.is_due


def test_posting_asks_no_engine(thread: Thread, settings: Any) -> None:
    settings.ENGINES = [_out_of_reach()]
    settings.TRANSLATION_ENGINES = ["away"]
    comment = say(thread, make_reader(), ENGLISH, said_locale="en")
    assert comment.is_published
    assert not Source.objects.exists()


def test_an_engine_out_of_reach_is_tried_again_later(thread: Thread, settings: Any) -> None:
    settings.ENGINES = [_out_of_reach()]
    settings.TRANSLATION_ENGINES = ["away"]
    comment = say(thread, make_reader(), ENGLISH, said_locale="en")
    take_up_comments()
    translate_some(1)
    tried = Translation.objects.exclude(tries=0).get()
    assert (tried.state, tried.is_due) == (State.REQUESTED, True)
    assert tried.put_off_until
    assert tried.put_off_until > timezone.now()
    assert tried.reason == "unreachable"
    assert "away" in tried.detail
    assert comment.text not in tried.detail


def _out_of_reach() -> dict[str, object]:
    return {
        "name": "away",
        "kind": "libretranslate",
        "url": "http://127.0.0.1:1",
        "key": "",
        "model": "",
        "characters_a_day": 0,
        "leaves_server": False,
    }


def test_an_edited_comment_loses_its_translations_at_once(thread: Thread) -> None:
    author = make_reader()
    comment = say(thread, author, ENGLISH, said_locale="en")
    do_everything()
    edit_comment(
        comment, author=author, text="The ferry is late.", seen_revision=1, page_locale="en"
    )
    assert not Translation.objects.exists()
    assert not MachineText.objects.exists()
    # Somebody who has just changed a text often changes it again.
    assert take_up_comments() == 0
    Comment.objects.update(edited_at=timezone.now() - timedelta(seconds=11))
    do_everything()
    assert "tarde" in translation_of(comment, "es").html


def test_a_corrected_language_is_translated_from_anew(thread: Thread) -> None:
    author = make_reader()
    comment = say(thread, author, "Merci pour tout, le pont est beau.", said_locale="en")
    do_everything()
    say_locale(comment, author=author, locale="fr", page_locale="en")
    assert not Translation.objects.exists()
    do_everything()
    assert translation_of(comment, "en").state == State.TRANSLATED
    assert not Translation.objects.filter(locale="fr").exists()


@pytest.mark.parametrize("how", ["withdrawn", "removed"])
def test_what_nobody_may_read_leaves_no_publictranslation_of(thread: Thread, how: str) -> None:
    author = make_reader()
    comment = say(thread, author, ENGLISH, said_locale="en")
    do_everything()
    if how == "withdrawn":
        withdraw(comment, author=author)
    else:
        set_visibility(comment, Visibility.REMOVED, actor=make_moderator(), reason="Rude.")
    assert not Source.objects.exists()
    assert not Translation.objects.exists()
    assert not MachineText.objects.exists()


def test_a_hidden_comment_is_translated_for_staff_by_engines_on_this_server_only(
    thread: Thread, settings: Any
) -> None:
    settings.ENGINES = [*settings.ENGINES, {**_out_of_reach(), "leaves_server": True}]
    settings.TRANSLATION_ENGINES = ["away", *settings.TRANSLATION_ENGINES]
    comment = say(thread, make_reader(), ENGLISH, said_locale="en")
    set_visibility(comment, Visibility.REMOVED, actor=make_moderator(), reason="Rude.")
    do_everything()
    spanish = translation_of(comment, "es")
    assert not spanish.source.is_public
    assert spanish.engine == "apertium"
    # The one elsewhere was not even asked.
    assert spanish.tries == 0
    assert spanish.reason == ""


def test_a_comment_hidden_while_an_engine_works_is_not_shown(thread: Thread) -> None:
    author = make_reader()
    comment = say(thread, author, ENGLISH, said_locale="en")
    take_up_comments()
    [taken] = take(1)
    withdraw(comment, author=author)
    assert carry_out(taken, Surroundings()) is False
    assert not Translation.objects.exists()
    assert not MachineText.objects.exists()


def test_the_same_words_are_translated_once(thread: Thread) -> None:
    first = say(thread, make_reader("ana"), ENGLISH, said_locale="en")
    second = say(thread, make_reader("bo"), ENGLISH, said_locale="en")
    do_everything()
    assert translation_of(first, "es").html == translation_of(second, "es").html
    assert MachineText.objects.filter(target_locale="es").count() == 1
    withdraw(first, author=first.author)  # type: ignore[arg-type] # of one who is there
    assert MachineText.objects.filter(target_locale="es").count() == 1
    assert UnitTranslation.objects.filter(translation__locale="es").count() == 1


def test_a_comment_without_words_is_left_as_it_is(thread: Thread) -> None:
    comment = say(thread, make_reader(), "🙂 `x = 1` https://example.org/", said_locale="en")
    do_everything()
    comment.refresh_from_db()
    assert comment.is_taken_up
    assert comment.source_id is None


def test_on_demand_nothing_is_translated_that_nobody_asked_for(
    thread: Thread, settings: Any
) -> None:
    settings.TRANSLATION_POLICY = "on_demand"
    comment = say(thread, make_reader(), ENGLISH, said_locale="en")
    do_everything()
    assert not Translation.objects.exists()
    comment.refresh_from_db()
    want(Source.objects.all(), "es")
    do_everything()
    assert [row.locale for row in Translation.objects.all()] == ["es"]


def test_switched_off_nothing_is_handed_over(thread: Thread, settings: Any) -> None:
    settings.TRANSLATION_POLICY = "off"
    say(thread, make_reader(), ENGLISH, said_locale="en")
    do_everything()
    assert not Source.objects.exists()


def test_a_text_of_unknown_language_is_not_translated(thread: Thread) -> None:
    comment = say(thread, make_reader(), ENGLISH, said_locale="en")
    Comment.objects.filter(pk=comment.pk).update(locale="")
    do_everything()
    assert not Source.objects.exists()


def test_sources_of_a_thread_that_is_gone_go_later(thread: Thread) -> None:
    say(thread, make_reader(), ENGLISH, said_locale="en")
    do_everything()
    Source.objects.update(made_at=timezone.now() - timedelta(hours=2))
    assert forget_lost_sources() == 0
    Comment.objects.all().delete()
    assert forget_lost_sources() == 1
    assert not MachineText.objects.exists()


def test_a_spent_budget_costs_no_text_its_tries(thread: Thread, settings: Any) -> None:
    settings.ENGINES = [{**settings.ENGINES[0], "characters_a_day": 10}]
    comment = say(thread, make_reader(), ENGLISH, said_locale="en")
    take_up_comments()
    translate_some(1)
    tried = Translation.objects.exclude(reason="").exclude(reason="unsupported").get()
    assert (tried.reason, tried.tries, tried.is_due) == ("quota", 0, True)
    assert tried.put_off_until
    assert tried.put_off_until > timezone.now()
    settings.ENGINES = [{**settings.ENGINES[0], "characters_a_day": 0}]
    Translation.objects.update(put_off_until=timezone.now())
    do_everything()
    assert translation_of(comment, "es").state == State.TRANSLATED


def test_on_demand_a_backfill_asks_for_nothing_new(thread: Thread, settings: Any) -> None:
    settings.TRANSLATION_POLICY = "on_demand"
    say(thread, make_reader(), ENGLISH, said_locale="en")
    take_up_comments()
    assert hand_over_again(None, 10) == (None, 1)
    assert not Translation.objects.exists()


def test_switched_off_nothing_that_is_due_is_done(thread: Thread, settings: Any) -> None:
    say(thread, make_reader(), ENGLISH, said_locale="en")
    take_up_comments()
    settings.TRANSLATION_POLICY = "off"
    assert translate_some(10) == 0
    assert not MachineText.objects.exists()
