"""What a server may do instead of answering. Each is set as `server.trouble`."""

import json
import socket
import struct

from tests.translation.servers.wire import (
    HANG_SECONDS_MAX,
    Handler,
    LocalServer,
    Reply,
    Trouble,
)

# Larger than any answer; loopback keeps a few of them for a client that no longer reads.
HUGE_BYTES = 96 * 1024 * 1024
CHUNK_BYTES = 64 * 1024
DRIP_SECONDS = 0.05


def answers(status: int, content: object = None, **headers: str) -> Trouble:
    """JSON with this status; `Retry_After="7"` is a header."""
    body = b"" if content is None else json.dumps(content).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    reply = Reply(status, body, {"Content-Type": "application/json", **named})
    return _sends(reply)


def sends(body: bytes, kind: str = "application/json") -> Trouble:
    """These bytes, with status 200."""
    reply = Reply(200, body, {"Content-Type": kind})
    return _sends(reply)


def redirects(location: str, status: int = 302) -> Trouble:
    reply = Reply(status, b"", {"Location": location})
    return _sends(reply)


def _sends(reply: Reply) -> Trouble:
    def send(handler: Handler, server: LocalServer) -> None:
        handler.send(reply)

    return send


def hangs(handler: Handler, server: LocalServer) -> None:
    """Takes the request and says nothing."""
    handler.close_connection = True
    server.ended_by_itself = not server.closing.wait(HANG_SECONDS_MAX)


def drips(handler: Handler, server: LocalServer) -> None:
    """A byte now and then: a limit for each read never strikes."""
    handler.close_connection = True
    pieces = int(HANG_SECONDS_MAX / DRIP_SECONDS)
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(pieces))
    handler.end_headers()
    for _ in range(pieces):
        if server.closing.wait(DRIP_SECONDS):
            return
        handler.wfile.write(b" ")
    server.ended_by_itself = True


def drips_headers(handler: Handler, server: LocalServer) -> None:
    """A header now and then, and no end of them."""
    handler.close_connection = True
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(int(HANG_SECONDS_MAX / DRIP_SECONDS)):
        if server.closing.wait(DRIP_SECONDS):
            return
        handler.wfile.write(b"X-%d: a\r\n" % (number % 50))
    server.ended_by_itself = True


def resets(handler: Handler, server: LocalServer) -> None:
    """Hangs up without a word, so that the client's next read is refused."""
    handler.close_connection = True
    linger = struct.pack("ii", 1, 0)
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    handler.rfile.close()
    handler.connection.close()


def stops_halfway(handler: Handler, server: LocalServer) -> None:
    """Promises more than it sends."""
    handler.close_connection = True
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"translatedText": ["El tran')


def pours(*, says_how_much: bool) -> Trouble:
    """An answer of `HUGE_BYTES`, with or without its length said before."""

    def pour(handler: Handler, server: LocalServer) -> None:
        handler.close_connection = True
        handler.send_response(200)
        handler.send_header("Content-Type", "application/json")
        if says_how_much:
            handler.send_header("Content-Length", str(HUGE_BYTES))
        handler.end_headers()
        for _ in range(HUGE_BYTES // CHUNK_BYTES):
            handler.wfile.write(b" " * CHUNK_BYTES)
            server.bytes_sent += CHUNK_BYTES
        server.ended_by_itself = True

    return pour
