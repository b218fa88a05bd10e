"""A site below a path of its host, as it really runs."""

import re
from collections.abc import Iterator

import pytest

from tests.running_site import RunningSite, new_site


@pytest.fixture(scope="module")
def site() -> Iterator[RunningSite]:
    running = new_site()
    running.set(SITE_URL=f"{running.url}/news")
    running.start("--web-only")
    try:
        yield running
    finally:
        running.stop()


@pytest.mark.parametrize("prefix", ["/news", ""], ids=["as asked", "taken off by a proxy"])
def test_pages_and_their_files_are_found(site: RunningSite, prefix: str) -> None:
    page = site.ask(f"{prefix}/en/")
    assert page.status == 200
    files = re.findall(r'(?:href|src)="([^"]*/static/[^"]*)"', page.text)
    assert len(files) >= 3
    for file in files:
        assert file.startswith("/news/static/"), file
        below = site.ask(prefix + file.removeprefix("/news"))
        assert below.status == 200, file
        assert "immutable" in below.headers["cache-control"], file


def test_the_way_in_stays_below(site: RunningSite) -> None:
    for door in ("/news/", "/news", "/"):
        assert site.ask(door).headers["location"] == "/news/en/"
    login = site.ask("/news/en/account/login/")
    assert login.status == 200
    assert "Path=/news/" in login.headers["set-cookie"]
    staff = site.ask("/news/cms/")
    assert staff.status == 302
    assert staff.headers["location"].startswith("/news/")


def test_a_neighbour_with_a_longer_name_is_not_meant(site: RunningSite) -> None:
    assert site.ask("/newsletter/").status == 404
