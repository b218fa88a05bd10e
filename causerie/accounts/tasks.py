"""What the worker does for accounts."""

from django.db import transaction
from django_tasks import task

from causerie.accounts.models import DataExport, ExportState, User
from causerie.accounts.services.exports import begin_export, give_up, make


@transaction.atomic
def ask_for_export(user: User) -> DataExport:
    """The row and the job that makes it, or neither. Raises AskedTooSoon."""
    export = begin_export(user)
    make_export.enqueue(export.pk)
    return export


# A person waits for it: before renditions and indexes, of which there may be thousands.
@task(priority=10)
def make_export(export_id: int) -> bool:
    """Make a person's download; whether there was one to make."""
    export = DataExport.objects.filter(pk=export_id, state=ExportState.REQUESTED).first()
    if export is None:
        return False
    try:
        make(export)
    except Exception:
        # The person reads it on their page, the operator in the list of jobs.
        give_up(export)
        raise
    return True
