"""Reading a public page changes no row."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from causerie.publication.models import FrontPage
from tests.publication.filled import PUBLIC_PATHS, fill

_READS = re.compile(r"\s*(?:SELECT|PRAGMA\s+\w+(?:\(.*\))?\s*$)", re.IGNORECASE | re.DOTALL)


def changes_rows(sql: str) -> bool:
    """Whether a statement is anything but a plain read; a lock or a savepoint is no plain read."""
    return not _READS.match(sql) or bool(re.search(r"\bFOR\s+(?:NO KEY )?UPDATE\b", sql))


@contextmanager
def statements() -> Iterator[list[str]]:
    """What is said to the database meanwhile."""
    said: list[str] = []

    def listen(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        said.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(listen):
        yield said


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", PUBLIC_PATHS)
def test_reading_a_public_page_changes_no_row(
    client: Client, front: FrontPage, path: str, method: str
) -> None:
    fill(front)
    cache.clear()
    with statements() as said:
        response = client.generic(method, path, headers={"host": "localhost"})
    assert response.status_code in (200, 302, 404, 410), response.status_code
    assert [sql for sql in said if changes_rows(sql)] == []


@pytest.mark.parametrize("path", ["/en/", "/en/city/the-last-ferry/"])
def test_a_reader_who_brings_a_cookie_changes_no_row_either(
    client: Client, front: FrontPage, path: str
) -> None:
    fill(front)
    client.cookies["session"] = "a-session-that-is-not-there-0000"
    client.cookies["locale"] = "fr"
    with statements() as said:
        assert client.get(path).status_code == 200
    assert [sql for sql in said if changes_rows(sql)] == []


@pytest.mark.django_db
def test_a_statement_that_changes_a_row_is_found(front: FrontPage) -> None:
    with statements() as said:
        front.save()
    assert any(changes_rows(sql) for sql in said)
    assert changes_rows("SAVEPOINT s1")
    assert changes_rows("BEGIN IMMEDIATE")
    assert changes_rows("SELECT 1 FOR UPDATE")
    assert changes_rows("PRAGMA foreign_keys = OFF")
    assert not changes_rows('SELECT "a" FROM "b"')
