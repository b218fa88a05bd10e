"""A person's downloads of their own data."""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from causerie.accounts.models import DataExport, ExportState, User
from causerie.accounts.personal_data import EXPORT_KEPT_DAYS

# It reads everything of a person; who lost the file of this morning still has it here.
ASKED_AGAIN_HOURS = 24


def latest_export(user: User) -> DataExport | None:
    return DataExport.objects.filter(user=user).order_by("-requested_at", "-pk").first()


def may_ask_at(user: User) -> datetime | None:
    """From when the next download may be asked for; None where it may at once."""
    counted = DataExport.objects.filter(user=user).exclude(state=ExportState.FAILED)
    latest = counted.order_by("-requested_at").first()
    if latest is None:
        return None
    again_at = latest.requested_at + timedelta(hours=ASKED_AGAIN_HOURS)
    return again_at if again_at > timezone.now() else None


def file_of(export: DataExport) -> Path:
    return Path(settings.EXPORT_DIR) / export.file


def kept_until(export: DataExport) -> datetime | None:
    return export.ready_at + timedelta(days=EXPORT_KEPT_DAYS) if export.ready_at else None


def ready_export(user: User, pk: int) -> DataExport | None:
    """One that its owner may have now; its file is there."""
    export = DataExport.objects.filter(user=user, pk=pk, state=ExportState.READY).first()
    until = kept_until(export) if export else None
    is_there = export and until and until > timezone.now() and file_of(export).is_file()
    return export if is_there else None
