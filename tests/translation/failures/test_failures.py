"""A text and a thread with each failure that was seen in reality: none remains in any direction."""

from itertools import chain, permutations

import pytest

from causerie.translation.engines.base import Pair
from causerie.translation.terms.matching import hits
from tests.translation.failures import LOCALES, Failing, glossary, name_in, thread
from tests.translation.failures.judging import plain, problems
from tests.translation.failures.page import Page

PAIRS = [Pair(*two) for two in permutations(LOCALES, 2)]
FOREIGN = [text for text in thread() if text.locale not in LOCALES]


def _key(text: Failing) -> str:
    return text.key


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_no_failure_remains(pair: Pair, page: Page) -> None:
    found = [_wrong(text, pair.target, page) for text in thread() if text.locale == pair.source]
    assert not any(found), "\n".join(chain.from_iterable(found))


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_without_help_failures_are_seen(pair: Pair, page: Page) -> None:
    texts = [text for text in thread() if text.locale == pair.source]
    found = [_wrong(text, pair.target, page, is_helped=False) for text in texts]
    assert any(found)


@pytest.mark.parametrize("text", thread(), ids=_key)
def test_each_form_of_a_term_is_found(text: Failing) -> None:
    terms = glossary(Pair(text.locale, "es" if text.locale != "es" else "en")).terms
    found = [hit.term.source for hit in hits(plain(text.html), terms, text.locale)]
    for term, times in text.terms.items():
        assert found.count(name_in(term, text.locale)) == times, f"{term}: {found}"


@pytest.mark.parametrize("text", FOREIGN, ids=_key)
def test_what_no_engine_can_do_stays_the_original(text: Failing, page: Page) -> None:
    answer = page.answer(text, "es")
    assert answer.units is None
    assert [attempt.code for attempt in answer.attempts] == ["unsupported"]


def test_without_the_names_of_readers_they_are_words(page: Page) -> None:
    text = next(text for text in thread() if text.key == "es: names of readers that are words")
    assert "Rosa Campos" not in (page.html(text, "en", is_helped=False) or "")


def _wrong(text: Failing, target: str, page: Page, *, is_helped: bool = True) -> list[str]:
    html = page.html(text, target, is_helped=is_helped)
    if html is None:
        return [f"{text.key}: no translation: {page.answer(text, target).attempts}"]
    return [f"{text.key}: {one}: {plain(html)}" for one in problems(text, html, target)]
