"""`causerie restore`."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from causerie.config.archive import DATABASE_MEMBERS
from tests.config.sites import ENGINE, ON_POSTGRESQL, ROOT, Site, Sites
from tests.config.test_backup import manifest_of

DATABASE = DATABASE_MEMBERS[ENGINE]
PICTURE = "media/original_images/quay.jpg"


def rewritten(backup: Path, target: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """A copy of the backup with other members: sound as an archive, wrong in what it says."""
    with zipfile.ZipFile(backup) as zipped:
        members = {name: zipped.read(name) for name in zipped.namelist()}
    change(members)
    with zipfile.ZipFile(target, "w") as zipped:
        for name, content in members.items():
            zipped.writestr(name, content)
    return target


def with_manifest(backup: Path, target: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    def edit(members: dict[str, bytes]) -> None:
        told = json.loads(members["manifest.json"])
        change(told)
        members["manifest.json"] = json.dumps(told).encode()

    return rewritten(backup, target, edit)


def refused_and_unchanged(site: Site, file: Path) -> str:
    """The refusal; not a byte of the site may have changed."""
    before = site.files()
    said = site.refused("restore", str(file))
    assert site.files() == before
    assert not list((site.folder / "media").iterdir())
    if ON_POSTGRESQL:
        assert site.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [(0,)]
    return said


def test_a_restored_site_has_the_same_rows_and_pictures(
    pristine: Site, empty_site: Site, backup: Path, tmp_path: Path
) -> None:
    said = empty_site.done("restore", str(backup))
    assert "1 media files" in said
    assert "Next: `causerie doctor`" in said
    empty_site.done("backup", str(tmp_path / "again.zip"))
    before, after = manifest_of(backup), manifest_of(tmp_path / "again.zip")
    assert (after["tables"], after["media"]) == (before["tables"], before["media"])
    assert empty_site.files()[PICTURE] == pristine.files()[PICTURE]


def test_a_restored_site_goes_on_where_it_was(empty_site: Site, backup: Path) -> None:
    """New rows get numbers that were not given before, and the search index follows."""
    empty_site.done("restore", str(backup))
    said = empty_site.python(
        "from causerie.publication.models import Author, FrontPage, Picture\n"
        "front = FrontPage.objects.get(); front.save_revision().publish()\n"
        "author = Author.objects.create(name='Nadia Ferrer', slug='nadia-ferrer')\n"
        "print(Picture.objects.get().title, front.live, author.pk)"
    )
    assert said.split("\n")[0] == "The quay True 1"
    assert empty_site.done("upgrade").startswith(("The interface's files", "This site is at"))


def test_the_files_of_a_restored_site_are_not_for_everybody(empty_site: Site, backup: Path) -> None:
    empty_site.done("restore", str(backup))
    assert (empty_site.folder / PICTURE).stat().st_mode & 0o777 == 0o644
    if not ON_POSTGRESQL:
        assert empty_site.database_file.stat().st_mode & 0o777 == 0o600


def test_an_older_backup_is_restored_and_then_upgraded(
    sites: Sites, site: Site, tmp_path: Path
) -> None:
    site.sql("DELETE FROM django_migrations WHERE app = 'web'")
    site.sql("DROP TABLE web_workerbeat")
    site.done("backup", str(tmp_path / "old.zip"))
    target = sites.empty()
    assert "run `causerie upgrade`" in target.done("restore", str(tmp_path / "old.zip"))
    assert "Changing the database: 1 steps" in target.done("upgrade")


def test_a_site_in_use_is_not_overwritten(site: Site, backup: Path) -> None:
    before = site.files()
    assert "fills only an empty site" in site.refused("restore", str(backup))
    assert site.files() == before


def test_a_media_folder_in_use_is_not_overwritten(empty_site: Site, backup: Path) -> None:
    (empty_site.folder / "media/mine.jpg").write_bytes(b"precious")
    before = empty_site.files()
    assert "has files in it" in empty_site.refused("restore", str(backup))
    assert empty_site.files() == before


def test_an_empty_database_file_is_an_empty_site(empty_site: Site, backup: Path) -> None:
    if not ON_POSTGRESQL:
        empty_site.sql("PRAGMA journal_mode = WAL")
        Path(f"{empty_site.database_file}-wal").write_bytes(b"left by another database" * 99)
    empty_site.done("restore", str(backup))
    assert empty_site.sql("SELECT count(*) FROM publication_picture") == [(1,)]


def test_a_missing_media_folder_is_made(empty_site: Site, backup: Path) -> None:
    (empty_site.folder / "media").rmdir()
    empty_site.done("restore", str(backup))
    assert (empty_site.folder / PICTURE).exists()


def test_a_backup_of_another_engine_is_refused(
    empty_site: Site, backup: Path, tmp_path: Path
) -> None:
    other = "sqlite" if ON_POSTGRESQL else "postgresql"

    def change(members: dict[str, bytes]) -> None:
        told = json.loads(members["manifest.json"])
        members["manifest.json"] = json.dumps({**told, "engine": other}).encode()
        members[DATABASE_MEMBERS[other]] = members.pop(DATABASE)

    said = refused_and_unchanged(empty_site, rewritten(backup, tmp_path / "b.zip", change))
    assert "SQLite" in said
    assert "PostgreSQL" in said
    assert "DATABASE_URL" in said


def test_a_backup_of_a_newer_version_is_refused(
    empty_site: Site, backup: Path, tmp_path: Path
) -> None:
    def change(told: dict[str, Any]) -> None:
        told["causerie"] = "7.0"
        told["migrations"].append("web.0099_from_the_future")

    said = refused_and_unchanged(empty_site, with_manifest(backup, tmp_path / "b.zip", change))
    assert "Causerie 7.0" in said
    assert "web.0099_from_the_future" in said


def test_migrations_of_an_app_that_is_gone_are_no_hindrance(
    empty_site: Site, backup: Path, tmp_path: Path
) -> None:
    """The tables of an app that was removed stay, and so do its migrations."""
    file = with_manifest(
        backup, tmp_path / "b.zip", lambda told: told["migrations"].append("poll.0001_initial")
    )
    empty_site.done("restore", str(file))


def other_bytes(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


@pytest.mark.parametrize("member", [DATABASE, PICTURE])
def test_a_damaged_backup_is_refused_before_anything_changes(
    empty_site: Site, backup: Path, tmp_path: Path, member: str
) -> None:
    """The archive's own checksums are right here, so it is our digests that notice."""

    def change(members: dict[str, bytes]) -> None:
        members[member] = other_bytes(members[member])

    said = refused_and_unchanged(empty_site, rewritten(backup, tmp_path / "b.zip", change))
    assert "damaged" in said


