"""Backing up: database and pictures into one verified file, while the site goes on serving."""

import errno
import os
import signal
import sqlite3
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from causerie.config import archive, postgres_tools
from causerie.config.archive import FileDigest, Manifest
from causerie.config.refusal import Refusal
from causerie.config.schema import is_empty_database
from causerie.config.snapshot import Snapshot, read_sqlite, take_snapshot


@dataclass(frozen=True)
class BackupReport:
    file: Path
    size_bytes: int
    tables: int
    rows: int
    media_files: int
    warnings: list[str]


def tidy_up_when_ended() -> None:
    """Let SIGTERM, as from a service manager, undo what is unfinished, as Ctrl-C does."""
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))


def write_backup(file: Path) -> BackupReport:
    """Write the backup, read it back, and only then give it its name.

    Raises Refusal where it cannot be done; then nothing is left behind.
    """
    file = file.absolute()
    _refuse_target(file)
    if is_empty_database():
        raise Refusal("the database is empty: there is nothing to back up")
    with (
        _full_disk_refused(file.parent),
        TemporaryDirectory(prefix=".causerie-backup-", dir=file.parent) as name,
    ):
        workshop = Path(name)
        snapshot = take_snapshot(workshop)
        unfinished = workshop / "unfinished.zip"
        manifest, warnings = _write(unfinished, snapshot)
        snapshot.file.unlink()
        _verify(unfinished, manifest, workshop)
        _publish(unfinished, file)
    return BackupReport(
        file=file,
        size_bytes=file.stat().st_size,
        tables=len(manifest.tables),
        rows=manifest.row_count,
        media_files=len(manifest.media),
        warnings=warnings,
    )


def _refuse_target(file: Path) -> None:
    if os.path.lexists(file):
        raise Refusal(f"{file} exists already; choose another name")
    if not file.parent.is_dir():
        raise Refusal(f"{file.parent} is no folder; make it, or choose another place")
    if file.resolve().is_relative_to(settings.MEDIA_ROOT.resolve()):
        raise Refusal(f"{settings.MEDIA_ROOT} can be read by everybody; choose another folder")


@contextmanager
def _full_disk_refused(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise Refusal(
                f"{folder} has no room for the backup ({error.strerror}); nothing was written"
            ) from error
        raise Refusal(
            f"the backup could not be written: {error.filename or folder}: "
            f"{error.strerror or error}"
        ) from error


def _write(unfinished: Path, snapshot: Snapshot) -> tuple[Manifest, list[str]]:
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out, zipfile.ZipFile(out, "w") as zipped:
        with snapshot.file.open("rb") as source:
            database = archive.add(
                zipped,
                archive.DATABASE_MEMBERS[snapshot.engine],
                source,
                compress=snapshot.engine == "sqlite",  # pg_dump has compressed it already
            )
        media, warnings = _add_media(zipped)
        missing = [name for name in snapshot.pictures if name not in media]
        manifest = Manifest(
            causerie=settings.VERSION,
            engine=snapshot.engine,
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            migrations=snapshot.migrations,
            database=database,
            tables=snapshot.tables,
            media=media,
            missing=missing,
        )
        archive.add_manifest(zipped, manifest)
    warnings += [f"the picture {name} is missing in {settings.MEDIA_ROOT}" for name in missing]
    return manifest, warnings


def _add_media(zipped: zipfile.ZipFile) -> tuple[dict[str, FileDigest], list[str]]:
    """After the database: a picture that it names was there before it was named."""
    media: dict[str, FileDigest] = {}
    warnings = []
    for path in media_files(settings.MEDIA_ROOT):
        name = path.relative_to(settings.MEDIA_ROOT).as_posix()
        try:
            name.encode()
        except UnicodeEncodeError as error:
            raise Refusal(
                f"{os.fsencode(path)!r}: the name is not UTF-8; rename the file"
            ) from error
        try:
            source = path.open("rb")
        except FileNotFoundError:
            # Deleted since the folder was listed; told as missing if the database names it.
            continue
        with source:
            before = os.fstat(source.fileno())
            media[name] = archive.add(zipped, archive.MEDIA_PREFIX + name, source, compress=False)
            after = os.fstat(source.fileno())
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            warnings.append(
                f"{path} was written to while it was read, so this backup may hold half of it; "
                "back up again if it matters"
            )
    return media, warnings


def media_files(folder: Path) -> Iterator[Path]:
    """Every file below `folder`, also behind links to folders, which may lie on other disks."""
    seen = set()
    for parent, folders, names in os.walk(folder, followlinks=True, onerror=_raise):
        folders.sort()
        here = os.stat(parent)
        if (here.st_dev, here.st_ino) in seen:
            folders.clear()
            continue
        seen.add((here.st_dev, here.st_ino))
        for name in sorted(names):
            path = Path(parent, name)
            if path.is_file():
                yield path


def _raise(error: OSError) -> None:
    """A folder that cannot be listed would be missing from the backup without a word."""
    if not isinstance(error, FileNotFoundError):
        raise error


def _verify(unfinished: Path, written: Manifest, workshop: Path) -> None:
    """Read the archive back as a restore would."""
    with archive.opened(unfinished) as (zipped, manifest):
        if manifest != written:
            raise Refusal("the manifest was not read back as it was written; nothing was kept")
        archive.verify_media(zipped, manifest)
        verified_database(zipped, manifest, workshop)


def verified_database(zipped: zipfile.ZipFile, manifest: Manifest, workshop: Path) -> Path:
    """Extract the database into `workshop`. Raises Refusal unless it is what was backed up.

    With SQLite every row is read and compared. Of a PostgreSQL dump this proves only that it is
    the one that was written, and readable; its rows are compared when it has been restored.
    """
    file = workshop / f"read-back-{manifest.database_member}"
    archive.extract_database(zipped, manifest, file)
    if manifest.engine == "postgresql":
        postgres_tools.read_through(file)
        return file
    try:
        tables = read_sqlite(file).tables
    except sqlite3.Error as error:
        raise Refusal(f"{zipped.filename} is damaged: its database: {error}") from error
    if tables != manifest.tables:
        raise Refusal(f"{zipped.filename} is damaged: its tables are not those of its manifest")
    return file


def _publish(unfinished: Path, file: Path) -> None:
    """Give the file its name, safely on the disk."""
    with unfinished.open("rb") as done:
        os.fsync(done.fileno())
    unfinished.rename(file)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
