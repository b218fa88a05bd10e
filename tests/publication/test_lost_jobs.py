"""A job whose worker is gone is taken up by another, but not for ever."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from causerie.config.worker import ATTEMPTS_MAX, recover_jobs
from causerie.publication.tasks import prepare_picture
from causerie.web.models import WorkerBeat
from causerie.web.models.worker_beat import SILENT_SECONDS_MAX

pytestmark = pytest.mark.django_db


def _running(*workers: str) -> "DBTaskResult[..., int]":
    """A job that the last of `workers` has begun."""
    job = prepare_picture.enqueue(987654)
    DBTaskResult.objects.filter(pk=job.id).update(
        status=TaskResultStatus.RUNNING, worker_ids=list(workers), started_at=timezone.now()
    )
    stored: DBTaskResult[..., int] = DBTaskResult.objects.get(pk=job.id)
    return stored


def _status(job: "DBTaskResult[..., int]") -> str:
    return str(DBTaskResult.objects.get(pk=job.pk).status)


def test_the_job_of_a_dead_worker_is_taken_up_once() -> None:
    job = _running("gone")
    assert recover_jobs() == 1
    assert _status(job) == TaskResultStatus.READY
    assert recover_jobs() == 0


def test_the_job_of_a_silent_worker_is_taken_up() -> None:
    silent = timezone.now() - timedelta(seconds=SILENT_SECONDS_MAX + 1)
    WorkerBeat.objects.create(name="silent", beat_at=silent)
    job = _running("silent")
    assert recover_jobs() == 1
    assert _status(job) == TaskResultStatus.READY


def test_the_job_of_a_living_worker_is_left_alone() -> None:
    WorkerBeat.objects.create(name="alive")
    job = _running("gone", "alive")
    assert recover_jobs() == 0
    assert _status(job) == TaskResultStatus.RUNNING


def test_a_job_that_takes_its_workers_down_is_given_up(caplog: pytest.LogCaptureFixture) -> None:
    job = _running(*(f"gone-{number}" for number in range(ATTEMPTS_MAX)))
    assert recover_jobs() == 0
    assert _status(job) == TaskResultStatus.FAILED
    assert "job given up" in caplog.text
    assert recover_jobs() == 0


def test_jobs_that_are_done_or_wait_are_left_alone() -> None:
    waiting = prepare_picture.enqueue(987654)
    done = _running("gone")
    DBTaskResult.objects.filter(pk=done.pk).update(status=TaskResultStatus.SUCCESSFUL)
    assert recover_jobs() == 0
    assert str(DBTaskResult.objects.get(pk=waiting.id).status) == TaskResultStatus.READY
    assert _status(done) == TaskResultStatus.SUCCESSFUL
