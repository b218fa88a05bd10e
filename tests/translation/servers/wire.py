"""An HTTP server on a port of its own that keeps what it was asked and can be made to misbehave."""

import json
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

# A server that hangs gives up after this; every client must have given up long before.
HANG_SECONDS_MAX = 5


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: Mapping[str, str]
    # Names in small letters.
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Reply:
    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


def json_reply(status: int, content: object, headers: Mapping[str, str] | None = None) -> Reply:
    body = json.dumps(content).encode()
    return Reply(status, body, {"Content-Type": "application/json", **(headers or {})})


class Refusal(Exception):
    """The documented answer to a request that is wrong."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.status)
        self.reply = reply


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # A client that keeps its connection open and says nothing must not keep a thread for ever.
    timeout = 4 * HANG_SECONDS_MAX
    server: "_Http"

    def answer(self) -> None:
        request = self._request()
        owner = self.server.owner
        owner.requests.append(request)
        if owner.trouble is not None and owner.is_troubled(request):
            owner.trouble(self, owner)
            return
        try:
            reply = owner.reply_to(request)
        except Refusal as refusal:
            reply = refusal.reply
        self.send(reply)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer

    def send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.status != 204:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)
        # Without `Connection: close`, as a server that is restarted does.
        self.close_connection = self.close_connection or self.server.owner.drops_connections

    def _request(self) -> Request:
        url = urlsplit(self.path)
        return Request(
            method=self.command,
            path=url.path,
            query={name: values[0] for name, values in parse_qs(url.query).items()},
            headers={name.lower(): value for name, value in self.headers.items()},
            body=self.rfile.read(int(self.headers.get("Content-Length") or 0)),
        )

    def log_message(self, format: str, *args: Any) -> None:
        """Requests are kept, not printed."""


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    # Several threads may come at once; a client that finds no place waits for a second.
    request_queue_size = 128

    def __init__(self, owner: "LocalServer") -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.owner = owner

    def handle_error(self, request: Any, client_address: Any) -> None:
        self.owner.note_fault()


Trouble = Callable[[Handler, "LocalServer"], None]
# Given the translations: what is answered instead.
Spoil = Callable[[list[str]], list[Any]]


class LocalServer:
    """What every service has in common; `reply_to` is the service."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        # What happens instead of an answer to a translation, or to what begins with this path.
        self.trouble: Trouble | None = None
        self.trouble_at = ""
        self.spoil: Spoil | None = None
        # Whether texts come back as they were sent.
        self.echoes = False
        self.drops_connections = False
        # How far a trouble came, and whether it came to its own end before the client left.
        self.bytes_sent = 0
        self.ended_by_itself = False
        self.closing = threading.Event()
        self.faults: list[BaseException] = []
        self._http = _Http(self)
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}"

    def is_work(self, request: Request) -> bool:
        """Whether the request asks for a translation."""
        return True

    def is_troubled(self, request: Request) -> bool:
        if self.trouble_at:
            return request.path.startswith(self.trouble_at)
        return self.is_work(request)

    def reply_to(self, request: Request) -> Reply:
        return Reply(404)

    def asked(self, method: str, path: str) -> list[Request]:
        return [one for one in self.requests if (one.method, one.path) == (method, path)]

    def work(self) -> list[Request]:
        return [one for one in self.requests if self.is_work(one)]

    def spoiled(self, texts: list[str], translations: list[str]) -> list[Any]:
        answers = texts if self.echoes else translations
        return self.spoil(answers) if self.spoil else answers

    def note_fault(self) -> None:
        """A client that hangs up is none of ours; anything else is a mistake of the server."""
        # The base class calls this from within its `except`.
        error = sys.exception()
        if error is not None and not isinstance(error, ConnectionError | TimeoutError):
            self.faults.append(error)

    def stop(self) -> None:
        """No new connection is taken."""
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()
