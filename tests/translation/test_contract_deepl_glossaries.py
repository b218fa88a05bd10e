"""The client of DeepL and the glossaries that it keeps there."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import cast

import pytest

from causerie.translation.engines.base import (
    EngineError,
    Garbage,
    Glossary,
    Pair,
    RateLimited,
    Transient,
)
from causerie.translation.terms.term import TermPair
from tests.translation.servers import troubles
from tests.translation.servers.contract import KEY, Contract, contract
from tests.translation.servers.deepl import DeepLServer
from tests.translation.servers.deepl_glossaries import Glossaries
from tests.translation.servers.deepl_glossaries import Glossary as Kept
from tests.translation.servers.wire import Trouble

TRUST = TermPair("Riverside Trust", "Fundación Ribereña")
TRUST_GLOSSARY = Glossary((TRUST,))
SENTENCE = "The Riverside Trust runs the ferry."
RENDERED = "El Fundación Ribereña gestiona el transbordador."


@pytest.fixture
def deepl() -> Iterator[Contract]:
    with contract("deepl") as it:
        yield it


def _kept(deepl: Contract) -> Glossaries:
    return cast("DeepLServer", deepl.server).glossaries


def _made(deepl: Contract) -> int:
    return len(deepl.server.asked("POST", "/v3/glossaries"))


def _entries(deepl: Contract) -> list[dict[str, str]]:
    kept = _kept(deepl).by_id.values()
    return [entries for glossary in kept for entries in glossary.dictionaries.values()]


def test_a_term_is_rendered_as_the_glossary_says(deepl: Contract) -> None:
    assert deepl.translate(SENTENCE, glossary=TRUST_GLOSSARY) == [RENDERED]
    fields = deepl.server.work()[-1].json
    assert fields["glossary_id"] in _kept(deepl).by_id
    assert fields["source_lang"] == "EN"


def test_a_glossary_is_made_once(deepl: Contract) -> None:
    for _ in range(3):
        deepl.translate(SENTENCE, glossary=TRUST_GLOSSARY)
    assert _made(deepl) == 1


def test_several_threads_make_one_glossary(deepl: Contract) -> None:
    def ask(number: int) -> list[str]:
        return deepl.translate(SENTENCE, glossary=TRUST_GLOSSARY)

    with ThreadPoolExecutor(6) as threads:
        assert list(threads.map(ask, range(12))) == [[RENDERED]] * 12
    assert _made(deepl) == 1


def test_after_a_restart_it_is_found_again(deepl: Contract) -> None:
    deepl.translate(SENTENCE, glossary=TRUST_GLOSSARY)
    deepl.restart()
    assert deepl.translate(SENTENCE, glossary=TRUST_GLOSSARY) == [RENDERED]
    assert _made(deepl) == 1


def test_a_changed_term_takes_the_place_of_the_old_one(deepl: Contract) -> None:
    deepl.translate(SENTENCE, glossary=TRUST_GLOSSARY)
    changed = Glossary((TermPair("Riverside Trust", "Patronato Ribereño"),))
    assert deepl.translate(SENTENCE, glossary=changed) == [
        "El Patronato Ribereño gestiona el transbordador."
    ]
    assert _entries(deepl) == [{"Riverside Trust": "Patronato Ribereño"}]


def test_a_term_that_is_gone_is_gone_there_too(deepl: Contract) -> None:
    ferry = TermPair("ferry", "lancha")
    deepl.translate(SENTENCE, glossary=Glossary((TRUST, ferry)))
    assert deepl.translate(SENTENCE, glossary=TRUST_GLOSSARY) == [RENDERED]
    assert _entries(deepl) == [{"Riverside Trust": "Fundación Ribereña"}]


def test_what_a_former_run_left_there_goes_in_time(deepl: Contract) -> None:
    """Not at once: another process may still use it."""
    deepl.translate(SENTENCE, glossary=TRUST_GLOSSARY)
    (left,) = _kept(deepl).by_id.values()
    left.created -= timedelta(days=400)
    deepl.restart()
    deepl.translate(SENTENCE, glossary=Glossary((TermPair("ferry", "lancha"),)))
    assert _entries(deepl) == [{"ferry": "lancha"}]


def test_what_others_keep_there_is_not_touched(deepl: Contract) -> None:
    theirs = Kept("Legal 2024", {("en", "es"): {"tort": "agravio"}})
    theirs.created -= timedelta(days=400)
    _kept(deepl).by_id["theirs"] = theirs
    deepl.translate(SENTENCE, glossary=TRUST_GLOSSARY)
    deepl.translate(SENTENCE, glossary=Glossary((TermPair("ferry", "lancha"),)))
    assert _kept(deepl).by_id["theirs"] is theirs
    assert theirs.dictionaries == {("en", "es"): {"tort": "agravio"}}


def test_two_regions_of_a_language_have_each_their_own_words(deepl: Contract) -> None:
    """A glossary there knows roots only: both are `pt`."""
    portugal = Glossary((TermPair("Riverside Trust", "Fundação da Ribeira"),))
    brazil = Glossary((TermPair("Riverside Trust", "Fundação Ribeirinha"),))
    for _ in range(2):
        for region, glossary in (("pt", portugal), ("pt-br", brazil)):
            answer = deepl.translate(SENTENCE, pair=Pair("en", region), glossary=glossary)
            assert glossary.terms[0].target in answer[0]


def test_each_direction_has_its_own_words(deepl: Contract) -> None:
    back = Glossary((TermPair("Fundación Ribereña", "Riverside Trust"),))
    deepl.translate(SENTENCE, glossary=TRUST_GLOSSARY)
    assert deepl.translate(
        "El Fundación Ribereña para en el puerto.", pair=Pair("es", "en"), glossary=back
    ) == ["The Riverside Trust stops at the harbour."]
    assert deepl.translate(SENTENCE, glossary=TRUST_GLOSSARY) == [RENDERED]


def test_other_forms_of_a_term_are_rendered_too(deepl: Contract) -> None:
    term = TermPair("Riverside Trust", "Fundación Ribereña", source_forms=("the Trust",))
    glossary = Glossary((term,))
    deepl.translate(SENTENCE, glossary=glossary)
    assert _entries(deepl)[0].keys() >= {"Riverside Trust", "the Trust"}


def test_a_kept_term_stays_as_it_stands(deepl: Contract) -> None:
    glossary = Glossary((TermPair("Ferry Tram", "Ferry Tram", is_kept=True),))
    assert deepl.translate("The Ferry Tram stops.", glossary=glossary) == ["El Ferry Tram para."]


def test_terms_that_it_would_refuse_keep_no_other_from_it(deepl: Contract) -> None:
    """Doubled, broken or without end: one such entry has the whole glossary refused."""
    terms = (
        TRUST,
        TermPair("Riverside Trust", "La Ribereña"),
        TermPair("tram\tline", "línea\nde tranvía"),
        TermPair(" quay ", "muelle "),
        TermPair("x" * 2000, "y"),
        TermPair("", "nada"),
        TermPair("nothing", ""),
    )
    assert deepl.translate(SENTENCE, glossary=Glossary(terms)) == [RENDERED]


def test_a_glossary_that_somebody_deleted_is_made_anew(deepl: Contract) -> None:
    deepl.translate(SENTENCE, glossary=TRUST_GLOSSARY)
    _kept(deepl).by_id.clear()
    assert deepl.translate(SENTENCE, glossary=TRUST_GLOSSARY) == [RENDERED]
    assert _made(deepl) == 2


def test_a_glossary_that_the_account_has_no_room_for_stops_no_translation(
    deepl: Contract, caplog: pytest.LogCaptureFixture
) -> None:
    """Whether the terms are rendered is checked afterwards in any case."""
    _kept(deepl).by_id |= {str(number): Kept(f"Legal {number}") for number in range(1000)}
    assert deepl.translate(SENTENCE, glossary=TRUST_GLOSSARY)
    assert caplog.text
    assert KEY not in caplog.text
    assert SENTENCE not in caplog.text


@pytest.mark.parametrize(
    ("trouble", "kind"),
    [
        (troubles.hangs, Transient),
        (troubles.resets, Transient),
        (troubles.answers(500), Transient),
        (troubles.answers(429), RateLimited),
        (troubles.sends(b"{}"), Garbage),
        (troubles.sends(b'{"glossaries": [7]}'), Garbage),
        (troubles.sends(b"<!doctype html>"), Garbage),
    ],
)
def test_trouble_with_glossaries_is_told_in_time(
    deepl: Contract, trouble: Trouble, kind: type[EngineError]
) -> None:
    deepl.server.trouble, deepl.server.trouble_at = trouble, "/v3/glossaries"
    with pytest.raises(kind):
        deepl.translate(SENTENCE, glossary=TRUST_GLOSSARY, seconds=0.8)
    assert not deepl.server.ended_by_itself
    deepl.server.trouble = None
    assert deepl.translate(SENTENCE, glossary=TRUST_GLOSSARY) == [RENDERED]


def test_a_language_without_glossaries_is_translated_all_the_same(deepl: Contract) -> None:
    """The account may translate more languages than it has glossaries for."""
    from_ukrainian = Glossary((TermPair("Річковий фонд", "Fundación Ribereña"),))
    assert deepl.translate("слово", pair=Pair("uk", "es"), glossary=from_ukrainian)
