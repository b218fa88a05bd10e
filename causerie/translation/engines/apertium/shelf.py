"""What one process has found out of a mode, for those after it: files in a folder of the site's."""

import contextlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from causerie.translation.engines.apertium import versions
from causerie.translation.engines.apertium.modes import Mode, Stage

# A process that began before may still use what another has replaced since.
_KEPT_SECONDS = 24 * 3600

Kept = tuple[tuple[Stage, ...], bool]


@dataclass(frozen=True)
class Shelf:
    folder: Path

    @classmethod
    def at(cls, folder: Path) -> "Shelf | None":
        """None where nothing can be written: all is found out anew by each process then."""
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return None
        return cls(folder) if os.access(folder, os.W_OK | os.X_OK) else None

    def kept(self, mode: Mode) -> Kept | None:
        """None of a mode whose programs or data have changed since, or whose copies are gone."""
        try:
            said = json.loads(self._note(mode).read_text(encoding="utf-8"))
            stages = tuple(
                Stage(stage["program"], tuple(stage["arguments"])) for stage in said["stages"]
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None
        is_whole = bool(stages) and all(path.is_file() for path in self._own(stages))
        return (stages, bool(said.get("is_mended"))) if is_whole else None

    def keep(self, mode: Mode, stages: Sequence[Stage], *, is_mended: bool) -> None:
        """Whole or not at all."""
        said = {
            "stages": [
                {"program": one.program, "arguments": list(one.arguments)} for one in stages
            ],
            "is_mended": is_mended,
        }
        with contextlib.suppress(OSError):
            descriptor, name = tempfile.mkstemp(dir=self.folder, suffix=".new")
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(said, file)
            Path(name).replace(self._note(mode))
            self._forget_others(mode, stages)

    def _note(self, mode: Mode) -> Path:
        return self.folder / f"{mode.name}.{versions.of([mode])}.json"

    def _own(self, stages: Sequence[Stage]) -> Iterator[Path]:
        for stage in stages:
            for argument in stage.arguments:
                path = Path(argument)
                if path.is_relative_to(self.folder):
                    yield path

    def _forget_others(self, mode: Mode, stages: Sequence[Stage]) -> None:
        used = {path.parent for path in self._own(stages)}
        for folder in self.folder.glob(f"{mode.name}-*"):
            is_old = time.time() - folder.stat().st_mtime > _KEPT_SECONDS
            if is_old and folder.is_dir() and folder not in used:
                shutil.rmtree(folder, ignore_errors=True)
