"""What a change of the glossary costs, said before it is made: rows, and no engine."""

from typing import Any

import pytest

from causerie.translation.engines.base import Pair
from causerie.translation.models import Source, State, Translation
from causerie.translation.selectors import affected as selector
from causerie.translation.selectors.affected import affected
from causerie.translation.selectors.texts import texts_in
from causerie.translation.terms.entry import Entry, Name
from tests.translation.made import make_source

pytestmark = pytest.mark.django_db

WORDS = "The Riverside Trust sold it."
TRUST = Entry({"en": Name("Riverside Trust"), "es": Name("Fundación"), "fr": Name("Fondation")})


def _source(**states: State) -> Source:
    source = make_source(f"<p>{WORDS}</p>", locale="en")
    for locale, state in states.items():
        Translation.objects.create(source=source, locale=locale, state=state, html=locale)
    return source


def test_only_what_a_machine_has_translated_is_made_again() -> None:
    _source(es=State.TRANSLATED, fr=State.REQUESTED)
    _source(es=State.POST_EDITED, fr=State.FAILED)
    found = affected([(None, TRUST)])
    assert (found.texts, found.characters) == (1, {Pair("en", "es"): len(WORDS)})


def test_where_there_are_more_texts_than_are_looked_at_it_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(selector, "LOOKED_AT_MAX", 2)
    for _ in range(2):
        _source(es=State.TRANSLATED)
    assert not affected([(None, TRUST)]).is_bounded
    _source(es=State.TRANSLATED)
    found = affected([(None, TRUST)])
    assert (found.texts, found.is_bounded) == (2, True)


def test_a_text_in_one_locale_is_not_that_in_another(django_assert_num_queries: Any) -> None:
    source = _source(es=State.TRANSLATED, fr=State.TRANSLATED)
    with django_assert_num_queries(1):
        assert texts_in([source.pk], "es")[source.pk].html == "es"
    assert texts_in([source.pk], "ca") == {}
