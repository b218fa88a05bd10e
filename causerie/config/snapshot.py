"""A consistent copy of the database, taken while the site goes on serving."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from causerie.config import postgres_tools
from causerie.config.archive import DATABASE_MEMBERS
from causerie.config.digests import TableDigest, postgresql_digests, sqlite_digests
from causerie.config.refusal import Refusal

_MIGRATIONS = "SELECT app, name FROM django_migrations ORDER BY id"
_PICTURES = "SELECT file FROM publication_picture ORDER BY file"


@dataclass(frozen=True)
class Snapshot:
    """The copy, and what it says: both of the same moment."""

    engine: str
    file: Path
    tables: dict[str, TableDigest]
    migrations: list[str]
    pictures: list[str]


def engine() -> str:
    """The name of the site's engine, as a manifest writes it."""
    return "sqlite" if settings.IS_SQLITE else "postgresql"


def take_snapshot(folder: Path) -> Snapshot:
    """Write the copy into `folder`."""
    file = folder / DATABASE_MEMBERS[engine()]
    return _sqlite_snapshot(file) if settings.IS_SQLITE else _postgresql_snapshot(file)


def _sqlite_snapshot(file: Path) -> Snapshot:
    live = Path(connection.settings_dict["NAME"]).absolute()
    try:
        with (
            closing(sqlite3.connect(f"{live.as_uri()}?mode=rw", uri=True)) as source,
            closing(sqlite3.connect(file)) as copy,
        ):
            copy.execute("PRAGMA synchronous = OFF")
            # In one step: readers and writers go on, and none of their writes starts it again.
            source.backup(copy)
            # Without this, opening the copy would lay files of its own beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
        return read_sqlite(file)
    except sqlite3.Error as error:
        raise Refusal(
            f"the database could not be copied: {error}; nothing was backed up"
        ) from error


def read_sqlite(file: Path) -> Snapshot:
    """What the database in `file` says. Raises Refusal if its pages do not hold together."""
    with closing(sqlite3.connect(file)) as database:
        found = [row[0] for row in database.execute("PRAGMA integrity_check(1)")]
        if found != ["ok"]:
            raise Refusal(f"the database is damaged: {found[0]}")
        tables = sqlite_digests(database)
        return Snapshot(
            engine="sqlite",
            file=file,
            tables=tables,
            migrations=_names(database.execute(_MIGRATIONS))
            if "django_migrations" in tables
            else [],
            pictures=_files(database.execute(_PICTURES)) if "publication_picture" in tables else [],
        )


def _postgresql_snapshot(file: Path) -> Snapshot:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        [exported] = cursor.fetchone()
        tables = postgresql_digests()
        migrations, pictures = [], []
        if "django_migrations" in tables:
            cursor.execute(_MIGRATIONS)
            migrations = _names(cursor.fetchall())
        if "publication_picture" in tables:
            cursor.execute(_PICTURES)
            pictures = _files(cursor.fetchall())
        # While the transaction is open: the exported snapshot ends with it.
        postgres_tools.dump(file, exported)
    return Snapshot("postgresql", file, tables, migrations, pictures)


def _names(rows: Iterable[tuple[str, str]]) -> list[str]:
    return [f"{app}.{name}" for app, name in rows]


def _files(rows: Iterable[tuple[str]]) -> list[str]:
    return [file for (file,) in rows]
