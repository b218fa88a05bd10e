"""`causerie backup`."""

import contextlib
import hashlib
import json
import resource
import signal
import stat
import subprocess
import threading
import zipfile
from pathlib import Path
from typing import Any

import pytest

from causerie.config.archive import DATABASE_MEMBERS
from tests.config.sites import ENGINE, ON_POSTGRESQL, Site

only_postgresql = pytest.mark.skipif(not ON_POSTGRESQL, reason="about PostgreSQL's own programs")


def manifest_of(file: Path) -> dict[str, Any]:
    with zipfile.ZipFile(file) as zipped:
        told: dict[str, Any] = json.loads(zipped.read("manifest.json"))
    return told


def test_a_backup_holds_database_pictures_and_manifest(pristine: Site, backup: Path) -> None:
    told = manifest_of(backup)
    picture = pristine.folder / "media/original_images/quay.jpg"
    with zipfile.ZipFile(backup) as zipped:
        assert set(zipped.namelist()) == {
            "manifest.json",
            DATABASE_MEMBERS[ENGINE],
            "media/original_images/quay.jpg",
        }
        assert zipped.read("media/original_images/quay.jpg") == picture.read_bytes()
    assert told["engine"] == ENGINE
    assert told["media"] == {
        "original_images/quay.jpg": {
            "size": picture.stat().st_size,
            "sha256": hashlib.sha256(picture.read_bytes()).hexdigest(),
        }
    }
    assert "web.0001_first" in told["migrations"]
    assert told["tables"]["publication_picture"]["rows"] == 1
    assert told["tables"]["django_session"]["rows"] == 0
    assert told["missing"] == []


def test_a_backup_can_be_read_by_its_owner_only(backup: Path) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_a_backup_says_what_it_holds(site: Site, tmp_path: Path) -> None:
    said = site.done("backup", str(tmp_path / "b.zip"))
    assert "1 media files" in said
    assert "read back and the same" in said
    assert [file.name for file in tmp_path.iterdir()] == ["b.zip"]


def test_two_backups_of_the_same_rows_have_the_same_digests(
    site: Site, backup: Path, tmp_path: Path
) -> None:
    site.done("backup", str(tmp_path / "b.zip"))
    assert manifest_of(tmp_path / "b.zip")["tables"] == manifest_of(backup)["tables"]


def test_a_backup_has_what_was_committed_and_nothing_else(site: Site, tmp_path: Path) -> None:
    """A writer in the middle of its transaction neither waits nor is waited for."""
    with site.connected() as writer:
        writer.execute("BEGIN IMMEDIATE" if ENGINE == "sqlite" else "BEGIN")
        writer.execute("DELETE FROM publication_picture")
        site.done("backup", str(tmp_path / "b.zip"))
        writer.execute("COMMIT")
    assert manifest_of(tmp_path / "b.zip")["tables"]["publication_picture"]["rows"] == 1


def test_a_backup_under_writing_is_of_one_moment(site: Site, tmp_path: Path) -> None:
    """Each transaction writes one row into either table, so at any moment they have as many."""
    site.sql("CREATE TABLE sent (id integer PRIMARY KEY)")
    site.sql("CREATE TABLE received (id integer PRIMARY KEY)")
    started, enough = threading.Event(), threading.Event()

    def write() -> None:
        with site.connected() as writer:
            number = 0
            while not enough.is_set():
                number += 1
                writer.execute("BEGIN IMMEDIATE" if ENGINE == "sqlite" else "BEGIN")
                writer.execute(f"INSERT INTO sent VALUES ({number})")
                writer.execute(f"INSERT INTO received VALUES ({number})")
                writer.execute("COMMIT")
                started.set()

    writing = threading.Thread(target=write)
    writing.start()
    try:
        assert started.wait(20)
        site.done("backup", str(tmp_path / "b.zip"))
    finally:
        enough.set()
        writing.join()
    tables = manifest_of(tmp_path / "b.zip")["tables"]
    written = site.sql("SELECT count(*) FROM sent")[0][0]
    assert tables["sent"]["rows"] == tables["received"]["rows"]
    assert 0 < tables["sent"]["rows"] < written


def test_an_existing_file_is_not_overwritten(pristine: Site, tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    file.write_text("precious")
    assert "exists already" in pristine.refused("backup", str(file))
    assert file.read_text() == "precious"


def test_a_folder_that_is_not_there_is_named(pristine: Site, tmp_path: Path) -> None:
    assert f"{tmp_path}/no is no folder" in pristine.refused("backup", str(tmp_path / "no/b.zip"))


def test_a_folder_that_cannot_be_written_is_named(pristine: Site) -> None:
    assert "the backup could not be written: /proc/" in pristine.refused("backup", "/proc/b.zip")


def test_a_backup_into_the_media_folder_is_refused(pristine: Site) -> None:
    """Whoever guesses its name could load it."""
    said = pristine.refused("backup", str(pristine.folder / "media/b.zip"))
    assert "can be read by everybody" in said


def test_a_site_without_tables_has_nothing_to_back_up(empty_site: Site, tmp_path: Path) -> None:
    assert "nothing to back up" in empty_site.refused("backup", str(tmp_path / "b.zip"))
    assert list(tmp_path.iterdir()) == []
    assert not empty_site.database_file.exists()


@pytest.mark.parametrize("bytes_max", [40_000, 400_000])
def test_a_full_disk_leaves_nothing_behind(site: Site, tmp_path: Path, bytes_max: int) -> None:
    """With little room the copy of the database fails, with more the archive does."""
    (site.folder / "media/large.bin").write_bytes(bytes(3_000_000))
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({bytes_max}, -1))"
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY
    startup = tmp_path / "startup"
    startup.mkdir()
    (startup / "sitecustomize.py").write_text(limit)
    target = tmp_path / "target"
    target.mkdir()
    path = f"{Path(__file__).resolve().parents[2]}:{startup}"
    said = site.refused("backup", str(target / "b.zip"), PYTHONPATH=path)
    assert str(target) in said or "nothing was backed up" in said or "pg_dump failed" in said
    assert list(target.iterdir()) == []


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_a_backup_that_is_ended_leaves_nothing_behind(
    site: Site, tmp_path: Path, ending: signal.Signals
) -> None:
    with (site.folder / "media/large.bin").open("wb") as large:
        large.truncate(8 * 1024**3)  # of holes; it would take long to copy
    running = site.started("backup", str(tmp_path / "b.zip"))
    while not list(tmp_path.glob(".causerie-backup-*/unfinished.zip")):
        with contextlib.suppress(subprocess.TimeoutExpired):
            running.wait(timeout=0.01)
            pytest.fail("it ended before it was told to")
    running.send_signal(ending)
    assert running.wait(timeout=60) != 0
    assert list(tmp_path.iterdir()) == []


