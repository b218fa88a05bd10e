"""Programs that stay, each reading what the one before it writes: a NUL ends each text."""

import contextlib
import os
import selectors
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from typing import IO

# Without a byte in this time, it hangs. The longest that was measured is 1 s, for a word of
# 20,000 letters on a busy machine.
SILENCE_SECONDS_MAX = 10.0
# What is read or written at once.
_BYTES_AT_ONCE = 65_536
# Their words are UTF-8, whatever this process speaks; nothing else of its environment is theirs.
_ENVIRONMENT = {"LC_ALL": "C.UTF-8"}
# A program that was killed is gone at once.
_END_SECONDS_MAX = 5


class Interrupted(Exception):
    """It has not answered all texts; those before it are in `answers`."""

    def __init__(self, answers: list[bytes], *, is_late: bool, has_ended: bool) -> None:
        super().__init__("interrupted")
        self.answers = answers
        # The deadline is over; else it was silent for too long, or has ended.
        self.is_late = is_late
        self.has_ended = has_ended


class Chain:
    """For one thread at a time."""

    def __init__(
        self, commands: Sequence[Sequence[str]], silence_seconds_max: float = SILENCE_SECONDS_MAX
    ) -> None:
        self.commands = commands
        self._silence_seconds_max = silence_seconds_max
        self._processes: list[subprocess.Popen[bytes]] = []

    @property
    def pids(self) -> list[int]:
        return [process.pid for process in self._processes]

    def start(self) -> None:
        """Raises OSError. In the thread that lives as long as the process: see `keeper`."""
        read: IO[bytes] | int = subprocess.PIPE
        try:
            for command in self.commands:
                process = _started(command, read)
                self._processes.append(process)
                if read is not subprocess.PIPE and not isinstance(read, int):
                    read.close()
                assert process.stdout is not None
                read = process.stdout
        except OSError:
            self.kill()
            raise
        for end in (self._processes[0].stdin, self._processes[-1].stdout):
            assert end is not None
            os.set_blocking(end.fileno(), False)

    def kill(self) -> None:
        for process in self._processes:
            # Each leads a group of its own, with whatever it has started.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        for process in self._processes:
            process.wait(_END_SECONDS_MAX)
            for end in (process.stdin, process.stdout):
                if end is not None:
                    with contextlib.suppress(OSError):
                        end.close()
        self._processes = []

    def exchange(self, texts: Sequence[bytes], deadline: float) -> list[bytes]:
        """One answer for each text. Raises Interrupted; then it must be killed."""
        return _Exchange(self._processes, texts, self._silence_seconds_max).run(deadline)


def _started(command: Sequence[str], read: IO[bytes] | int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 # programs of a mode file of the system, no shell
        [*_dies_with_us(), *command], stdin=read, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, env=_ENVIRONMENT, start_new_session=True, bufsize=0,
    )  # fmt: skip


def _dies_with_us() -> tuple[str, ...]:
    """Linux ends a program when the thread that started it ends. Elsewhere its input ends, which
    does for all that do not hang just then."""
    setpriv = shutil.which("setpriv")
    return (setpriv, "--pdeathsig", "KILL", "--") if setpriv else ()


class _Exchange:
    """Writes and reads by turns: a chain that is full at both ends would stand still."""

    def __init__(
        self,
        processes: list[subprocess.Popen[bytes]],
        texts: Sequence[bytes],
        silence_seconds_max: float,
    ) -> None:
        self._silence_seconds_max = silence_seconds_max
        first, last = processes[0].stdin, processes[-1].stdout
        assert first is not None
        assert last is not None
        self._write_to, self._read_from = first.fileno(), last.fileno()
        self._wanted = len(texts)
        self._left = memoryview(b"".join(text + b"\0" for text in texts))
        self._answers: list[bytes] = []
        self._begun = b""

    def run(self, deadline: float) -> list[bytes]:
        with selectors.DefaultSelector() as selector:
            selector.register(self._read_from, selectors.EVENT_READ)
            if selector.select(0):
                # Nothing was asked: it says more than it should, or has ended.
                raise self._interrupted(has_ended=True)
            if self._left:
                selector.register(self._write_to, selectors.EVENT_WRITE)
            while len(self._answers) < self._wanted:
                self._once(selector, deadline)
        if len(self._answers) > self._wanted or self._begun.strip():
            raise self._interrupted(has_ended=True)
        return self._answers

    def _once(self, selector: selectors.BaseSelector, deadline: float) -> None:
        left = deadline - time.monotonic()
        ready = selector.select(max(0.0, min(left, self._silence_seconds_max)))
        if not ready:
            raise self._interrupted(is_late=left <= self._silence_seconds_max)
        for key, _ in ready:
            if key.fd == self._read_from:
                self._read()
            else:
                self._write()
                if not self._left:
                    selector.unregister(self._write_to)

    def _read(self) -> None:
        came = os.read(self._read_from, _BYTES_AT_ONCE)
        if not came:
            raise self._interrupted(has_ended=True)
        *whole, self._begun = (self._begun + came).split(b"\0")
        self._answers += whole

    def _write(self) -> None:
        try:
            self._left = self._left[os.write(self._write_to, self._left[:_BYTES_AT_ONCE]) :]
        except BlockingIOError:
            return
        except BrokenPipeError:
            # What it has answered until then comes before the end of its output.
            self._left = self._left[:0]

    def _interrupted(self, *, is_late: bool = False, has_ended: bool = False) -> Interrupted:
        return Interrupted(self._answers[: self._wanted], is_late=is_late, has_ended=has_ended)
