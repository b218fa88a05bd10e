"""What is asked for, and which of it comes first: rows, and no engine."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from causerie.translation.models import Source, State, Translation
from causerie.translation.services.requests import (
    foreign,
    request,
    retry_unsupported,
    try_again,
    want,
)
from causerie.translation.services.sources import UNITS_MAX, digest_of, draft_of
from causerie.translation.services.taking import give_back, take
from tests.translation.made import make_source

pytestmark = pytest.mark.django_db

FAILED = {"state": State.FAILED, "is_due": False}


def _source(words: str = "The bridge opens at night.") -> Source:
    return make_source(f"<p>{words}</p>", locale="en")


def _taken(count: int = 9) -> list[tuple[int, str]]:
    return [(row.source_id, row.locale) for row in take(count)]


def test_a_list_of_very_many_lines_stays_as_it_is() -> None:
    lines = "<br>".join(f"Word {number}" for number in range(UNITS_MAX + 1))
    assert draft_of(f"<p>{lines}</p>", locale="en", is_public=True) is None


def test_what_looks_the_same_is_the_same() -> None:
    assert digest_of("Le  caf\u00e9\u00a0 ") == digest_of("Le cafe\u0301 ")
    assert digest_of("Le café") != digest_of("Le Café")


def test_a_region_is_not_translated_into_another() -> None:
    assert foreign(["pt", "pt-br", "es"], "pt-br") == ["es"]


def test_the_newest_text_is_translated_first() -> None:
    old, new = _source(), _source("The ferry is late.")
    request(old, ["es", "fr"])
    request(new, ["es", "fr"])
    assert _taken() == [(new.pk, "es"), (new.pk, "fr"), (old.pk, "es"), (old.pk, "fr")]


def test_what_is_put_off_waits() -> None:
    source = _source()
    request(source, ["es", "fr"])
    later = timezone.now() + timedelta(seconds=30)
    Translation.objects.filter(locale="es").update(put_off_until=later)
    assert _taken() == [(source.pk, "fr")]


def test_what_somebody_has_is_nobody_elses_until_its_time_is_over() -> None:
    source = _source()
    request(source, ["es"])
    assert _taken() == [(source.pk, "es")]
    assert _taken() == []
    Translation.objects.update(taken_until=timezone.now() - timedelta(seconds=1))
    assert _taken() == [(source.pk, "es")]


def test_two_workers_share_what_is_due() -> None:
    source = _source()
    request(source, ["es", "fr"])
    assert _taken(1) == [(source.pk, "es")]
    assert _taken(1) == [(source.pk, "fr")]


def test_looking_at_what_is_translated_has_nothing_done_again() -> None:
    source = _source()
    Translation.objects.create(source=source, locale="es", state=State.TRANSLATED, is_due=False)
    assert want([source], "es") == 0
    assert Translation.objects.get().wanted_at is None


def test_trying_again_takes_nothing_away_that_can_be_read() -> None:
    source = _source()
    Translation.objects.create(source=source, locale="es", state=State.TRANSLATED, is_due=False)
    Translation.objects.create(source=source, locale="fr", **FAILED)
    assert try_again(Translation.objects.all()) == 2
    states = Translation.objects.order_by("locale").values_list("state", "is_due")
    assert list(states) == [(State.TRANSLATED, True), (State.REQUESTED, True)]


def test_an_engine_that_comes_is_given_no_text_that_another_refused() -> None:
    source = _source()
    Translation.objects.create(source=source, locale="es", reason="unsupported", **FAILED)
    Translation.objects.create(source=source, locale="fr", reason="refused", **FAILED)
    assert retry_unsupported(source) == 1
    assert Translation.objects.get(is_due=True).locale == "es"


def test_what_was_put_off_long_enough_is_like_any_other() -> None:
    source = _source()
    request(source, ["es", "fr"])
    now = timezone.now()
    Translation.objects.filter(locale="es").update(put_off_until=now - timedelta(seconds=1))
    Translation.objects.filter(locale="fr").update(put_off_until=now + timedelta(hours=9))
    assert _taken() == [(source.pk, "es")]
    assert Translation.objects.get(locale="es").put_off_until is None


def test_nobody_walks_over_what_waits_for_tomorrow() -> None:
    if connection.vendor == "postgresql":
        # It reads a table of no rows without any index.
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    due = Translation.objects.filter(is_due=True, put_off_until=None).order_by("-source", "locale")
    assert "translations_due" in due.explain()


def test_what_is_given_back_is_anybodys() -> None:
    source = _source()
    request(source, ["es"])
    taken = take(1)
    give_back(taken)
    assert take(1) == taken
