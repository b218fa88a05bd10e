"""The ASGI front: answers files itself and hands everything else to Django's WSGI side.

Django under ASGI costs milliseconds before any work, so pages run in bounded thread pools: several
threads for requests that read, one (or a few) for those that write. A request's body is taken in
whole before a thread is given to it: a slow sender must not hold the only writer.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from a2wsgi import WSGIMiddleware
from starlette.types import Message, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from causerie.edge.body import BodyRefused, take_in
from causerie.edge.files import MediaFiles, StaticFiles
from causerie.edge.plain import plain_answer

READING_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
log = logging.getLogger("causerie.edge")


@dataclass(frozen=True)
class EdgeSettings:
    """What the edge must know of the site; it reads no settings and no database."""

    sub_path: str
    static_path: str
    static_root: Path
    media_path: str
    media_root: Path
    trusted_proxies: tuple[str, ...]
    # Pictures come in below this path, from somebody who has signed in; elsewhere there are forms.
    upload_path: str
    # One picture comes in here, below each locale.
    profile_path: str
    # What waits for somebody else's server, below each locale: it must not hold the only writer.
    foreign_path: str
    session_cookie: str
    upload_bytes_max: int
    profile_bytes_max: int
    form_bytes_max: int
    read_threads: int
    write_threads: int


class Edge:
    """One ASGI application for the whole publication."""

    def __init__(self, django: Callable[..., Any], settings: EdgeSettings) -> None:
        self.settings = settings
        # An answer is rendered in memory, so its parts may wait there: a slow reader of one must
        # not hold the thread that made it.
        self.readers = self._pool(django, settings.read_threads)
        self.writers = self._pool(django, settings.write_threads)
        self.static = StaticFiles(settings.static_root)
        self.media = MediaFiles(settings.media_root)
        self.entrance: Any = self.dispatch
        if settings.trusted_proxies:
            self.entrance = ProxyHeadersMiddleware(
                self.dispatch,  # type: ignore[arg-type] # the same protocol under another name
                trusted_hosts=list(settings.trusted_proxies),
            )

    @staticmethod
    def _pool(django: Callable[..., Any], threads: int) -> Any:
        return WSGIMiddleware(django, workers=threads, send_queue_size=0)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif scope["type"] == "http":
            await self.entrance(_made_safe(scope), receive, send)
        else:
            await send({"type": "websocket.close", "code": 1000})

    async def dispatch(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = self._path_below_site(scope["path"])
        if path.startswith(self.settings.static_path):
            return await self.static.answer(
                path.removeprefix(self.settings.static_path), scope, receive, send
            )
        if path.startswith(self.settings.media_path):
            return await self.media.answer(
                path.removeprefix(self.settings.media_path), scope, receive, send
            )
        # WSGI's side takes the sub-path off again, wherever it stands at the start.
        scope["root_path"] = self.settings.sub_path
        scope["path"] = f"{self.settings.sub_path}/{path}"
        if scope["method"] in READING_METHODS:
            await self.readers(scope, _empty_body, send)
            return None
        try:
            body_bytes_max = self._body_bytes_max(path, scope)
            with await take_in(receive, body_bytes_max, _announced_length(scope)) as body:
                is_foreign = _below_locale(path).startswith(self.settings.foreign_path)
                pool = self.readers if is_foreign else self.writers
                await pool(_with_length(scope, body.size), body.receive, send)
        except BodyRefused as refusal:
            await plain_answer(refusal.status, str(refusal), scope, receive, send)
        return None

    def _body_bytes_max(self, path: str, scope: Scope) -> int:
        """Large bounds are for whoever may upload; whether the session is good, Django asks."""
        settings = self.settings
        if not _has_cookie(scope, settings.session_cookie):
            return settings.form_bytes_max
        if path.startswith(settings.upload_path):
            return settings.upload_bytes_max
        if _below_locale(path) == settings.profile_path:
            return settings.profile_bytes_max
        return settings.form_bytes_max

    def _path_below_site(self, path: str) -> str:
        """The path without the sub-path (a proxy may have taken it off already) and its slash."""
        sub_path = self.settings.sub_path
        if path == sub_path or path.startswith(f"{sub_path}/"):
            path = path.removeprefix(sub_path)
        return path.removeprefix("/")

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                await send({"type": "lifespan.startup.complete"})
            else:
                await asyncio.to_thread(self._close)
                await send({"type": "lifespan.shutdown.complete"})
                return

    def _close(self) -> None:
        self.readers.executor.shutdown(wait=True)
        self.writers.executor.shutdown(wait=True)


def _below_locale(path: str) -> str:
    return path.partition("/")[2]


async def _empty_body() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


def _made_safe(scope: Scope) -> Scope:
    """The scope without what WSGI would confuse: `X_Forwarded_For` becomes the same variable as
    `X-Forwarded-For`, and a query in raw bytes has no place in its environment."""
    headers = [(name, value) for name, value in scope["headers"] if b"_" not in name]
    query = scope["query_string"]
    if not query.isascii():
        query = quote(query, safe="=&;%+!$'()*,/:?@~").encode("ascii")
    return {**scope, "headers": headers, "query_string": query}


def _has_cookie(scope: Scope, name: str) -> bool:
    pairs = [
        pair.strip().partition(b"=")
        for header, value in scope["headers"]
        if header == b"cookie"
        for pair in value.split(b";")
    ]
    return any(key == name.encode("latin-1") and value for key, _, value in pairs)


def _announced_length(scope: Scope) -> int:
    """Content-Length; 0 where there is none. The web server has refused what is no number."""
    values = [value for name, value in scope["headers"] if name == b"content-length"]
    return int(values[0]) if values and values[0].isdigit() else 0


def _with_length(scope: Scope, size: int) -> Scope:
    """The scope of a body that was taken in: WSGI reads none without a length, as in chunks."""
    about_length = (b"content-length", b"transfer-encoding")
    headers = [(name, value) for name, value in scope["headers"] if name not in about_length]
    return {**scope, "headers": [*headers, (b"content-length", str(size).encode("ascii"))]}
