"""Sentences of our own, of the kind that people write in comments, full of what must not change."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import count
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent
LOCALES = ("en", "es", "fr", "pt", "ca")
# Of each frame.
VARIANTS = 4

_SLOT = re.compile(r"\{([a-z]+)\}")


class Filling(NamedTuple):
    typed: str
    # As it is shown, in the original and in every translation.
    kept: str


class Sentence(NamedTuple):
    markdown: str
    # Each occurs in a translation as often as in the original.
    protected: tuple[str, ...]


@cache
def fillings() -> dict[str, tuple[Filling, ...]]:
    """By the name of the slot."""
    slots = tomllib.loads((FOLDER / "fillings.toml").read_text(encoding="utf-8"))
    return {slot: tuple(map(_filling, found)) for slot, found in slots.items()}


def _filling(found: str | dict[str, str]) -> Filling:
    return Filling(found, found) if isinstance(found, str) else Filling(**found)


@cache
def frames() -> dict[str, list[str]]:
    return tomllib.loads((FOLDER / "frames.toml").read_text(encoding="utf-8"))


def names() -> frozenset[str]:
    """Of the readers who are spoken of."""
    return frozenset(filling.kept for filling in fillings()["name"])


def kept_terms() -> tuple[str, ...]:
    """What the glossary must say is not translated."""
    return tuple(filling.kept for filling in fillings()["kept"])


def sentences(locale: str) -> list[Sentence]:
    """The same at every call, with every filling of every slot."""
    start = LOCALES.index(locale)
    # Slots take their fillings in turn, in each language from another one on.
    turns = {slot: count(start) for slot in fillings()}
    return [_filled(frame, turns) for frame in frames()[locale] for _ in range(VARIANTS)]


def _filled(frame: str, turns: Mapping[str, Iterator[int]]) -> Sentence:
    chosen: list[Filling] = []

    def fill(found: re.Match[str]) -> str:
        of_slot = fillings()[found[1]]
        chosen.append(of_slot[next(turns[found[1]]) % len(of_slot)])
        return chosen[-1].typed

    markdown = _SLOT.sub(fill, frame)
    return Sentence(markdown, tuple(filling.kept for filling in chosen))
