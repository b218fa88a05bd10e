"""What a check found, and what to do about it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    OK = "ok"
    # Worth knowing; nothing is wrong.
    NOTE = "note"
    # Works now, and will hurt.
    WARN = "warn"
    # Does not work, or endangers readers or texts.
    FAIL = "fail"


@dataclass(frozen=True)
class Finding:
    """One line each; `mend` is empty only where all is well."""

    level: Level
    found: str
    mend: str = ""


@dataclass(frozen=True)
class Check:
    """`look` may raise: that is a finding too. With `asks_tables` it is left out as soon as a check
    with `guards_tables` has failed."""

    subject: str
    look: Callable[[], Iterable[Finding]]
    asks_tables: bool = False
    guards_tables: bool = False


def ok(found: str) -> Finding:
    return Finding(Level.OK, found)


def note(found: str, mend: str) -> Finding:
    return Finding(Level.NOTE, found, mend)


def warn(found: str, mend: str) -> Finding:
    return Finding(Level.WARN, found, mend)


def fail(found: str, mend: str) -> Finding:
    return Finding(Level.FAIL, found, mend)
