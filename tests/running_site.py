"""Sites that really run: a process tree on a port of its own, in a folder of its own."""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection
from pathlib import Path
from typing import TypeVar

from tests.config.sites import ON_POSTGRESQL, Site, Sites, site_environment
from tests.once import fresh_site, staged_site

START_SECONDS_MAX = 40
# The parent gives its children 20 seconds to stop.
STOP_SECONDS_MAX = 25
ANSWER_SECONDS_MAX = 30

Found = TypeVar("Found")


def eventually(
    ask: Callable[[], Found | None], what: str, *, seconds: float = 20, pause: float = 0.05
) -> Found:
    """The first true answer of `ask`. Fails, naming `what`, when there is none in time."""
    deadline = time.monotonic() + seconds
    while not (answer := ask()):
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {seconds:g} seconds: {what}")
        time.sleep(pause)
    return answer


def free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _status(pid: int) -> list[str]:
    """The fields of a process after its name: state, parent and so on; empty where it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def is_running(pid: int) -> bool:
    """Whether the process lives; one that has ended and waits to be buried does not."""
    return _status(pid)[:1] not in ([], ["Z"])


def children_of(parent: int) -> dict[int, str]:
    """The processes below `parent`, with their command lines."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        if _status(int(folder.name))[1:2] == [str(parent)]:
            with suppress(FileNotFoundError, ProcessLookupError):
                found[int(folder.name)] = (folder / "cmdline").read_text().replace("\0", " ")
    return found


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    cookies: list[str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class RunningSite:
    """A site and, between `start` and `stop`, its process tree."""

    site: Site
    port: int
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def log_file(self) -> Path:
        return self.site.folder / "serve.log"

    def set(self, **settings: str | int) -> None:
        self.site.set(**settings)

    def start(self, *arguments: str, **environment: str) -> None:
        """`causerie serve`, until it answers."""
        assert self.process is None
        if ON_POSTGRESQL:
            environment = {"DATABASE_URL": self.site.database_url, **environment}
        with self.log_file.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "causerie.config.cli", "serve", *arguments],
                cwd=self.site.folder,
                env=site_environment(LOG_LEVEL="INFO", **environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.wait_until_served(START_SECONDS_MAX)

    def wait_until_served(self, seconds: float = 20) -> None:
        def answers() -> bool:
            assert self.process is not None
            assert self.process.poll() is None, f"serve ended:\n{self.log()}"
            with suppress(OSError):
                return self.ask("/healthz").status == 200
            return False

        eventually(answers, f"an answer of {self.url}", seconds=seconds)

    def wait_for_worker(self, seconds: float = 30) -> int:
        """The worker's process, as soon as it works."""

        def working() -> int | None:
            worker = self.child("worker_process")
            return worker if worker and f"-{worker}-" in self.log() else None

        return eventually(working, "a worker that works", seconds=seconds)

    def child(self, module: str) -> int | None:
        """The process below the parent that runs `web_process` or `worker_process`."""
        assert self.process is not None
        children = children_of(self.process.pid)
        return next((pid for pid, line in children.items() if f".{module}" in line), None)

    def send(self, number: signal.Signals) -> int:
        """Send a signal to the parent; its exit code."""
        assert self.process is not None
        self.process.send_signal(number)
        code = self.process.wait(timeout=STOP_SECONDS_MAX)
        self.process = None
        return code

    def stop(self) -> None:
        if self.process is None:
            return
        tree = [self.process.pid, *children_of(self.process.pid)]
        self.process.terminate()
        try:
            self.process.wait(timeout=STOP_SECONDS_MAX)
        except subprocess.TimeoutExpired:
            for pid in tree:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            self.process.wait()
            raise
        finally:
            self.process = None

    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8") if self.log_file.exists() else ""

    def troubles(self) -> str:
        """What was logged as an error, tracebacks as they were written."""
        found = []
        for line in self.log().splitlines():
            with suppress(ValueError):
                entry = json.loads(line)
                if entry["level"] in ("error", "critical"):
                    found.append(f"{entry['message']}\n{entry.get('traceback', '')}")
        return "\n".join(found)

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """One request, on a connection of its own. Redirects are not followed."""
        line = HTTPConnection("localhost", self.port, timeout=ANSWER_SECONDS_MAX)
        try:
            line.request(method, path, body, dict(headers or {}))
            response = line.getresponse()
            received = {name.lower(): value for name, value in response.getheaders()}
            cookies = response.headers.get_all("set-cookie", [])
            return Answer(response.status, received, cookies, response.read())
        finally:
            line.close()


@cache
def _sites() -> Sites:
    made = Sites(Path(tempfile.mkdtemp(prefix="run-", dir=os.environ["CAUSERIE_TESTS_SITE"])))
    atexit.register(made.close)
    return made


def new_site(stage: str = "", **settings: str | int) -> RunningSite:
    """A site with its tables and its first front page, not served yet, on which the code `stage`
    was run. Nothing is translated on it unless it is asked for: an engine that works takes the time
    of the tests beside it."""
    settings.setdefault("TRANSLATION_POLICY", "off")
    template = staged_site(stage, **settings) if stage else fresh_site()
    running = RunningSite(_sites().copy(template), free_port())
    running.set(PORT=running.port, SITE_URL=running.url, **settings)
    return running
