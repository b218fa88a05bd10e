"""A throwaway site with the sample magazine, served on a port of its own."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

START_SECONDS_MAX = 60
CAUSERIE = [sys.executable, "-m", "causerie.config.cli"]
# Otherwise the worker makes them, some time after the first reader.
MAKE_PICTURES = """
from causerie.publication.models import Picture
from causerie.publication.services.pictures import make_missing
for picture in Picture.objects.all():
    make_missing(picture)
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def sample_site(more: str = "") -> Iterator[str]:
    """Its address without a slash at the end; `more` is code that adds to the magazine."""
    folder = Path(tempfile.mkdtemp(prefix="causerie-sample-"))
    port = free_port()
    address = f"http://localhost:{port}"
    environment = {
        **os.environ,
        "CAUSERIE_SITE": str(folder),
        "PORT": str(port),
        "SITE_URL": address,
        "LOG_LEVEL": "WARNING",
    }
    try:
        _fill(folder, environment, more)
        with serving(address, environment):
            yield address
    finally:
        shutil.rmtree(folder)


@contextmanager
def serving(address: str, environment: dict[str, str], core: int | None = None) -> Iterator[None]:
    """The site of `environment` answers at `address`; all of it on one core, if one is given."""
    pinned = [] if core is None else ["taskset", "--cpu-list", str(core)]
    process = subprocess.Popen([*pinned, *CAUSERIE, "serve"], env=environment)
    try:
        _wait_for(f"{address}/healthz", process)
        yield
    finally:
        process.terminate()
        process.wait()


def _fill(folder: Path, environment: dict[str, str], more: str) -> None:
    for arguments in (
        ["init", str(folder)],
        ["upgrade"],
        ["demo"],
        *([["manage", "shell", "--no-imports", "--command", more]] if more else []),
        ["manage", "shell", "--no-imports", "--command", MAKE_PICTURES],
    ):
        print(f"→ causerie {arguments[0]}", file=sys.stderr, flush=True)
        done = subprocess.run(
            [*CAUSERIE, *arguments], env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            sys.exit(done.stderr)


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS_MAX
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(URLError, ConnectionError), urlopen(address) as answer:
            if answer.status == 200:
                return
        time.sleep(0.1)
    sys.exit("the sample site does not answer")
