"""Shared by the tests of Apertium."""

import stat
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from causerie.translation.engines.apertium import Apertium
from causerie.translation.engines.apertium.modes import Mode, Stage
from causerie.translation.engines.apertium.pool import Pool
from causerie.translation.engines.base import (
    Context,
    EngineSettings,
    Glossary,
    Pair,
    Text,
    Translated,
)

FIVE = ("en", "es", "fr", "pt", "ca")
TWENTY = [Pair(one, two) for one in FIVE for two in FIVE if one != two]

# A program that stays: reads texts, each with its NUL, and does with them what its first argument
# says. `-z` comes before it, as everywhere.
_PROGRAM = f"""#!{sys.executable} -S
import os, sys, time
does = sys.argv[2]
left = b""
while True:
    came = os.read(0, 65536)
    if not came:
        break
    *texts, left = (left + came).split(b"\\0")
    for text in texts:
        if does == "sleep" or b"HANG" in text:
            time.sleep(600)
        if b"CRASH" in text or (does == "caret" and b"^" in text):
            os._exit(139)
        if does == "empty":
            text = b""
        if does == "half":
            text = text[: len(text) // 4]
        if does == "lose":
            text = text.replace(b"ZQXA", b"")
        if does == "mark":
            text = b" ".join(b"*" + word for word in text.split(b" ")[:-1]) + b" .[]"
        if does == "twice":
            text = text + b"\\0" + text
        sys.stdout.buffer.write(text + b"\\0")
        sys.stdout.buffer.flush()
"""


class OwnModes:
    """A folder as Apertium's, with modes whose programs are ours."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "modes").mkdir()
        self._program = folder / "program"
        self._program.write_text(_PROGRAM, encoding="utf-8")
        self._program.chmod(self._program.stat().st_mode | stat.S_IXUSR)

    def add(self, name: str, *does: str) -> Path:
        file = self.folder / "modes" / f"{name}.mode"
        file.write_text(" | ".join(f"'{self._program}' {each}" for each in does), encoding="utf-8")
        return file

    def stages(self, *does: str) -> tuple[Stage, ...]:
        mode = Mode.read(self.add("en-es", *does))
        assert mode is not None
        return mode.stages

    def engine(self, pool: Pool | None = None, locales: Sequence[str] = FIVE) -> Apertium:
        settings = EngineSettings("own", "apertium", tuple(locales), url=str(self.folder))
        return Apertium(settings, pool)


def translated(
    engine: Apertium, texts: Sequence[Text | str], pair: Pair, seconds: float = 60
) -> list[Translated]:
    return engine.translate(
        [text if isinstance(text, Text) else Text(text) for text in texts],
        pair, glossary=Glossary(), context=Context(), deadline=time.monotonic() + seconds,
    )  # fmt: skip


def lives(pid: int) -> bool:
    """Not even as a zombie."""
    return Path(f"/proc/{pid}").exists()


def wait_for(condition: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.01)
