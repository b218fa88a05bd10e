"""Sites that all processes of a run copy from: each is made once, by whoever needs it first.

The tables take longer to make than most files of tests take to run.
"""

import fcntl
import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from tests.config.sites import Site, Sites

PICTURE_CODE = """
from io import BytesIO
from django.core.files.base import ContentFile
from PIL import Image
from causerie.publication.models import Picture
stream = BytesIO()
Image.effect_noise((400, 300), 90).convert("RGB").save(stream, "JPEG", quality=95)
Picture.objects.create(title="The quay", file=ContentFile(stream.getvalue(), "quay.jpg"))
"""


def _once(name: str, make: Callable[[Sites], Site]) -> Site:
    """Nobody works on what is returned: PostgreSQL copies no database that somebody is in."""
    folder = Path(os.environ["CAUSERIE_TESTS_SITE"]) / "once" / name
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made = folder / "made.json"
        if not made.exists():
            site = make(Sites(folder))
            made.write_text(json.dumps({"folder": str(site.folder), "database": site.database}))
        known = json.loads(made.read_text())
    return Site(Path(known["folder"]), known["database"])


def migrated_site() -> Site:
    """It has its tables, and nothing else: as an upgrade leaves it that was killed after them."""

    def make(sites: Sites) -> Site:
        site = sites.empty()
        site.done("manage", "migrate", "--verbosity=0")
        return site

    return _once("migrated", make)


def fresh_site() -> Site:
    """It has its tables and its first front page."""

    def make(sites: Sites) -> Site:
        site = sites.copy(migrated_site())
        site.done("upgrade")
        return site

    return _once("fresh", make)


def staged_site(code: str, **settings: str | int) -> Site:
    """A fresh one in which `code` was run, with these settings."""

    def make(sites: Sites) -> Site:
        site = sites.copy(fresh_site())
        site.set(**settings)
        site.python(code)
        return site

    return _once(f"staged-{sha256(repr((code, settings)).encode()).hexdigest()[:16]}", make)


def site_in_use() -> Site:
    """It has a picture too."""
    return staged_site(PICTURE_CODE)
