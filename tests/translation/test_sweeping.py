"""Which texts a change of the glossary has translated again: rows, and no engine."""

import pytest

from causerie.translation.models import Source, State, TermSweep, Translation
from causerie.translation.services.glossary import save_term
from causerie.translation.services.term_sweep import SOURCES_AT_ONCE, sweep_terms
from causerie.translation.terms.entry import Entry, Name
from tests.translation.made import make_source

pytestmark = pytest.mark.django_db

TRUST = Entry({"en": Name("Riverside Trust"), "es": Name("Fundación Ribereña")})


def _failed(words: str, reason: str) -> Source:
    source = make_source(f"<p>{words}</p>", locale="en")
    Translation.objects.create(
        source=source, locale="es", state=State.FAILED, reason=reason, is_due=False
    )
    return source


def test_what_failed_is_tried_again_where_a_term_may_help() -> None:
    helped = _failed("The Riverside Trust sold it.", "check")
    _failed("The Riverside café is closed.", "check")
    _failed("The Riverside Trust is away.", "unsupported")
    save_term(TRUST, by=None)
    assert sweep_terms() == 1
    assert Translation.objects.get(is_due=True).source == helped
    assert not TermSweep.objects.exists()


def test_many_texts_are_looked_at_in_portions_and_each_once() -> None:
    for number in range(SOURCES_AT_ONCE + 1):
        _failed(f"The Riverside Trust has {number} boats.", "check")
    save_term(TRUST, by=None)
    assert sweep_terms() == SOURCES_AT_ONCE
    assert TermSweep.objects.exists()
    assert sweep_terms() == 1
    assert not TermSweep.objects.exists()
