"""Who asks is whom the connection comes from, unless a trusted proxy says otherwise."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.edge.server import Server, edge_settings, serving

READER = "203.0.113.9"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="module")
def open_edge(folder: Path) -> Iterator[Server]:
    """No proxy is trusted."""
    with serving(edge_settings(folder)) as server:
        yield server


@pytest.fixture(scope="module")
def behind_proxy(folder: Path) -> Iterator[Server]:
    """One proxy on this machine is trusted, and a network behind it."""
    trusted = ("127.0.0.1", "10.0.0.0/8", "2001:db8:1::/48")
    with serving(edge_settings(folder, trusted_proxies=trusted)) as server:
        yield server


@pytest.fixture(scope="module")
def behind_another(folder: Path) -> Iterator[Server]:
    with serving(edge_settings(folder, trusted_proxies=("192.0.2.1", "10.0.0.0/8"))) as server:
        yield server


def test_from_anyone_else_the_headers_are_not_believed(
    open_edge: Server, behind_another: Server
) -> None:
    headers = {"X-Forwarded-For": READER, "X-Forwarded-Proto": "https", "X-Real-IP": READER}
    for server in (open_edge, behind_another):
        said = server.ask("/en/", headers=headers).said
        assert said["REMOTE_ADDR"] == "127.0.0.1"
        assert said["scheme"] == "http"


def test_a_trusted_proxy_is_believed(behind_proxy: Server) -> None:
    headers = {"X-Forwarded-For": READER, "X-Forwarded-Proto": "https"}
    said = behind_proxy.ask("/en/", headers=headers).said
    assert said["REMOTE_ADDR"] == READER
    assert said["scheme"] == "https"


@pytest.mark.parametrize(
    ("forwarded", "reader"),
    [
        (f"{READER}, 10.0.0.5", READER),
        (f"{READER}, 10.1.2.3, 10.0.0.5", READER),
        (f"198.51.100.7, {READER}", READER),
        (f"127.0.0.1, {READER}, 10.0.0.5", READER),
        (f"10.0.0.9, {READER}", READER),
        (f"  {READER}  ,10.0.0.5 ", READER),
        ("2001:db8:7::1", "2001:db8:7::1"),
        ("2001:db8:7::1, 2001:db8:1::5", "2001:db8:7::1"),
        ("[2001:db8:7::1]:4711", "2001:db8:7::1"),
        (f"{READER}:4711", READER),
    ],
)
def test_the_last_that_is_no_proxy_of_ours_is_the_reader(
    behind_proxy: Server, forwarded: str, reader: str
) -> None:
    said = behind_proxy.ask("/en/", headers={"X-Forwarded-For": forwarded}).said
    assert said["REMOTE_ADDR"] == reader


def test_several_lines_of_one_header_are_one_list(behind_proxy: Server) -> None:
    raw = (
        b"GET /en/ HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 127.0.0.1\r\n"
        b"X-Forwarded-For: 203.0.113.9\r\nConnection: close\r\n\r\n"
    )
    assert b'"REMOTE_ADDR": "203.0.113.9"' in behind_proxy.say(raw)


def test_a_forged_loopback_address_does_not_come_from_this_machine(behind_proxy: Server) -> None:
    said = behind_proxy.ask("/en/", headers={"X-Forwarded-For": f"127.0.0.1, {READER}"}).said
    assert said["REMOTE_ADDR"] == READER
    assert said["HTTP_X_FORWARDED_FOR"], "what asks whether a proxy spoke still sees that one did"


@pytest.mark.parametrize("name", ["X_Forwarded_For", "X_FORWARDED_FOR", "X-Forwarded_For"])
def test_a_header_with_an_underscore_does_not_pass_for_one_with_a_hyphen(
    open_edge: Server, behind_proxy: Server, name: str
) -> None:
    for server in (open_edge, behind_proxy):
        said = server.ask("/en/", headers={name: READER}).said
        assert said["REMOTE_ADDR"] == "127.0.0.1"
        assert "HTTP_X_FORWARDED_FOR" not in said
        both = {"X-Forwarded-For": "198.51.100.7", name: READER}
        assert READER not in str(server.ask("/en/", headers=both).said)


@pytest.mark.parametrize("scheme", ["javascript", "ftp", "https, http", "HTTPS ", ""])
def test_a_scheme_that_there_is_not_is_not_believed(behind_proxy: Server, scheme: str) -> None:
    said = behind_proxy.ask(
        "/en/", headers={"X-Forwarded-For": READER, "X-Forwarded-Proto": scheme}
    ).said
    assert said["scheme"] in ("http", "https")


@pytest.mark.parametrize("nonsense", ["", ",", "unknown", "<script>", "1.2.3", "0x7f000001", "é"])
def test_nonsense_in_the_header_harms_nothing(behind_proxy: Server, nonsense: str) -> None:
    raw = f"GET /en/ HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: {nonsense}\r\n\r\n"
    answer = behind_proxy.say(raw.encode("latin-1"))
    assert answer.startswith(b"HTTP/1.1 200"), answer
