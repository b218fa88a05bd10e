"""What the programs of an engine take, as /proc says (Linux)."""

import os
from contextlib import suppress
from pathlib import Path

from bench.pages import TICKS_PER_SECOND
from causerie.translation.engines.apertium.memory import used_bytes


def programs() -> list[int]:
    """All that this process has started and that still run."""
    own = str(os.getpid())
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if _stat(folder)[1] == own:
                found.append(int(folder.name))
    return found


def cpu_seconds(processes: list[int]) -> float:
    """User and system time (proc(5), fields 14 and 15 of stat)."""
    total = 0
    for process in processes:
        with suppress(OSError):
            fields = _stat(Path(f"/proc/{process}"))
            total += int(fields[11]) + int(fields[12])
    return total / TICKS_PER_SECOND


def shared_bytes(processes: list[int]) -> int:
    """Pages that several share count in part (PSS)."""
    return used_bytes(processes)


def resident_bytes(processes: list[int]) -> int:
    """Pages that several share count for each (RSS)."""
    page, total = os.sysconf("SC_PAGE_SIZE"), 0
    for process in processes:
        with suppress(OSError):
            total += int(Path(f"/proc/{process}/statm").read_text().split()[1]) * page
    return total


def _stat(folder: Path) -> list[str]:
    """From field 3 on: the name before it may hold anything."""
    return (folder / "stat").read_text().rpartition(")")[2].split()
