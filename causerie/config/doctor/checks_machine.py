"""What the machine gives: room on its disks, image formats, the collected files, backups."""

import os
import shutil
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from PIL import Image

from causerie.config.doctor.finding import Finding, fail, ok, warn
from causerie.config.static_files import STAMP, is_current
from causerie.publication.pictures import FORMATS

MEBIBYTE = 1024 * 1024
FREE_BYTES_LOW = 1024 * MEBIBYTE
FREE_BYTES_LEAST = 100 * MEBIBYTE
FREE_PERCENT_LOW = 10
# One missed night is no news, a missed week is.
BACKUP_DAYS_MAX = 7


def _folders() -> dict[str, Path]:
    folders = {"media": settings.MEDIA_ROOT, "backups": settings.BACKUP_DIR}
    if settings.IS_SQLITE:
        folders["data"] = Path(connection.settings_dict["NAME"]).parent
    if not settings.EMAIL_HOST:
        folders["outbox"] = Path(settings.OUTBOX_DIR)
    return folders


def look_at_disks() -> Iterator[Finding]:
    """One finding for each disk, and one for each folder that is not as it must be."""
    disks: dict[int, list[Path]] = {}
    for name, folder in sorted(_folders().items()):
        if not folder.is_dir():
            yield fail(f"the folder {folder} ({name}) is not there", f"mkdir -p {folder}")
        elif not os.access(folder, os.W_OK | os.X_OK):
            yield fail(
                f"{folder} ({name}) cannot be written to by this account",
                f"chown it to the account that runs Causerie: chown -R {_account()} {folder}",
            )
        else:
            disks.setdefault(folder.stat().st_dev, []).append(folder)
    for folders in disks.values():
        usage = shutil.disk_usage(folders[0])
        yield judge_room(", ".join(map(str, folders)), usage.free, usage.total)


def judge_room(place: str, free_bytes: int, total_bytes: int) -> Finding:
    percent = 100 * free_bytes // max(total_bytes, 1)
    said = f"{place}: {_size(free_bytes)} free ({percent}%)"
    mend = "make room or enlarge the disk; with none left, nothing can be written"
    if free_bytes < FREE_BYTES_LEAST:
        return fail(said, mend)
    if free_bytes < FREE_BYTES_LOW or percent < FREE_PERCENT_LOW:
        return warn(said, mend)
    return ok(said)


def _size(count: int) -> str:
    return filesizeformat(count).replace("\N{NO-BREAK SPACE}", " ")


def _account() -> str:
    return f"{os.geteuid()}:{os.getegid()}"


def look_at_static_files() -> Iterator[Finding]:
    stamp = settings.STATIC_ROOT / STAMP
    if not stamp.exists():
        yield warn("the interface's files are not in place", "run `causerie upgrade`")
    elif not is_current():
        yield warn("the interface's files are of another version", "run `causerie upgrade`")
    else:
        yield ok(f"the interface's files are in {settings.STATIC_ROOT}")


def look_at_image_formats() -> Iterator[Finding]:
    """Each format in which pictures are kept is tried."""
    able = []
    for extension, _mime in FORMATS:
        try:
            Image.new("RGB", (16, 16)).save(BytesIO(), format=extension)
            able.append(extension)
        except (KeyError, OSError, ValueError) as error:
            yield fail(
                f"Pillow cannot write {extension} ({error}); pictures would not get their sizes",
                "install Pillow from its wheel: pip install --force-reinstall pillow",
            )
    if able:
        yield ok(f"Pillow writes {', '.join(able)}")


def look_at_backups() -> Iterator[Finding]:
    folder = settings.BACKUP_DIR
    files = list(folder.glob("*.zip"))
    advice = f"run `causerie backup {folder}/NAME.zip` every night, and keep copies elsewhere"
    if not files:
        yield warn(f"there is no backup in {folder}", advice)
        return
    newest = max(files, key=lambda file: file.stat().st_mtime)
    made = datetime.fromtimestamp(newest.stat().st_mtime, UTC)
    said = f"the newest backup is {newest.name} of {made:%Y-%m-%d %H:%M} UTC"
    if timezone.now() - made > timedelta(days=BACKUP_DAYS_MAX):
        yield warn(said, advice)
    else:
        yield ok(said)
    for file in files:
        if stat.S_IMODE(file.stat().st_mode) & 0o077:
            yield warn(
                f"{file} can be read by other accounts; it holds personal data",
                f"chmod 600 {file}",
            )
