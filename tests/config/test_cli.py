"""The command line: what it refuses, in one line, and how it ends."""

import stat
from pathlib import Path

import pytest

import causerie
from causerie.config.cli import EXIT_REFUSED
from tests.config.sites import ON_POSTGRESQL, Site, Sites
from tests.config.sites import causerie as run
from tests.once import migrated_site


def test_the_version_is_told(tmp_path: Path) -> None:
    assert run("--version", cwd=tmp_path).stdout.strip() == causerie.__version__


def test_a_command_must_be_given(tmp_path: Path) -> None:
    ended = run(cwd=tmp_path)
    assert ended.returncode == 2
    assert "COMMAND" in ended.stderr


def test_a_new_site_is_a_folder_with_settings_for_its_owner_only(tmp_path: Path) -> None:
    assert run("init", "site", cwd=tmp_path).returncode == 0
    file = tmp_path / "site/causerie.env"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert {path.name for path in (tmp_path / "site").iterdir()} == {
        "causerie.env", "data", "media", "outbox", "backups",
    }  # fmt: skip


def test_two_new_sites_have_different_secrets(tmp_path: Path) -> None:
    for name in ("one", "two"):
        run("init", name, cwd=tmp_path)
    assert (tmp_path / "one/causerie.env").read_text() != (
        tmp_path / "two/causerie.env"
    ).read_text()


def test_a_site_is_not_made_anew(tmp_path: Path) -> None:
    run("init", "site", cwd=tmp_path)
    before = (tmp_path / "site/causerie.env").read_bytes()
    ended = run("init", "site", cwd=tmp_path)
    assert ended.returncode == EXIT_REFUSED
    assert "is a site already; nothing was changed" in ended.stderr
    assert (tmp_path / "site/causerie.env").read_bytes() == before


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ended = run("init", "file/site", cwd=tmp_path)
    assert ended.returncode == EXIT_REFUSED
    assert "cannot be written" in ended.stderr


@pytest.mark.parametrize("command", ["serve", "work", "doctor", "upgrade"])
def test_outside_a_site_one_line_says_what_is_missing(tmp_path: Path, command: str) -> None:
    ended = run(command, cwd=tmp_path)
    assert ended.returncode == EXIT_REFUSED
    assert ended.stderr.startswith("causerie: SECRET_KEY: not set; needed: ")
    assert len(ended.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ({"SECRET_KEY": "short"}, "SECRET_KEY: too short"),
        ({"PORT": "80000"}, "PORT: '80000' is not allowed; allowed: a whole number from 1 to"),
        ({"SITE_URL": "news.example.org"}, "SITE_URL: 'news.example.org' is not allowed"),
        ({"DEFAULT_LOCALE": "xx"}, "DEFAULT_LOCALE: 'xx' is not allowed; allowed: "),
        ({"AGE_MIN": "5"}, "AGE_MIN: '5' is not allowed; allowed: 0, or 13 to 18"),
        ({"REGISTRATION": "no"}, "REGISTRATION: 'no' is not allowed; allowed: one of: open, "),
        ({"MAIL_DOMAINS_REFUSED": "a b.org"}, "MAIL_DOMAINS_REFUSED: 'a b.org' is not allowed; "),
        ({"DEBUG": "True", "SITE_URL": "https://n.example"}, "not allowed with a public SITE_URL"),
        ({"DATABASE_URL": "mysql://x/y"}, "DATABASE_URL: "),
        ({"DATABASE_URL": "sqlite:///here.db"}, "names no place; allowed: sqlite:////absolute"),
        ({"TRUSTED_PROXIES": "10.0.0.1, proxy"}, "TRUSTED_PROXIES: 'proxy' is not allowed"),
        ({"MAIL_FROM": "nobody"}, "MAIL_FROM: 'nobody' is not allowed"),
        ({"TIME_ZONE": "Paris"}, "TIME_ZONE: 'Paris' is not allowed"),
        ({"SMTP_SECURITY": "ssl"}, "SMTP_SECURITY: 'ssl' is not allowed; allowed: one of: "),
    ],
)
def test_a_wrong_setting_is_told_with_what_is_allowed(
    empty_site: Site, setting: dict[str, str], said: str
) -> None:
    assert said in empty_site.refused("doctor", **setting)


