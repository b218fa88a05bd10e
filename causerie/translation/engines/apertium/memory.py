"""How much memory programs take, as the system counts it."""

import re
from collections.abc import Iterable
from pathlib import Path

_PROPORTIONAL = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
_TOTAL = re.compile(r"^MemTotal:\s+(\d+) kB", re.MULTILINE)


def used_bytes(pids: Iterable[int]) -> int:
    """Pages that several share count in part. 0 where the system does not say."""
    return sum(_kilobytes(Path(f"/proc/{pid}/smaps_rollup"), _PROPORTIONAL) for pid in pids) * 1024


def machine_bytes() -> int:
    """0 where the system does not say."""
    return _kilobytes(Path("/proc/meminfo"), _TOTAL) * 1024


def _kilobytes(file: Path, pattern: re.Pattern[str]) -> int:
    try:
        match = pattern.search(file.read_text(encoding="ascii"))
    except OSError:
        return 0
    return int(match[1]) if match else 0
