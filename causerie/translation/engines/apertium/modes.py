"""What Apertium can translate on this machine, as its mode files say.

A mode file is one line of shell, `lt-proc 'x.automorf.bin' | apertium-tagger -g $2 'x.prob' | …`:
a chain of programs, of which each reads what the one before it wrote.
"""

import re
import shlex
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from babel.core import get_global

# Later ones win: what an operator has built stands before what the system brings.
SHARES = (
    Path("/usr/share/apertium"),
    Path("/usr/local/share/apertium"),
    Path("~/.local/share/apertium").expanduser(),
)
# A mode file is a kilobyte; something of another size is none.
_FILE_BYTES_MAX = 20_000
_NAME = re.compile(r"([a-z]{2,3})((?:_\w+)?)-([a-z]{2,3})((?:_\w+)?)")
# `$1` is how words are generated, marked if unknown; `$2` shows part-of-speech marks, never ours.
_ARGUMENTS = {"$1": "-g", "$2": ""}
# Languages that CLDR only knows by a narrower name.
_OTHER_CODES = {"hbs": "sh"}


@dataclass(frozen=True)
class Stage:
    """One program of the chain: its path, its options, its files."""

    program: str
    arguments: tuple[str, ...]

    @property
    def name(self) -> str:
        return Path(self.program).name

    @property
    def command(self) -> tuple[str, ...]:
        """With `-z` in the first place: a NUL ends a text, and what is known of it is written."""
        return (self.program, "-z", *self.arguments)


@dataclass(frozen=True)
class Side:
    """A language of a mode, and its variant: `pt` and `br` of `pt_BR`."""

    language: str
    variant: frozenset[str] = frozenset()

    @classmethod
    def of(cls, code: str, variant: str) -> Self:
        known = _OTHER_CODES.get(code) or get_global("language_aliases").get(code, code)
        return cls(known, frozenset(variant.lower().split("_")) - {""})

    def fits(self, locale: str) -> bool:
        """A mode for Brazil is none for Portugal; one for no country is for all."""
        language, *rest = locale.lower().split("-")
        return language == self.language and self.variant <= set(rest)


@dataclass(frozen=True)
class Mode:
    name: str
    source: Side
    target: Side
    stages: tuple[Stage, ...]
    file: Path
    # A mode that was changed is another mode.
    changed_ns: int

    @property
    def is_there(self) -> bool:
        return self.file.exists()

    @classmethod
    def read(cls, file: Path) -> Self | None:
        """None where it is no mode that we could run."""
        match = _NAME.fullmatch(file.stem)
        facts = file.stat()
        if match is None or facts.st_size > _FILE_BYTES_MAX:
            return None
        stages = _stages(file.read_text(encoding="utf-8", errors="replace"))
        if not stages:
            return None
        source, target = Side.of(match[1], match[2]), Side.of(match[3], match[4])
        return cls(file.stem, source, target, stages, file, facts.st_mtime_ns)


def installed(shares: Iterable[Path] = SHARES) -> dict[str, Mode]:
    """By their names; empty where nothing is installed."""
    found: dict[str, Mode] = {}
    for share in shares:
        for file in sorted(share.glob("modes/*.mode")):
            if file.is_file() and (mode := Mode.read(file)):
                found[mode.name] = mode
    return found


def _stages(text: str) -> tuple[Stage, ...]:
    """Empty if a program is missing, or the file is no chain of programs."""
    reader = shlex.shlex(text, posix=True, punctuation_chars="|")
    reader.whitespace_split = True
    try:
        words = list(reader)
    except ValueError:
        return ()
    stages = [_stage(command) for command in _between_bars(words)]
    return tuple(stage for stage in stages if stage) if all(stages) else ()


def _between_bars(words: Iterable[str]) -> list[list[str]]:
    commands: list[list[str]] = [[]]
    for word in words:
        if word == "|":
            commands.append([])
        else:
            commands[-1].append(_ARGUMENTS.get(word, word))
    return commands


def _stage(command: list[str]) -> Stage | None:
    words = [word for word in command if word]
    program = shutil.which(words[0]) if words else None
    return Stage(program, tuple(words[1:])) if program else None
