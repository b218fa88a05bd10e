"""Apertium itself, as the system has it, and small modes of our own that misbehave."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from causerie.translation.engines.apertium import Apertium, modes
from causerie.translation.engines.base import EngineSettings
from tests.translation.apertium.work import FIVE, OwnModes

_NEEDED = {"eng-spa", "spa-eng", "es-pt", "pt-es", "fr-es", "eng-cat", "fra-cat", "cat-fra",
           "por-cat", "cat-por", "spa-cat", "cat-spa", "rus-ukr"}  # fmt: skip


@pytest.fixture(scope="session")
def installed() -> dict[str, modes.Mode]:
    found = modes.installed()
    missing = sorted(_NEEDED - set(found))
    assert not missing, (
        f"Apertium's modes {', '.join(missing)} are not installed. On Debian or Ubuntu: "
        "apt-get install --no-install-recommends apertium lttoolbox-dev cg3 apertium-eng-spa "
        "apertium-es-pt apertium-fr-es apertium-eng-cat apertium-fra-cat apertium-por-cat "
        "apertium-spa-cat apertium-rus-ukr"
    )
    return found


@pytest.fixture(scope="session")
def apertium(installed: dict[str, modes.Mode]) -> Iterator[Apertium]:
    engine = Apertium(EngineSettings("apertium", "apertium", (*FIVE, "ru", "uk", "pt-br", "ar")))
    yield engine
    engine.close()


@pytest.fixture
def own_modes(tmp_path: Path) -> OwnModes:
    return OwnModes(tmp_path)


@pytest.fixture
def soon() -> float:
    return time.monotonic() + 60
