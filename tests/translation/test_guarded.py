"""What is asked of an engine is counted, and how it fared is known to all processes."""

from collections.abc import Iterator
from time import monotonic

import pytest

from causerie.translation.engines.base import (
    Context,
    EngineError,
    EngineSettings,
    Glossary,
    Pair,
    Text,
)
from causerie.translation.engines.libretranslate import LibreTranslate
from causerie.translation.models import EngineDay, EngineState
from causerie.translation.services.engine_health import FAILURES_MAX, Resting
from causerie.translation.services.engine_room import Guarded
from tests.translation.pipeline.engines import Scripted

pytestmark = pytest.mark.django_db

PAIR = Pair("en", "es")


def _ask(guarded: Guarded) -> None:
    guarded.translate(
        [Text("Hello")],
        PAIR,
        glossary=Glossary(),
        context=Context(),
        deadline=monotonic() + 5,
    )


@pytest.fixture
def away() -> Iterator[LibreTranslate]:
    engine = LibreTranslate(
        EngineSettings("away", "libretranslate", ("en", "es"), url="http://127.0.0.1:1")
    )
    yield engine
    engine.close()


def test_an_engine_that_keeps_failing_is_left_alone(away: LibreTranslate) -> None:
    guarded = Guarded(away)
    for _ in range(FAILURES_MAX):
        with pytest.raises(EngineError) as error:
            _ask(guarded)
        assert not isinstance(error.value, Resting)
    with pytest.raises(Resting):
        _ask(guarded)
    assert EngineState.objects.get().failures == FAILURES_MAX


def test_what_is_bounded_is_counted_at_once() -> None:
    engine = Scripted(lambda text: text.words)
    _ask(Guarded(engine, characters_a_day=100))
    assert EngineDay.objects.get(engine=engine.name).characters == len("Hello")


def test_an_engine_that_is_well_again_is_known_for_it_at_once() -> None:
    engine = Scripted(lambda text: text.words)
    EngineState.objects.create(engine=engine.name, failures=2, reason="unreachable")
    _ask(Guarded(engine))
    assert EngineState.objects.get().failures == 0
