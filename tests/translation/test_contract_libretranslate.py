"""The client of LibreTranslate against its documentation."""

from collections.abc import Iterator
from typing import cast

import pytest

from causerie.translation.engines.base import (
    EngineError,
    Garbage,
    Pair,
    TooLong,
    Unsupported,
    WrongKey,
)
from tests.translation.servers.contract import (
    ALSO,
    ALSO_RENDERED,
    EN_ES,
    KEY,
    RENDERED,
    WORDS,
    Contract,
    contract,
)
from tests.translation.servers.libretranslate import LibreTranslateServer

FIELDS = {"q", "source", "target", "format", "alternatives", "api_key"}


@pytest.fixture
def libre() -> Iterator[Contract]:
    with contract("libretranslate") as it:
        yield it


def _server(libre: Contract) -> LibreTranslateServer:
    return cast("LibreTranslateServer", libre.server)


def test_the_request_is_as_documented(libre: Contract) -> None:
    libre.translate(WORDS, ALSO)
    (request,) = libre.server.work()
    fields = request.json
    assert request.method == "POST"
    assert set(fields) <= FIELDS
    assert fields["q"] == [WORDS, ALSO]
    assert (fields["source"], fields["target"]) == ("en", "es")
    assert fields["api_key"] == KEY


def test_the_language_is_never_guessed_for_a_whole_batch(libre: Contract) -> None:
    libre.translate(WORDS)
    assert all(request.json["source"] != "auto" for request in libre.server.work())


def test_it_has_no_glossary_of_its_own(libre: Contract) -> None:
    assert not libre.engine.features.takes_terms
    assert not libre.engine.features.takes_context


def test_pairs_are_those_that_the_server_has(libre: Contract) -> None:
    pairs = libre.engine.pairs()
    assert {Pair("en", "es"), Pair("es", "en"), Pair("en", "pt"), Pair("en", "pt-br")} <= pairs
    assert not {locale for pair in pairs for locale in pair} & {"uk", "ca"}


def test_a_region_is_written_as_the_server_writes_it(libre: Contract) -> None:
    libre.translate(WORDS, pair=Pair("en", "pt-br"))
    assert libre.server.work()[-1].json["target"] == "pt-BR"


def test_a_pair_that_it_does_not_do_is_unsupported(libre: Contract) -> None:
    libre.refusal(Unsupported, pair=Pair("en", "ca"))


def test_a_pair_that_has_vanished_is_unsupported(libre: Contract) -> None:
    assert EN_ES in libre.engine.pairs()
    del _server(libre).languages["es"]
    libre.refusal(Unsupported)


def test_a_key_that_the_server_does_not_know_is_wrong(libre: Contract) -> None:
    _server(libre).key = "another"
    libre.refusal(WrongKey)


def test_without_a_key_the_server_asks_for_one_with_status_400(libre: Contract) -> None:
    libre.restart(key="")
    assert not libre.refusal(EngineError).is_passing


def test_a_text_beyond_the_limit_of_the_server_is_too_long(libre: Contract) -> None:
    _server(libre).char_limit = 10
    libre.refusal(TooLong)


def test_a_server_that_takes_few_at_a_time_is_asked_for_each(libre: Contract) -> None:
    _server(libre).batch_limit = 1
    assert libre.translate(WORDS, ALSO) == [RENDERED, ALSO_RENDERED]


def test_words_that_come_back_as_they_went_are_no_translation(libre: Contract) -> None:
    libre.server.echoes = True
    libre.refusal(Garbage)


def test_a_single_word_may_be_the_same_in_both(libre: Contract) -> None:
    assert libre.translate("Zirconium", WORDS) == ["Zirconium", RENDERED]
