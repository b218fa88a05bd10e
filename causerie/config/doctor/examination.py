"""Runs every check, whatever one of them runs into."""

from collections.abc import Iterable, Iterator

from causerie.config.doctor.checks_advisories import look_at_advisories
from causerie.config.doctor.checks_database import (
    look_at_engine,
    look_at_locales,
    look_at_tables,
)
from causerie.config.doctor.checks_machine import (
    look_at_backups,
    look_at_disks,
    look_at_image_formats,
    look_at_static_files,
)
from causerie.config.doctor.checks_mail import look_at_mail
from causerie.config.doctor.checks_site import (
    look_at_address,
    look_at_deployment,
    look_at_proxies,
    look_at_settings_file,
    look_at_site_row,
    look_at_versions,
)
from causerie.config.doctor.checks_translation import look_at_engines, look_at_translations
from causerie.config.doctor.checks_worker import look_at_jobs, look_at_schedule, look_at_worker
from causerie.config.doctor.finding import Check, Finding, Level, fail, note

CHECKS = (
    Check("versions", look_at_versions),
    Check("database", look_at_engine, guards_tables=True),
    Check("tables", look_at_tables, asks_tables=True, guards_tables=True),
    Check("settings", look_at_settings_file),
    Check("deployment", look_at_deployment),
    Check("address", look_at_address),
    Check("address", look_at_site_row, asks_tables=True),
    Check("proxies", look_at_proxies),
    Check("locales", look_at_locales, asks_tables=True),
    Check("worker", look_at_worker, asks_tables=True),
    Check("jobs", look_at_jobs, asks_tables=True),
    Check("translation", look_at_engines, asks_tables=True),
    Check("translation", look_at_translations, asks_tables=True),
    Check("schedule", look_at_schedule, asks_tables=True),
    Check("disk", look_at_disks),
    Check("static files", look_at_static_files),
    Check("images", look_at_image_formats),
    Check("mail", look_at_mail),
    Check("backups", look_at_backups),
    Check("advisories", look_at_advisories),
)


def examine(checks: Iterable[Check] = CHECKS) -> Iterator[tuple[Check, Finding]]:
    has_tables = True
    for check in checks:
        if check.asks_tables and not has_tables:
            yield check, note("not looked at", "mend the database first")
            continue
        for finding in _findings(check):
            if check.guards_tables and finding.level == Level.FAIL:
                has_tables = False
            yield check, finding


def _findings(check: Check) -> Iterator[Finding]:
    try:
        yield from check.look()
    except Exception as error:  # noqa: BLE001 # told with its reason; the other checks go on
        reason = " ".join(str(error).split())
        yield fail(
            f"could not be looked at: {type(error).__name__}: {reason}",
            "mend what the reason names; if it names nothing of yours, it is a fault of Causerie",
        )
