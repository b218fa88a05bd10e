"""How many connections the web server takes."""

import resource
from collections.abc import Iterator

import pytest

from causerie.config.web_process import CONNECTIONS_MAX, connections_max, raise_file_limit


@pytest.fixture
def low_limit() -> Iterator[int]:
    """The hard limit, with a soft one that is far below it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
    yield hard
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_the_web_server_takes_as_many_open_files_as_it_may(low_limit: int) -> None:
    assert raise_file_limit() == low_limit
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == (low_limit, low_limit)


@pytest.mark.parametrize(
    ("files_max", "connections"),
    [
        (1_024, 320),
        (4_096, 1_856),
        (524_288, CONNECTIONS_MAX),
        (resource.RLIM_INFINITY, CONNECTIONS_MAX),
        (64, 1),
    ],
)
def test_there_are_never_more_connections_than_files(files_max: int, connections: int) -> None:
    assert connections_max(files_max) == connections
