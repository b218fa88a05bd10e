"""The sample magazine holds what a newcomer should see."""

import re
from collections import Counter
from typing import Any

import pytest

from causerie.config.sample.reading import read_magazine
from causerie.publication.blocks import ArticleBlocks

MAGAZINE = read_magazine()
EDITIONS = [(key, code) for key, article in MAGAZINE.articles.items() for code in article]
HAND_MADE = {"en", "es", "fr", "pt", "ca"}
WORDS_LEAST, WORDS_MOST = 400, 900

# One organisation and one person, in every form that they take.
COUNCIL = {
    "en": r"Harbour Council|\bCouncil",
    "es": r"Consejo del Puerto|\bConsejo",
    "fr": r"Conseil du port|\bConseil",
    "pt": r"Conselho do Porto|\bConselho",
    "ca": r"Consell del Port|\bConsell",
    "uk": r"\bРад(а|и|і|у|ою)\b",
    "ar": r"مجلس",
}
VASK = {"uk": r"Васк", "ar": r"فاسك"}


def _texts(value: Any) -> list[str]:
    """Every string in a block, however deep."""
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _texts(inner)]
    return [value] if isinstance(value, str) else []


def _paragraphs(edition: dict[str, Any]) -> list[str]:
    found = []
    for block in edition["body"]:
        if block["type"] == "paragraph":
            found += re.findall(r"<p>(.*?)</p>", block["html"], re.DOTALL)
    return [re.sub(r"<[^>]+>|\[\^[\w-]+\]", "", paragraph) for paragraph in found]


def _edition(key: str, code: str) -> dict[str, Any]:
    return MAGAZINE.articles[key][code]


def test_there_are_articles_authors_and_sections_enough() -> None:
    assert len(MAGAZINE.articles) >= 8
    used = [next(iter(article.values())) for article in MAGAZINE.articles.values()]
    assert len({author for edition in used for author in edition["authors"]}) >= 4
    assert len({edition["section"] for edition in used}) >= 4


def test_editions_are_spread_over_seven_locales() -> None:
    locales = [set(article) for article in MAGAZINE.articles.values()]
    assert sum(found >= HAND_MADE for found in locales) >= 2
    assert all(len(found) >= 2 for found in locales)
    assert sum("uk" in found for found in locales) == 1
    assert sum("ar" in found for found in locales) == 1


@pytest.mark.parametrize(("key", "code"), EDITIONS)
def test_an_article_is_as_long_as_one_likes_to_read(key: str, code: str) -> None:
    words = sum(len(paragraph.split()) for paragraph in _paragraphs(_edition(key, code)))
    assert WORDS_LEAST <= words <= WORDS_MOST


@pytest.mark.parametrize(("key", "code"), EDITIONS)
def test_the_council_and_its_chair_are_in_every_article(key: str, code: str) -> None:
    text = " ".join(_texts(_edition(key, code)))
    assert len(re.findall(COUNCIL[code], text)) >= 3
    assert len(re.findall(VASK.get(code, "Vask"), text)) >= 3


def test_no_paragraph_stands_twice() -> None:
    everything = Counter(
        " ".join(paragraph.split())
        for key, code in EDITIONS
        for paragraph in _paragraphs(_edition(key, code))
    )
    assert [paragraph for paragraph, times in everything.items() if times > 1] == []


def test_every_kind_of_block_occurs() -> None:
    used = {block["type"] for key, code in EDITIONS for block in _edition(key, code)["body"]}
    assert used == set(ArticleBlocks().child_blocks)


@pytest.mark.parametrize("key", MAGAZINE.articles)
def test_the_editions_of_an_article_have_the_same_blocks(key: str) -> None:
    sequences = {
        code: [block["type"] for block in edition["body"]]
        for code, edition in MAGAZINE.articles[key].items()
    }
    assert len({tuple(sequence) for sequence in sequences.values()}) == 1, sequences


@pytest.mark.parametrize("key", MAGAZINE.articles)
def test_every_article_has_one_original_and_named_translators(key: str) -> None:
    editions = MAGAZINE.articles[key]
    originals = [code for code, edition in editions.items() if edition["kind"] == "original"]
    assert len(originals) == 1
    for code, edition in editions.items():
        if code not in originals:
            assert edition["source_locale"] in editions
            assert edition["translator"]


def test_one_article_is_published_a_minute_after_the_site_was_set_up() -> None:
    later = {key for key, code in EDITIONS if _edition(key, code).get("publish_in_minutes") == 1}
    assert len(later) == 1


def test_every_picture_is_there_and_credited() -> None:
    pictures = MAGAZINE.publication["pictures"]
    assert all(MAGAZINE.picture(entry["file"]).is_file() and entry["credit"] for entry in pictures)
    drawn = {file.name for file in (MAGAZINE.folder / "pictures").iterdir()}
    assert drawn == {entry["file"] for entry in pictures}
