"""Digests of tables, by which a backup proves that it says what the database said.

The digest of a table is the SHA-256 of these bytes. First a line with the names of its columns,
sorted, each as a netstring (length in bytes, colon, UTF-8). Then a line for each row, ordered by
the primary key (text by its bytes; without a primary key, by the engine's row order or all
columns), with the values in the order of those names: `-` for NULL, else the value's canonical
text as a netstring. The canonical text does not depend on the engine:

| value | canonical text |
|---|---|
| truth | `1`, `0` |
| number | plain decimal, without trailing zeros |
| moment | in UTC, `2026-01-31 12:00:00` and `.123456` where there is a fraction |
| date, time of day | ISO 8601 |
| duration | microseconds |
| UUID | 32 hexadecimal digits |
| bytes | hexadecimal digits |
| JSON | keys sorted, no spaces |
| text, addresses | as they are |

So equal rows have equal digests in SQLite and in PostgreSQL. The tables of the search index are
the exception: each engine keeps its own kind.
"""

import hashlib
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from ipaddress import IPv4Address, IPv4Interface, IPv6Address, IPv6Interface
from itertools import chain
from typing import Any
from uuid import UUID

from django.db import connection

# Django's JSON columns are text with this check in SQLite.
_JSON_CHECK = re.compile(r'JSON_VALID\("([^"]+)"\)')
_MICROSECOND = timedelta(microseconds=1)
ROWS_AT_A_TIME = 2_000


@dataclass(frozen=True)
class TableDigest:
    rows: int
    sha256: str


@dataclass(frozen=True)
class Column:
    name: str
    is_json: bool


def sqlite_digests(database: sqlite3.Connection) -> dict[str, TableDigest]:
    """Of every table in the file. Virtual tables have no rows of their own, only their shadows."""
    database.text_factory = _tolerant_text
    tables = database.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' "
        "ESCAPE '\\' AND sql NOT LIKE 'CREATE VIRTUAL %' ORDER BY name"
    ).fetchall()
    return {name: _sqlite_digest(database, name, sql) for name, sql in tables}


def _sqlite_digest(database: sqlite3.Connection, table: str, sql: str) -> TableDigest:
    json_names = set(_JSON_CHECK.findall(sql))
    described = database.execute(f"PRAGMA table_info({_quoted(table)})").fetchall()
    key = [name for _rank, name in sorted((row[5], row[1]) for row in described if row[5])]
    columns = sorted((Column(row[1], row[1] in json_names) for row in described), key=_by_name)
    order = [f"{_quoted(name)} COLLATE BINARY" for name in key] or ["rowid"]
    return _digest(columns, database.execute(_selection(table, columns, order)))


def postgresql_digests() -> dict[str, TableDigest]:
    """Of every table on the search path, in the transaction that is open on Django's connection."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND pg_table_is_visible(c.oid) "
            "AND n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema') "
            'ORDER BY c.relname COLLATE "C"'
        )
        tables = cursor.fetchall()
    return {name: _postgresql_digest(name, oid) for name, oid in tables}


def _postgresql_digest(table: str, oid: int) -> TableDigest:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.attname, a.atttypid::regtype::text IN ('json', 'jsonb'), "
            "a.attcollation <> 0, array_position(i.indkey::int2[], a.attnum) "
            "FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid "
            "AND i.indisprimary WHERE a.attrelid = %s AND a.attnum > 0 AND NOT a.attisdropped",
            [oid],
        )
        described = cursor.fetchall()
    columns = sorted((Column(name, is_json) for name, is_json, _c, _p in described), key=_by_name)
    key = [row for row in sorted(described, key=lambda row: row[3] or 0) if row[3] is not None]
    order = [
        _quoted(name) + (' COLLATE "C"' if is_text else "") for name, _json, is_text, _place in key
    ] or [f'{_quoted(column.name)}::text COLLATE "C"' for column in columns]
    with connection.chunked_cursor() as rows:
        rows.execute(_selection(table, columns, order))
        pieces = iter(partial(rows.fetchmany, ROWS_AT_A_TIME), [])
        return _digest(columns, chain.from_iterable(pieces))


def _digest(columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> TableDigest:
    digest = hashlib.sha256(b"".join(_netstring(column.name) for column in columns) + b"\n")
    readers: list[Callable[[Any], str]] = [
        _canonical_json if column.is_json else canonical for column in columns
    ]
    count = 0
    for row in rows:
        values = zip(readers, row, strict=True)
        digest.update(
            b"".join(b"-" if v is None else _netstring(read(v)) for read, v in values) + b"\n"
        )
        count += 1
    return TableDigest(count, digest.hexdigest())


def canonical(value: object) -> str:
    """The text that stands for a value, whichever engine it came from."""
    for kinds, text in _TEXTS:
        if isinstance(value, kinds):
            return text(value)
    raise TypeError(f"no canonical text for {type(value)}")


def _moment(value: datetime) -> str:
    utc = value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value
    return utc.isoformat(sep=" ")


def _number(value: Decimal) -> str:
    if not value.is_finite():
        return str(value)
    return str(int(value)) if value == int(value) else format(value.normalize(), "f")


# The first that fits: a datetime is a date too, and a truth value a number.
_TEXTS: tuple[tuple[Any, Callable[[Any], str]], ...] = (
    (str, str),
    (int, lambda value: str(int(value))),
    (float, lambda value: _number(Decimal(repr(value)))),
    (Decimal, _number),
    (datetime, _moment),
    ((date, time), lambda value: value.isoformat()),
    (timedelta, lambda value: str(value // _MICROSECOND)),
    (UUID, lambda value: value.hex),
    ((bytes, memoryview), lambda value: value.hex()),
    (list, lambda value: json.dumps([v if v is None else canonical(v) for v in value])),
    ((IPv4Address, IPv4Interface, IPv6Address, IPv6Interface), str),
)


def _canonical_json(value: str | bytes) -> str:
    parsed = json.loads(value, parse_float=_json_number)
    return json.dumps(parsed, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _json_number(text: str) -> int | float:
    number = float(text)
    return int(number) if number.is_integer() else number


def _netstring(text: str) -> bytes:
    raw = text.encode("utf-8", "surrogateescape")
    return b"%d:%s" % (len(raw), raw)


def _tolerant_text(raw: bytes) -> str:
    """A byte that is not UTF-8 in a text is no reason to refuse a backup."""
    return raw.decode("utf-8", "surrogateescape")


def _by_name(column: Column) -> str:
    return column.name


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _selection(table: str, columns: Sequence[Column], order: Sequence[str]) -> str:
    names = ", ".join(_quoted(column.name) for column in columns)
    return f"SELECT {names} FROM {_quoted(table)} ORDER BY {', '.join(order)}"  # noqa: S608 # quoted
