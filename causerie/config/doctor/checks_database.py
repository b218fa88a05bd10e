"""The database: its engine, its soundness, its tables, and the locales in it."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.backends.utils import CursorWrapper
from wagtail.models import Locale

from causerie.config.doctor.finding import Finding, fail, note, ok, warn
from causerie.config.refusal import Refusal
from causerie.config.schema import refuse_missing_folder, refuse_other_schema
from causerie.lib.locales import nearest
from causerie.publication.models import FrontPage

# PRAGMA synchronous answers with a number.
SYNCHRONOUS_FULL = 2
_DAMAGED = (
    "see that it runs and that DATABASE_URL is right; if it is damaged, keep a copy of it as it "
    "is and restore the newest backup into an empty site"
)


def look_at_engine() -> Iterator[Finding]:
    """Whether the database answers and holds together."""
    try:
        refuse_missing_folder()
        if settings.IS_SQLITE and not Path(connection.settings_dict["NAME"]).exists():
            # Looking into a file that is not there would make it.
            yield fail("there is no database yet", "run `causerie upgrade`")
            return
        with connection.cursor() as cursor:
            if settings.IS_SQLITE:
                yield from _look_at_sqlite(cursor)
            else:
                cursor.execute("SHOW server_version")
                yield ok(f"PostgreSQL {cursor.fetchone()[0]} answers")
    except Refusal as refusal:
        yield _from(refusal)
    except DatabaseError as error:
        yield fail(f"the database does not answer: {' '.join(str(error).split())}", _DAMAGED)


def look_at_tables() -> Iterator[Finding]:
    """Whether the tables are those of this version."""
    try:
        refuse_other_schema()
    except Refusal as refusal:
        yield _from(refusal)
    else:
        yield ok(f"the tables are those of Causerie {settings.VERSION}")


def _from(refusal: Refusal) -> Finding:
    found, _, mend = str(refusal).partition("; ")
    return fail(found, mend)


def _look_at_sqlite(cursor: CursorWrapper) -> Iterator[Finding]:
    cursor.execute("PRAGMA quick_check(1)")
    said = cursor.fetchone()[0]
    if said != "ok":
        yield fail(
            f"the database file is damaged: {said}",
            _DAMAGED,
        )
        return
    cursor.execute("PRAGMA journal_mode")
    journal = cursor.fetchone()[0]
    cursor.execute("PRAGMA synchronous")
    synchronous = cursor.fetchone()[0]
    if journal != "wal":
        yield fail(
            f"SQLite's journal is {journal!r}, not 'wal': readers would wait for writers",
            "move the site's data to a local disk; network folders cannot keep such a journal",
        )
    if synchronous != SYNCHRONOUS_FULL:
        yield fail(
            "SQLite does not wait for the disk: what was acknowledged may be lost at power loss",
            "install Causerie anew; its settings ask for synchronous=FULL",
        )
    yield ok(f"SQLite {sqlite3.sqlite_version}, sound, journal {journal}")


def look_at_locales() -> Iterator[Finding]:
    codes = set(Locale.objects.values_list("language_code", flat=True))
    fronts = dict(FrontPage.objects.values_list("locale__language_code", "live"))
    default = settings.LANGUAGE_CODE
    if default not in codes:
        yield fail(
            f"{default}: the default locale is none of this site's",
            f"set DEFAULT_LOCALE to one of: {', '.join(sorted(codes))}; or add {default} "
            "in the editor under Settings, Locales",
        )
    for code in sorted(codes):
        yield from _look_at_locale(code, fronts.get(code))


def _look_at_locale(code: str, is_live: bool | None) -> Iterator[Finding]:
    if is_live:
        yield ok(f"{code}: open to readers")
    elif code == settings.LANGUAGE_CODE:
        yield fail(
            f"{code}: the front page of the default locale is not published",
            "publish it in the editor; until then visitors find nothing at the site's address",
        )
    elif is_live is None:
        yield warn(
            f"{code}: there is no front page", "delete the locale in the editor and add it again"
        )
    else:
        yield note(
            f"{code}: the front page is a draft, so readers do not see this locale",
            "publish it in the editor when the locale is ready",
        )
    if nearest(code, settings.INTERFACE_LOCALES) is None:
        yield note(
            f"{code}: the interface is not translated; it speaks {settings.LANGUAGE_CODE} "
            "around the texts",
            "nothing has to be done; translations of the interface are welcome",
        )
