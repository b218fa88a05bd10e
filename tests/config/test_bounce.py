"""`causerie bounce`, as a mail server's alias runs it."""

import os
import subprocess
import sys

import pytest

from causerie.config.cli import EXIT_REFUSED
from tests.config.sites import ON_POSTGRESQL, Site, site_environment
from tests.reports import report

ADDRESS = "rita@example.org"
MAKE_PERSON = f"from tests.factories import make_staff; make_staff({ADDRESS!r})"
TROUBLES = "SELECT reason FROM accounts_mailtrouble"


def own_report(site: Site, recipient: str, **more: str) -> bytes:
    """About a message that this site has sent: the token is of its own secret."""
    code = f"from causerie.lib.bounces import return_token; print(return_token({recipient!r}))"
    return report(recipient, token=site.python(code).strip(), **more)


def pipe(site: Site, message: bytes, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    if ON_POSTGRESQL:
        environment = {"DATABASE_URL": site.database_url, **environment}
    return subprocess.run(
        [sys.executable, "-m", "causerie.config.cli", "--site", str(site.folder), "bounce"],
        input=message,
        env=site_environment(**environment),
        capture_output=True,
        check=False,
    )


@pytest.fixture
def reader_site(site: Site) -> Site:
    site.python(MAKE_PERSON)
    return site


def test_a_report_becomes_trouble_of_the_account(reader_site: Site) -> None:
    ended = pipe(reader_site, own_report(reader_site, ADDRESS))
    assert ended.returncode == 0, ended.stderr
    assert b"1 not delivered, 1 of them to an account's address" in ended.stdout
    assert reader_site.sql(TROUBLES) == [("550 5.1.1 no such user here",)]
    again = pipe(reader_site, own_report(reader_site, ADDRESS, diagnostic="smtp; 550 full"))
    assert again.returncode == 0
    assert reader_site.sql(TROUBLES) == [("550 full",)]


def test_an_address_without_an_account_is_taken_in_and_kept_nowhere(reader_site: Site) -> None:
    ended = pipe(reader_site, own_report(reader_site, "nobody@example.org"))
    assert ended.returncode == 0
    assert b"1 not delivered, 0 of them" in ended.stdout
    assert reader_site.sql(TROUBLES) == []


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            b"Subject: Hello\r\n\r\nI am on holiday.",
            "this message is no delivery report (RFC 3464)",
        ),
        (report(ADDRESS, token="0" * 32), "brings back no message that this site has sent"),
        (b"x" * 5_000_001, "longer than 5000000 bytes"),
        (b"", "no delivery report"),
    ],
)
def test_anything_else_is_refused_in_a_line(reader_site: Site, message: bytes, told: str) -> None:
    ended = pipe(reader_site, message)
    assert ended.returncode == EXIT_REFUSED
    (line,) = ended.stderr.decode().splitlines()
    assert line.startswith("causerie: ")
    assert told in line
    assert reader_site.sql(TROUBLES) == []


def test_a_report_is_kept_by_the_mail_server_while_the_database_is_away(site: Site) -> None:
    message = own_report(site, ADDRESS)
    away = (
        "postgres://causerie@127.0.0.1:1/nothing"
        if ON_POSTGRESQL
        else f"sqlite:///{site.folder / 'data'}"
    )
    ended = pipe(site, message, DATABASE_URL=away)
    assert ended.returncode == os.EX_TEMPFAIL, ended.stderr
    assert b"to be tried again" in ended.stderr
