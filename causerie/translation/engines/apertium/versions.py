"""What of Apertium has made a translation, in a few letters."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from causerie.translation.engines.apertium.modes import Mode

# Raised when our own part of the work changes what comes out.
_OURS = 2
_LENGTH = 10


def of(route: Sequence[Mode]) -> str:
    """Of programs and data: a package brought up to date changes both size and time of its files.
    Which package that was, only the system's package manager could say, where there is one."""
    digest = sha256()
    for mode in route:
        digest.update(f"{mode.name} {mode.changed_ns}\n".encode())
        for stage in mode.stages:
            for path in (stage.program, *stage.arguments):
                digest.update(f"{path} {_facts(Path(path))}\n".encode())
    return f"{_OURS}-{digest.hexdigest()[:_LENGTH]}"


def _facts(path: Path) -> str:
    try:
        facts = path.stat()
    except OSError:
        return ""
    return f"{facts.st_size} {facts.st_mtime_ns}" if path.is_absolute() else ""
