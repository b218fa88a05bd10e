"""Sites for the tests of the command line. Making one takes seconds, copying one does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.config.sites import Site, Sites
from tests.once import site_in_use


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    made = Sites(tmp_path_factory.mktemp("sites"))
    yield made
    made.close()


@pytest.fixture(scope="session")
def pristine(sites: Sites) -> Site:
    """A site in use, with one picture. It is looked at and copied, never changed."""
    return sites.copy(site_in_use())


@pytest.fixture
def site(sites: Sites, pristine: Site) -> Site:
    """A site in use of the test's own."""
    return sites.copy(pristine)


@pytest.fixture
def empty_site(sites: Sites) -> Site:
    return sites.empty()


@pytest.fixture(scope="session")
def backup(pristine: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the pristine site. It is read and copied, never changed."""
    file = tmp_path_factory.mktemp("backup") / "night.zip"
    pristine.done("backup", str(file))
    return file
