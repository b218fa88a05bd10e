"""The client of DeepL against its reference."""

from collections.abc import Iterator
from typing import cast

import pytest

from causerie.translation.engines.base import (
    Context,
    EngineError,
    Pair,
    QuotaExceeded,
    Unsupported,
    WrongKey,
)
from causerie.translation.engines.deepl import DeepL
from tests.translation.servers import troubles
from tests.translation.servers.contract import ALSO, KEY, RENDERED, WORDS, Contract, contract
from tests.translation.servers.deepl import BODY_BYTES_MAX, TEXTS_MAX, DeepLServer

# Those of the reference.
FIELDS = {
    *("text", "source_lang", "target_lang", "context", "show_billed_characters", "model_type"),
    *("split_sentences", "preserve_formatting", "formality", "glossary_id", "tag_handling"),
    *("tag_handling_version", "outline_detection", "non_splitting_tags", "splitting_tags"),
    *("ignore_tags", "enable_beta_languages"),
}


@pytest.fixture
def deepl() -> Iterator[Contract]:
    with contract("deepl") as it:
        yield it


def _server(deepl: Contract) -> DeepLServer:
    return cast("DeepLServer", deepl.server)


def test_the_request_is_as_documented(deepl: Contract) -> None:
    deepl.translate(WORDS, ALSO)
    (request,) = deepl.server.work()
    assert set(request.json) <= FIELDS
    assert request.json["text"] == [WORDS, ALSO]
    assert request.headers["authorization"] == f"DeepL-Auth-Key {KEY}"
    assert request.headers["content-type"].startswith("application/json")


def test_marks_are_declared_as_xml(deepl: Contract) -> None:
    deepl.translate("The <g1>tram</g1>")
    assert deepl.server.work()[-1].json["tag_handling"] == "xml"


@pytest.mark.parametrize(
    ("pair", "codes"),
    [
        (Pair("en", "es"), ("EN", {"ES"})),
        (Pair("es", "en"), ("ES", {"EN-GB", "EN-US"})),
        (Pair("en", "pt"), ("EN", {"PT-PT"})),
        (Pair("en", "pt-br"), ("EN", {"PT-BR"})),
        (Pair("pt-br", "es"), ("PT", {"ES"})),
    ],
)
def test_languages_are_written_as_it_writes_them(
    deepl: Contract, pair: Pair, codes: tuple[str, set[str]]
) -> None:
    deepl.translate(WORDS, pair=pair)
    fields = deepl.server.work()[-1].json
    assert fields["source_lang"] == codes[0]
    assert fields["target_lang"] in codes[1]


def test_pairs_are_those_that_the_account_has(deepl: Contract) -> None:
    pairs = deepl.engine.pairs()
    assert {Pair("en", "uk"), Pair("pt-br", "es"), Pair("es", "pt-br")} <= pairs
    assert "ca" not in {locale for pair in pairs for locale in pair}


def test_a_pair_that_it_does_not_do_is_unsupported(deepl: Contract) -> None:
    deepl.refusal(Unsupported, pair=Pair("en", "ca"))


def test_a_pair_that_has_vanished_is_unsupported(deepl: Contract) -> None:
    deepl.engine.pairs()
    del _server(deepl).targets["ES"]
    deepl.refusal(Unsupported)


def test_no_request_is_larger_than_allowed(deepl: Contract) -> None:
    features = deepl.engine.features
    assert features.texts_max <= TEXTS_MAX
    letters = "ж" * (features.characters_max // features.texts_max - 20)
    deepl.translate(*[f"The tram {letters}"] * features.texts_max)
    for request in deepl.server.work():
        assert len(request.body) <= BODY_BYTES_MAX
        assert len(request.json["text"]) <= TEXTS_MAX


def test_a_key_that_it_does_not_know_is_wrong(deepl: Contract) -> None:
    _server(deepl).key = "another"
    deepl.refusal(WrongKey)
    with pytest.raises(WrongKey):
        deepl.engine.pairs()


def test_a_quota_that_is_used_up_is_no_mere_limit(deepl: Contract) -> None:
    deepl.server.trouble = troubles.answers(456, {"message": f"Quota Exceeded {KEY} {WORDS}"})
    assert deepl.refusal(QuotaExceeded).is_passing


def test_its_own_status_for_too_many_requests_passes(deepl: Contract) -> None:
    deepl.server.trouble = troubles.answers(529, {"message": "Too many requests"})
    assert deepl.refusal(EngineError).is_passing


def test_it_says_how_much_of_the_account_is_used(deepl: Contract) -> None:
    assert cast("DeepL", deepl.engine).usage() == (180_118, 1_250_000)


def test_context_is_told_apart_from_the_text(deepl: Contract) -> None:
    context = Context(title="Lanterns", parent="Who pays?")
    assert deepl.translate(WORDS, context=context) == [RENDERED]
    fields = deepl.server.work()[-1].json
    assert "Lanterns" in fields["context"]
    assert "Who pays?" in fields["context"]
    assert fields["text"] == [WORDS]


def test_without_context_none_is_sent(deepl: Contract) -> None:
    deepl.translate(WORDS)
    assert not deepl.server.work()[-1].json.get("context")


def test_without_terms_no_glossary_is_made(deepl: Contract) -> None:
    deepl.translate(WORDS)
    assert _server(deepl).glossaries.by_id == {}
    assert "glossary_id" not in deepl.server.work()[-1].json
