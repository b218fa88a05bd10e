"""A page on which everything goes wrong that goes wrong where machines translate a discussion:
an article and its thread in thread.toml, the names in glossary.csv."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from causerie.lib.comment_text import tidied
from causerie.lib.markup import parse
from causerie.translation.engines.base import Glossary, Pair
from causerie.translation.terms.csv import read
from causerie.translation.terms.entry import Entry

FOLDER = Path(__file__).parent
# Those of the sample magazine that have an engine in all directions.
LOCALES = ("en", "es", "fr", "pt", "ca")


@dataclass(frozen=True)
class Failing:
    """A text, and what must hold of it in every translation."""

    key: str
    locale: str
    markdown: str
    kept: tuple[str, ...]  # stand unchanged, as often as here
    terms: Mapping[str, int]  # by their English names: how often at least under the name there
    marked: tuple[str, ...]  # terms that a link or an emphasis holds, and nothing else
    never: Mapping[str, tuple[str, ...]]  # by target: what engines made of it

    @property
    def html(self) -> str:
        """As a comment is stored."""
        return parse(tidied(self.markdown).strip()).html()


@cache
def thread() -> tuple[Failing, ...]:
    return tuple(_failing(given) for given in _page()["texts"])


@cache
def readers() -> frozenset[str]:
    return frozenset(_page()["readers"])


@cache
def glossary(pair: Pair) -> Glossary:
    return Glossary(tuple(filter(None, (entry.in_pair(*pair) for entry in _entries()))))


@cache
def name_in(term: str, locale: str) -> str:
    """What a term, known by its English name, is called."""
    return next(one.names[locale].name for one in _entries() if one.names["en"].name == term)


@cache
def _page() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "thread.toml").read_text(encoding="utf-8"))


@cache
def _entries() -> tuple[Entry, ...]:
    return read((FOLDER / "glossary.csv").read_bytes()).rows


def _failing(given: Mapping[str, Any]) -> Failing:
    return Failing(
        key=given["key"],
        locale=given["locale"],
        markdown=given["markdown"],
        kept=tuple(given.get("kept", ())),
        terms=given.get("terms", {}),
        marked=tuple(given.get("marked", ())),
        never={target: tuple(texts) for target, texts in given.get("never", {}).items()},
    )
