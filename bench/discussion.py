"""What a discussion costs, whatever its size: reading, writing, and writing over HTTP.

Makes threads of 100 to 1,000,000 comments on a site in `bench/data/`, where they stay for the next
run on SQLite. `--postgres` does so on a PostgreSQL server of its own, which ends with the run.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import django

from tests.postgres import TemporaryServer

DATA = Path(__file__).parent / "data"
SIZES = "100,10000,1000000"
PARTS = ("reading", "rendering", "posting", "http")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--sizes", default=SIZES, help=f"comments of the threads: {SIZES}")
    parser.add_argument("--only", choices=PARTS, action="append", help="measure this only")
    arguments = parser.parse_args()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    folder = DATA / ("postgres" if arguments.postgres else "sqlite")
    server = TemporaryServer() if arguments.postgres else None
    if server and folder.exists():
        shutil.rmtree(folder)
    try:
        _open_site(folder, server.start(is_durable=True) if server else "")
        _measure(sizes, arguments.only or PARTS)
    finally:
        if server:
            server.stop()


def _open_site(folder: Path, database_url: str) -> None:
    command = Path(sys.executable).parent / "causerie"
    # The limit on how fast somebody may post is no part of what is measured, counting it is.
    os.environ.update(CAUSERIE_SITE=str(folder), LOG_LEVEL="WARNING", COMMENT_RATE="9999/m,9999/h")
    if database_url:
        os.environ["DATABASE_URL"] = database_url
    if not (folder / "causerie.env").exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([command, "init", folder], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([command, "upgrade", "--without-backup"], check=True, stdout=subprocess.DEVNULL)
    os.environ["DJANGO_SETTINGS_MODULE"] = "causerie.config.settings"
    django.setup()


def _measure(sizes: list[int], parts: Sequence[str]) -> None:
    # Only now: they need the settings.
    threads = import_module("bench.discussion_threads").make_threads(sizes)
    for part in PARTS:
        if part in parts:
            print(f"\n--- {part}", flush=True)
            import_module(f"bench.discussion_{part}").report(threads)


if __name__ == "__main__":
    main()
