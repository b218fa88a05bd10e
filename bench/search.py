"""What a search costs among 20,000 articles: CPU time, beside a query that does nothing.

Makes a throwaway site in a folder of its own, fills it with generated articles in six locales, and
asks. `--postgres` does so on a PostgreSQL server of its own.
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
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--postgres", action="store_true")
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="causerie-bench-"))
    server = TemporaryServer() if arguments.postgres else None
    try:
        _make_site(folder, server.start() if server else "")
        # Only now: they need the settings.
        import_module("bench.search_articles").fill(arguments.articles)
        import_module("bench.search_costs").report()
    finally:
        shutil.rmtree(folder)
        if server:
            server.stop()


def _make_site(folder: Path, database_url: str) -> None:
    command = Path(sys.executable).parent / "causerie"
    subprocess.run([command, "init", folder], check=True, stdout=subprocess.DEVNULL)
    os.environ.update(CAUSERIE_SITE=str(folder), LOG_LEVEL="WARNING")
    if database_url:
        os.environ["DATABASE_URL"] = database_url
    subprocess.run([command, "upgrade"], check=True, stdout=subprocess.DEVNULL)
    os.environ["DJANGO_SETTINGS_MODULE"] = "causerie.config.settings"
    django.setup()


if __name__ == "__main__":
    main()
