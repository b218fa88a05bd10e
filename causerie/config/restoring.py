"""Restoring: an empty site gets the database and the pictures of a backup."""

import os
import zipfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connection, transaction

from causerie.config import archive, postgres_tools
from causerie.config.archive import Manifest
from causerie.config.backup import media_files, verified_database
from causerie.config.digests import TableDigest, postgresql_digests
from causerie.config.refusal import Refusal
from causerie.config.schema import (
    is_empty_database,
    refuse_missing_folder,
    unknown_to_this_version,
)
from causerie.config.snapshot import engine, read_sqlite

ENGINE_NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
DATABASE_MODE = 0o600


def restore_backup(file: Path) -> Manifest:
    """Check everything, then fill the site, then compare it with the manifest.

    Raises Refusal where it cannot be done; then the site is as empty as it was.
    """
    refuse_missing_folder()
    with archive.opened(file) as (zipped, manifest):
        _refuse_other_engine(manifest)
        _refuse_newer(manifest)
        _refuse_full_site()
        try:
            _restore(zipped, manifest)
        except OSError as error:
            raise Refusal(
                f"the site could not be filled: {error.filename or settings.SITE_DIR}: "
                f"{error.strerror or error}; nothing was changed"
            ) from error
    return manifest


def _restore(zipped: zipfile.ZipFile, manifest: Manifest) -> None:
    # Beside the database, so that it can be put in place by renaming it.
    folder = (
        Path(connection.settings_dict["NAME"]).parent if settings.IS_SQLITE else settings.SITE_DIR
    )
    with TemporaryDirectory(prefix=".causerie-restore-", dir=folder) as name, ExitStack() as undo:
        database = verified_database(zipped, manifest, Path(name))
        archive.verify_media(zipped, manifest)
        # Nothing of the site has been touched until here.
        _fill_media(zipped, manifest, undo.callback)
        if settings.IS_SQLITE:
            _place_sqlite(database, undo.callback)
        else:
            _fill_postgresql(database, undo.callback)
        _refuse_difference(manifest)
        undo.pop_all()


def _refuse_other_engine(manifest: Manifest) -> None:
    if manifest.engine != engine():
        raise Refusal(
            f"this backup is of a {ENGINE_NAMES[manifest.engine]} database, and this site's is "
            f"{ENGINE_NAMES[engine()]}; restore it into a site whose DATABASE_URL is of its kind"
        )


def _refuse_newer(manifest: Manifest) -> None:
    unknown = unknown_to_this_version(manifest.migrations)
    if unknown:
        raise Refusal(
            f"this backup is of Causerie {manifest.causerie}, which is newer than this one, "
            f"{settings.VERSION} (it has {unknown[-1]}); install that version and restore with it"
        )


def _refuse_full_site() -> None:
    if not is_empty_database():
        raise Refusal(
            "this site's database is in use, and a restore fills only an empty site; make one "
            "with `causerie init DIR`, or empty this database yourself"
        )
    if next(media_files(settings.MEDIA_ROOT), None) is not None:
        raise Refusal(
            f"{settings.MEDIA_ROOT} has files in it, and a restore fills only an empty site; "
            "move them away"
        )


def _fill_media(zipped: zipfile.ZipFile, manifest: Manifest, undo: Callable[..., object]) -> None:
    _make_folder(settings.MEDIA_ROOT, undo)
    mode = settings.FILE_UPLOAD_PERMISSIONS or 0o644
    for name, expected in manifest.media.items():
        target = settings.MEDIA_ROOT / name
        _make_folder(target.parent, undo)
        with target.open("xb") as out:
            undo(target.unlink)
            os.fchmod(out.fileno(), mode)
            if archive.extract(zipped, archive.MEDIA_PREFIX + name, out) != expected:
                raise Refusal(f"{zipped.filename} changed while it was read; nothing was kept")
            out.flush()
            os.fsync(out.fileno())


def _make_folder(folder: Path, undo: Callable[..., object]) -> None:
    if not folder.is_dir():
        _make_folder(folder.parent, undo)
        folder.mkdir()
        undo(folder.rmdir)


def _place_sqlite(database: Path, undo: Callable[..., object]) -> None:
    target = Path(connection.settings_dict["NAME"])
    connection.close()
    # What an empty database left beside it would be taken for changes to the new one.
    for ending in ("-wal", "-shm", "-journal"):
        Path(f"{target}{ending}").unlink(missing_ok=True)
    database.chmod(DATABASE_MODE)
    with database.open("rb") as copied:
        os.fsync(copied.fileno())
    undo(target.unlink, missing_ok=True)
    database.replace(target)
    descriptor = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _fill_postgresql(database: Path, undo: Callable[..., object]) -> None:
    undo(_drop_tables)
    postgres_tools.restore(database)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _drop_tables() -> None:
    """The database had no table before, so every table came with the backup."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} CASCADE")


def _refuse_difference(manifest: Manifest) -> None:
    """Read back what now stands in the site."""
    tables = _tables_in_place()
    different = sorted(
        name
        for name in tables.keys() | manifest.tables.keys()
        if tables.get(name) != manifest.tables.get(name)
    )
    if different:
        raise Refusal(
            f"after restoring, the table {different[0]} is not what was backed up; the site was "
            "emptied again"
        )
    for name, expected in manifest.media.items():
        with (settings.MEDIA_ROOT / name).open("rb") as source:
            if archive.copy_digested(source, None) != expected:
                raise Refusal(
                    f"after restoring, {name} is not what was backed up; the site was emptied again"
                )


def _tables_in_place() -> dict[str, TableDigest]:
    if settings.IS_SQLITE:
        return read_sqlite(Path(connection.settings_dict["NAME"])).tables
    with transaction.atomic():
        return postgresql_digests()
