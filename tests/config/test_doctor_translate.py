"""`causerie doctor translate`, with the real engine; and what `causerie doctor` says of engines."""

from argparse import Namespace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Locale

from causerie.config.commands import doctor
from causerie.config.doctor.checks_translation import look_at_engines, look_at_translations
from causerie.config.doctor.finding import Finding, Level
from causerie.config.doctor.translating import pairs_to_probe, probe_all, sentences
from causerie.config.refusal import Refusal
from causerie.publication.models import FrontPage
from causerie.translation.engines.base import Pair
from causerie.translation.models import EngineState, Translation
from tests.discussion.talk import make_reader, say
from tests.factories import make_front
from tests.translation.talking import do_everything, make_thread, translation_of

pytestmark = pytest.mark.django_db


def _run(pairs: str, *, paid: bool = False) -> int:
    return doctor.run(Namespace(subject="translate", pairs=pairs, paid=paid))


def _elsewhere(url: str = "http://127.0.0.1:1") -> dict[str, Any]:
    return {
        "name": "away", "kind": "libretranslate", "url": url, "key": "", "model": "",
        "characters_a_day": 0, "leaves_server": True,
    }  # fmt: skip


def _set(settings: Any, *engines: dict[str, Any]) -> None:
    settings.ENGINES = list(engines)
    settings.TRANSLATION_ENGINES = [one["name"] for one in engines]


def test_there_are_enough_sentences_in_the_languages_of_the_sample() -> None:
    for locale in ("en", "es", "fr", "pt", "ca"):
        assert len([one for one in sentences() if one.get(locale)]) >= 50


def test_a_pair_is_probed_with_all_of_them(front: FrontPage, capsys: Any) -> None:
    assert _run("en-es") == 0
    [probe] = probe_all([Pair("en", "es")], is_paid_too=False)
    assert (probe.engine, probe.route, probe.trouble) == ("apertium", "eng-spa", "")
    assert probe.chrf is not None
    assert probe.chrf > 50
    assert probe.unknown is not None
    assert probe.unknown < 0.05
    assert "eng-spa" in capsys.readouterr().out


def test_what_no_engine_does_is_told_with_what_to_do(front: FrontPage, capsys: Any) -> None:
    assert _run("en-uk") == 0
    assert "en-uk   -                 no engine does it\n" in capsys.readouterr().out


def test_what_to_do_is_told_once_for_all_pairs(front: FrontPage, capsys: Any) -> None:
    assert _run("en-uk,en-ar,ar-en") == 0
    said = capsys.readouterr().out
    assert "no engine does it (3): en-uk, en-ar, ar-en\n-> install a pair" in said
    assert said.count("install a pair") == 1


def test_nothing_is_advised_where_all_is_well(front: FrontPage, capsys: Any) -> None:
    assert _run("en-es") == 0
    assert "->" not in capsys.readouterr().out


def test_an_engine_out_of_reach_fails(front: FrontPage, settings: Any, capsys: Any) -> None:
    _set(settings, _elsewhere())
    assert _run("en-es", paid=True) == 1
    assert "FAIL" in capsys.readouterr().out


def test_no_text_is_sent_elsewhere_unless_that_is_said(
    front: FrontPage, settings: Any, capsys: Any
) -> None:
    _set(settings, _elsewhere())
    assert _run("en-es") == 0
    assert "look at these engines with --paid" in capsys.readouterr().out


def test_what_is_no_pair_is_refused(front: FrontPage) -> None:
    with pytest.raises(Refusal, match="'enes' is no pair"):
        _run("enes")


def test_all_pairs_into_open_locales_are_probed(front: FrontPage) -> None:
    make_front(Locale.objects.get_or_create(language_code="fr")[0])
    pairs = pairs_to_probe()
    assert Pair("en", "fr") in pairs
    assert Pair("uk", "en") in pairs
    assert not [pair for pair in pairs if pair.target not in ("en", "fr")]


def _said(findings: Any) -> list[Finding]:
    return list(findings)


def test_the_directions_that_an_engine_does_are_counted(front: FrontPage) -> None:
    make_front(Locale.objects.get_or_create(language_code="fr")[0])
    make_front(Locale.objects.get_or_create(language_code="uk")[0])
    [found] = _said(look_at_engines())
    assert found.level == Level.OK
    assert "apertium: 2 of 6 directions" in found.found


def test_an_engine_that_rests_or_is_away_is_told(front: FrontPage, settings: Any) -> None:
    _set(settings, _elsewhere())
    EngineState.objects.create(
        engine="away", rests_until=timezone.now() + timedelta(minutes=5), detail="It is slow."
    )
    away, rests = _said(look_at_engines())
    assert away.level == Level.FAIL
    assert rests.level == Level.WARN
    assert "It is slow." in rests.found


def test_switched_off_is_no_fault(front: FrontPage, settings: Any) -> None:
    settings.TRANSLATION_POLICY = "off"
    [found] = _said(look_at_engines())
    assert found.level == Level.NOTE


def test_what_waits_long_and_what_failed_is_told(front: FrontPage) -> None:
    comment = say(make_thread(front, "es"), make_reader(), "The bridge opens.", said_locale="en")
    do_everything()
    [fine] = _said(look_at_translations())
    assert fine.found == "translations that are due: 0"
    key = translation_of(comment, "es").pk
    Translation.objects.filter(pk=key).update(reason="check")
    assert "1 check" in _said(look_at_translations())[1].found
    Translation.objects.filter(pk=key).update(
        is_due=True, changed_at=timezone.now() - timedelta(hours=1)
    )
    assert "1 of them since" in _said(look_at_translations())[0].found
