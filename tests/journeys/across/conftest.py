"""One site for all journeys across languages: with a glossary, and the real engine."""

from collections.abc import Iterator

import pytest

from tests.running_site import RunningSite, new_site


@pytest.fixture(scope="session")
def site() -> Iterator[RunningSite]:
    # Journeys in a row write faster than people do.
    running = new_site(
        "from tests.journeys.across.stage import main; main()",
        COMMENT_RATE="1000/m",
        TRANSLATION_POLICY="all",
    )
    running.start()
    yield running
    running.stop()
