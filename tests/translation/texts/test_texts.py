"""What other tests measure with is itself right."""

import re
import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from causerie.lib.comment_text import tidied
from causerie.lib.markup import parse
from causerie.lib.markup.plain import said
from tests.translation.texts import LOCALES, fillings, frames, sentences
from tests.translation.texts.random_texts import LENGTH_MAX, random_text

SAMPLES = files("causerie.translation") / "samples" / "parallel.toml"


@pytest.mark.parametrize("locale", LOCALES)
def test_each_language_has_enough_different_sentences(locale: str) -> None:
    assert len({sentence.markdown for sentence in sentences(locale)}) >= 300


@pytest.mark.parametrize("locale", LOCALES)
def test_what_must_stay_is_seen_in_the_original(locale: str) -> None:
    for sentence in sentences(locale):
        shown = said(parse(tidied(sentence.markdown)).html())
        for kept, times in Counter(sentence.protected).items():
            assert shown.count(kept) >= times, sentence.markdown


@pytest.mark.parametrize("locale", LOCALES)
def test_each_filling_stands_in_a_sentence(locale: str) -> None:
    used = {kept for sentence in sentences(locale) for kept in sentence.protected}
    every = {filling.kept for found in fillings().values() for filling in found}
    assert every - used == set()


def test_slots_have_enough_fillings_and_frames_no_digits() -> None:
    assert {slot for slot, found in fillings().items() if len(set(found)) < 12} == set()
    assert [
        frame for found in frames().values() for frame in found if re.search(r"\d", frame)
    ] == []


def test_a_random_text_is_the_same_again_and_has_its_bound() -> None:
    texts = [random_text(seed) for seed in range(1000)]
    assert texts == [random_text(seed) for seed in range(1000)]
    assert len(set(texts)) > 990
    assert {1 <= len(text) <= LENGTH_MAX for text in texts} == {True}
    assert max(map(len, texts)) > 1500
    assert sum(text.endswith("^…") for text in texts) > 50
    # Each can be written to a process.
    assert "".join(texts).encode()


def test_the_parallel_sentences_are_complete_and_each_stands_once() -> None:
    rows = tomllib.loads(SAMPLES.read_text(encoding="utf-8"))["sentences"]
    for locale in LOCALES:
        texts = [row[locale] for row in rows]
        assert len(set(texts)) == len(rows) >= 56
        assert all(text == text.strip() and text[-1] in ".?!" for text in texts)
    assert all(sum(locale in row for row in rows) >= 20 for locale in ("uk", "ru", "de", "ar"))
