"""The glossary of the sample magazine calls everything what the editions call it."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from causerie.translation.terms.csv import read
from causerie.translation.terms.entry import Entry
from causerie.translation.terms.matching import hits
from causerie.translation.terms.term import TermPair
from tests.translation.failures import FOLDER, LOCALES

DEMO = Path(__file__).parents[3] / "demo"
ARTICLES = sorted((DEMO / "articles").iterdir())
# Of an edition: what no reader sees, and who has translated it.
_LEFT_OUT = {"url", "source_url", "slug", "authors", "translator"}
_TAG = re.compile("<[^>]*>")


def _folder(file: Path) -> str:
    return file.parent.name


def _name(folder: Path) -> str:
    return folder.name


@cache
def _entries() -> tuple[Entry, ...]:
    return read((DEMO / "glossary.csv").read_bytes()).rows


@pytest.mark.parametrize("file", [DEMO / "glossary.csv", FOLDER / "glossary.csv"], ids=_folder)
def test_a_glossary_has_no_problems(file: Path) -> None:
    assert [problem.sentence for problem in read(file.read_bytes()).problems] == []


def test_each_term_has_a_name_in_all_full_locales() -> None:
    for entry in _entries():
        assert entry.is_kept or set(LOCALES) <= set(entry.names), entry


@pytest.mark.parametrize("article", ARTICLES, ids=_name)
def test_all_editions_of_an_article_name_the_same(article: Path) -> None:
    found = {file.stem: _named(file) for file in sorted(article.glob("*.toml"))}
    for number, entry in enumerate(_entries()):
        times = {locale: found[locale][number] for locale in found.keys() & entry.names.keys()}
        # What stands there once may be "hers" elsewhere.
        assert max(times.values(), default=0) <= 1 or all(times.values()), (entry, times)


def _named(edition: Path) -> Counter[int]:
    """How often each entry, by its place in the glossary, stands in it."""
    locale = edition.stem
    terms = tuple(_terms(locale))
    texts = _texts(tomllib.loads(edition.read_text(encoding="utf-8")))
    return Counter(
        int(hit.term.target) for text in texts for hit in hits(_TAG.sub("", text), terms, locale)
    )


def _terms(locale: str) -> Iterator[TermPair]:
    """The target is the place of the entry in the glossary."""
    for number, entry in enumerate(_entries()):
        if name := entry.names.get(locale):
            yield TermPair(
                name.name,
                str(number),
                name.forms,
                kind=entry.kind,
                is_case_sensitive=entry.is_case_sensitive,
            )


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for one in value:
                yield from _texts(one)
        case dict():
            for key, one in value.items():
                if key not in _LEFT_OUT:
                    yield from _texts(one)
