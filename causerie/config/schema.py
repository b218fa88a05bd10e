"""Whether the database's tables are those that this version works with."""

from collections.abc import Iterable
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from causerie.config.refusal import Refusal


def pending_migrations() -> list[str]:
    """The migrations that this version has and the database has not, as `app.name`."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def unknown_to_this_version(migrations: Iterable[str]) -> list[str]:
    """Those of `migrations` (`app.name`) that this version's apps do not have.

    A migration that was squashed into another is known by what it was replaced with.
    """
    on_disk = MigrationLoader(None).disk_migrations or {}
    known = set(on_disk) | {key for migration in on_disk.values() for key in migration.replaces}
    names = {f"{app}.{name}" for app, name in known}
    labels = {config.label for config in apps.get_app_configs()}
    return [m for m in migrations if m.split(".")[0] in labels and m not in names]


def unknown_migrations() -> list[str]:
    """The migrations that the database has and this version has not: a newer one was here."""
    applied = MigrationRecorder(connection).applied_migrations()
    return unknown_to_this_version(f"{app}.{name}" for app, name in sorted(applied))


def is_empty_database() -> bool:
    """Whether there is no table at all."""
    if settings.IS_SQLITE and not Path(connection.settings_dict["NAME"]).exists():
        return True
    return not connection.introspection.table_names()


def refuse_missing_folder() -> None:
    """SQLite's own message for a missing folder does not say which file it means."""
    name = connection.settings_dict["NAME"]
    if settings.IS_SQLITE and not Path(name).parent.is_dir():
        raise Refusal(
            f"{Path(name).parent} does not exist; is {settings.SITE_DIR} a site's folder? "
            "`causerie init DIR` makes one, `--site DIR` names it"
        )


def refuse_other_schema() -> None:
    """Raise Refusal unless the tables are exactly those of this version."""
    refuse_missing_folder()
    try:
        if is_empty_database():
            raise Refusal("the database is empty; run `causerie upgrade` first")
        unknown = unknown_migrations()
        pending = pending_migrations()
    except OperationalError as error:
        said = " ".join(str(error).split())
        raise Refusal(f"the database does not answer: {said}") from error
    if unknown:
        raise Refusal(
            f"the database is newer than Causerie {settings.VERSION} (it has {unknown[-1]}); "
            "install the version that it belongs to, or restore a backup"
        )
    if pending:
        raise Refusal(
            f"the database is older than Causerie {settings.VERSION} "
            f"({len(pending)} steps are missing); run `causerie upgrade`"
        )
