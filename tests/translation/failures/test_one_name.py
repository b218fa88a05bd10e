"""On a page in one language, translated from four others, each name has one rendering."""

import pytest

from causerie.translation.engines.base import Pair
from causerie.translation.terms.consistency import NamedText, clusters
from causerie.translation.terms.term import TermPair
from tests.translation.failures import LOCALES, Failing, glossary, name_in, thread
from tests.translation.failures.judging import spoken
from tests.translation.failures.page import Page


@pytest.mark.parametrize("locale", LOCALES)
def test_with_a_glossary_every_name_is_one(locale: str, page: Page) -> None:
    assert _renderings(locale, page, is_helped=True) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_without_a_glossary_an_organisation_has_several(locale: str, page: Page) -> None:
    found = _renderings(locale, page, is_helped=False)
    name = name_in("Riverside Trust", locale)
    assert any(term == name and len(renderings) > 1 for term, renderings in found)


def _renderings(locale: str, page: Page, *, is_helped: bool) -> list[tuple[str, list[str]]]:
    texts = [text for text in thread() if text.locale in LOCALES]
    named = [_named(text, locale, page, is_helped) for text in texts]
    return [
        (cluster.term.target if cluster.term else "", [one.text for one in cluster.renderings])
        for cluster in clusters(named, _known(locale), locale)
    ]


def _named(text: Failing, locale: str, page: Page, is_helped: bool) -> NamedText:
    source = spoken(text.html)
    if text.locale == locale:
        return NamedText(text.key, source)
    translated = page.html(text, locale, is_helped=is_helped) or ""
    return NamedText(text.key, spoken(translated), source, True, text.locale)


def _known(locale: str) -> list[TermPair]:
    pairs = [Pair(source, locale) for source in LOCALES if source != locale]
    return list(dict.fromkeys(term for pair in pairs for term in glossary(pair).terms))
