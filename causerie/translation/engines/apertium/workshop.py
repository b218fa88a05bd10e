"""How each mode is run: tried when it is first used, with dictionaries that know our stand-ins.

That takes a second or two, so what came of it is kept for the next process, where there is a folder
for it; else it goes with this one.
"""

import contextlib
import logging
import os
import re
import shutil
import tempfile
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from causerie.translation.engines.apertium import dictionaries
from causerie.translation.engines.apertium.modes import Mode, Stage
from causerie.translation.engines.apertium.probing import does_work, variants
from causerie.translation.engines.apertium.shelf import Shelf

_PREFIX = "causerie-apertium-"
_FOLDER = re.compile(re.escape(_PREFIX) + r"(\d+)-\w+")

log = logging.getLogger(__name__)


@dataclass
class Verdict:
    """On a mode file as it is now."""

    lock: Lock = field(default_factory=Lock)
    is_known: bool = False
    is_doubted: bool = False
    # None where it does not work in any way.
    stages: tuple[Stage, ...] | None = None
    # It works, though not as its file says.
    is_mended: bool = False


class Workshop:
    """For all threads."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._shelf = shelf
        self._folder: Path | None = None
        self._clean: Callable[[], object] = lambda: None
        self._verdicts: dict[tuple[Path, int], Verdict] = {}
        self._lock = Lock()

    def verdict(self, mode: Mode) -> Verdict:
        """Tries it, the first time."""
        verdict = self._verdict(mode)
        with verdict.lock:
            if not verdict.is_known:
                self._judge(mode, verdict)
                verdict.is_known = True
        return verdict

    def _judge(self, mode: Mode, verdict: Verdict) -> None:
        """What another process has found out is believed, until there is reason to doubt it."""
        kept = self._shelf.kept(mode) if self._shelf and not verdict.is_doubted else None
        if kept is not None:
            verdict.stages, verdict.is_mended = kept
            return
        if verdict.stages is None or not does_work(mode, verdict.stages):
            verdict.stages, verdict.is_mended = self._tried(mode)
        # That it does not work may be the fault of a busy machine: the next process tries again.
        if self._shelf and verdict.stages:
            self._shelf.keep(mode, verdict.stages, is_mended=verdict.is_mended)

    def is_broken(self, mode: Mode) -> bool:
        """As far as it was tried."""
        verdict = self._verdict(mode)
        return verdict.is_known and verdict.stages is None

    def doubt(self, mode: Mode) -> None:
        """Its files may have gone: it is tried again before it is next used."""
        verdict = self._verdict(mode)
        verdict.is_known, verdict.is_doubted = False, True

    def close(self) -> None:
        with self._lock:
            self._verdicts = {}
            self._clean()
            self._folder = None

    def _verdict(self, mode: Mode) -> Verdict:
        with self._lock:
            return self._verdicts.setdefault((mode.file, mode.changed_ns), Verdict())

    def _tried(self, mode: Mode) -> tuple[tuple[Stage, ...] | None, bool]:
        taught = self._taught(mode)
        for stages in (taught, mode.stages) if taught else (mode.stages,):
            for is_mended, variant in enumerate(variants(stages)):
                if does_work(mode, variant):
                    return variant, bool(is_mended)
        return None, False

    def _taught(self, mode: Mode) -> tuple[Stage, ...] | None:
        """None where it cannot be: a stand-in is an unknown word then."""
        try:
            folder = Path(tempfile.mkdtemp(prefix=f"{mode.name}-", dir=self._place()))
            return dictionaries.taught(mode.stages, folder)
        except (dictionaries.Unable, OSError) as error:
            log.info(
                "Apertium's %s cannot be taught names (%s); they are put into its answers as they "
                "are. The package lttoolbox-dev helps.", mode.name, error,
            )  # fmt: skip
            return None

    def _place(self) -> Path:
        return self._shelf.folder if self._shelf else self._own_folder()

    def _own_folder(self) -> Path:
        with self._lock:
            if self._folder is None:
                _forget_the_dead()
                self._folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
                self._clean = weakref.finalize(
                    self, shutil.rmtree, self._folder, ignore_errors=True
                )
            return self._folder


def _forget_the_dead() -> None:
    """Folders of processes of ours that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        match = _FOLDER.fullmatch(folder.name)
        if match and not _lives(int(match[1])):
            with contextlib.suppress(OSError):
                if folder.stat().st_uid == os.getuid() and not folder.is_symlink():
                    shutil.rmtree(folder, ignore_errors=True)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
