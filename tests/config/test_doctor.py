"""`causerie doctor`: each check for what is well and for what is not."""

import json
import os
import socket
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, Session
from django.core import checks as django_checks
from django.db import connection
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import Locale
from wagtail.models import Site as WagtailSite

from causerie.config.doctor import (
    checks_advisories,
    checks_database,
    checks_machine,
    checks_mail,
    checks_site,
    checks_worker,
)
from causerie.config.doctor.examination import CHECKS, examine
from causerie.config.doctor.finding import Check, Finding, Level, fail, ok
from causerie.config.static_files import STAMP
from causerie.publication.models import FrontPage
from causerie.web.models import WorkerBeat
from tests.config.sites import ON_POSTGRESQL, Site
from tests.factories import make_article, make_section

MEBIBYTE = 1024 * 1024


def levels(findings: Iterator[Finding]) -> list[Level]:
    return [finding.level for finding in findings]


def only(findings: Iterator[Finding]) -> Finding:
    [finding] = findings
    return finding


# --- The whole ----------------------------------------------------------------------------------


def test_a_site_in_use_has_no_failures(pristine: Site) -> None:
    said = pristine.done("doctor")
    assert "ok    tables" in said
    assert "ok    locales       en: open to readers" in said
    assert said.strip().splitlines()[-1].endswith("0 fail")


def test_a_site_without_tables_fails_and_the_rest_is_looked_at(empty_site: Site) -> None:
    ended = empty_site.run("doctor")
    assert ended.returncode == 1
    assert "-> run `causerie upgrade`" in ended.stdout
    assert "note  locales       not looked at" in ended.stdout
    assert "ok    images" in ended.stdout
    assert not empty_site.database_file.exists()


@pytest.mark.skipif(ON_POSTGRESQL, reason="about SQLite's file")
def test_a_damaged_database_fails_and_the_rest_is_looked_at(site: Site) -> None:
    site.sql("PRAGMA wal_checkpoint(TRUNCATE)")
    raw = bytearray(site.database_file.read_bytes())
    raw[30 * 4096 :] = b"\xaa" * (len(raw) - 30 * 4096)
    site.database_file.write_bytes(raw)
    ended = site.run("doctor")
    assert ended.returncode == 1
    assert "fail  database" in ended.stdout
    assert "restore the newest backup" in ended.stdout
    assert "ok    images" in ended.stdout


