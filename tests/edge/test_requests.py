"""What the edge hands to the pages, and what it keeps from them."""

import asyncio
import hashlib
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from causerie.edge import body as edge_body
from causerie.edge.application import Edge
from tests.edge.server import (
    BODY_BYTES_MAX,
    PROFILE_BYTES_MAX,
    UPLOAD_BYTES_MAX,
    Server,
    edge_settings,
    mirror,
    read_answer,
    serving,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    (folder / "static").mkdir()
    (folder / "static" / "page.css").write_bytes(b"p {}")
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    with serving(edge_settings(folder)) as running:
        yield running


@pytest.fixture(scope="module")
def below(folder: Path) -> Iterator[Server]:
    """A publication below /news."""
    with serving(edge_settings(folder, sub_path="/news")) as running:
        yield running


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        ("/news/en/", "/en/"),
        ("/en/", "/en/"),
        ("/news/", "/"),
        ("/news", "/"),
        ("/newsletter/", "/newsletter/"),
        ("/news/news/", "/news/"),
        ("/news/%D0%BC/", "/м/"),
    ],
)
def test_a_sub_path_is_taken_off_whether_or_not_the_proxy_did(
    below: Server, path: str, seen: str
) -> None:
    said = below.ask(path).said
    assert said["SCRIPT_NAME"] == "/news"
    assert said["PATH_INFO"].encode("latin-1").decode() == seen


def test_files_are_found_below_a_sub_path(below: Server) -> None:
    for path in ("/news/static/page.css", "/static/page.css"):
        assert below.ask(path).body == b"p {}"
    assert below.ask("/newsstatic/page.css").said["PATH_INFO"] == "/newsstatic/page.css"


def test_without_a_sub_path_nothing_is_taken_off(server: Server) -> None:
    said = server.ask("/en/city/").said
    assert (said["SCRIPT_NAME"], said["PATH_INFO"]) == ("", "/en/city/")


