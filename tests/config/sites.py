"""Whole sites for tests: a folder and a database of their own, worked by the real command."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

from causerie.config.cli import EXIT_REFUSED

ROOT = Path(__file__).resolve().parent.parent.parent
SERVER = os.environ.get("DATABASE_URL", "")
ON_POSTGRESQL = SERVER.startswith("postgres")
ENGINE = "postgresql" if ON_POSTGRESQL else "sqlite"
# What pytest itself runs with must not reach a site of its own.
_INHERITED = (
    "CAUSERIE_SITE", "SECRET_KEY", "SITE_URL", "DATABASE_URL", "DJANGO_SETTINGS_MODULE", "HOST",
    "PORT", "LOG_FORMAT", "LOG_LEVEL",
)  # fmt: skip
_numbers = count()


def site_environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _INHERITED}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **more}


CAUSERIE = [sys.executable, "-m", "causerie.config.cli"]


def causerie(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*CAUSERIE, *arguments],
        cwd=cwd,
        env=site_environment(**environment),
        capture_output=True,
        text=True,
        check=False,
    )


@dataclass(frozen=True)
class Site:
    folder: Path
    database: str

    @property
    def database_file(self) -> Path:
        return self.folder / "data" / "causerie.sqlite3"

    @property
    def database_url(self) -> str:
        return urlsplit(SERVER)._replace(path=f"/{self.database}").geturl()

    def set(self, **settings: str | int) -> None:
        """Write settings into the site's file; of two with the same name the later one counts."""
        with (self.folder / "causerie.env").open("a", encoding="utf-8") as file:
            file.writelines(f"{name}={value}\n" for name, value in settings.items())

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        if ON_POSTGRESQL:
            environment = {"DATABASE_URL": self.database_url, **environment}
        return causerie(
            "--site", str(self.folder), *arguments, cwd=self.folder.parent, **environment
        )

    def started(self, *arguments: str) -> subprocess.Popen[bytes]:
        more = {"DATABASE_URL": self.database_url} if ON_POSTGRESQL else {}
        return subprocess.Popen(
            [*CAUSERIE, "--site", str(self.folder), *arguments], env=site_environment(**more)
        )

    def done(self, *arguments: str, **environment: str) -> str:
        """What the command printed; it must have succeeded."""
        ended = self.run(*arguments, **environment)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    def refused(self, *arguments: str, **environment: str) -> str:
        """The one line with which the command was refused."""
        ended = self.run(*arguments, **environment)
        assert ended.returncode == EXIT_REFUSED, (ended.returncode, ended.stdout, ended.stderr)
        lines = ended.stderr.strip().splitlines()
        assert len(lines) == 1, ended.stderr
        return lines[0]

    def python(self, code: str) -> str:
        """Run code with this site's models."""
        return self.done("manage", "shell", "--no-imports", "--command", code)

    @contextmanager
    def connected(self) -> Iterator[Any]:
        """A connection of the engine's own driver, beside the site's."""
        if ON_POSTGRESQL:
            with psycopg.connect(self.database_url, autocommit=True) as connection:
                yield connection
        else:
            with closing(
                sqlite3.connect(
                    self.database_file, timeout=20, isolation_level=None, check_same_thread=False
                )
            ) as connection:
                yield connection

    def sql(self, statement: str) -> list[Any]:
        with self.connected() as connection:
            cursor = connection.execute(statement)
            return list(cursor.fetchall()) if cursor.description else []

    def files(self) -> dict[str, bytes]:
        """Everything in the folder, to compare with later."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }


def _administrate(statement: str) -> None:
    if ON_POSTGRESQL:
        with psycopg.connect(SERVER, autocommit=True) as connection:
            connection.execute(statement)


class Sites:
    """Makes sites, and takes their databases away at the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.databases: list[str] = []

    def _place(self) -> tuple[Path, str]:
        number = next(_numbers)
        name = f"causerie_site_{os.getpid()}_{number}"
        self.databases.append(name)
        return self.folder / f"site-{number}", name

    def empty(self) -> Site:
        """A folder as `causerie init` makes it, and a database without tables."""
        folder, database = self._place()
        done = causerie("init", str(folder), cwd=self.folder)
        assert done.returncode == 0, done.stderr
        _administrate(f"CREATE DATABASE {database}")
        return Site(folder, database)

    def copy(self, site: Site) -> Site:
        folder, database = self._place()
        shutil.copytree(site.folder, folder)
        _administrate(f"CREATE DATABASE {database} TEMPLATE {site.database}")
        return Site(folder, database)

    def close(self) -> None:
        for database in self.databases:
            _administrate(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
