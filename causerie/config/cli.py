"""The command `causerie`: sets up, runs and looks after a site."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import django
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

import causerie
from causerie.config.refusal import Refusal
from causerie.lib.environment import SettingError

# What an operator can mend is told in a line; anything else is a fault and shows its traceback.
EXIT_REFUSED = 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="causerie", description="A publication in many languages. Run it in a site's folder."
    )
    parser.add_argument("--version", action="version", version=causerie.__version__)
    parser.add_argument("--site", metavar="DIR", help="the site's folder, if not this one")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    init = commands.add_parser("init", help="make a site's folder")
    init.add_argument("folder", metavar="DIR")
    serve = commands.add_parser("serve", help="run the site: web server and worker")
    serve.add_argument("--web-only", action="store_true", help="without a worker")
    commands.add_parser("work", help="run a worker alone")
    demo = commands.add_parser("demo", help="fill an empty site with a sample magazine")
    demo.add_argument("--if-empty", action="store_true", help="say nothing if the site is in use")
    doctor = commands.add_parser("doctor", help="check the site and say what to mend")
    doctor.add_argument(
        "subject", nargs="?", choices=["translate"], help="only this, and more thoroughly"
    )
    doctor.add_argument("--pairs", default="", metavar="PAIRS", help="translate: as en-es,fr-pt")
    doctor.add_argument("--paid", action="store_true", help="translate: by engines elsewhere, too")
    admin = commands.add_parser("createadmin", help="make an account that may do everything")
    admin.add_argument("email")
    admin.add_argument("--name", help="the name that is shown; else asked for")
    admin.add_argument("--password-file", metavar="FILE", help="read the password here; else asked")
    factor = commands.add_parser("resetfactor", help="remove a lost second factor of an account")
    factor.add_argument("email")
    backup = commands.add_parser("backup", help="write database and pictures into one file")
    backup.add_argument("file", metavar="FILE")
    restore = commands.add_parser("restore", help="fill an empty site from a backup")
    restore.add_argument("file", metavar="FILE")
    upgrade = commands.add_parser("upgrade", help="bring the site to this version")
    upgrade.add_argument("--without-backup", action="store_true", help="make no backup first")
    commands.add_parser("bounce", help="take in a mail server's report of mail not delivered")
    manage = commands.add_parser("manage", help="Django's own commands, for developers")
    manage.add_argument("arguments", nargs=argparse.REMAINDER)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    arguments = _parser().parse_args(argv)
    if arguments.site:
        os.environ["CAUSERIE_SITE"] = str(Path(arguments.site).resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "causerie.config.settings")
    try:
        if arguments.command != "init":
            django.setup()
        # Imported now: the modules of most commands need Django to be set up.
        command = import_module(f"causerie.config.commands.{arguments.command}")
        return int(command.run(arguments) or 0)
    except (SettingError, Refusal) as error:
        print(f"causerie: {error}", file=sys.stderr)
    except ImproperlyConfigured as error:
        print(f"causerie: a setting is wrong: {error}", file=sys.stderr)
    except DatabaseError as error:
        print(
            f"causerie: the database does not answer: {' '.join(str(error).split())}",
            file=sys.stderr,
        )
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read the output has read enough, as in `causerie doctor | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return EXIT_REFUSED


if __name__ == "__main__":
    sys.exit(main())
