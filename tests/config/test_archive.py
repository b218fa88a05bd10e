"""The backup's file, byte by byte."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from causerie.config import archive
from causerie.config.archive import FileDigest, Manifest
from causerie.config.digests import TableDigest
from causerie.config.refusal import Refusal

CONTENT = {"database.sqlite3": b"rows " * 300, "media/a.jpg": bytes(range(256)) * 3}


def digest(content: bytes) -> FileDigest:
    return FileDigest(len(content), hashlib.sha256(content).hexdigest())


MANIFEST = Manifest(
    causerie="0.1.0",
    engine="sqlite",
    made_at="2026-01-31T12:00:00+00:00",
    migrations=["web.0001_first"],
    database=digest(CONTENT["database.sqlite3"]),
    tables={"auth_group": TableDigest(3, "0" * 64)},
    media={"a.jpg": digest(CONTENT["media/a.jpg"])},
    missing=[],
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as zipped:
        for name, content in CONTENT.items():
            archive.add(zipped, name, io.BytesIO(content), compress=name.startswith("data"))
        archive.add_manifest(zipped, MANIFEST)
    return tmp_path / "b.zip"


def read_whole(file: Path) -> dict[str, bytes]:
    """What a restore would take out, once it has been checked."""
    database = file.with_suffix(".database")
    database.unlink(missing_ok=True)
    with archive.opened(file) as (zipped, manifest):
        assert manifest == MANIFEST
        archive.verify_media(zipped, manifest)
        archive.extract_database(zipped, manifest, database)
        picture = io.BytesIO()
        archive.extract(zipped, "media/a.jpg", picture)
    return {"database.sqlite3": database.read_bytes(), "media/a.jpg": picture.getvalue()}


def test_what_was_put_in_comes_out(file: Path) -> None:
    assert read_whole(file) == CONTENT


def test_whichever_byte_changes_it_is_refused_or_harmless(file: Path) -> None:
    """Some bytes of a ZIP archive say nothing (times, attributes); all others are noticed."""
    raw = file.read_bytes()
    refused = 0
    for place in range(len(raw)):
        damaged = bytearray(raw)
        damaged[place] ^= 0x41
        file.write_bytes(damaged)
        try:
            assert read_whole(file) == CONTENT
        except Refusal:
            refused += 1
    assert refused > len(raw) * 0.8


def test_wherever_it_ends_too_early_it_is_refused(file: Path) -> None:
    raw = file.read_bytes()
    for end in range(0, len(raw) - 1, 7):
        file.write_bytes(raw[:end])
        with pytest.raises(Refusal):
            read_whole(file)


def test_equal_content_makes_equal_files(file: Path, tmp_path: Path) -> None:
    """The archive holds no times of its own."""
    first = file.read_bytes()
    with zipfile.ZipFile(file, "w") as zipped:
        for name, content in CONTENT.items():
            archive.add(zipped, name, io.BytesIO(content), compress=name.startswith("data"))
        archive.add_manifest(zipped, MANIFEST)
    assert file.read_bytes() == first


@pytest.mark.parametrize(
    "text", ["[]", "{}", '{"format": 2}', "nonsense", '"x"', "null", "[" * 99_999]
)
def test_a_manifest_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as zipped:
        zipped.writestr("manifest.json", text)
    with (
        pytest.raises(Refusal, match=r"manifest.json is not understood"),
        archive.opened(tmp_path / "b.zip"),
    ):
        pass
