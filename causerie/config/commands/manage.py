"""`causerie manage ...`: Django's own commands, against this site."""

import argparse

from django.core.management import execute_from_command_line


def run(arguments: argparse.Namespace) -> int:
    execute_from_command_line(["causerie manage", *arguments.arguments])
    return 0
