"""The web server's process: uvicorn on the sockets that the parent has opened."""

import os
import resource
import socket
import sys

import django
import uvicorn

from causerie.config.supervisor import end_with_parent
from causerie.edge.connections import BoundedProtocol

# What a connection may wait for its next request, and what a stop waits for requests to end.
KEEP_ALIVE_SECONDS = 15
GRACE_SECONDS = 10
# More connections than this are answered with 503 at once rather than by nobody.
CONNECTIONS_MAX = 2_000
# asyncio takes so many new connections before it looks at any of them; when descriptors end among
# these, it logs each one.
BACKLOG = 128
# What the process holds open beside its connections: libraries, logs, the threads' databases; and
# the connections that are taken and not yet refused.
FILES_BESIDE = 128 + 2 * BACKLOG
# A connection may have a file: a picture that is sent, or a body that is taken in.
FILES_A_CONNECTION = 2


def raise_file_limit() -> int:
    """Take as many open files as the system lets us have; how many. Its default is often 1024."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return hard


def connections_max(files_max: int) -> int:
    """How many connections the limit of open files allows, at most CONNECTIONS_MAX."""
    if files_max == resource.RLIM_INFINITY:
        return CONNECTIONS_MAX
    return max(1, min(CONNECTIONS_MAX, (files_max - FILES_BESIDE) // FILES_A_CONNECTION))


def main(descriptors: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "causerie.config.settings")
    django.setup()
    end_with_parent()
    config = uvicorn.Config(
        "causerie.config.asgi:application",
        lifespan="on",
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        http=BoundedProtocol,
        backlog=BACKLOG,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
        limit_concurrency=connections_max(raise_file_limit()),
    )
    sockets = [socket.socket(fileno=int(descriptor)) for descriptor in descriptors]
    uvicorn.Server(config).run(sockets=sockets)


if __name__ == "__main__":
    main(sys.argv[1:])
