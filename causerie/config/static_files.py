"""Collecting the interface's files into the site's folder, when they have changed."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

STAMP = "collected.sha256"


def _present_state() -> str:
    """A digest of names, sizes and times of every file to collect; reads none of them."""
    digest = hashlib.sha256(settings.VERSION.encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            stat = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def is_current() -> bool:
    """Whether what was collected is what there is to collect."""
    stamp = settings.STATIC_ROOT / STAMP
    return bool(stamp.exists() and stamp.read_text(encoding="ascii") == _present_state())


def collect_if_changed() -> bool:
    """Collect, compress and name by digest; whether there was anything to do.

    Files of the version before stay: pages that were sent a moment ago still ask for them.
    """
    if is_current():
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    (settings.STATIC_ROOT / STAMP).write_text(_present_state(), encoding="ascii")
    return True