def test_a_setting_that_there_is_not_is_told_with_the_one_meant(empty_site: Site) -> None:
    with (empty_site.folder / "causerie.env").open("a") as file:
        file.write("SITE_ULR=https://news.example.org\n")
    said = empty_site.refused("doctor")
    assert "SITE_ULR: there is no such setting" in said
    assert "did you mean SITE_URL?" in said


def test_a_secret_can_come_from_a_file(empty_site: Site, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("k" * 60 + "\n")
    (empty_site.folder / "causerie.env").write_text(f"SECRET_KEY_FILE={tmp_path}/key\n")
    assert "the database is empty" in empty_site.refused("serve")


def test_a_database_that_does_not_answer_is_told(empty_site: Site) -> None:
    ended = empty_site.run("serve", DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing")
    assert ended.returncode == EXIT_REFUSED
    assert ended.stderr.startswith("causerie: the database does not answer: ")
    assert "Traceback" not in ended.stderr


def test_an_account_is_made_once(site: Site, tmp_path: Path) -> None:
    (tmp_path / "password").write_text("a-long-enough-password-7\n")
    arguments = (
        "createadmin", "ada@example.org", "--name", "Ada", "--password-file",
        str(tmp_path / "password"),
    )  # fmt: skip
    assert "may now sign in" in site.done(*arguments)
    assert "has an account already" in site.refused(*arguments)


def test_a_weak_password_makes_no_account(site: Site, tmp_path: Path) -> None:
    (tmp_path / "password").write_text("short")
    said = site.refused(
        "createadmin", "ada@example.org", "--name", "Ada", "--password-file",
        str(tmp_path / "password"),
    )  # fmt: skip
    assert "too short" in said
    assert site.sql("SELECT count(*) FROM accounts_user") == [(0,)]


@pytest.mark.skipif(ON_POSTGRESQL, reason="about SQLite's folder")
def test_an_upgrade_outside_a_site_makes_nothing(tmp_path: Path) -> None:
    ended = run("upgrade", cwd=tmp_path, SECRET_KEY="x" * 60)
    assert ended.returncode == EXIT_REFUSED
    assert "`causerie init DIR` makes one" in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_upgrading_twice_changes_nothing(site: Site, tmp_path: Path) -> None:
    site.done("upgrade")
    assert "Changing the database" not in site.done("upgrade")
    assert list((site.folder / "backups").iterdir()) == []


def test_an_upgrade_that_was_killed_is_finished_by_the_next(sites: Sites) -> None:
    site = sites.copy(migrated_site())
    assert "This site is at" in site.done("upgrade")
    assert "en: open to readers" in site.run("doctor").stdout
    assert "author@example.org" in site.done("demo")


def test_the_sample_magazine_comes_once_and_one_article_later(empty_site: Site) -> None:
    tables = (
        "wagtailcore_page", "wagtailcore_revision", "publication_picture", "accounts_user",
        "discussion_comment", "discussion_vote", "discussion_discussionevent",
    )  # fmt: skip
    empty_site.done("upgrade")
    empty_site.done("demo")
    before = [empty_site.sql(f"SELECT count(*) FROM {table}") for table in tables]
    waiting = "SELECT count(*) FROM wagtailcore_page WHERE NOT live AND go_live_at IS NOT NULL"
    assert empty_site.sql(waiting) == [(2,)]  # in two locales
    empty_site.done("demo")
    assert [empty_site.sql(f"SELECT count(*) FROM {table}") for table in tables] == before


@pytest.mark.parametrize("name", ["Bartholomew Montgomerie X", "ana_ruiz", "Ольга"])
def test_any_name_gets_a_handle(site: Site, tmp_path: Path, name: str) -> None:
    (tmp_path / "password").write_text("a-long-enough-password-7\n")
    said = site.done(
        "createadmin", f"{len(name)}@example.org", "--name", name, "--password-file",
        str(tmp_path / "password"),
    )  # fmt: skip
    assert "may now sign in" in said
