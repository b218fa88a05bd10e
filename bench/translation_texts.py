"""What is said in the benchmark of translating: sentences of our own, never twice the same text.

Half of them are ordinary; the other half hold what must not change: links, names, times, emoji.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random

from causerie.lib.markup import parse
from causerie.lib.markup.plain import said
from causerie.translation.protection.fragments import split
from tests.translation.texts import sentences

FULL_LOCALES = ("en", "es", "fr", "pt", "ca")


@dataclass(frozen=True)
class Spoken:
    locale: str
    text: str
    html: str

    @property
    def lines(self) -> list[str]:
        """Plain, as an engine by itself is given them."""
        return [said(unit) for unit in split(self.html).units]

    @property
    def words(self) -> int:
        return sum(len(line.split()) for line in self.lines)


def spoken(locale: str, seed: int) -> Iterator[Spoken]:
    """One to three paragraphs of one to four sentences each, for ever."""
    rng = Random(f"{locale} {seed}")
    plain, full = _plain(locale), [one.markdown for one in sentences(locale)]
    while True:
        paragraphs = [
            " ".join(rng.choice(rng.choice((plain, full))) for _ in range(rng.randint(1, 4)))
            for _ in range(rng.choice((1, 1, 2, 3)))
        ]
        text = "\n\n".join(paragraphs)
        yield Spoken(locale, text, parse(text).html())


@cache
def _plain(locale: str) -> list[str]:
    data = files("causerie.translation").joinpath("samples", "parallel.toml").read_text("utf-8")
    return [one[locale] for one in tomllib.loads(data)["sentences"] if locale in one]
