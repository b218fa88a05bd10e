"""The real engine, one for all tests here."""

from collections.abc import Iterator

import pytest

from causerie.translation.engines.apertium import Apertium
from causerie.translation.engines.base import EngineSettings
from tests.translation.texts import LOCALES


@pytest.fixture(scope="session")
def apertium() -> Iterator[Apertium]:
    engine = Apertium(EngineSettings(name="apertium", kind="apertium", locales=LOCALES))
    yield engine
    engine.close()
