"""One process tree: the web server and the worker, watched by a parent that does nothing else.

The parent holds the listening socket, so that requests wait while a web server is started anew. It
also holds one end of a pipe: when it dies, however it dies, its children read the pipe's end and
stop, and the port is free for the next start.
"""

import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from causerie.config.refusal import Refusal

# A child that ends sooner than this after its start has not recovered.
STEADY_SECONDS = 10
FAILURES_MAX = 5
PAUSE_SECONDS_MAX = 8.0
# Longer than the web server takes to finish its requests.
STOP_SECONDS_MAX = 20
LIFELINE = "CAUSERIE_LIFELINE"

log = logging.getLogger("causerie.supervisor")


def listen(host: str, port: int) -> list[socket.socket]:
    """Sockets for every address of `host`. Raises Refusal where the port is taken or not ours."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError as error:
        raise Refusal(f"HOST: {host!r} is no address of this machine ({error})") from error
    sockets = []
    for family, _kind, _protocol, _name, address in dict.fromkeys(found):
        try:
            sockets.append(_bound(family, address))
        except OSError as error:
            if isinstance(error, PermissionError):
                raise Refusal(
                    f"port {port} may not be used by this account; try PORT=8000"
                ) from error
            if error.errno == 98 or "in use" in str(error):
                raise Refusal(
                    f"port {port} is in use by another program; choose another one, "
                    f"such as PORT={port + 1 if port < 65535 else 8000}"
                ) from error
            # A machine without IPv6 still names ::1 in its hosts file.
            log.debug("address not available", extra={"address": address[0]})
    if not sockets:
        raise Refusal(f"HOST: {host!r} is no address of this machine")
    return sockets


def _bound(family: int, address: tuple[object, ...]) -> socket.socket:
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            bound.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        bound.bind(address)
        bound.listen(1024)
    except OSError:
        bound.close()
        raise
    bound.set_inheritable(True)
    return bound


def end_with_parent() -> None:
    """In a child: end when the parent has ended, even if it was killed."""
    lifeline = os.environ.get(LIFELINE)
    if lifeline is None:
        return

    def wait() -> None:
        os.read(int(lifeline), 1)
        os.kill(os.getpid(), signal.SIGTERM)
        # What does not stop when asked would keep the port from the next start.
        time.sleep(STOP_SECONDS_MAX)
        os.kill(os.getpid(), signal.SIGKILL)

    threading.Thread(target=wait, name="lifeline", daemon=True).start()


@dataclass
class Child:
    """A process of the tree and how it fares."""

    name: str
    command: Sequence[str]
    # Without the web server there is no site. Without a worker reading goes on.
    is_vital: bool
    fds: tuple[int, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    failures: int = 0
    due: float = 0.0

    def start(self, lifeline: int) -> None:
        self.process = subprocess.Popen(  # noqa: S603 # our own modules
            self.command,
            pass_fds=(*self.fds, lifeline),
            # A Ctrl-C in the terminal reaches the parent alone, which then asks its children.
            process_group=0,
            env={**os.environ, LIFELINE: str(lifeline)},
        )
        self.started = time.monotonic()

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def note_end(self) -> None:
        """After an unexpected end: say so, and wait longer the sooner it came."""
        assert self.process is not None
        steady = time.monotonic() - self.started > STEADY_SECONDS
        self.failures = 1 if steady else self.failures + 1
        pause = min(0.25 * 2 ** min(self.failures, FAILURES_MAX), PAUSE_SECONDS_MAX)
        self.due = time.monotonic() + pause
        log.error(
            f"the {self.name} ended; it is started again",
            extra={"status": self.process.returncode, "pause_seconds": pause},
        )
        self.process = None


@dataclass
class Supervisor:
    """Starts the children, starts them again when they die, and stops them when told to."""

    children: list[Child]
    announce: Callable[[], None]
    stopping: threading.Event = field(default_factory=threading.Event)

    def run(self) -> int:
        """Until SIGTERM or SIGINT. The exit code: 0, or 1 where the web server does not stay up."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_signal: self.stopping.set())
        lifeline, held = os.pipe()
        code = 0
        try:
            for child in self.children:
                child.start(lifeline)
            self.announce()
            while not self.stopping.wait(0.1):
                kept = [self._keep(child, lifeline) for child in self.children]
                if not all(kept):
                    code = 1
                    break
        finally:
            self._stop()
            os.close(held)
            os.close(lifeline)
        return code

    def _keep(self, child: Child, lifeline: int) -> bool:
        if child.process is None:
            if time.monotonic() >= child.due:
                child.start(lifeline)
        elif not child.is_running():
            child.note_end()
            if child.is_vital and child.failures >= FAILURES_MAX:
                log.critical(f"the {child.name} does not stay up; giving up, see the lines above")
                return False
        return True

    def _stop(self) -> None:
        running = [child.process for child in self.children if child.process]
        for process in running:
            if process.poll() is None:
                process.terminate()
        deadline = time.monotonic() + STOP_SECONDS_MAX
        for process in running:
            try:
                process.wait(timeout=max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                log.error("a process did not stop when asked; it is killed")
                process.kill()
                process.wait()


def python(module: str, *arguments: str) -> list[str]:
    """The command that runs a module of ours with the Python at hand."""
    return [sys.executable, "-m", module, *arguments]
