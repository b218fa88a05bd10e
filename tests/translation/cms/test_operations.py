"""What engines do can be seen and set going by whoever runs the publication."""

from datetime import timedelta
from threading import Event
from threading import enumerate as enumerate_threads
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import escape
from wagtail.models import Locale

from causerie.lib.engine_chains import read_chains
from causerie.publication.models import FrontPage
from causerie.translation.engines.base import EngineError, Pair
from causerie.translation.engines.libretranslate import LibreTranslate
from causerie.translation.models import (
    Backfill,
    EngineDay,
    EngineState,
    Source,
    State,
    Translation,
)
from causerie.translation.selectors.reasons import reason_of
from causerie.translation.services import engine_answers
from tests.factories import make_front
from tests.translation.cms.glossary import as_role, make_text

PAGE = "/cms/translation/"


@pytest.fixture
def operator(front: FrontPage, front_fr: FrontPage) -> Client:
    return as_role("Administrators")


def text_of(answer: Any) -> str:
    """With one space for any."""
    return " ".join(answer.content.decode().split())


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


def use_box(settings: Any, port: int) -> None:
    """An engine that is reached through a socket, after Apertium. What another said is not known
    of it: nobody answers at `port`, which is each test's own."""
    engine = {"name": "box", "kind": "libretranslate", "leaves_server": False, "key": ""}
    engine |= {"url": f"http://127.0.0.1:{port}", "model": "", "characters_a_day": 0}
    settings.ENGINES = [*settings.ENGINES, engine]
    settings.TRANSLATION_ENGINES = ["apertium", "box"]


def test_an_engine_that_cannot_be_asked_says_why_and_the_page_is_there(
    operator: Client, settings: Any
) -> None:
    use_box(settings, 7)
    shown = text_of(operator.get(PAGE))
    assert "box does not say what it can do:" in shown
    assert "It is out of reach" in shown
    assert "<td> apertium </td>" in shown
    assert "It is out of reach" in text_of(operator.get(PAGE, {"ask": "now"}))


def test_an_engine_that_is_slow_to_answer_does_not_keep_the_page_waiting(
    operator: Client, settings: Any, monkeypatch: Any
) -> None:
    use_box(settings, 8)
    may_answer = Event()
    pairs = frozenset({Pair("fr", "en")})
    monkeypatch.setattr(LibreTranslate, "pairs", lambda _self: may_answer.wait(60) and pairs)
    shown = text_of(operator.get(PAGE))
    assert "box has not said yet what it can do" in shown
    assert "box?</span>" in shown
    may_answer.set()
    asked = [one for one in enumerate_threads() if one.name == "ask box"]
    for one in asked:
        one.join(60)
    shown = text_of(operator.get(PAGE))
    assert "box has not said" not in shown
    assert "apertium, box </td>" in shown


def test_it_is_asked_once_however_many_look(
    operator: Client, settings: Any, monkeypatch: Any
) -> None:
    use_box(settings, 9)
    may_answer, times = Event(), []
    monkeypatch.setattr(engine_answers, "_PAGE_WAITS_SECONDS", 0.0)

    def pairs(_self: Any) -> frozenset[Pair]:
        times.append(1)
        may_answer.wait(60)
        return frozenset()

    monkeypatch.setattr(LibreTranslate, "pairs", pairs)
    for _time in range(3):
        operator.get(PAGE)
    asked = [one for one in enumerate_threads() if one.name == "ask box"]
    may_answer.set()
    for one in asked:
        one.join(60)
    assert len(asked) == len(times) == 1


def test_what_no_engine_does_is_told_with_what_to_do(operator: Client) -> None:
    make_front(Locale.objects.create(language_code="ar"))
    shown = text_of(operator.get(PAGE))
    assert shown.count(">none</strong>") == 4
    assert "Where it says “none”, readers see the original." in shown
    assert "Where it says “off”" not in shown


def test_what_the_settings_leave_out_is_told(operator: Client, settings: Any) -> None:
    settings.ENGINE_CHAINS = read_chains("en-fr: ; *-*: apertium", ["apertium"])
    shown = text_of(operator.get(PAGE))
    assert ">off</span>" in shown
    assert "see TRANSLATION_CHAINS" in shown


@pytest.mark.parametrize(
    "code",
    ["unsupported", "check", "unreachable", "rate_limited", "quota", "resting", "key", "too_long",
     "refused", "garbage", "changed", "failed"],
)  # fmt: skip
def test_a_reason_is_said_in_a_sentence_with_what_to_do(operator: Client, code: str) -> None:
    reason = reason_of(code)
    assert str(reason.sentence).endswith(".")
    assert str(reason.mend).endswith(".")
    make_failure(reason=code)
    shown = text_of(operator.get(PAGE, {"reason": code}))
    assert f"<code>{code}</code>" in shown
    assert escape(str(reason.sentence)) in shown
    assert escape(str(reason.mend)) in shown


def test_every_code_of_an_engine_has_a_sentence() -> None:
    kinds: list[type[EngineError]] = [EngineError, *EngineError.__subclasses__()]
    assert [one.code for one in kinds if not reason_of(one.code).mend] == []


def test_each_engines_words_are_told_apart(operator: Client) -> None:
    failed = make_failure(reason="quota")
    failed.detail = "apertium: check: tokens\ndeepl: quota: 456 was answered"
    failed.save()
    shown = text_of(operator.get(PAGE))
    assert "Something that must not change was lost, changed or doubled." in shown
    assert "<bdi>456 was answered</bdi>" in shown


def test_a_reason_that_nobody_knows_is_shown_as_it_is(operator: Client) -> None:
    make_failure(reason="odd")
    assert "<code>odd</code>" in text_of(operator.get(PAGE, {"reason": "<odd>"}))


def test_the_queue_is_counted_by_locale(operator: Client) -> None:
    make_text("Good evening.", "es", "fr")
    make_failure("Good night.")
    Translation.objects.create(source=make_text("Good day."), locale="fr")
    Backfill.objects.create(cause="locale fr", total=10, done=4)
    shown = text_of(operator.get(PAGE))
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
    assert "<code>unsupported</code>" in shown
    assert "en → es" not in shown
    assert "Nothing has failed." in shown
    assert "en → es" in operator.get(PAGE, {"reason": "unsupported"}).content.decode()


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
