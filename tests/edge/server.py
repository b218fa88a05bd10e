"""The edge behind a real web server on a loopback port, with a plain WSGI application behind it."""

import hashlib
import json
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import uvicorn

from causerie.edge.application import Edge, EdgeSettings
from causerie.edge.connections import BoundedProtocol

WAIT_SECONDS = 10
BODY_BYTES_MAX = 2 * 1_048_576
PROFILE_BYTES_MAX = 5 * 1_048_576
UPLOAD_BYTES_MAX = 3 * 1_048_576


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def said(self) -> dict[str, Any]:
        """What `mirror` saw of the request."""
        seen: dict[str, Any] = json.loads(self.body)
        return seen


def mirror(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """Tells what a WSGI application gets to see. `/crash` fails, what ends with `slow` takes a
    second, `/large` is 30 MB long."""
    if environ["PATH_INFO"].endswith("/slow"):
        time.sleep(1)
    if environ["PATH_INFO"] == "/crash":
        raise RuntimeError("as asked")
    if environ["PATH_INFO"] == "/large":
        start("200 OK", [("Content-Type", "application/octet-stream")])
        return [b"x" * 30_000_000]
    body = environ["wsgi.input"].read()
    seen: dict[str, Any] = {
        name: value for name, value in environ.items() if isinstance(value, str)
    }
    seen |= {
        "scheme": environ["wsgi.url_scheme"],
        "body_bytes": len(body),
        "body_digest": hashlib.sha256(body).hexdigest(),
    }
    answer = json.dumps(seen).encode()
    start("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(answer)))])
    return [answer]


def edge_settings(folder: Path, **changes: Any) -> EdgeSettings:
    plain = EdgeSettings(
        sub_path="",
        static_path="static/",
        static_root=folder / "static",
        media_path="media/",
        media_root=folder / "media",
        trusted_proxies=(),
        upload_path="cms/",
        profile_path="account/profile/",
        foreign_path="account/oidc/",
        session_cookie="session",
        upload_bytes_max=UPLOAD_BYTES_MAX,
        profile_bytes_max=PROFILE_BYTES_MAX,
        form_bytes_max=BODY_BYTES_MAX,
        read_threads=2,
        write_threads=1,
    )
    return replace(plain, **changes)


@dataclass(frozen=True)
class Server:
    port: int

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=WAIT_SECONDS)) as line:
            line.request(method, path, body, dict(headers or {}))
            response = line.getresponse()
            received = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, received, response.read())

    @contextmanager
    def line(self) -> Iterator[socket.socket]:
        """A connection on which anything may be said."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=WAIT_SECONDS) as line:
            yield line

    def say(self, raw: bytes) -> bytes:
        """Send these very bytes; what came back before the server closed or fell silent."""
        with self.line() as line:
            line.sendall(raw)
            return read_answer(line)


def read_answer(line: socket.socket) -> bytes:
    """One answer: its head, and as much body as it announces."""
    received = b""
    while b"\r\n\r\n" not in received:
        piece = line.recv(65_536)
        if not piece:
            return received
        received += piece
    head, _, body = received.partition(b"\r\n\r\n")
    lengths = [row for row in head.lower().split(b"\r\n") if row.startswith(b"content-length:")]
    wanted = int(lengths[0].split(b":")[1]) if lengths else 0
    while len(body) < wanted:
        piece = line.recv(65_536)
        if not piece:
            break
        body += piece
    return head + b"\r\n\r\n" + body


@contextmanager
def serving(
    settings: EdgeSettings, application: Callable[..., Any] = mirror, **options: Any
) -> Iterator[Server]:
    """Serve as `causerie serve` does, in a thread, until the block ends."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(64)
        config = uvicorn.Config(
            Edge(application, settings),
            lifespan="on",
            proxy_headers=False,
            server_header=False,
            access_log=False,
            log_config=None,
            timeout_graceful_shutdown=1,
            http=BoundedProtocol,
            **options,
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        deadline = time.monotonic() + WAIT_SECONDS
        while not server.started:
            assert thread.is_alive()
            assert time.monotonic() < deadline
            time.sleep(0.005)
        try:
            yield Server(listening.getsockname()[1])
        finally:
            server.should_exit = True
            thread.join(timeout=WAIT_SECONDS)
            assert not thread.is_alive()
