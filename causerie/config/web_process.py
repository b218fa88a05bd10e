"""The web server's process: uvicorn on the sockets that the parent has opened."""

import os
import socket
import sys

import django
import uvicorn

from causerie.config.supervisor import end_with_parent

# What a connection may wait for its next request, and what a stop waits for requests to end.
KEEP_ALIVE_SECONDS = 15
GRACE_SECONDS = 10
# More connections than this are answered with 503 at once rather than by nobody.
CONNECTIONS_MAX = 2_000


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
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
        limit_concurrency=CONNECTIONS_MAX,
    )
    sockets = [socket.socket(fileno=int(descriptor)) for descriptor in descriptors]
    uvicorn.Server(config).run(sockets=sockets)


if __name__ == "__main__":
    main(sys.argv[1:])
