"""Everything of a person, as one file for them."""

import json
import os
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from django.core.serializers.json import DjangoJSONEncoder
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from causerie.accounts.models import DataExport, ExportState, User
from causerie.accounts.selectors.exports import file_of
from causerie.accounts.selectors.personal_data import personal_tables, rows_of
from causerie.accounts.services.exports import AskedTooSoon, keep_exports
from causerie.accounts.services.sessions import sign_out_everywhere
from causerie.accounts.tasks import ask_for_export, make_export
from causerie.publication.models import FrontPage
from tests.accounts.every_row import Maker
from tests.accounts.people import leave_open, only_mail, sent_mails, sign_in, text_of
from tests.architecture.markup import inline_code
from tests.factories import PASSWORD

PAGE = "/en/account/data/"
ASK = "/en/account/data/ask/"


@pytest.fixture(autouse=True)
def _exports_in_a_folder(settings: Any, tmp_path: Path) -> None:
    settings.EXPORT_DIR = tmp_path / "exports"


def made(user: User) -> DataExport:
    export = ask_for_export(user)
    make_export.call(export.pk)
    export.refresh_from_db()
    return export


def archive_of(export: DataExport) -> ZipFile:
    return ZipFile(file_of(export))


def path_of(export: DataExport) -> str:
    return f"/en/account/data/{export.pk}/download/"


def fetched(client: Client, export: DataExport) -> tuple[Any, bytes]:
    """Headers and content of a download, which is streamed."""
    answer: Any = client.get(path_of(export))
    assert answer.status_code == 200
    assert answer.streaming
    content = b"".join(answer.streaming_content)
    # Closing the answer itself would close the test's database too.
    for close in answer._resource_closers:
        close()
    return answer.headers, content


@pytest.fixture
def me(client: Client, reader: User) -> Client:
    sign_in(client, reader.email)
    return client


# --- What is in it ------------------------------------------------------------------------------


def test_the_file_holds_every_column_of_every_row(front: FrontPage) -> None:
    maker = Maker(front)
    person = maker.person("rosa")
    maker.person("otto")
    data = json.loads(archive_of(made(person)).read("data.json"))
    assert (data["format"], data["version"]) == ("causerie.my-data", 1)
    assert [entry["table"] for entry in data["tables"]] == [t.model for t in personal_tables()]
    for table, entry in zip(personal_tables(), data["tables"], strict=True):
        rows = list(rows_of(table, person).values(*table.exports))
        if table.model == "accounts.DataExport":
            # Its own row was not ready yet.
            assert entry["rows"], table
            continue
        assert rows, table
        if not table.exports:
            # Others alone know of it.
            assert entry["rows"] == [], table
            continue
        assert entry["rows"] == json.loads(json.dumps(rows, cls=DjangoJSONEncoder)), table
    assert "otto" not in json.dumps(data)


def test_the_file_holds_no_secret(front: FrontPage) -> None:
    person = Maker(front).person("rosa")
    User.objects.filter(pk=person.pk).update(password="md5$secret-digest")
    archive = archive_of(made(person))
    for name in ("data.json", "index.html"):
        assert "secret-digest" not in archive.read(name).decode()


def test_what_staff_wrote_of_others_is_not_in_theirs(reader: User, ada: User) -> None:
    sign_out_everywhere(reader, actor=ada, reason="Rita wrote from rita@example.net.")
    of_ada, of_rita = (archive_of(made(one)).read("data.json").decode() for one in (ada, reader))
    assert "sessions_ended" in of_ada
    assert "rita@example.net" not in of_ada
    assert "rita@example.net" in of_rita


def test_own_files_are_in_it(reader: User) -> None:
    reader.portrait.save("rita.webp", ContentFile(b"a picture"))
    archive = archive_of(made(reader))
    data = json.loads(archive.read("data.json"))
    [file] = data["files"]
    assert archive.read(file["path"]) == b"a picture"
    assert f'src="{file["path"]}"' in archive.read("index.html").decode()


def test_a_picture_whose_file_is_lost_keeps_nobody_from_the_rest(reader: User) -> None:
    User.objects.filter(pk=reader.pk).update(portrait="people/lost.webp")
    export = made(reader)
    assert export.state == ExportState.READY
    assert json.loads(archive_of(export).read("data.json"))["files"] == []


def test_the_page_is_escaped_and_runs_nothing(reader: User) -> None:
    reader.bio = "<script>alert(1)</script><img src=x onerror=go()>"
    reader.save()
    html = archive_of(made(reader)).read("index.html").decode()
    assert "&lt;script&gt;" in html
    assert inline_code(html) == ["<style>"]
    assert "http" not in html


def test_the_page_is_in_the_persons_language(reader: User) -> None:
    User.objects.filter(pk=reader.pk).update(interface_locale="ar")
    reader.refresh_from_db()
    html = archive_of(made(reader)).read("index.html").decode()
    assert '<html lang="ar" dir="rtl">' in html


# --- Asking, being told, fetching ----------------------------------------------------------------


def test_a_download_is_asked_for_made_announced_and_fetched(me: Client, reader: User) -> None:
    assert me.get(PAGE).status_code == 200
    me.post(ASK)
    assert "is being made" in me.get(PAGE).content.decode()
    export = DataExport.objects.get(user=reader)
    job = DBTaskResult.objects.get(task_path="causerie.accounts.tasks.make_export")
    assert job.args_kwargs["args"] == [export.pk]
    make_export.call(export.pk)
    mail = only_mail()
    assert mail["To"] == reader.email
    assert f"http://localhost:8000{PAGE}" in text_of(mail)
    assert path_of(export) in me.get(PAGE).content.decode()
    headers, content = fetched(me, export)
    assert headers["Content-Disposition"].startswith('attachment; filename="my-data-')
    assert "no-store" in headers["Cache-Control"]
    assert {"data.json", "index.html"} <= set(ZipFile(BytesIO(content)).namelist())