@pytest.mark.parametrize(
    ("raw", "query"),
    [
        (b"/en/?q=bridge&page=2", "q=bridge&page=2"),
        (b"/en/?q=%D0%BC%D0%BE%D1%81%D1%82", "q=%D0%BC%D0%BE%D1%81%D1%82"),
        ("/en/?q=міст".encode(), "q=%D0%BC%D1%96%D1%81%D1%82"),
        (b"/en/?q=\xff\xfe", "q=%FF%FE"),
        (b"/en/?q=a+b&c=%20;d", "q=a+b&c=%20;d"),
        (b"/en/?", ""),
    ],
)
def test_a_query_reaches_the_pages_in_ascii(server: Server, raw: bytes, query: str) -> None:
    answer = server.say(b"GET " + raw + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
    status = answer.split(b" ", 2)[1]
    if status == b"400":
        assert not raw.isascii(), "only bytes that no address may hold are refused"
        return
    assert f'"QUERY_STRING": "{query}"'.encode() in answer


@pytest.mark.parametrize(
    "raw", [b"/en/\xd0\xbc/", b"/en/%FF/", b"/en/%00/", b"/en/%", b"/en/%zz", b"/%2e%2e/", b"//x/"]
)
def test_no_path_brings_the_server_down(server: Server, raw: bytes) -> None:
    answer = server.say(b"GET " + raw + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert answer.split(b" ", 2)[1] in (b"200", b"400"), answer
    assert server.ask("/en/").status == 200


def test_head_and_options_are_reads(server: Server) -> None:
    head = server.ask("/en/", "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert server.ask("/en/", "OPTIONS").said["REQUEST_METHOD"] == "OPTIONS"


def test_a_reads_body_is_not_handed_on_and_harms_no_next_request(server: Server) -> None:
    with server.line() as line:
        for _time in range(2):
            line.sendall(b"GET /en/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello")
            answer = read_answer(line)
            assert answer.startswith(b"HTTP/1.1 200")
            assert b'"body_bytes": 0' in answer


@pytest.mark.parametrize("size", [0, 1, 65_536, 65_537, 1_000_001, BODY_BYTES_MAX])
def test_a_body_arrives_whole(server: Server, size: int) -> None:
    body = bytes(index % 251 for index in range(size))
    said = server.ask("/en/", "POST", body).said
    assert said["body_bytes"] == size
    assert said["body_digest"] == hashlib.sha256(body).hexdigest()


def test_a_body_in_chunks_arrives_whole(server: Server) -> None:
    answer = server.say(
        b"POST /en/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"
    )
    assert hashlib.sha256(b"hello world").hexdigest().encode() in answer
    assert b'"CONTENT_LENGTH": "11"' in answer
    assert b"TRANSFER_ENCODING" not in answer


def test_a_body_that_is_too_large_is_refused_with_words(server: Server) -> None:
    answer = server.ask("/en/", "POST", b"x" * (BODY_BYTES_MAX + 1))
    assert answer.status == 413
    assert b"at most 2 MB" in answer.body
    assert b"Nothing was stored" in answer.body
    assert answer.headers["content-type"].startswith("text/plain")
    assert server.ask("/en/", "POST", b"x").status == 200


SIGNED_IN = {"Cookie": "locale=fr; session=abc"}


@pytest.mark.parametrize(
    ("path", "headers", "bytes_max"),
    [
        ("/cms/images/add/", SIGNED_IN, UPLOAD_BYTES_MAX),
        ("/cms/images/add/", {}, BODY_BYTES_MAX),
        ("/cms/images/add/", {"Cookie": "session="}, BODY_BYTES_MAX),
        ("/cms/images/add/", {"Cookie": "mysession=abc; x=session"}, BODY_BYTES_MAX),
        ("/en/cms/", SIGNED_IN, BODY_BYTES_MAX),
        ("/en/account/profile/", SIGNED_IN, PROFILE_BYTES_MAX),
        ("/pt-br/account/profile/", SIGNED_IN, PROFILE_BYTES_MAX),
        ("/en/account/profile/", {}, BODY_BYTES_MAX),
        ("/en/account/profile/more/", SIGNED_IN, BODY_BYTES_MAX),
        ("/account/profile/", SIGNED_IN, BODY_BYTES_MAX),
        ("/en/account/preferences/", SIGNED_IN, BODY_BYTES_MAX),
        ("/cmsx/", SIGNED_IN, BODY_BYTES_MAX),
        ("//cms/", SIGNED_IN, BODY_BYTES_MAX),
    ],
)
def test_only_who_may_upload_may_send_much(
    server: Server, path: str, headers: dict[str, str], bytes_max: int
) -> None:
    assert server.ask(path, "POST", b"x" * bytes_max, headers).said["body_bytes"] == bytes_max
    answer = server.ask(path, "POST", b"x" * (bytes_max + 1), headers)
    assert answer.status == 413
    assert f"at most {bytes_max // 1_048_576} MB".encode() in answer.body


def test_uploads_are_known_below_a_sub_path(below: Server) -> None:
    body = b"x" * UPLOAD_BYTES_MAX
    assert below.ask("/news/cms/images/add/", "POST", body, SIGNED_IN).status == 200
    assert below.ask("/news/en/", "POST", body, SIGNED_IN).status == 413


def test_a_length_that_is_too_large_is_refused_before_anything_is_sent(server: Server) -> None:
    answer = server.say(
        b"POST /en/ HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
        b"Content-Length: %d\r\n\r\n" % (BODY_BYTES_MAX + 1)
    )
    assert answer.startswith(b"HTTP/1.1 413")


def test_chunks_without_end_are_refused(server: Server) -> None:
    chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    with server.line() as line:
        line.sendall(b"POST /en/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _number in range(BODY_BYTES_MAX // 0x10000 + 1):
            line.sendall(chunk)
        assert read_answer(line).startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize("length", [b"-1", b"x", b"1e3", b"5, 6", b"99999999999999999999999"])
def test_a_length_that_is_no_number_is_refused(server: Server, length: bytes) -> None:
    answer = server.say(
        b"POST /en/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + b"\r\n\r\nhello"
    )
    assert answer.split(b" ", 2)[1:2] in ([b"400"], [b"413"], []), answer
    assert server.ask("/en/").status == 200


def test_a_length_and_chunks_at_once_are_not_confused(server: Server) -> None:
    answer = server.say(
        b"POST /en/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /hidden HTTP/1.1\r\nHost: x\r\n\r\n"
    )
    assert b'"PATH_INFO": "/hidden"' not in answer


def test_a_sender_that_goes_away_harms_nothing(server: Server) -> None:
    for _time in range(5):
        with server.line() as line:
            line.sendall(
                b"POST /en/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nhalf"
            )
    assert server.ask("/en/", "POST", b"whole").said["body_bytes"] == 5


def test_a_slow_sender_does_not_hold_the_only_writer(server: Server) -> None:
    with server.line() as slow:
        slow.sendall(b"POST /en/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhello")
        assert server.ask("/en/", "POST", b"quick").said["body_bytes"] == 5
        slow.sendall(b"world")
        assert b'"body_bytes": 10' in read_answer(slow)


def test_waiting_for_somebody_elses_server_does_not_hold_the_only_writer(server: Server) -> None:
    with server.line() as foreign:
        foreign.sendall(
            b"POST /en/account/oidc/slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nhi"
        )
        writer = threading.Thread(target=lambda: answers.append(server.ask("/en/", "POST", b"x")))
        answers: list[Any] = []
        writer.start()
        writer.join(timeout=20)
        assert answers[0].status == 200
        # The first to be asked is not the first to be answered.
        foreign.setblocking(False)
        with pytest.raises(BlockingIOError):
            foreign.recv(1)
        foreign.settimeout(20)
        assert b'"body_bytes": 2' in read_answer(foreign)


def test_a_slow_reader_does_not_hold_the_only_thread(folder: Path) -> None:
    with serving(edge_settings(folder, read_threads=1)) as single, single.line() as slow:
        slow.sendall(b"GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert slow.recv(1_000).startswith(b"HTTP/1.1 200")
        assert single.ask("/en/").status == 200


def test_a_sender_that_takes_too_long_is_told_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edge_body, "SECONDS_MAX", 0.2)
    with serving(edge_settings(folder)) as impatient, impatient.line() as slow:
        slow.sendall(b"POST /en/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhello")
        answer = read_answer(slow)
        assert answer.startswith(b"HTTP/1.1 408")
        assert b"Nothing was stored" in answer
        assert impatient.ask("/en/", "POST", b"quick").status == 200


def test_writes_are_done_one_after_another(folder: Path) -> None:
    at_work, most, guard = 0, 0, threading.Lock()
    both_asked = threading.Barrier(2, timeout=5)

    def counting(environ: dict[str, Any], start: Any) -> Any:
        nonlocal at_work, most
        with guard:
            at_work += 1
            most = max(most, at_work)
        answer = mirror(environ, start)
        with guard:
            at_work -= 1
        return answer

    def post() -> None:
        both_asked.wait()
        for _time in range(20):
            assert single.ask("/en/", "POST", b"x").status == 200

    with serving(edge_settings(folder), counting) as single:
        askers = [threading.Thread(target=post) for _number in range(2)]
        for asker in askers:
            asker.start()
        for asker in askers:
            asker.join()
    assert most == 1


def test_a_page_that_fails_fails_alone(server: Server) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("threading.excepthook", lambda *_crash: None)
        answer = server.ask("/crash")
    assert answer.status == 500
    assert b"as asked" not in answer.body
    assert server.ask("/en/").status == 200


def test_a_websocket_is_refused(folder: Path) -> None:
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "websocket", "path": "/en/", "headers": [], "query_string": b""}
    asyncio.run(Edge(mirror, edge_settings(folder))(scope, receive, send))
    assert [message["type"] for message in sent] == ["websocket.close"]
