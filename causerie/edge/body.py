"""Taking in a request's body: whole, bounded in size and time, on disk where it is large."""

import asyncio
from tempfile import SpooledTemporaryFile
from types import TracebackType

from starlette.types import Message, Receive

# A form fits in memory; a picture goes to a temporary file.
MEMORY_BYTES_MAX = 1_000_000
# Long enough for a picture over a slow line.
SECONDS_MAX = 180
CHUNK_BYTES = 65_536


class BodyRefused(Exception):
    """The body is too large, too slow or was never finished."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class Body:
    """A body that was taken in; `receive` plays it again for whoever reads the request."""

    def __init__(self) -> None:
        self.file = SpooledTemporaryFile(max_size=MEMORY_BYTES_MAX)  # noqa: SIM115 # closed on exit
        self.size = self.bytes_left = 0

    def __enter__(self) -> "Body":
        self.size = self.bytes_left = self.file.tell()
        self.file.seek(0)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.file.close()

    async def receive(self) -> Message:
        chunk = self.file.read(CHUNK_BYTES)
        self.bytes_left -= len(chunk)
        return {"type": "http.request", "body": chunk, "more_body": self.bytes_left > 0}


def _too_large(bytes_max: int) -> BodyRefused:
    return BodyRefused(
        413,
        f"This upload is too large: at most {bytes_max // 1_048_576} MB are accepted here. "
        "Nothing was stored; go back and send less.",
    )


async def take_in(receive: Receive, bytes_max: int, announced: int) -> Body:
    """Read the whole body; `announced` is its Content-Length, 0 where there is none.

    Raises BodyRefused when it passes `bytes_max` or SECONDS_MAX, and before anything is read where
    it announces as much: then a sender that waits to be asked (100-continue) sends nothing. What
    another one sends all the same is thrown away by uvicorn, piece by piece.
    """
    if announced > bytes_max:
        raise _too_large(bytes_max)
    body = Body()
    try:
        async with asyncio.timeout(SECONDS_MAX):
            more = True
            while more:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise BodyRefused(400, "The request was broken off.")
                body.file.write(message.get("body", b""))
                if body.file.tell() > bytes_max:
                    raise _too_large(bytes_max)
                more = message.get("more_body", False)
    except TimeoutError as error:
        body.file.close()
        raise BodyRefused(
            408,
            f"The upload took longer than {SECONDS_MAX} seconds. Nothing was stored; "
            "go back and try again.",
        ) from error
    except BaseException:
        body.file.close()
        raise
    return body
