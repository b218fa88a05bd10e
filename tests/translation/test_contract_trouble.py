"""What every engine that is spoken to over HTTP makes of a service in trouble."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from causerie.translation.engines.base import (
    EngineError,
    Garbage,
    Glossary,
    RateLimited,
    TooLong,
    Transient,
    WrongKey,
)
from causerie.translation.terms.term import TermPair
from tests.running_site import eventually
from tests.translation.servers import troubles
from tests.translation.servers.contract import EN_ES, KEY, RENDERED, WORDS, Contract, contract
from tests.translation.servers.wire import LocalServer, Trouble

# Services repeat what was wrong, and so may repeat the key and the text.
TELLTALE = {"error": {"message": f"{KEY}: {WORDS}"}, "message": f"{KEY}: {WORDS}"}
HTML_PAGE = f"<!doctype html><title>Sorry</title><p>{KEY} {WORDS}".encode()


@pytest.fixture(params=["libretranslate", "deepl", "chat"])
def spoken(request: pytest.FixtureRequest) -> Iterator[Contract]:
    with contract(request.param) as it:
        yield it


@pytest.fixture(params=["libretranslate", "deepl"])
def discovering(request: pytest.FixtureRequest) -> Iterator[Contract]:
    """Those that ask their service for its pairs."""
    with contract(request.param) as it:
        yield it


@pytest.fixture
def elsewhere() -> Iterator[LocalServer]:
    server = LocalServer()
    yield server
    server.stop()


def test_a_key_that_is_refused_is_a_wrong_key(spoken: Contract) -> None:
    spoken.server.trouble = troubles.answers(403, TELLTALE)
    assert not spoken.refusal(WrongKey).is_passing


@pytest.mark.parametrize(
    ("said", "meant"), [("7", {7}), ("0", {0}), ("soon", {None}), ("-3", {None, 0})]
)
def test_a_limit_says_when_to_come_back(
    spoken: Contract, said: str, meant: set[float | None]
) -> None:
    spoken.server.trouble = troubles.answers(429, TELLTALE, Retry_After=said)
    error = spoken.refusal(RateLimited)
    assert isinstance(error, RateLimited)
    assert error.is_passing
    assert error.retry_after_seconds in meant


def test_a_limit_may_say_it_by_a_date(spoken: Contract) -> None:
    when = datetime.now(UTC) + timedelta(minutes=5)
    said = format_datetime(when, usegmt=True)
    spoken.server.trouble = troubles.answers(429, TELLTALE, Retry_After=said)
    error = spoken.refusal(RateLimited)
    assert isinstance(error, RateLimited)
    assert error.retry_after_seconds is not None
    assert 200 < error.retry_after_seconds <= 300


def test_a_limit_may_say_nothing(spoken: Contract) -> None:
    spoken.server.trouble = troubles.answers(429)
    error = spoken.refusal(RateLimited)
    assert isinstance(error, RateLimited)
    assert error.retry_after_seconds is None


def test_what_is_too_large_is_too_long(spoken: Contract) -> None:
    spoken.server.trouble = troubles.answers(413, TELLTALE)
    assert not spoken.refusal(TooLong).is_passing


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_server_that_is_ill_may_be_asked_again(spoken: Contract, status: int) -> None:
    spoken.server.trouble = troubles.answers(status, TELLTALE)
    assert spoken.refusal(Transient).is_passing


@pytest.mark.parametrize("status", [400, 404, 405, 418, 422])
def test_a_request_that_is_refused_is_not_repeated(spoken: Contract, status: int) -> None:
    spoken.server.trouble = troubles.answers(status, TELLTALE)
    assert not spoken.refusal(EngineError).is_passing


def test_an_error_without_a_body_is_told_too(spoken: Contract) -> None:
    spoken.server.trouble = troubles.answers(400)
    assert not spoken.refusal(EngineError).is_passing


def test_a_connection_that_is_reset_is_out_of_reach(spoken: Contract) -> None:
    spoken.server.trouble = troubles.resets
    assert spoken.refusal(Transient).is_passing


def test_an_answer_that_stops_halfway_is_out_of_reach(spoken: Contract) -> None:
    spoken.server.trouble = troubles.stops_halfway
    assert isinstance(spoken.refusal(EngineError), Transient | Garbage)


def test_a_server_that_is_gone_is_out_of_reach(spoken: Contract) -> None:
    spoken.server.stop()
    assert spoken.refusal(Transient).is_passing


@pytest.mark.parametrize("slow", [troubles.hangs, troubles.drips, troubles.drips_headers])
def test_who_is_too_slow_is_left_at_the_deadline(spoken: Contract, slow: Trouble) -> None:
    spoken.server.trouble = slow
    assert spoken.refusal(Transient, seconds=0.6).is_passing
    assert not spoken.server.ended_by_itself


def test_a_deadline_that_is_over_asks_nobody(spoken: Contract) -> None:
    assert spoken.refusal(Transient, seconds=-1).is_passing
    assert spoken.server.work() == []


def test_after_trouble_it_works_again(spoken: Contract) -> None:
    for trouble in (troubles.resets, troubles.stops_halfway, troubles.answers(503), troubles.hangs):
        spoken.server.trouble = trouble
        spoken.refusal(EngineError, seconds=0.6)
    spoken.server.trouble = None
    assert spoken.translate(WORDS) == [RENDERED]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" ",
        b"null",
        b"[]",
        b"{}",
        b"7",
        b'"El tran',
        b'{"translatedText": ["El tranv',
        b"\xff\xfe\x00{",
        b"[" * 200_000,
        b'{"translatedText": null, "translations": null, "choices": null}',
        b'{"translatedText": {}, "translations": {}, "choices": {}}',
        b'{"translatedText": [], "translations": [], "choices": []}',
        b'{"translatedText": [7], "translations": [7], "choices": [7]}',
        b'{"translatedText": [null], "translations": [{"text": null}], "choices": [{}]}',
        b'{"translations": [{}], "choices": [{"message": null, "finish_reason": "stop"}]}',
        b'{"choices": [{"message": {"content": null}, "finish_reason": "stop"}]}',
        b'{"choices": [{"message": {"content": "[7]"}, "finish_reason": "stop"}]}',
        HTML_PAGE,
    ],
    ids=lambda body: body[:60].decode(errors="replace") or "empty",
)
def test_what_is_no_answer_is_garbage(spoken: Contract, body: bytes) -> None:
    spoken.server.trouble = troubles.sends(body)
    spoken.refusal(Garbage)


def test_a_page_with_status_200_is_garbage(spoken: Contract) -> None:
    spoken.server.trouble = troubles.sends(HTML_PAGE, "text/html; charset=utf-8")
    spoken.refusal(Garbage)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_more_or_fewer_answers_than_texts_are_garbage(spoken: Contract, count: int) -> None:
    spoken.server.spoil = lambda answers: (answers * 2)[:count]
    spoken.refusal(Garbage, "The tram stops", "The ferry leaves")


@pytest.mark.parametrize("answer", ["", "   ", 7, None, ["El tranvía"]])
def test_an_answer_that_says_nothing_is_garbage(spoken: Contract, answer: object) -> None:
    spoken.server.spoil = lambda answers: [answer for _ in answers]
    spoken.refusal(Garbage)


def test_half_a_letter_is_no_answer(spoken: Contract) -> None:
    """JSON may hold a lone surrogate, which no database and no page can."""
    spoken.server.spoil = lambda answers: [one + "\ud83d" for one in answers]
    try:
        answers = spoken.translate(WORDS)
    except Garbage:
        return
    assert [one.encode() for one in answers]


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_nobody_is_followed_elsewhere(
    spoken: Contract, elsewhere: LocalServer, status: int
) -> None:
    spoken.server.trouble = troubles.redirects(f"{elsewhere.url}/translate", status)
    spoken.refusal(EngineError)
    assert elsewhere.requests == []


@pytest.mark.parametrize("says_how_much", [True, False])
def test_an_answer_without_end_is_not_read_to_its_end(
    spoken: Contract, says_how_much: bool
) -> None:
    spoken.server.trouble = troubles.pours(says_how_much=says_how_much)
    spoken.refusal(Garbage)
    assert spoken.server.bytes_sent < troubles.HUGE_BYTES / 2


def test_a_service_that_is_slow_at_everything_is_left_at_the_deadline(spoken: Contract) -> None:
    """Also where it is asked something else first, as which languages it knows."""
    spoken.server.trouble, spoken.server.trouble_at = troubles.hangs, "/"
    spoken.refusal(Transient, seconds=0.6)
    assert not spoken.server.ended_by_itself


def test_who_waits_for_another_thread_keeps_its_own_deadline(spoken: Contract) -> None:
    glossary = Glossary((TermPair("tram", "tranvía"),))
    spoken.server.trouble, spoken.server.trouble_at = troubles.hangs, "/"

    def ask(seconds: float) -> None:
        with pytest.raises(Transient):
            spoken.translate(WORDS, glossary=glossary, seconds=seconds)

    with ThreadPoolExecutor(1) as threads:
        patient = threads.submit(ask, 4)
        eventually(lambda: spoken.server.requests, "the patient one has asked")
        ask(0.4)
        assert not patient.done()
        spoken.server.stop()
        patient.result()


def test_pairs_that_cannot_be_asked_for_are_out_of_reach(discovering: Contract) -> None:
    discovering.server.stop()
    with pytest.raises(Transient):
        discovering.engine.pairs()


@pytest.mark.parametrize("status", [500, 503])
def test_a_server_that_is_ill_does_not_say_its_pairs(discovering: Contract, status: int) -> None:
    discovering.server.trouble, discovering.server.trouble_at = troubles.answers(status), "/"
    with pytest.raises(Transient):
        discovering.engine.pairs()


@pytest.mark.parametrize(
    "body", [b"", b"null", b"7", b"{}", b"[7]", b"[null]", b"[{}]", b"[" * 200_000, HTML_PAGE]
)
def test_a_list_of_pairs_that_is_none_is_garbage(discovering: Contract, body: bytes) -> None:
    discovering.server.trouble, discovering.server.trouble_at = troubles.sends(body), "/"
    with pytest.raises(Garbage):
        discovering.engine.pairs()


def test_pairs_are_known_again_after_trouble(discovering: Contract) -> None:
    discovering.server.trouble, discovering.server.trouble_at = troubles.resets, "/"
    with pytest.raises(Transient):
        discovering.engine.pairs()
    discovering.server.trouble = None
    assert EN_ES in discovering.engine.pairs()
