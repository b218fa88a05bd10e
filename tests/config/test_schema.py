"""Whether the tables fit this version."""

from typing import Any

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from causerie.config.refusal import Refusal
from causerie.config.schema import (
    is_empty_database,
    pending_migrations,
    refuse_missing_folder,
    refuse_other_schema,
    unknown_migrations,
)
from tests.config.sites import ON_POSTGRESQL, Site

pytestmark = pytest.mark.django_db


def test_tables_of_this_version_are_accepted() -> None:
    refuse_other_schema()
    assert pending_migrations() == []
    assert unknown_migrations() == []
    assert not is_empty_database()


def test_older_tables_are_refused_with_what_to_do() -> None:
    MigrationRecorder(connection).record_unapplied("web", "0001_first")
    assert pending_migrations() == ["web.0001_first"]
    with pytest.raises(Refusal, match=r"older .* \(1 steps are missing\); run `causerie upgrade`"):
        refuse_other_schema()


def test_newer_tables_are_refused_with_what_makes_them_so() -> None:
    MigrationRecorder(connection).record_applied("web", "0099_from_the_future")
    assert unknown_migrations() == ["web.0099_from_the_future"]
    with pytest.raises(Refusal, match=r"newer .* \(it has web\.0099_from_the_future\)"):
        refuse_other_schema()


def test_migrations_of_an_app_that_is_gone_are_no_hindrance() -> None:
    MigrationRecorder(connection).record_applied("poll", "0001_initial")
    refuse_other_schema()


def test_a_squashed_migration_is_known_by_what_it_replaced() -> None:
    """wagtailcore has squashed its first ones."""
    replaced = ("wagtailcore", "0001_initial")
    assert replaced in MigrationRecorder(connection).applied_migrations()
    assert unknown_migrations() == []


@pytest.mark.skipif(ON_POSTGRESQL, reason="about SQLite's folder")
def test_a_folder_that_is_not_there_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.setitem(connection.settings_dict, "NAME", str(tmp_path / "no" / "c.sqlite3"))
    assert is_empty_database()
    with pytest.raises(Refusal, match=r"/no does not exist; is .* a site's folder\?"):
        refuse_missing_folder()


@pytest.mark.parametrize("command", ["serve", "work"])
def test_nothing_runs_on_an_empty_database(empty_site: Site, command: str) -> None:
    said = empty_site.refused(command)
    assert said == "causerie: the database is empty; run `causerie upgrade` first"


def test_nothing_runs_on_a_newer_database_and_no_upgrade_touches_it(site: Site) -> None:
    site.sql(
        "INSERT INTO django_migrations (app, name, applied) "
        "VALUES ('web', '0099_from_the_future', '2030-01-01 00:00:00')"
    )
    assert "install the version that it belongs to" in site.refused("serve")
    assert "nothing was changed" in site.refused("upgrade")
    assert list((site.folder / "backups").iterdir()) == []
