"""One engine for all tests of the folder: what it has started is used again."""

from collections.abc import Iterator

import pytest

from causerie.translation.engines.apertium import Apertium
from causerie.translation.engines.base import EngineSettings
from tests.translation.failures import LOCALES
from tests.translation.failures.page import Page


@pytest.fixture(scope="session")
def page() -> Iterator[Page]:
    engine = Apertium(EngineSettings(name="apertium", kind="apertium", locales=LOCALES))
    yield Page(engine)
    engine.close()
