"""Whoever kills this process leaves no programs behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.architecture.sources import ROOT
from tests.translation.apertium.work import OwnModes, lives, wait_for

# A thread of the pool's user ends long before the process: the programs stay.
_WORK = """
import sys, time
from pathlib import Path
from threading import Thread
from causerie.translation.engines.apertium.modes import Mode
from causerie.translation.engines.apertium.pipeline import Pipeline
pipeline = Pipeline("en-es", Mode.read(Path(sys.argv[1])).stages)
deadline = time.monotonic() + 60
thread = Thread(target=pipeline.translate, args=(["one"], deadline))
thread.start()
thread.join()
pipeline.translate(["two"], deadline)
print(*pipeline.pids, flush=True)
if sys.argv[2] == "hang":
    pipeline.translate(["HANG"], deadline)
time.sleep(60)
"""


def _killed(mode: Path, does: str) -> list[int]:
    process = subprocess.Popen(
        [sys.executable, "-c", _WORK, str(mode), does], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    pids = [int(pid) for pid in process.stdout.readline().split()]
    assert len(pids) == 3
    assert all(map(lives, pids))
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    return pids


def test_programs_end_when_this_process_is_killed(own_modes: OwnModes) -> None:
    pids = _killed(own_modes.add("en-es", "echo", "echo", "echo"), "wait")
    wait_for(lambda: not any(map(lives, pids)))


def test_even_those_that_hang(own_modes: OwnModes) -> None:
    pids = _killed(own_modes.add("en-es", "echo", "echo", "echo"), "hang")
    wait_for(lambda: not any(map(lives, pids)))
