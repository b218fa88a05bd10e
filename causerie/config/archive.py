"""The file that a backup is: a ZIP archive that says what must be in it.

    manifest.json      what follows, with digests; written last
    database.sqlite3   the database (SQLite), or
    database.dump      the database (PostgreSQL, the custom format of pg_dump)
    media/...          every file of the media folder

The manifest is one JSON object: `format` (1), `causerie` (the version that wrote it), `engine`
(`sqlite` or `postgresql`), `made_at` (ISO 8601, UTC), `migrations` (`app.name`, those applied),
`database` (size in bytes and sha256 of the member), `tables` (for each: rows and sha256, see
`digests`), `media` (for each file: size and sha256) and `missing` (pictures that the database names
and the media folder did not have).
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from causerie.config.digests import TableDigest
from causerie.config.refusal import Refusal

FORMAT = 1
MANIFEST = "manifest.json"
MEDIA_PREFIX = "media/"
DATABASE_MEMBERS = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
# A million pictures take some 150 MB; more than this is no manifest.
MANIFEST_BYTES_MAX = 512 * 1024 * 1024
CHUNK_BYTES = 1024 * 1024


@dataclass(frozen=True)
class FileDigest:
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    causerie: str
    engine: str
    made_at: str
    migrations: list[str]
    database: FileDigest
    tables: dict[str, TableDigest]
    media: dict[str, FileDigest]
    missing: list[str]

    @property
    def database_member(self) -> str:
        return DATABASE_MEMBERS[self.engine]

    @property
    def row_count(self) -> int:
        return sum(table.rows for table in self.tables.values())

    def to_json(self) -> bytes:
        return json.dumps({"format": FORMAT, **asdict(self)}, ensure_ascii=False, indent=1).encode()

    @classmethod
    def from_json(cls, text: bytes) -> "Manifest":
        """Raises KeyError, TypeError or ValueError where it is no manifest of this format."""
        told: dict[str, Any] = json.loads(text)
        if told.pop("format") != FORMAT or told["engine"] not in DATABASE_MEMBERS:
            raise ValueError("another format")
        told["database"] = FileDigest(**told["database"])
        told["tables"] = {name: TableDigest(**table) for name, table in told["tables"].items()}
        told["media"] = {_safe(name): FileDigest(**file) for name, file in told["media"].items()}
        return cls(**told)


def _safe(name: str) -> str:
    """A path that stays below the folder it is put into."""
    if any(part in ("", ".", "..") for part in name.split("/")) or "\0" in name:
        raise ValueError(f"{name!r} is no path of a media file")
    return name


def copy_digested(source: IO[bytes], target: IO[bytes] | None) -> FileDigest:
    """Copy in pieces, never the whole in memory; with None only read."""
    digest = hashlib.sha256()
    size = 0
    while chunk := source.read(CHUNK_BYTES):
        digest.update(chunk)
        size += len(chunk)
        if target is not None:
            target.write(chunk)
    return FileDigest(size, digest.hexdigest())


def add(archive: zipfile.ZipFile, name: str, source: IO[bytes], *, compress: bool) -> FileDigest:
    # The time in the entry says nothing; the earliest that ZIP knows makes equal files equal.
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
    entry.external_attr = 0o600 << 16
    with archive.open(entry, "w", force_zip64=True) as target:
        return copy_digested(source, target)


def add_manifest(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    add(archive, MANIFEST, BytesIO(manifest.to_json()), compress=True)


@contextmanager
def opened(file: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """The archive for reading and what it says of itself; nothing but the manifest is read yet."""
    try:
        archive = zipfile.ZipFile(file)
    except OSError as error:
        raise Refusal(f"{file} cannot be read: {error.strerror or error}") from error
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Refusal(f"{file} is no backup, or a damaged one: {error}") from error
    with archive:
        yield archive, _manifest(file, archive)


def _manifest(file: Path, archive: zipfile.ZipFile) -> Manifest:
    names = archive.namelist()
    if MANIFEST not in names:
        raise Refusal(f"{file} is no backup: it has no {MANIFEST}")
    if archive.getinfo(MANIFEST).file_size > MANIFEST_BYTES_MAX:
        raise Refusal(f"{file} is no backup: its {MANIFEST} is too large")
    text = BytesIO()
    extract(archive, MANIFEST, text)
    try:
        manifest = Manifest.from_json(text.getvalue())
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise Refusal(
            f"{file}: its {MANIFEST} is not understood ({error}); it is damaged or from another "
            "version of Causerie"
        ) from error
    told = [MANIFEST, manifest.database_member, *(MEDIA_PREFIX + name for name in manifest.media)]
    if sorted(names) != sorted(told):
        raise Refusal(f"{file} is damaged: it does not hold the files that its {MANIFEST} names")
    return manifest


def extract(archive: zipfile.ZipFile, name: str, target: IO[bytes] | None) -> FileDigest:
    """Read a member, into `target` if there is one. Raises Refusal where it is damaged."""
    try:
        with _opened_member(archive, name) as source:
            return copy_digested(source, target)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        raise Refusal(f"{archive.filename} is damaged: {name} cannot be read ({error})") from error


def _opened_member(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    """Here an error of the system means a wrong place in the archive. While copying it may be the
    target's, and is not called damage."""
    try:
        return archive.open(name)
    except (OSError, ValueError) as error:
        raise zipfile.BadZipFile(str(error)) from error


def verify_media(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Raises Refusal unless every media file is in the archive as it was in the folder."""
    for name, expected in manifest.media.items():
        if extract(archive, MEDIA_PREFIX + name, None) != expected:
            raise Refusal(f"{archive.filename} is damaged: {MEDIA_PREFIX}{name} has changed")


def extract_database(archive: zipfile.ZipFile, manifest: Manifest, target: Path) -> None:
    """Raises Refusal unless what was written to `target` is what was backed up."""
    with target.open("xb") as out:
        found = extract(archive, manifest.database_member, out)
    if found != manifest.database:
        raise Refusal(f"{archive.filename} is damaged: {manifest.database_member} has changed")