def test_a_download_is_for_its_owner_alone(me: Client, reader: User, ada: User) -> None:
    export = made(reader)
    assert fetched(me, export)[1]
    other = Client()
    sign_in(other, ada.email)
    assert other.get(path_of(export)).status_code == 404
    stranger: Any = Client().get(path_of(export))
    assert stranger.url.startswith("/en/account/login/")


def test_one_download_a_day(me: Client, reader: User) -> None:
    export = made(reader)
    me.post(ASK)
    assert DataExport.objects.count() == 1
    with pytest.raises(AskedTooSoon):
        ask_for_export(reader)
    DataExport.objects.update(requested_at=timezone.now() - timedelta(hours=25))
    me.post(ASK)
    assert DataExport.objects.exclude(pk=export.pk).count() == 1


def test_looking_asks_for_nothing(me: Client) -> None:
    me.get(PAGE)
    assert me.get(ASK).status_code == 405
    assert not DataExport.objects.exists()


def test_the_file_is_private(reader: User, settings: Any) -> None:
    file = file_of(made(reader))
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0
    assert not file.is_relative_to(settings.MEDIA_ROOT)


# --- What goes wrong, and what grows old ---------------------------------------------------------


def test_what_fails_is_said_and_asked_for_again(
    me: Client, reader: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = ask_for_export(reader)
    with monkeypatch.context() as patch:
        patch.setattr("causerie.accounts.services.exports.os.fsync", _no_room)
        with pytest.raises(OSError, match="No space"):
            make_export.call(export.pk)
    assert sent_mails() == []
    assert "could not be made" in me.get(PAGE).content.decode()
    me.post(ASK)
    again = DataExport.objects.exclude(pk=export.pk).get()
    make_export.call(again.pk)
    assert fetched(me, again)[1]


def _no_room(_file: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_worker_that_was_killed_leaves_no_half_file(reader: User, settings: Any) -> None:
    export = ask_for_export(reader)
    folder = Path(settings.EXPORT_DIR)
    folder.mkdir(parents=True)
    (folder / f"{export.pk}.part").write_bytes(b"half a file" * 10_000)
    make_export.call(export.pk)
    export.refresh_from_db()
    assert [path.name for path in folder.iterdir()] == [export.file]
    assert archive_of(export).testzip() is None


def test_a_job_that_runs_twice_makes_one_file(reader: User, settings: Any) -> None:
    export = made(reader)
    assert make_export.call(export.pk) is False
    assert len(list(Path(settings.EXPORT_DIR).iterdir())) == 1
    assert len(sent_mails()) == 1
    export.refresh_from_db()
    assert file_of(export).exists()


def test_an_old_file_is_removed_and_a_young_one_stays(me: Client, reader: User, ada: User) -> None:
    old, young = made(reader), made(ada)
    long_ago = timezone.now() - timedelta(days=7, seconds=1)
    DataExport.objects.filter(pk=old.pk).update(ready_at=long_ago, requested_at=long_ago)
    assert me.get(path_of(old)).status_code == 404
    keep_exports()
    keep_exports()
    for export in (old, young):
        export.refresh_from_db()
    assert (old.state, young.state) == (ExportState.GONE, ExportState.READY)
    assert [path.name for path in file_of(young).parent.iterdir()] == [young.file]
    assert "no longer kept" in me.get(PAGE).content.decode()


def test_a_file_that_a_restore_did_not_bring_is_said_to_be_gone(me: Client, reader: User) -> None:
    export = made(reader)
    file_of(export).unlink()
    assert me.get(path_of(export)).status_code == 404
    keep_exports()
    export.refresh_from_db()
    assert export.state == ExportState.GONE


def test_one_that_nobody_made_is_given_up(reader: User) -> None:
    export = ask_for_export(reader)
    keep_exports()
    export.refresh_from_db()
    assert export.state == ExportState.REQUESTED
    DataExport.objects.update(requested_at=timezone.now() - timedelta(hours=25))
    keep_exports()
    export.refresh_from_db()
    assert export.state == ExportState.FAILED
    assert make_export.call(export.pk) is False


def test_what_a_killed_worker_left_is_swept(settings: Any, db: None) -> None:
    folder = Path(settings.EXPORT_DIR)
    folder.mkdir()
    stray = folder / "77.part"
    stray.write_bytes(b"half")
    keep_exports()
    assert stray.exists()
    os.utime(stray, (0, 0))
    keep_exports()
    assert not stray.exists()


def test_in_a_session_that_was_left_open_nobody_takes_the_file_along(
    me: Client, reader: User
) -> None:
    export = made(reader)
    leave_open(me)
    assert me.get(PAGE).status_code == 200
    there = me.get(path_of(export)).headers["Location"]
    assert there == "/en/account/reauthenticate/?next=%2Fen%2Faccount%2Fdata%2F"
    # Back on the page that the mail leads to; its link works now.
    assert me.post(there, {"password": PASSWORD}).headers["Location"] == PAGE
    fetched(me, export)


def test_what_was_asked_for_before_the_proof_is_made_after_it(me: Client, reader: User) -> None:
    leave_open(me)
    there = me.post(ASK).headers["Location"]
    assert there.startswith("/en/account/reauthenticate/")
    assert not DataExport.objects.exists()
    assert me.post(there, {"password": PASSWORD}).headers["Location"] == PAGE
    assert DataExport.objects.get().user == reader
