"""Signs of life of the workers."""

from datetime import timedelta

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone

# A worker beats every few seconds, also during a long job; silent for this long, it is gone.
SILENT_SECONDS_MAX = 30


class WorkerBeatQuerySet(models.QuerySet["WorkerBeat"]):
    def alive(self) -> "WorkerBeatQuerySet":
        return self.filter(beat_at__gte=Now() - timedelta(seconds=SILENT_SECONDS_MAX))

    def silent(self) -> "WorkerBeatQuerySet":
        return self.filter(beat_at__lt=Now() - timedelta(seconds=SILENT_SECONDS_MAX))


class WorkerBeat(models.Model):
    """One row a worker process; `name` is the one that jobs carry in `worker_ids`."""

    name = models.CharField(max_length=64, unique=True)
    started_at = models.DateTimeField(default=timezone.now)
    beat_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = WorkerBeatQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
