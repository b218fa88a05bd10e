"""PostgreSQL's own programs for dumping and restoring, run against the site's database."""

import os
import re
import shutil
import subprocess
from importlib import import_module
from pathlib import Path

from django.db import connection

from causerie.config.refusal import Refusal


def dump(file: Path, snapshot: str) -> None:
    """Write what the transaction that exported `snapshot` sees into `file`."""
    _refuse_older_than_server(_program("pg_dump"))
    _run(
        "pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--no-comments",
        f"--snapshot={snapshot}", f"--file={file}",
    )  # fmt: skip


def read_through(file: Path) -> None:
    """Refuse a dump whose table of contents cannot be read."""
    _run("pg_restore", "--list", str(file))


def restore(file: Path) -> None:
    """Everything in one transaction: after a failure the database is as it was."""
    name = str(connection.settings_dict["NAME"]).replace("\\", "\\\\").replace("'", "\\'")
    _run(
        "pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges",
        "--no-comments", f"--dbname=dbname='{name}'", str(file),
    )  # fmt: skip


def _program(tool: str) -> str:
    found = shutil.which(tool)
    if found is None:
        raise Refusal(
            f"{tool} is not installed; on Debian and Ubuntu it is in the package postgresql-client"
        )
    return found


def _refuse_older_than_server(pg_dump: str) -> None:
    said = subprocess.run(  # noqa: S603 # PostgreSQL's own program
        [pg_dump, "--version"], capture_output=True, text=True, check=False
    ).stdout
    found = re.search(r"\) (\d+)", said)
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        server = int(cursor.fetchone()[0]) // 10_000
    if found is None or int(found.group(1)) < server:
        raise Refusal(
            f"{said.strip() or pg_dump} is older than the server, which is PostgreSQL {server}; "
            f"install the package postgresql-client-{server}"
        )


def _run(tool: str, *arguments: str) -> None:
    done = subprocess.run(  # noqa: S603 # PostgreSQL's own program
        [_program(tool), *arguments],
        env={**os.environ, **_connection_environment()},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
        raise Refusal(f"{tool} failed: {lines[0]}")


def _connection_environment() -> dict[str, str]:
    """Where the database is and who asks, in the variables of libpq.

    A command line can be read by every account of the machine, so no password may stand in one.
    """
    parameters = connection.get_connection_params()
    # Imported now: a site on SQLite has no driver for PostgreSQL.
    defaults = import_module("psycopg.pq").Conninfo.get_defaults()
    return {
        option.envvar.decode(): str(parameters[keyword])
        for option in defaults
        if option.envvar and parameters.get(keyword := option.keyword.decode()) is not None
    }
