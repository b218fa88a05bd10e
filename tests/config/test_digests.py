"""Digests of tables."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from ipaddress import IPv4Address
from uuid import UUID

import pytest
from django.db import connection, models
from hypothesis import given
from hypothesis import strategies as st

from causerie.config.digests import canonical, postgresql_digests, sqlite_digests
from tests.config.sites import ON_POSTGRESQL


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "1"),
        (7, "7"),
        (7.0, "7"),
        (Decimal("7.00"), "7"),
        (0.1, "0.1"),
        (Decimal("0.10"), "0.1"),
        (1e-7, "0.0000001"),
        (float("inf"), "Infinity"),
        ("Straße", "Straße"),
        (b"\x00\xff", "00ff"),
        (datetime(2026, 1, 31, 12, tzinfo=UTC), "2026-01-31 12:00:00"),
        (
            datetime(2026, 1, 31, 12, 0, 0, 5, tzinfo=timezone(timedelta(hours=2))),
            "2026-01-31 10:00:00.000005",
        ),
        (date(2026, 1, 31), "2026-01-31"),
        (time(9, 30), "09:30:00"),
        (timedelta(days=-1, microseconds=3), "-86399999997"),
        (UUID(int=1), "0" * 31 + "1"),
        (IPv4Address("192.0.2.1"), "192.0.2.1"),
        ([1, None, "a"], '["1", null, "a"]'),
    ],
)
def test_a_value_has_the_same_text_whichever_engine_it_came_from(value: object, text: str) -> None:
    assert canonical(value) == text


def test_a_value_of_an_unknown_kind_is_no_silent_gap() -> None:
    with pytest.raises(TypeError, match="no canonical text"):
        canonical(object())


def sqlite_digest(rows: list[tuple[object, object]]) -> str:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE t (id integer PRIMARY KEY, a text, b text)")
        database.executemany("INSERT INTO t (a, b) VALUES (?, ?)", rows)
        return sqlite_digests(database)["t"].sha256


texts = st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
rows = st.lists(st.tuples(texts, texts), max_size=4)


@given(rows, rows)
def test_different_rows_have_different_digests(
    first: list[tuple[object, object]], second: list[tuple[object, object]]
) -> None:
    assert (sqlite_digest(first) == sqlite_digest(second)) == (first == second)


def test_the_order_of_columns_and_of_insertion_does_not_matter() -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE one (key text PRIMARY KEY, a integer)")
        database.executemany("INSERT INTO one VALUES (?, ?)", [("b", 2), ("a", 1), ("Ä", 3)])
        database.execute("CREATE TABLE two (a integer, key text PRIMARY KEY)")
        database.executemany("INSERT INTO two VALUES (?, ?)", [(3, "Ä"), (1, "a"), (2, "b")])
        digests = sqlite_digests(database)
    assert digests["one"] == digests["two"]


def test_text_that_is_not_utf_8_has_a_digest() -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE t (id integer PRIMARY KEY, a text)")
        database.execute("INSERT INTO t VALUES (1, CAST(x'ff' AS text))")
        assert sqlite_digests(database)["t"].rows == 1


class Sample(models.Model):
    """One column of each kind that the tables of this project and its apps have."""

    key = models.CharField(max_length=20, primary_key=True)
    truth = models.BooleanField()
    whole = models.BigIntegerField(null=True)
    broken = models.FloatField()
    price = models.DecimalField(max_digits=8, decimal_places=2)
    moment = models.DateTimeField()
    day = models.DateField()
    hour = models.TimeField()
    length = models.DurationField()
    identity = models.UUIDField()
    facts = models.JSONField()
    raw = models.BinaryField()
    address = models.GenericIPAddressField()

    class Meta:
        app_label = "tests"
        managed = False
        db_table = "tests_digest_sample"

    def __str__(self) -> str:
        return self.key


SAMPLE_SHA256 = "41e34933a101805025db7b4333462ae03a0cc98bb161917da91a57b87288ed4d"


@pytest.fixture
def sample_table(committed: None) -> Iterator[None]:
    with connection.schema_editor() as editor:
        editor.create_model(Sample)
    yield
    with connection.schema_editor() as editor:
        editor.delete_model(Sample)


@pytest.mark.usefixtures("sample_table")
def test_equal_rows_have_equal_digests_in_sqlite_and_postgresql() -> None:
    """Both engines are compared with one number, since a run of the tests has only one of them."""
    for key in ("b", "B", "ä", "a"):
        Sample(
            key=key,
            truth=True,
            whole=None,
            broken=2.5,
            price=Decimal("19.90"),
            moment=datetime(2026, 1, 31, 12, 0, 0, 120000, tzinfo=UTC),
            day=date(2026, 1, 31),
            hour=time(9, 30),
            length=timedelta(days=1, seconds=2),
            identity=UUID(int=99),
            facts={"b": [1.0, 2.5, None], "a": {"é": True}},
            raw=b"\x00\xff",
            address="192.0.2.1",
        ).save(force_insert=True)
    if ON_POSTGRESQL:
        found = postgresql_digests()
    else:
        connection.ensure_connection()
        found = sqlite_digests(connection.connection)
    assert found["tests_digest_sample"].rows == 4
    assert found["tests_digest_sample"].sha256 == SAMPLE_SHA256
