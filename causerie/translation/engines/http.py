"""A server that translates: JSON there and back, bounded in time and size.

By the standard library's client, because here every single read can be bounded by what is left
until the deadline: other clients bound each pause, and a server that drips holds them for ever. It
takes no proxy from the environment and follows no redirect; certificates are verified.
"""

import json
import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from io import BufferedReader, RawIOBase
from socket import socket
from ssl import SSLCertVerificationError, create_default_context
from threading import Lock
from time import monotonic
from typing import Any, Generic, NamedTuple, TypeVar
from urllib.parse import urlsplit

from causerie.translation.engines.base import (
    EngineError,
    EngineSettings,
    Garbage,
    Permanent,
    QuotaExceeded,
    RateLimited,
    TooLong,
    Transient,
    Unsupported,
    WrongKey,
)

# A host may have several addresses, and each is tried for so long.
CONNECT_SECONDS_MAX = 5
# Where no deadline is given: what a server says of itself.
QUESTION_SECONDS_MAX = 10
# Fifty long texts are a tenth of it.
ANSWER_BYTES_MAX = 2_000_000
# Kept open between requests: more than that many at once are rare.
IDLE_CONNECTIONS_MAX = 4
RETRY_AFTER_SECONDS_MAX = 24 * 60 * 60
# Languages come and go with an upgrade of the server.
LANGUAGES_SECONDS = 60 * 60

# What no text of ours holds, and no database takes: controls, halves of surrogate pairs.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
_BREAKS = re.compile("[\t\n\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029]+")

T = TypeVar("T")


