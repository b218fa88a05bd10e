"""The whole way of a text with services that misbehave: right, or nothing and the reason."""

import re
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from causerie.translation.engines.base import Context, Glossary
from causerie.translation.pipeline import translate_units
from causerie.translation.pipeline.answer import Answer
from tests.translation.servers import troubles
from tests.translation.servers.contract import EN_ES, KEY, Contract, contract
from tests.translation.servers.wire import Spoil

UNIT = (
    'The <a href="https://example.org/?a=1&amp;b=2">tram</a> stops at <em>the harbour</em> 18:30.'
)
# What a misbehaving service makes of its answers, and why nothing of it may be shown.
SPOILS: dict[str, Spoil] = {
    "markup": lambda answers: [f"{one} <b>tranvía</b>" for one in answers],
    "script": lambda answers: [f"<script>alert(1)</script>{one}" for one in answers],
    "escaped script": lambda answers: [f"&lt;script&gt;alert(1){one}" for one in answers],
    "handler": lambda answers: [f'<g1 onclick="x()">{one}</g1>' for one in answers],
    "link": lambda answers: [f'{one} <a href="https://spam.example/">x</a>' for one in answers],
    "lost tokens": lambda answers: [re.sub(r"\bZQX\w+", "", one) for one in answers],
    "doubled tokens": lambda answers: [re.sub(r"(\bZQX\w+)", r"\1 \1", one) for one in answers],
    "other tokens": lambda answers: [re.sub(r"\bZQX\w+", "ZQXZZ", one) for one in answers],
    "truncated": lambda answers: [one[: len(one) // 5] for one in answers],
    "runaway": lambda answers: [one * 40 for one in answers],
    "unclosed": lambda answers: [one.replace("</g1>", "") for one in answers],
    "crossed": lambda answers: [f"<g1><g2>{one}</g1></g2>" for one in answers],
    "numbers": lambda answers: [f"{one} 4711" for one in answers],
    "chatter": lambda answers: [f"Here is the translation: {one}" for one in answers],
}


@pytest.fixture(params=["libretranslate", "deepl", "chat"])
def spoken(request: pytest.FixtureRequest) -> Iterator[Contract]:
    with contract(request.param) as it:
        yield it


def _translated(*chain: Contract, unit: str = UNIT) -> Answer:
    return translate_units(
        [unit],
        EN_ES,
        chain=[one.engine for one in chain],
        glossary=Glossary(),
        names=frozenset(),
        context=Context(),
        deadline=time.monotonic() + 8,
    )


def _shown(answer: Answer) -> str:
    assert answer.units is not None
    return answer.units[0].html


def test_a_comment_goes_the_whole_way(spoken: Contract) -> None:
    shown = _shown(_translated(spoken))
    assert re.sub("<[^>]*>", "", shown) == "El tranvía para en el puerto 18:30."
    assert '<a href="https://example.org/?a=1&amp;b=2">tranvía</a>' in shown
    assert "<em>" in shown


@pytest.mark.parametrize("spoil", SPOILS.values(), ids=SPOILS.keys())
def test_nothing_is_shown_that_was_not_asked_for(spoken: Contract, spoil: Spoil) -> None:
    spoken.server.spoil = spoil
    answer = _translated(spoken)
    if answer.units is None:
        assert answer.attempts
        return
    shown = _shown(answer)
    assert re.findall("<(/?[a-z0-9]+)", shown) == ["a", "/a", "em", "/em"]
    assert len(re.findall("18:30", shown)) == 1
    assert not re.search(r"ZQX|script|onclick|spam|4711|Here is", shown)
    assert '<a href="https://example.org/?a=1&amp;b=2">' in shown


def test_the_next_engine_does_what_the_first_could_not() -> None:
    with ExitStack() as stack:
        deepl, chat, libre = (
            stack.enter_context(contract(kind)) for kind in ("deepl", "chat", "libretranslate")
        )
        deepl.server.trouble = troubles.answers(456, {"message": KEY})
        chat.server.trouble = troubles.answers(429, {"error": {"message": KEY}}, Retry_After="9")
        answer = _translated(deepl, chat, libre)
        assert _shown(answer).startswith("El ")
        assert answer.engine == libre.engine.name
        assert [(one.engine, one.code) for one in answer.attempts] == [
            (deepl.engine.name, "quota"),
            (chat.engine.name, "rate_limited"),
        ]
        assert KEY not in repr(answer.attempts)


def test_when_none_can_the_reasons_are_told_and_no_word_of_the_text() -> None:
    with contract("deepl") as deepl, contract("libretranslate") as libre:
        deepl.server.trouble = troubles.answers(403, {"message": f"{KEY} harbour"})
        libre.server.trouble = troubles.sends(b"<!doctype html>harbour")
        answer = _translated(deepl, libre)
        assert answer.units is None
        assert [one.code for one in answer.attempts] == ["key", "garbage"]
        assert "harbour" not in repr(answer.attempts)
        assert KEY not in repr(answer.attempts)
