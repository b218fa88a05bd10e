"""What comes of asking a chain of engines."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Attempt:
    """Why an engine's answer is not there, or was not taken."""

    engine: str
    # Of an EngineError, or `check` where the answer was not fit to be shown.
    code: str
    # Without any word of the text.
    detail: str
    # Whether the same engine may do later.
    is_passing: bool = False
    retry_after_seconds: float | None = None


@dataclass(frozen=True)
class Unit:
    html: str
    # From 0 to 1; None where the engine says nothing, and where it was not needed.
    confidence: float | None = None


@dataclass(frozen=True)
class Answer:
    """All units by one engine, so that a text has one voice; or none."""

    units: tuple[Unit, ...] | None
    # Empty where none was needed or none could.
    engine: str = ""
    version: str = ""
    route: tuple[str, ...] = ()
    # Of all units, each by its words.
    confidence: float | None = None
    # In the order of the chain; of an engine that did it after all, none.
    attempts: tuple[Attempt, ...] = ()