class Answer(NamedTuple):
    status: int
    headers: Message
    body: bytes

    def json(self) -> Any:
        """Raises Garbage: an error page may come with status 200."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            raise Garbage("It answered with a page, or with something else than JSON.") from None

    def says(self, *words: str) -> bool:
        """Whether one of these stands in it. What it says goes nowhere else: it may quote the
        text, or the key."""
        said = self.body.decode(errors="replace").lower()
        return any(word in said for word in words)


class HTTPEngine:
    """What engines behind a server have in common."""

    def __init__(self, settings: EngineSettings, url: str, headers: Mapping[str, str]) -> None:
        self.name = settings.name
        self.leaves_server = settings.leaves_server
        self.settings = settings
        self._server = Server(url, headers)

    def close(self) -> None:
        self._server.close()

    def _ask(self, method: str, path: str, body: object = None, *, deadline: float) -> Any:
        """What it answers to a request that succeeds; every other is an error for the operator."""
        answer = self._server.ask(method, path, body, deadline=deadline)
        if answer.status >= 300:
            raise self._error(answer)
        return answer.json()

    def _error(self, answer: Answer) -> EngineError:
        """What a status means. Engines look first for what is their own."""
        setting, status = f"ENGINE_{self.name.upper()}", answer.status
        match status:
            case 401 | 403:
                return WrongKey(f"It takes no texts with this key ({status}): see {setting}_KEY.")
            case 402 | 456:
                return QuotaExceeded(f"What was paid for is used up ({status}).")
            case 404 | 405:
                return Unsupported(f"There is nothing at this address ({status}): {setting}_URL.")
            case 413 | 414:
                return TooLong(f"It takes no request of that length ({status}).")
            case 429 | 529:
                return RateLimited(f"Too many requests ({status}).", retry_after_seconds(answer))
            case 408 | 425:
                return Transient(f"It wants to be asked again ({status}).")
        if status >= 500:
            return Transient(f"It has an error of its own ({status}).")
        if status >= 400:
            return Permanent(f"It refuses the request ({status}).")
        return Garbage(f"It sends elsewhere ({status}): put the last address into {setting}_URL.")


class Server:
    """Connections to one address, kept open between requests. Used by several threads."""

    def __init__(self, url: str, headers: Mapping[str, str]) -> None:
        self._parts = urlsplit(url)
        self._headers = {"Accept": "application/json", "User-Agent": "Causerie", **headers}
        self._idle: deque[HTTPConnection] = deque()

    def ask(self, method: str, path: str, body: object = None, *, deadline: float) -> Answer:
        """Raises EngineError where no whole answer comes; a status is no error here."""
        try:
            return self._asked(method, path, None if body is None else encoded(body), deadline)
        except TimeoutError:
            raise Transient("It did not answer in time.") from None
        except SSLCertVerificationError:
            raise Transient("Its certificate does not hold.") from None
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise Transient(f"It is out of reach: {reason}.") from None
        except HTTPException:
            raise Transient("It ended the connection, or spoke no HTTP.") from None
        except ValueError:
            # Its message would quote the key.
            raise WrongKey("Its address or its key has characters that cannot be sent.") from None

    def _asked(self, method: str, path: str, body: bytes | None, deadline: float) -> Answer:
        while rested := self._rested():
            # Servers end connections that rest, and one learns it by using them.
            try:
                return self._asked_over(rested, method, path, body, deadline)
            except ConnectionError:
                continue
        return self._asked_over(self._connected(deadline), method, path, body, deadline)

    def _rested(self) -> HTTPConnection | None:
        try:
            return self._idle.pop()
        except IndexError:
            return None

    def _connected(self, deadline: float) -> HTTPConnection:
        seconds = min(CONNECT_SECONDS_MAX, remaining(deadline))
        host, port = self._parts.hostname or "", self._parts.port
        connection = (
            HTTPSConnection(host, port, timeout=seconds, context=create_default_context())
            if self._parts.scheme == "https"
            else HTTPConnection(host, port, timeout=seconds)
        )
        connection.connect()
        return connection

    def _asked_over(
        self,
        connection: HTTPConnection,
        method: str,
        path: str,
        body: bytes | None,
        deadline: float,
    ) -> Answer:
        try:
            answer, may_stay = _exchange(
                connection,
                method,
                self._parts.path.rstrip("/") + path,
                body,
                self._headers,
                deadline,
            )
        except BaseException:
            connection.close()
            raise
        if may_stay and len(self._idle) < IDLE_CONNECTIONS_MAX:
            self._idle.append(connection)
        else:
            connection.close()
        return answer

    def close(self) -> None:
        while rested := self._rested():
            rested.close()


def encoded(body: object) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode(errors="replace")


def _exchange(
    connection: HTTPConnection,
    method: str,
    path: str,
    body: bytes | None,
    headers: Mapping[str, str],
    deadline: float,
) -> tuple[Answer, bool]:
    """The answer, and whether the connection is good for another."""
    sent = connection.sock
    sent.settimeout(remaining(deadline))
    # Any callable and anything that makes a file will do, whatever their stubs say.
    untyped: Any = connection
    timed: Any = _Timed(sent, deadline)
    untyped.response_class = lambda _socket, **rest: HTTPResponse(timed, **rest)
    typed = {"Content-Type": "application/json"} if body is not None else {}
    connection.request(method, path, body, {**headers, **typed})
    with connection.getresponse() as response:
        answer = response.read(ANSWER_BYTES_MAX + 1)
        if len(answer) > ANSWER_BYTES_MAX:
            raise Garbage("It answered with far more than was asked.")
        if response.length:
            raise Transient("Its answer ended too soon.")
        may_stay = response.isclosed() and not response.will_close
        return Answer(response.status, response.headers, answer), may_stay


class _Timed(RawIOBase):
    """What a socket receives until the deadline, in the shape that `HTTPResponse` takes."""

    def __init__(self, received: socket, deadline: float) -> None:
        self._socket = received
        # It keeps the socket open when the connection is given up before all is read.
        self._file = received.makefile("rb", buffering=0)
        self._deadline = deadline

    def makefile(self, _mode: str) -> BufferedReader:
        return BufferedReader(self)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._socket.settimeout(remaining(self._deadline))
        return self._file.readinto(buffer)

    def close(self) -> None:
        self._file.close()
        super().close()


def remaining(deadline: float) -> float:
    """Seconds, more than none. Raises TimeoutError."""
    seconds = deadline - monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds


def question_deadline() -> float:
    return monotonic() + QUESTION_SECONDS_MAX


def retry_after_seconds(answer: Answer) -> float | None:
    """Of the header `Retry-After`, in either form (RFC 9110, section 10.2.3)."""
    said = str(answer.headers.get("Retry-After", "")).strip()
    try:
        seconds = float(said) if said.isdecimal() else _seconds_until(said)
    except ValueError:
        return None
    return min(max(seconds, 0.0), float(RETRY_AFTER_SECONDS_MAX))


def _seconds_until(date: str) -> float:
    then = parsedate_to_datetime(date)
    return ((then if then.tzinfo else then.replace(tzinfo=UTC)) - datetime.now(UTC)).total_seconds()


@contextmanager
def held(lock: Lock, deadline: float) -> Iterator[None]:
    """Who waits for another thread keeps a deadline of their own. Raises Transient."""
    if not lock.acquire(timeout=max(deadline - monotonic(), 0)):
        raise Transient("It did not answer in time.")
    try:
        yield
    finally:
        lock.release()


class Remembered(Generic[T]):
    """What a server says of itself, asked again when it is old."""

    def __init__(self, ask: Callable[[float], T], seconds: float = LANGUAGES_SECONDS) -> None:
        self._ask, self._seconds = ask, seconds
        self._lock = Lock()
        self._value: T | None = None
        self._until = 0.0

    def get(self, deadline: float) -> T:
        with held(self._lock, deadline):
            if self._value is None or monotonic() >= self._until:
                self._value = self._ask(deadline)
                self._until = monotonic() + self._seconds
            return self._value

    def forget(self) -> None:
        self._until = 0.0


def words_of(said: object) -> str:
    """A translation as it came, on one line and without controls. Raises Garbage."""
    if not isinstance(said, str):
        raise Garbage("It answered without a text where one was asked for.")
    words = _CONTROLS.sub("", _BREAKS.sub(" ", said))
    if not words.strip():
        raise Garbage("It answered with an empty text.")
    return words


def rows_of(found: object) -> list[dict[str, Any]]:
    """Raises Garbage."""
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise Garbage("It does not say what it has.")
    return found


def list_of(found: object, count: int) -> list[Any]:
    """Raises Garbage: which answer belongs to which text would be a guess."""
    if not isinstance(found, list) or len(found) != count:
        raise Garbage("It answered with another number of texts than were asked.")
    return found
