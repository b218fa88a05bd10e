"""What it costs to translate a discussion: the whole path beside the bare engine, from posting to
visible, reading translated pages, memory of the pool, and ten thousand random texts.

Works on a site of its own with the sample magazine, which goes at the end; with `--site FOLDER` it
is made there, stays, and is used again.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import django

PARTS = ("path", "post", "read", "memory", "random")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", choices=PARTS, action="append", help="measure this only")
    parser.add_argument("--site", type=Path, help="a folder that stays")
    parser.add_argument("--comments", type=int, default=1_000, help="of path, in each language")
    parser.add_argument("--texts", type=int, default=10_000, help="of random")
    parser.add_argument("--posts", type=int, default=60, help="of post")
    arguments = parser.parse_args()
    with _site(arguments.site) as folder:
        _open_site(folder)
        _measure(arguments.only or PARTS, arguments)


@contextmanager
def _site(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        yield folder
        return
    made = Path(tempfile.mkdtemp(prefix="causerie-translation-"))
    try:
        yield made
    finally:
        shutil.rmtree(made)


def _open_site(folder: Path) -> None:
    command = Path(sys.executable).parent / "causerie"
    # The limit on how fast somebody may post is no part of what is measured, counting it is.
    os.environ.update(CAUSERIE_SITE=str(folder), LOG_LEVEL="WARNING", COMMENT_RATE="9999/m,9999/h")
    if not (folder / "causerie.env").exists():
        folder.mkdir(parents=True, exist_ok=True)
        for step in (["init", folder], ["upgrade"], ["demo"]):
            subprocess.run([command, *step], check=True, stdout=subprocess.DEVNULL)
    os.environ["DJANGO_SETTINGS_MODULE"] = "causerie.config.settings"
    django.setup()


def _measure(parts: Sequence[str], arguments: argparse.Namespace) -> None:
    # Only now: they need the settings.
    close_engines = import_module("causerie.translation.services.engine_room").close_engines
    _tell_load()
    for part in PARTS:
        if part not in parts:
            continue
        print(f"\n--- {part}", flush=True)
        try:
            import_module(f"bench.translation_{part}").report(arguments)
        finally:
            close_engines()
    _tell_load()


def _tell_load() -> None:
    """Whatever else the machine does weighs on all figures, on ratios less."""
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", flush=True)


if __name__ == "__main__":
    main()