@pytest.mark.parametrize("part", [0.1, 0.5, 0.999])
def test_half_a_backup_is_refused(
    empty_site: Site, backup: Path, tmp_path: Path, part: float
) -> None:
    raw = backup.read_bytes()
    (tmp_path / "b.zip").write_bytes(raw[: int(len(raw) * part)])
    said = refused_and_unchanged(empty_site, tmp_path / "b.zip")
    assert "is no backup, or a damaged one" in said


def test_a_file_that_is_no_backup_is_refused(empty_site: Site, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as zipped:
        zipped.writestr("holiday.jpg", b"x")
    assert "no manifest.json" in refused_and_unchanged(empty_site, tmp_path / "photos.zip")
    assert "cannot be read" in refused_and_unchanged(empty_site, tmp_path / "no.zip")


@pytest.mark.parametrize("name", ["../../escaped.txt", "/tmp/escaped.txt", "a/../../../x", "a//b"])
def test_a_backup_cannot_write_outside_the_media_folder(
    empty_site: Site, backup: Path, tmp_path: Path, name: str
) -> None:
    def change(members: dict[str, bytes]) -> None:
        told = json.loads(members["manifest.json"])
        told["media"][name] = told["media"].pop("original_images/quay.jpg")
        members["manifest.json"] = json.dumps(told).encode()
        members[f"media/{name}"] = members.pop(PICTURE)

    said = refused_and_unchanged(empty_site, rewritten(backup, tmp_path / "b.zip", change))
    assert "no path of a media file" in said


@pytest.mark.parametrize("surplus", ["media/extra.jpg", "causerie.env", "media/../x"])
def test_files_that_the_manifest_does_not_name_are_refused(
    empty_site: Site, backup: Path, tmp_path: Path, surplus: str
) -> None:
    def change(members: dict[str, bytes]) -> None:
        members[surplus] = b"x"

    said = refused_and_unchanged(empty_site, rewritten(backup, tmp_path / "b.zip", change))
    assert "does not hold the files that its manifest.json names" in said


def test_a_backup_with_a_picture_taken_out_is_refused(
    empty_site: Site, backup: Path, tmp_path: Path
) -> None:
    def change(members: dict[str, bytes]) -> None:
        del members[PICTURE]

    said = refused_and_unchanged(empty_site, rewritten(backup, tmp_path / "b.zip", change))
    assert "is damaged" in said


def test_a_table_that_is_not_what_was_backed_up_empties_the_site_again(
    empty_site: Site, backup: Path, tmp_path: Path
) -> None:
    """SQLite shows it before, PostgreSQL only after its dump has been restored."""

    def change(told: dict[str, Any]) -> None:
        told["tables"]["auth_group"]["rows"] += 1

    said = refused_and_unchanged(empty_site, with_manifest(backup, tmp_path / "b.zip", change))
    assert "auth_group is not what was backed up" in said or "its tables are not" in said


def test_a_full_disk_leaves_the_site_as_empty_as_it_was(
    empty_site: Site, backup: Path, tmp_path: Path
) -> None:
    """The database has room, the pictures have not."""
    (tmp_path / "sitecustomize.py").write_text(
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, -1))"
    )
    before = empty_site.files()
    said = empty_site.refused("restore", str(backup), PYTHONPATH=f"{ROOT}:{tmp_path}")
    assert "could not be filled" in said
    assert empty_site.files() == before
    assert not list((empty_site.folder / "media").iterdir())
    assert [file.name for file in (empty_site.folder / "data").iterdir()] == []


def test_a_missing_picture_is_told_again(sites: Sites, site: Site, tmp_path: Path) -> None:
    (site.folder / PICTURE).unlink()
    site.done("backup", str(tmp_path / "b.zip"))
    ended = sites.empty().run("restore", str(tmp_path / "b.zip"))
    assert "original_images/quay.jpg was missing" in ended.stderr
    assert ended.returncode == 0


def test_a_folder_that_is_no_site_is_named(backup: Path, sites: Sites, tmp_path: Path) -> None:
    nowhere = Site(tmp_path / "nowhere", "causerie_nowhere")
    nowhere.folder.mkdir()
    said = nowhere.refused("restore", str(backup), SECRET_KEY="x" * 60)
    assert "a site's folder?" in said or "does not answer" in said
