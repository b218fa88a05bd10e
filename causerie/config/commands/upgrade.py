"""`causerie upgrade`: backs up, then brings the tables to this version."""

import argparse

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from causerie.config.backup import write_backup
from causerie.config.refusal import Refusal
from causerie.config.schema import (
    is_empty_database,
    pending_migrations,
    refuse_missing_folder,
    unknown_migrations,
)
from causerie.config.static_files import collect_if_changed
from causerie.discussion.services.roles import ensure_moderators
from causerie.discussion.services.threads import open_missing_threads
from causerie.publication.services.locales import is_open, open_publication
from causerie.publication.services.roles import ensure_roles


def run(arguments: argparse.Namespace) -> int:
    refuse_missing_folder()
    is_new = is_empty_database()
    if not is_new and (unknown := unknown_migrations()):
        raise Refusal(
            f"the database is newer than Causerie {settings.VERSION} (it has {unknown[-1]}); "
            "nothing was changed"
        )
    pending = pending_migrations()
    if pending and not is_new and not arguments.without_backup:
        _back_up_first()
    if pending:
        print(f"Changing the database: {len(pending)} steps…", flush=True)
        call_command("migrate", interactive=False, verbosity=0)
    _open()
    if collect_if_changed():
        print("The interface's files are in place.")
    print(f"This site is at Causerie {settings.VERSION}.")
    return 0


def _back_up_first() -> None:
    folder = settings.BACKUP_DIR
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"before-{settings.VERSION}-{timezone.now():%Y%m%d-%H%M%S}.zip"
    write_backup(file)
    print(f"Backed up to {file}")


def _open() -> None:
    """A new site gets its first front page; any site what this version needs."""
    if not is_open():
        open_publication(
            name=settings.WAGTAIL_SITE_NAME,
            hostname=settings.SITE_HOST,
            port=settings.PORT,
            locale=settings.LANGUAGE_CODE,
        )
    else:
        ensure_roles()
    ensure_moderators()
    open_missing_threads()