def test_a_database_that_is_away_fails_and_the_rest_is_looked_at(empty_site: Site) -> None:
    ended = empty_site.run("doctor", DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing")
    assert ended.returncode == 1
    assert "fail  database      the database does not answer" in ended.stdout
    assert "ok    images" in ended.stdout


def test_a_check_that_breaks_is_a_finding_and_the_others_go_on() -> None:
    def broken() -> Iterator[Finding]:
        yield ok("so far")
        raise ZeroDivisionError("no\nway")

    found = list(examine([Check("first", broken), Check("second", lambda: [ok("well")])]))
    assert [(check.subject, finding.level) for check, finding in found] == [
        ("first", Level.OK),
        ("first", Level.FAIL),
        ("second", Level.OK),
    ]
    assert found[1][1].found == "could not be looked at: ZeroDivisionError: no way"


def test_what_asks_the_tables_is_left_out_when_they_are_wrong() -> None:
    guard = Check("tables", lambda: [fail("gone", "mend")], guards_tables=True)
    asking = Check("jobs", lambda: [ok("asked")], asks_tables=True)
    assert [finding.found for _check, finding in examine([guard, asking])] == [
        "gone",
        "not looked at",
    ]


@pytest.mark.usefixtures("front")
def test_every_finding_is_one_line_and_says_what_to_do() -> None:
    for check, finding in examine(CHECKS):
        assert "\n" not in finding.found + finding.mend, check.subject
        assert bool(finding.mend) == (finding.level != Level.OK), (check.subject, finding)


# --- Settings and address -----------------------------------------------------------------------


def test_a_settings_file_that_others_can_read_fails(settings: Any, tmp_path: Path) -> None:
    settings.SETTINGS_FILE = tmp_path / "causerie.env"
    assert levels(checks_site.look_at_settings_file()) == [Level.OK]
    settings.SETTINGS_FILE.touch(mode=0o600)
    assert levels(checks_site.look_at_settings_file()) == [Level.OK]
    settings.SETTINGS_FILE.chmod(0o640)
    assert only(checks_site.look_at_settings_file()).mend.startswith("chmod 600")


@pytest.mark.parametrize(
    ("url", "level"),
    [
        ("http://localhost:8000", Level.NOTE),
        ("https://news.example.org", Level.OK),
        ("http://news.example.org", Level.WARN),
    ],
)
def test_a_public_address_must_be_encrypted(settings: Any, url: str, level: Level) -> None:
    settings.SITE_URL = url
    settings.SITE_HOST = url.split("/")[2].split(":")[0]
    settings.IS_SECURE = url.startswith("https")
    settings.IS_PUBLIC = settings.SITE_HOST != "localhost"
    settings.SUB_PATH = ""
    settings.ALLOWED_HOSTS = [settings.SITE_HOST]
    assert levels(checks_site.look_at_address()) == [level]
    settings.ALLOWED_HOSTS = ["*"]
    assert levels(checks_site.look_at_address()) == [level, Level.FAIL]


@pytest.mark.usefixtures("front")
def test_the_editors_host_name_must_be_that_of_the_site(settings: Any) -> None:
    settings.SITE_URL, settings.IS_SECURE = "http://localhost:8000", False
    assert levels(checks_site.look_at_site_row()) == [Level.OK]
    WagtailSite.objects.update(port=80)
    assert "localhost:80," in only(checks_site.look_at_site_row()).found
    WagtailSite.objects.all().delete()
    assert levels(checks_site.look_at_site_row()) == [Level.FAIL]


@pytest.mark.parametrize(
    ("proxies", "host", "is_secure", "expected"),
    [
        ([], "localhost", False, [Level.OK]),
        ([], "localhost", True, [Level.WARN]),
        ([], "127.0.0.1", True, [Level.WARN]),
        ([], "192.0.2.7", True, [Level.OK]),
        (["127.0.0.1", "10.0.0.0/8"], "localhost", True, [Level.OK]),
        (["0.0.0.0/0"], "localhost", True, [Level.WARN, Level.OK]),
        (["::/0"], "localhost", True, [Level.WARN, Level.OK]),
        (["the-proxy"], "localhost", True, [Level.FAIL, Level.OK]),
        (["10.0.0.1/8"], "localhost", True, [Level.FAIL, Level.OK]),
    ],
)
def test_proxies_must_be_addresses_and_not_everybody(
    settings: Any, proxies: list[str], host: str, is_secure: bool, expected: list[Level]
) -> None:
    settings.TRUSTED_PROXIES, settings.HOST, settings.IS_SECURE = proxies, host, is_secure
    assert levels(checks_site.look_at_proxies()) == expected


def test_django_s_own_checks_are_passed_on(settings: Any) -> None:
    settings.SECURE_CONTENT_TYPE_NOSNIFF = False
    found = [f for f in checks_site.look_at_deployment() if f.found.startswith("security.W006")]
    assert [finding.level for finding in found] == [Level.WARN]
    settings.SILENCED_SYSTEM_CHECKS = [
        message.id for message in django_checks.run_checks(include_deployment_checks=True)
    ]
    assert levels(checks_site.look_at_deployment()) == [Level.OK]


# --- Database and locales -----------------------------------------------------------------------


@pytest.mark.django_db
def test_the_engine_and_its_way_of_writing_are_told() -> None:
    found = only(checks_database.look_at_engine())
    assert found.level == Level.OK
    assert ("PostgreSQL" if ON_POSTGRESQL else "journal wal") in found.found


@pytest.mark.skipif(ON_POSTGRESQL, reason="about SQLite's settings")
@pytest.mark.usefixtures("committed")
def test_a_database_that_does_not_wait_for_the_disk_fails() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous = NORMAL")
        try:
            assert levels(checks_database.look_at_engine()) == [Level.FAIL, Level.OK]
        finally:
            cursor.execute("PRAGMA synchronous = FULL")


@pytest.mark.django_db
def test_tables_of_another_version_fail() -> None:
    assert levels(checks_database.look_at_tables()) == [Level.OK]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'web'")
    found = only(checks_database.look_at_tables())
    assert (found.level, found.mend) == (Level.FAIL, "run `causerie upgrade`")


def test_a_locale_is_open_when_its_front_page_is_published(front: FrontPage, settings: Any) -> None:
    Locale.objects.create(language_code="fr")
    Locale.objects.create(language_code="cy")
    FrontPage.objects.get(locale__language_code="cy").delete()
    found = list(checks_database.look_at_locales())
    assert [(finding.level, finding.found.split(":")[0]) for finding in found] == [
        (Level.WARN, "cy"),
        (Level.NOTE, "cy"),
        (Level.OK, "en"),
        (Level.NOTE, "fr"),
    ]
    assert "the interface is not translated" in found[1].found


def test_the_default_locale_must_be_there_and_open(front: FrontPage, settings: Any) -> None:
    settings.LANGUAGE_CODE = "es"
    assert levels(checks_database.look_at_locales()) == [Level.FAIL, Level.OK]
    settings.LANGUAGE_CODE = "en"
    front.unpublish()
    assert "not published" in only(checks_database.look_at_locales()).found


# --- Worker -------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_worker_that_beats_is_alive() -> None:
    assert "no worker runs" in only(checks_worker.look_at_worker()).found
    beat = WorkerBeat.objects.create(name="w", beat_at=timezone.now() - timedelta(minutes=5))
    assert "no sign of life any more" in only(checks_worker.look_at_worker()).found
    WorkerBeat.objects.filter(pk=beat.pk).update(beat_at=timezone.now())
    assert levels(checks_worker.look_at_worker()) == [Level.OK]


def job(**fields: Any) -> DBTaskResult[Any, Any]:
    enqueued = fields.pop("enqueued_at", timezone.now())
    made = DBTaskResult.objects.create(
        **{
            "args_kwargs": {"args": [], "kwargs": {}},
            "task_path": "causerie.publication.tasks.prepare_picture",
            "backend_name": "default",
            "run_after": timezone.now() - timedelta(hours=1),
            "exception_class_path": "",
            "traceback": "",
            **fields,
        }
    )
    DBTaskResult.objects.filter(pk=made.pk).update(enqueued_at=enqueued)
    return made


@pytest.mark.django_db
def test_jobs_that_wait_too_long_are_told() -> None:
    job()
    assert only(checks_worker.look_at_jobs()).found == "jobs: 1 wait, 0 run"
    job(enqueued_at=timezone.now() - timedelta(hours=1))
    assert "2 jobs wait, the first of them since" in only(checks_worker.look_at_jobs()).found


@pytest.mark.django_db
def test_jobs_that_failed_lately_are_told() -> None:
    failed = {"status": TaskResultStatus.FAILED, "exception_class_path": "builtins.OSError"}
    job(**failed, finished_at=timezone.now() - timedelta(days=30))
    assert levels(checks_worker.look_at_jobs()) == [Level.OK]
    job(**failed, finished_at=timezone.now())
    _counts, told = checks_worker.look_at_jobs()
    assert told.level == Level.WARN
    assert "prepare_picture (builtins.OSError)" in told.found


def test_what_should_have_been_published_by_now_is_told(front: FrontPage) -> None:
    assert levels(checks_worker.look_at_schedule()) == [Level.OK]
    article = make_article(make_section(front), published=False)
    revision = article.save_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(hours=1)
    revision.save()
    assert only(checks_worker.look_at_schedule()).found.startswith("1 pages should have been")


# --- The machine --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("free", "total", "level"),
    [
        (50 * MEBIBYTE, 60 * MEBIBYTE, Level.FAIL),
        (500 * MEBIBYTE, 1000 * MEBIBYTE, Level.WARN),
        (5000 * MEBIBYTE, 90_000 * MEBIBYTE, Level.WARN),
        (5000 * MEBIBYTE, 10_000 * MEBIBYTE, Level.OK),
        (0, 0, Level.FAIL),
    ],
)
def test_room_on_a_disk_is_judged(free: int, total: int, level: Level) -> None:
    assert checks_machine.judge_room("here", free, total).level == level


