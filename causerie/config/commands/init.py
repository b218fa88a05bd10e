"""`causerie init DIR`: a folder with everything that is the site's own."""

import argparse
import secrets
from pathlib import Path

from causerie.config.refusal import Refusal

SETTINGS = """\
# The settings of this site; the reference is in docs/reference/settings.md.
# The environment wins over this file.
SECRET_KEY={secret}
# The public address, as readers type it:
# SITE_URL=https://news.example.org
# SQLite in data/ unless you say otherwise:
# DATABASE_URL=postgres://user:password@host/name
"""


def run(arguments: argparse.Namespace) -> int:
    folder = Path(arguments.folder).resolve()
    settings = folder / "causerie.env"
    if settings.exists():
        raise Refusal(f"{folder} is a site already; nothing was changed")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "media").mkdir(exist_ok=True)
        for private in ("data", "outbox", "backups"):
            (folder / private).mkdir(mode=0o700, exist_ok=True)
        # Under another name first: a file that was half written would pass for a site's.
        unfinished = folder / ".causerie.env"
        unfinished.touch(mode=0o600)
        unfinished.write_text(SETTINGS.format(secret=secrets.token_urlsafe(60)), encoding="utf-8")
        unfinished.rename(settings)
    except OSError as error:
        raise Refusal(f"{folder} cannot be written: {error.strerror}") from error
    print(f"{folder} is ready. Next: cd there, then `causerie upgrade` and `causerie serve`.")
    return 0
