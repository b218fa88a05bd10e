"""`causerie serve` where it cannot: one line that says what to do, and exit code 2."""

import socket
from collections.abc import Iterator

import pytest

from tests.config.sites import Site
from tests.running_site import free_port


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_in_use_is_told_with_another_to_try(site: Site, taken_port: int) -> None:
    said = site.refused("serve", PORT=str(taken_port))
    assert f"port {taken_port} is in use by another program" in said
    assert "PORT=" in said


@pytest.mark.parametrize("host", ["192.0.2.1", "not a host"])
def test_an_address_that_is_not_this_machine_s_is_told(site: Site, host: str) -> None:
    said = site.refused("serve", HOST=host, PORT=str(free_port()))
    assert f"HOST: {host!r} is no address of this machine" in said


@pytest.mark.parametrize(
    ("setting", "value", "allowed"),
    [
        ("PORT", "abc", "a whole number from 1 to 65535"),
        ("SITE_URL", "foo", "https://news.example.org"),
        ("DATABASE_URL", "nonsense", "postgres://user:password@host:port/name"),
    ],
)
def test_a_wrong_setting_is_told_before_anything_starts(
    empty_site: Site, setting: str, value: str, allowed: str
) -> None:
    said = empty_site.refused("serve", **{setting: value})
    assert said.startswith(f"causerie: {setting}: ")
    assert allowed in said


def test_a_site_without_tables_is_sent_to_the_upgrade(empty_site: Site) -> None:
    assert "run `causerie upgrade`" in empty_site.refused("serve")


def test_tables_of_an_older_version_are_sent_to_the_upgrade(site: Site) -> None:
    site.sql("DELETE FROM django_migrations WHERE app = 'web'")
    said = site.refused("serve")
    assert "older than Causerie" in said
    assert "run `causerie upgrade`" in said


def test_tables_of_a_newer_version_are_not_touched(site: Site) -> None:
    site.sql(
        "INSERT INTO django_migrations (app, name, applied) "
        "VALUES ('web', '0999_tomorrow', '2030-01-01')"
    )
    said = site.refused("serve")
    assert "newer than Causerie" in said
    assert "web.0999_tomorrow" in said