def test_folders_must_be_there(settings: Any, tmp_path: Path) -> None:
    settings.BACKUP_DIR = tmp_path / "backups"
    for folder in (settings.MEDIA_ROOT, settings.OUTBOX_DIR):
        folder.mkdir()
    told = [f for f in checks_machine.look_at_disks() if str(tmp_path) in f.found]
    assert told[0].mend == f"mkdir -p {tmp_path}/backups"
    settings.BACKUP_DIR.mkdir()
    assert not any("is not there" in f.found for f in checks_machine.look_at_disks())


def test_image_formats_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    assert only(checks_machine.look_at_image_formats()).found == "Pillow writes avif, webp, jpeg"
    monkeypatch.setattr(checks_machine, "FORMATS", (("jpeg", "image/jpeg"), ("jxl9", "image/x")))
    assert levels(checks_machine.look_at_image_formats()) == [Level.FAIL, Level.OK]


def test_static_files_of_another_version_are_told(settings: Any, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    assert "not in place" in only(checks_machine.look_at_static_files()).found
    (tmp_path / STAMP).write_text("0" * 64)
    assert "another version" in only(checks_machine.look_at_static_files()).found


def test_an_old_backup_and_one_that_others_can_read_are_told(settings: Any, tmp_path: Path) -> None:
    settings.BACKUP_DIR = tmp_path
    assert "there is no backup" in only(checks_machine.look_at_backups()).found
    (tmp_path / "night.zip").touch(mode=0o600)
    assert levels(checks_machine.look_at_backups()) == [Level.OK]
    long_ago = time.time() - 8 * 24 * 3600
    os.utime(tmp_path / "night.zip", (long_ago, long_ago))
    assert levels(checks_machine.look_at_backups()) == [Level.WARN]
    (tmp_path / "other.zip").touch()
    (tmp_path / "other.zip").chmod(0o644)
    assert levels(checks_machine.look_at_backups()) == [Level.OK, Level.WARN]


# --- Mail ---------------------------------------------------------------------------------------


class Sink:
    """Takes no mail: none may come."""

    def __init__(self) -> None:
        self.taken: list[Envelope] = []

    async def handle_DATA(self, server: object, session: Session, envelope: Envelope) -> str:
        self.taken.append(envelope)
        return "250 OK"


def authenticate(*_parts: Any) -> AuthResult:
    # Not handled: the server itself shall answer a wrong password.
    return AuthResult(success=_parts[-1].password == b"right", handled=False)


@pytest.fixture
def mail_server() -> Iterator[Controller]:
    controller = Controller(
        Sink(),
        hostname="127.0.0.1",
        port=free_port(),
        authenticator=authenticate,
        auth_require_tls=False,
    )
    controller.start()
    yield controller
    controller.stop()
    assert controller.handler.taken == []


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def with_mail(settings: Any, port: int, **more: Any) -> None:
    values = {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "HOST": "127.0.0.1",
        "PORT": port,
        "HOST_USER": "",
        "HOST_PASSWORD": "",
        "USE_TLS": False,
        "USE_SSL": False,
        **more,
    }
    for name, value in values.items():
        setattr(settings, f"EMAIL_{name}", value)


def test_a_mail_server_that_takes_us_is_well(settings: Any, mail_server: Controller) -> None:
    with_mail(settings, mail_server.port)
    assert levels(checks_mail.look_at_mail()) == [Level.OK]


def test_a_right_password_in_the_clear_is_told(settings: Any, mail_server: Controller) -> None:
    with_mail(settings, mail_server.port, HOST_USER="us", HOST_PASSWORD="right")
    assert levels(checks_mail.look_at_mail()) == [Level.OK, Level.WARN]


def test_a_wrong_password_fails(settings: Any, mail_server: Controller) -> None:
    with_mail(settings, mail_server.port, HOST_USER="us", HOST_PASSWORD="geheim")
    found = only(checks_mail.look_at_mail())
    assert (found.level, found.mend) == (Level.FAIL, "see SMTP_USER and SMTP_PASSWORD")
    assert "geheim" not in found.found


def test_a_server_without_encryption_fails(settings: Any, mail_server: Controller) -> None:
    with_mail(settings, mail_server.port, USE_TLS=True)
    assert "SMTP_SECURITY" in only(checks_mail.look_at_mail()).mend


def test_a_server_that_is_away_fails(settings: Any) -> None:
    with_mail(settings, free_port())
    assert "does not take us" in only(checks_mail.look_at_mail()).found


def test_a_public_site_needs_a_mail_server(settings: Any) -> None:
    settings.EMAIL_HOST = ""
    settings.IS_PUBLIC = False
    assert levels(checks_mail.look_at_mail()) == [Level.NOTE]
    settings.IS_PUBLIC = True
    assert levels(checks_mail.look_at_mail()) == [Level.FAIL]


# --- Advisories ---------------------------------------------------------------------------------


def advise(monkeypatch: pytest.MonkeyPatch, file: Path, affected: str, days: int = 0) -> None:
    as_of = timezone.now().date() - timedelta(days=days)
    advisory = {
        "id": "CVE-2026-0",
        "package": "Django",
        "affected": affected,
        "summary": "Something bad.",
        "mend": "Upgrade it.",
    }
    absent = {**advisory, "package": "no-such-package"}
    file.write_text(
        json.dumps({"as_of": f"{as_of}", "sources": "", "advisories": [advisory, absent]})
    )
    monkeypatch.setattr(checks_advisories, "LIST", file)


@pytest.mark.parametrize(
    ("affected", "level"),
    [("<99", Level.WARN), (">=5.2,<98", Level.WARN), (">=99", Level.OK), ("<1.0", Level.OK)],
)
def test_a_known_fault_of_the_installed_version_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, affected: str, level: Level
) -> None:
    advise(monkeypatch, tmp_path / "list.json", affected)
    assert levels(checks_advisories.look_at_advisories()) == [level]


def test_an_old_list_of_faults_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    advise(monkeypatch, tmp_path / "list.json", ">=99", days=90)
    assert levels(checks_advisories.look_at_advisories()) == [Level.OK]
    advise(monkeypatch, tmp_path / "list.json", ">=99", days=91)
    assert levels(checks_advisories.look_at_advisories()) == [Level.OK, Level.WARN]


def test_every_advisory_of_the_list_can_be_matched() -> None:
    told = json.loads(checks_advisories.LIST.read_text(encoding="utf-8"))
    for entry in told["advisories"]:
        checks_advisories.Advisory(**entry).applies_to("1.0")
