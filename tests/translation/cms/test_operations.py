"""What engines do can be seen and set going by whoever runs the publication."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from causerie.publication.models import FrontPage
from causerie.translation.models import (
    Backfill,
    EngineDay,
    EngineState,
    Source,
    State,
    Translation,
)
from tests.translation.cms.glossary import as_role, make_text

PAGE = "/cms/translation/"


@pytest.fixture
def operator(front: FrontPage, front_fr: FrontPage) -> Client:
    return as_role("Administrators")


def make_failure(words: str = "Good evening.", reason: str = "garbage") -> Translation:
    source: Source = make_text(words)
    failed: Translation = Translation.objects.create(
        source=source, locale="es", state=State.FAILED, is_due=False, reason=reason,
        detail="apertium: it answered with markup", tries=3,
    )  # fmt: skip
    return failed


def test_engines_are_shown_with_what_they_did_today(operator: Client) -> None:
    EngineDay.objects.create(engine="apertium", day=timezone.localdate(), characters=12_345)
    shown = operator.get(PAGE).content.decode()
    assert "apertium" in shown
    assert "12,345" in shown
    assert "Reports" in shown or "reports" in shown


def test_an_engine_that_rests_says_why_and_is_woken(operator: Client) -> None:
    until = timezone.now() + timedelta(hours=1)
    EngineState.objects.create(
        engine="apertium", failures=7, rests_until=until, reason="unreachable", detail="It hangs."
    )
    shown = operator.get(PAGE).content.decode()
    assert "It hangs." in shown
    assert "It rests until" in shown
    operator.post(f"{PAGE}wake/", {"engine": "apertium"})
    state = EngineState.objects.get()
    assert (state.rests_until, state.failures) == (None, 0)


def test_an_engine_that_cannot_be_asked_says_why_and_the_page_is_there(
    operator: Client, settings: Any
) -> None:
    engine = {"name": "box", "kind": "libretranslate", "leaves_server": False, "key": ""}
    engine |= {"url": "http://127.0.0.1:9", "model": "", "characters_a_day": 0}
    settings.ENGINES, settings.TRANSLATION_ENGINES = [engine], ["box"]
    assert "<td>box</td>" in operator.get(PAGE).content.decode()
    asked = operator.get(PAGE, {"ask": "now"}).content.decode()
    assert "<td>box</td>" not in asked
    assert "It is out of reach" in asked


def test_the_queue_is_counted_by_locale(operator: Client) -> None:
    make_text("Good evening.", "es", "fr")
    make_failure("Good night.")
    Translation.objects.create(source=make_text("Good day."), locale="fr")
    Backfill.objects.create(cause="locale fr", total=10, done=4)
    shown = " ".join(operator.get(PAGE).content.decode().split())
    assert "<td>1</td> <td>1</td> <td>0</td> <td>0</td>" in shown
    assert "After locale fr came: 4 of 10 texts were looked at" in shown
    assert '<progress max="10" value="4">' in shown


def test_failures_are_shown_without_a_word_of_the_text(operator: Client) -> None:
    failure = make_failure("Good evening to the harbour.")
    Source.objects.update(is_public=False)
    shown = operator.get(PAGE, {"reason": "garbage"}).content.decode()
    assert failure.detail in shown
    assert "harbour" not in shown
    assert f"/cms/translation/texts/{failure.source_id}/" not in shown


def test_what_no_engine_does_is_counted_and_listed_if_it_is_asked_for(operator: Client) -> None:
    make_failure("One.", reason="unsupported")
    shown = operator.get(PAGE).content.decode()
    assert "unsupported (1)" in shown
    assert "(en → es)" not in shown
    assert "Nothing has failed." in shown
    assert "(en → es)" in operator.get(PAGE, {"reason": "unsupported"}).content.decode()


def test_one_text_is_tried_again(operator: Client) -> None:
    one, other = make_failure("One."), make_failure("Two.")
    operator.post(f"{PAGE}retry/", {"translation": one.pk})
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.is_due, one.tries, one.reason) == (True, 0, "")
    assert not other.is_due


def test_all_texts_of_one_reason_are_tried_again(operator: Client) -> None:
    for number in range(3):
        make_failure(f"Number {number} is here.")
    left = make_failure("Left.", reason="unsupported")
    operator.post(f"{PAGE}retry/", {"reason": "garbage"})
    assert Translation.objects.filter(is_due=True).count() == 3
    left.refresh_from_db()
    assert not left.is_due


def test_no_reason_is_no_wish(operator: Client) -> None:
    make_failure()
    operator.post(f"{PAGE}retry/", {"reason": "", "translation": "x"})
    assert not Translation.objects.filter(is_due=True).exists()


@pytest.mark.parametrize("role", ["Editors", "Authors", "Moderators"])
def test_who_does_not_run_the_publication_sees_none_of_it(front: FrontPage, role: str) -> None:
    client, failure = as_role(role), make_failure()
    assert client.get(PAGE).status_code == 302
    assert client.post(f"{PAGE}retry/", {"translation": failure.pk}).status_code == 302
    assert client.post(f"{PAGE}wake/", {"engine": "apertium"}).status_code == 302
    failure.refresh_from_db()
    assert not failure.is_due


def test_a_get_changes_nothing(operator: Client) -> None:
    failure = make_failure()
    assert operator.get(f"{PAGE}retry/").status_code == 405
    assert operator.get(f"{PAGE}wake/").status_code == 405
    failure.refresh_from_db()
    assert not failure.is_due
