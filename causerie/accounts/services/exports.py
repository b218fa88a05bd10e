"""Downloads of one's own data: asked for, made by the worker, kept for some days, removed."""

import os
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import override

from causerie.accounts.models import DataExport, ExportState, User
from causerie.accounts.personal_data import EXPORT_KEPT_DAYS
from causerie.accounts.selectors.exports import file_of, may_ask_at
from causerie.accounts.services.addresses import page_address
from causerie.accounts.services.export_file import write_export
from causerie.accounts.services.notices import notify
from causerie.lib.locales import interface_locale

# One that nobody has made by then: its job was given up. The person may ask anew.
WAIT_HOURS_MAX = 24
# What nobody's row names is from a worker that was killed; one that is at work names its file soon.
STRAY_HOURS_MAX = 24


class AskedTooSoon(Exception):
    """One download a day. `again_at` says from when the next may be asked for."""

    def __init__(self, again_at: datetime) -> None:
        super().__init__(f"The next download may be asked for at {again_at:%Y-%m-%d %H:%M}.")
        self.again_at = again_at


def begin_export(user: User) -> DataExport:
    """The row of a download that is to be made. Raises AskedTooSoon. Inside a transaction."""
    # Whoever presses the button twice gets one.
    User.objects.select_for_update().get(pk=user.pk)
    again_at = may_ask_at(user)
    if again_at:
        raise AskedTooSoon(again_at)
    return DataExport.objects.create(user=user)


def make(export: DataExport) -> None:
    """Makes the file. Ended in the middle it leaves one without a name, which the next overwrites.

    A download that was erased, or given up, meanwhile leaves nothing behind.
    """
    unfinished = _folder() / f"{export.pk}.part"
    user = export.user
    locale = interface_locale(user.interface_locale or settings.LANGUAGE_CODE)
    with override(locale), open(os.open(unfinished, _NEW_FILE, 0o600), "wb") as out:
        write_export(user, out)
        out.flush()
        os.fsync(out.fileno())
    if not _publish(export, unfinished):
        unfinished.unlink(missing_ok=True)


_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


def _folder() -> Path:
    folder = Path(settings.EXPORT_DIR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


@transaction.atomic
def _publish(export: DataExport, unfinished: Path) -> bool:
    """Gives the file its name and tells the person. Whether it was still wanted."""
    waiting = DataExport.objects.select_for_update().filter(
        pk=export.pk, state=ExportState.REQUESTED
    )
    row = waiting.first()
    if row is None:
        return False
    row.file = f"{row.pk}-{get_random_string(32)}.zip"
    row.state, row.ready_at, row.bytes = (
        ExportState.READY,
        timezone.now(),
        unfinished.stat().st_size,
    )
    row.save()
    page = page_address("my_data")
    notify(row.user, "export_ready", kept_days=EXPORT_KEPT_DAYS, page_address=page)
    unfinished.rename(file_of(row))
    return True


def give_up(export: DataExport) -> None:
    DataExport.objects.filter(pk=export.pk, state=ExportState.REQUESTED).update(
        state=ExportState.FAILED
    )


def keep_exports() -> None:
    """What the worker does from time to time: it removes what is too old, and gives up what nobody
    made."""
    now = timezone.now()
    long_ago = now - timedelta(days=EXPORT_KEPT_DAYS)
    for export in DataExport.objects.filter(state=ExportState.READY).exclude(file=""):
        if export.ready_at is None or export.ready_at < long_ago or not file_of(export).exists():
            _forget(export)
    waiting = DataExport.objects.filter(state=ExportState.REQUESTED)
    waiting.filter(requested_at__lt=now - timedelta(hours=WAIT_HOURS_MAX)).update(
        state=ExportState.FAILED
    )
    _sweep_strays(now)


def _forget(export: DataExport) -> None:
    """The file first: a row that still names it is asked about again."""
    file_of(export).unlink(missing_ok=True)
    DataExport.objects.filter(pk=export.pk).update(state=ExportState.GONE, file="", bytes=0)


def _sweep_strays(now: datetime) -> None:
    named = set(DataExport.objects.exclude(file="").values_list("file", flat=True))
    old = (now - timedelta(hours=STRAY_HOURS_MAX)).timestamp()
    for path in _folder().iterdir():
        if path.name not in named and path.stat().st_mtime < old:
            path.unlink(missing_ok=True)


def remove_files_of(user: User) -> None:
    """Of somebody who leaves."""
    for export in DataExport.objects.filter(user=user).exclude(file=""):
        file_of(export).unlink(missing_ok=True)
