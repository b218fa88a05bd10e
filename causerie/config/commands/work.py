"""`causerie work`: one worker, until it is told to stop."""

import argparse

from causerie.config.schema import refuse_other_schema
from causerie.config.worker import Worker


def run(arguments: argparse.Namespace) -> int:
    refuse_other_schema()
    Worker().run()
    return 0
