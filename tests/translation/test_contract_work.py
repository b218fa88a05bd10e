"""What every engine that is spoken to over HTTP does when all is well."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import pytest

from causerie.translation.engines.base import Context, Glossary, Pair
from tests.translation.servers.contract import (
    ALSO,
    ALSO_RENDERED,
    EN_ES,
    RENDERED,
    WORDS,
    Contract,
    contract,
)


@pytest.fixture(params=["libretranslate", "deepl", "chat"])
def spoken(request: pytest.FixtureRequest) -> Iterator[Contract]:
    with contract(request.param) as it:
        yield it


def test_texts_come_back_translated_and_in_their_order(spoken: Contract) -> None:
    assert spoken.translate(WORDS, ALSO, WORDS) == [RENDERED, ALSO_RENDERED, RENDERED]


def test_the_engine_is_what_the_operator_said(spoken: Contract) -> None:
    assert spoken.engine.name == spoken.settings.name
    assert spoken.engine.leaves_server


def test_a_pair_of_the_site_is_offered_and_works(spoken: Contract) -> None:
    pairs = spoken.engine.pairs()
    assert EN_ES in pairs
    assert Pair("en", "pt-br") in pairs
    assert all(pair.source != pair.target for pair in pairs)
    assert {locale for pair in pairs for locale in pair} <= set(spoken.settings.locales)


def test_a_version_is_named(spoken: Contract) -> None:
    assert spoken.engine.version(EN_ES)
    assert spoken.engine.version(EN_ES) == spoken.engine.version(EN_ES)


def test_a_placeholder_comes_back_as_it_was(spoken: Contract) -> None:
    assert spoken.translate("The tram ZQXA stops at ZQXB.") == ["El tranvía ZQXA para en ZQXB."]


def test_signs_that_mean_something_in_markup_come_back(spoken: Contract) -> None:
    if spoken.engine.features.keeps_marks:
        answer = spoken.translate("The tram &amp; the ferry &lt; the quay")
        assert _words_of(answer[0]) == "El tranvía & el transbordador < el muelle"
    else:
        assert spoken.translate("The tram & the ferry < the quay") == [
            "El tranvía & el transbordador < el muelle"
        ]


@pytest.mark.parametrize("kind", ["deepl", "chat"])
def test_marks_come_back_around_their_words(kind: str) -> None:
    """LibreTranslate gets plain words only."""
    with contract(kind) as spoken:
        assert spoken.engine.features.keeps_marks
        answer = spoken.translate("The <g1>tram</g1> stops at <g2>the <g3>harbour</g3></g2>.")
        assert answer == ["El <g1>tranvía</g1> para en <g2>el <g3>puerto</g3></g2>."]


def test_as_many_texts_as_it_says_it_takes_are_taken(spoken: Contract) -> None:
    count = spoken.engine.features.texts_max
    words = [f"The tram {number}" for number in range(count)]
    assert spoken.translate(*words) == [f"El tranvía {number}" for number in range(count)]


def test_as_many_letters_as_it_says_it_takes_are_taken(spoken: Contract) -> None:
    # Three bytes each in UTF-8 and six where JSON escapes them; no service is to refuse them.
    letters = "ⵣ" * (spoken.engine.features.characters_max - 20)
    assert spoken.translate(f"The tram {letters}") == [f"El tranvía {letters}"]


def test_no_text_asks_nothing(spoken: Contract) -> None:
    assert spoken.send([], EN_ES, *NOTHING_ELSE) == []
    assert spoken.server.work() == []


def test_several_threads_get_each_its_own_answers(spoken: Contract) -> None:
    def ask(number: int) -> list[str]:
        return spoken.translate(f"The tram {number}", f"The ferry {number}")

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(ask, range(40)))
    assert answers == [[f"El tranvía {n}", f"El transbordador {n}"] for n in range(40)]


def test_a_connection_that_the_server_dropped_is_made_anew(spoken: Contract) -> None:
    spoken.server.drops_connections = True
    for _ in range(4):
        assert spoken.translate(WORDS) == [RENDERED]


def test_after_close_it_works_again(spoken: Contract) -> None:
    spoken.translate(WORDS)
    spoken.engine.close()
    assert spoken.translate(WORDS) == [RENDERED]


def test_title_and_parent_go_only_to_an_engine_that_uses_them(spoken: Contract) -> None:
    context = Context(title="Lanterns on the pier", parent="I saw them yesterday")
    assert spoken.translate(WORDS, context=context) == [RENDERED]
    body = spoken.server.work()[-1].body.decode()
    told = spoken.engine.features.takes_context
    assert (context.title in body) is told
    assert (context.parent in body) is told


def test_the_key_is_in_no_address(spoken: Contract) -> None:
    spoken.engine.pairs()
    spoken.translate(WORDS)
    for request in spoken.server.requests:
        assert spoken.settings.key not in request.path
        assert spoken.settings.key not in str(request.query)


NOTHING_ELSE = (Glossary(), Context(), 12.0)


def _words_of(xml: str) -> str:
    return "".join(ElementTree.fromstring(f"<all>{xml}</all>").itertext())
