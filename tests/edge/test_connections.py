"""A connection that asks for nothing costs little, and not for long."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from causerie.edge import connections
from tests.edge.server import Server, edge_settings, read_answer, serving

LIMIT = 20
REQUEST = b"GET /en/ HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.fixture
def impatient(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(connections, "HEAD_SECONDS_MAX", 0.3)
    with serving(edge_settings(tmp_path), timeout_keep_alive=60) as running:
        yield running


@pytest.mark.parametrize(
    "said", [b"", b"GET /en/ HT", b"GET /en/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: "]
)
def test_who_sends_no_whole_head_is_cut_off(impatient: Server, said: bytes) -> None:
    with impatient.line() as line:
        line.sendall(said)
        assert line.recv(1_000) == b""


def test_a_head_that_comes_in_drops_has_no_more_time(impatient: Server) -> None:
    with impatient.line() as line, pytest.raises(OSError):  # noqa: PT012 # which drop is one too many
        line.sendall(REQUEST[:-2])
        for _number in range(1_000):
            line.sendall(b"X: y\r\n")
            time.sleep(0.02)


def test_the_second_head_of_a_connection_is_waited_for_no_longer(impatient: Server) -> None:
    with impatient.line() as line:
        line.sendall(REQUEST)
        assert read_answer(line).startswith(b"HTTP/1.1 200")
        line.sendall(REQUEST[:20])
        assert line.recv(1_000) == b""


def test_a_connection_between_two_requests_and_a_slow_body_are_left_alone(
    impatient: Server,
) -> None:
    with impatient.line() as line:
        for _time in range(2):
            line.sendall(REQUEST)
            assert read_answer(line).startswith(b"HTTP/1.1 200")
            time.sleep(0.4)  # longer than a head may take
        line.sendall(b"POST /en/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhe")
        time.sleep(0.4)
        line.sendall(b"llo")
        assert b'"body_bytes": 5' in read_answer(line)


def test_half_a_head_behind_a_request_does_not_cut_its_answer_off(impatient: Server) -> None:
    with impatient.line() as line:
        line.sendall(b"GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n" + REQUEST[:20])
        assert read_answer(line).startswith(b"HTTP/1.1 200")
        assert line.recv(1_000) == b""


def test_the_site_is_not_stopped_by_connections_that_say_nothing(tmp_path: Path) -> None:
    """Up to its limit the server answers; a quarter more are told that it is busy; no more stay."""
    with serving(edge_settings(tmp_path), limit_concurrency=LIMIT) as running:
        with ExitStack() as idle:
            kept = [idle.enter_context(running.line()) for _number in range(LIMIT - 2)]
            assert running.ask("/en/").status == 200
            kept += [idle.enter_context(running.line()) for _number in range(3)]
            assert running.ask("/en/").status == 503
            kept += [idle.enter_context(running.line()) for _number in range(LIMIT)]
            with pytest.raises(OSError), running.line() as refused:  # noqa: PT012 # either may fail
                refused.sendall(REQUEST)
                if not refused.recv(1_000):
                    raise ConnectionResetError
        deadline = time.monotonic() + 10
        while running.ask("/en/").status != 200:
            assert time.monotonic() < deadline
