"""What a connection may cost before it has asked for anything."""

import asyncio
from asyncio.events import TimerHandle
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

# A request's head fits in a packet or two; this is for a line that loses some.
HEAD_SECONDS_MAX = 20
# Beyond its limit the web server answers 503, which takes a connection; beyond this many times
# the limit there is no answer, or there would be no descriptor left to accept with.
CONNECTIONS_FACTOR_MAX = 1.25


class BoundedProtocol(HttpToolsProtocol):
    """uvicorn's protocol; closes a connection that has sent no whole head in time, or has no place.

    uvicorn itself bounds only the pause between two requests, and counts connections only when a
    head has come.
    """

    _head_due: TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        limit = self.limit_concurrency
        if limit is not None and len(self.connections) > limit * CONNECTIONS_FACTOR_MAX:
            transport.abort()
        else:
            self._expect_head()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._expect_head()

    def on_headers_complete(self) -> None:
        self._expect_no_head()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._expect_no_head()
        super().connection_lost(exc)

    def _expect_head(self) -> None:
        self._expect_no_head()
        self._head_due = self.loop.call_later(HEAD_SECONDS_MAX, self._head_is_late)

    def _expect_no_head(self) -> None:
        if self._head_due is not None:
            self._head_due.cancel()
            self._head_due = None

    def _head_is_late(self) -> None:
        cycle: Any = self.cycle
        if cycle is not None and not cycle.response_complete:
            # The answer to the request before is still on its way; we may have stopped reading.
            self._expect_head()
        else:
            self.transport.close()
