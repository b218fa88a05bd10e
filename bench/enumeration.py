"""Whether the time of an answer tells that an address has an account.

Makes a throwaway site in a folder of its own and sends every form of the entrance, by turns with an
address that has an account and with one that has none. The real password hasher is at work, mail
becomes jobs, and no limit on tries stands in the way. `--postgres` does so on PostgreSQL.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import django

from tests.postgres import TemporaryServer


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--tries", type=int, default=200)
    parser.add_argument("--postgres", action="store_true")
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="causerie-bench-"))
    server = TemporaryServer() if arguments.postgres else None
    try:
        _make_site(folder, server.start() if server else "")
        # Only now: it needs the settings.
        import_module("bench.entrance_times").report(arguments.tries)
    finally:
        shutil.rmtree(folder)
        if server:
            server.stop()


def _make_site(folder: Path, database_url: str) -> None:
    command = Path(sys.executable).parent / "causerie"
    subprocess.run([command, "init", folder], check=True, stdout=subprocess.DEVNULL)
    # No mail server is asked: there is no worker.
    os.environ.update(CAUSERIE_SITE=str(folder), LOG_LEVEL="ERROR", SMTP_HOST="mail.example.org")
    if database_url:
        os.environ["DATABASE_URL"] = database_url
    subprocess.run([command, "upgrade"], check=True, stdout=subprocess.DEVNULL)
    os.environ["DJANGO_SETTINGS_MODULE"] = "causerie.config.settings"
    django.setup()


if __name__ == "__main__":
    main()
