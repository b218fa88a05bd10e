"""`causerie backup FILE`: database and pictures into one file."""

import argparse
import sys
from pathlib import Path

from django.template.defaultfilters import filesizeformat

from causerie.config.backup import tidy_up_when_ended, write_backup
from causerie.config.schema import refuse_missing_folder


def run(arguments: argparse.Namespace) -> int:
    refuse_missing_folder()
    tidy_up_when_ended()
    report = write_backup(Path(arguments.file))
    for warning in report.warnings:
        print(f"causerie: {warning}", file=sys.stderr)
    size = filesizeformat(report.size_bytes).replace("\N{NO-BREAK SPACE}", " ")
    print(
        f"{report.file}: {report.rows} rows of {report.tables} tables and {report.media_files} "
        f"media files in {size}; read back and the same."
    )
    return 0
