"""What is said below the articles of the sample, as it lies in its files."""

import re
from collections import Counter
from typing import Any

import pytest

from causerie.config.sample.people import AUTHOR_PREFIX
from causerie.config.sample.reading import read_magazine
from causerie.lib.transliteration import scripts_in

MAGAZINE = read_magazine()
TALKS = MAGAZINE.discussions
SAID = [entry for talk in TALKS.values() for entry in talk["comments"]]
HANDLES = {entry["handle"] for entry in MAGAZINE.readers}

# One organisation and one person; what the brackets hold are the forms that they take.
COUNCIL = {
    "en": r"(Harbour Council(?:’s|'s)?|Council(?:’s|'s)?)",
    "uk": r"(Рад\w+ порту)",
    "ru": r"(Совет\w* порта)",
    "de": r"(Hafenrat\w*)",
    "el": r"(\w+ Συμβ\w+ Λιμ\w+)",
    "es": r"((?:[Ee]l|[Dd]el|[Aa]l) Consejo)",
    "fr": r"((?:[Ll]e|[Dd]u|[Aa]u) Conseil)",
    "pt": r"((?:\b[Oo]|[Dd]o|[Nn]o|[Aa]o|[Pp]elo) Conselho)",
    "ca": r"((?:[Ee]l|[Dd]el|[Aa]l) Consell)",
    "ar": r"(\w*مجلس الميناء)",
}
VASK = {
    "uk": r"(Теодор\w+) Васк",
    "ru": r"(Теодор\w+) Васк",
    "el": r"(\w+) Τεοντόρα Βασκ",
    "ar": r"(\w+ \w*تيودورا) فاسك",
}


def _depth(talk: dict[str, Any], entry: dict[str, Any]) -> int:
    by_number = {one["n"]: one for one in talk["comments"] if "n" in one}
    return 1 + (_depth(talk, by_number[entry["to"]]) if "to" in entry else 0)


def _forms(patterns: dict[str, str], locale: str) -> set[str]:
    texts = [entry["text"] for entry in SAID if entry["locale"] == locale]
    return {form for text in texts for form in re.findall(patterns[locale], text)}


def test_there_is_much_talk_in_many_languages() -> None:
    assert len(SAID) >= 120
    assert sum(times >= 10 for times in Counter(one["locale"] for one in SAID).values()) >= 6
    assert max(len(talk["comments"]) for talk in TALKS.values()) > 60
    assert max(_depth(talk, entry) for talk in TALKS.values() for entry in talk["comments"]) >= 6
    for talk in TALKS.values():
        assert max(entry["hours"] for entry in talk["comments"]) >= 24


def test_those_who_talk_write_their_names_in_four_scripts() -> None:
    assert len(HANDLES) == 25
    assert {entry["by"] for entry in SAID if not entry["by"].startswith(AUTHOR_PREFIX)} == HANDLES
    scripts = {script for entry in MAGAZINE.readers for script in scripts_in(entry["name"])}
    assert scripts >= {"Latn", "Cyrl", "Grek", "Arab"}


def test_every_kind_of_comment_occurs() -> None:
    kinds = Counter(kind for entry in SAID for kind in entry)
    assert all(kinds[kind] for kind in ("edited", "withdrawn", "hidden", "waiting"))
    assert [talk["closed_reason"] for talk in TALKS.values() if talk["state"] == "closed"]


@pytest.mark.parametrize("key", TALKS)
def test_an_answer_comes_after_what_it_answers(key: str) -> None:
    comments = [entry for entry in TALKS[key]["comments"] if "n" in entry]
    assert [entry["n"] for entry in comments] == list(range(1, len(comments) + 1))
    assert [entry["hours"] for entry in comments] == sorted(entry["hours"] for entry in comments)
    assert all(entry.get("to", 0) < entry["n"] for entry in comments)
    edition = next(iter(MAGAZINE.articles[key].values()))
    # Nobody speaks in the future, nor is anything decided there.
    assert comments[-1]["hours"] < edition["published_days_ago"] * 24 - 1


@pytest.mark.parametrize(
    ("locale", "least"),
    [("en", 2), ("uk", 4), ("ru", 3), ("de", 2), ("el", 2), ("es", 3), ("pt", 3), ("ca", 2)],
)
def test_the_council_is_named_in_many_forms(locale: str, least: int) -> None:
    assert len(_forms(COUNCIL, locale)) >= least, _forms(COUNCIL, locale)


@pytest.mark.parametrize(("locale", "least"), [("uk", 3), ("ru", 3), ("el", 2), ("ar", 2)])
def test_its_chair_is_named_in_many_forms(locale: str, least: int) -> None:
    assert len(_forms(VASK, locale)) >= least, _forms(VASK, locale)
