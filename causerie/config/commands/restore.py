"""`causerie restore FILE`: fills an empty site from a backup."""

import argparse
import sys
from pathlib import Path

from django.conf import settings

from causerie.config.backup import tidy_up_when_ended
from causerie.config.restoring import restore_backup
from causerie.config.schema import pending_migrations


def run(arguments: argparse.Namespace) -> int:
    tidy_up_when_ended()
    manifest = restore_backup(Path(arguments.file))
    print(
        f"Restored {manifest.row_count} rows of {len(manifest.tables)} tables and "
        f"{len(manifest.media)} media files, as they were on {manifest.made_at} with Causerie "
        f"{manifest.causerie}; read back and the same."
    )
    for name in manifest.missing:
        print(f"causerie: the picture {name} was missing when this was backed up", file=sys.stderr)
    if pending_migrations():
        print(f"The backup is older than Causerie {settings.VERSION}: run `causerie upgrade`.")
    else:
        print("Next: `causerie doctor` and `causerie serve`.")
    return 0