def test_a_missing_picture_is_told_and_kept_in_mind(site: Site, tmp_path: Path) -> None:
    (site.folder / "media/original_images/quay.jpg").unlink()
    ended = site.run("backup", str(tmp_path / "b.zip"))
    assert ended.returncode == 0
    assert "the picture original_images/quay.jpg is missing" in ended.stderr
    assert manifest_of(tmp_path / "b.zip")["missing"] == ["original_images/quay.jpg"]


def test_pictures_behind_a_link_to_another_disk_are_backed_up(site: Site, tmp_path: Path) -> None:
    elsewhere = tmp_path / "disk"
    (site.folder / "media/original_images").rename(elsewhere)
    (site.folder / "media/original_images").symlink_to(elsewhere)
    (elsewhere / "round").symlink_to(elsewhere)
    site.done("backup", str(tmp_path / "b.zip"))
    assert list(manifest_of(tmp_path / "b.zip")["media"]) == ["original_images/quay.jpg"]


def test_a_name_that_is_not_utf_8_is_refused(site: Site, tmp_path: Path) -> None:
    Path(bytes(site.folder / "media").decode(), "caf\udce9.jpg").write_bytes(b"x")
    assert "rename the file" in site.refused("backup", str(tmp_path / "b.zip"))
    assert list(tmp_path.iterdir()) == []


def test_an_upgrade_backs_up_first(site: Site) -> None:
    site.sql("DELETE FROM django_migrations WHERE app = 'web'")
    site.sql("DROP TABLE web_workerbeat")
    said = site.done("upgrade")
    assert "Backed up to" in said
    [file] = (site.folder / "backups").iterdir()
    assert "web.0001_first" not in manifest_of(file)["migrations"]


@pytest.mark.skipif(ON_POSTGRESQL, reason="about SQLite's file")
def test_a_damaged_database_is_not_backed_up_as_if_it_were_sound(
    site: Site, tmp_path: Path
) -> None:
    site.sql("PRAGMA wal_checkpoint(TRUNCATE)")
    raw = bytearray(site.database_file.read_bytes())
    raw[40 * 4096 : 60 * 4096] = b"\xaa" * (20 * 4096)
    site.database_file.write_bytes(raw)
    assert "database" in site.refused("backup", str(tmp_path / "b.zip"))
    assert list(tmp_path.iterdir()) == []


def fake_tools(folder: Path, **scripts: str) -> str:
    """A PATH whose programs are these scripts, before the real ones."""
    folder.mkdir()
    for name, script in scripts.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    return f"{folder}:/usr/local/bin:/usr/bin:/bin"


@only_postgresql
def test_without_pg_dump_the_package_is_named(pristine: Site, tmp_path: Path) -> None:
    said = pristine.refused("backup", str(tmp_path / "b.zip"), PATH=str(tmp_path))
    assert "postgresql-client" in said
    assert list(tmp_path.iterdir()) == []


@only_postgresql
def test_a_pg_dump_older_than_the_server_is_refused(pristine: Site, tmp_path: Path) -> None:
    path = fake_tools(tmp_path / "tools", pg_dump='echo "pg_dump (PostgreSQL) 9.6.24"')
    said = pristine.refused("backup", str(tmp_path / "b.zip"), PATH=path)
    assert "9.6.24 is older than the server" in said
    assert "install the package postgresql-client-" in said


@only_postgresql
def test_no_password_stands_on_a_command_line(pristine: Site, tmp_path: Path) -> None:
    told = tmp_path / "told"
    path = fake_tools(
        tmp_path / "tools",
        pg_dump=f'if [ "$1" = --version ]; then echo "pg_dump (PostgreSQL) 99.1"; exit; fi\n'
        f'echo "$@" > {told}; echo "PGPASSWORD=$PGPASSWORD" >> {told}; exit 3',
    )
    address = pristine.database_url.replace("://causerie@", "://causerie:geheim@")
    assert "geheim" in address
    said = pristine.refused("backup", str(tmp_path / "b.zip"), PATH=path, DATABASE_URL=address)
    command_line, password = told.read_text().splitlines()
    assert "geheim" not in command_line + said
    assert password == "PGPASSWORD=geheim"
