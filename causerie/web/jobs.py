"""The operator's view of the jobs, and trying one again."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

# Older ones are reached by the filter, not by paging through everything.
SHOWN_MAX = 100


@dataclass(frozen=True)
class JobState:
    """A state and how many jobs are in it."""

    name: str
    label: str
    count: int


def job_states() -> list[JobState]:
    counts = dict(DBTaskResult.objects.order_by().values_list("status").annotate(Count("pk")))
    return [JobState(s.value, str(s.label), counts.get(s.value, 0)) for s in TaskResultStatus]


def jobs_in(state: str) -> "QuerySet[DBTaskResult[Any, Any]]":
    """The newest jobs; of one state, where `state` is one."""
    jobs = DBTaskResult.objects.order_by("-enqueued_at")
    if state in TaskResultStatus.values:
        jobs = jobs.filter(status=state)
    return jobs[:SHOWN_MAX]


def retry_job(job_id: str) -> bool:
    """Let a failed job run again from the start; False if it is not failed (any more)."""
    changed = (
        DBTaskResult.objects.failed()
        .filter(pk=job_id)
        .update(
            status=TaskResultStatus.READY,
            worker_ids=[],
            started_at=None,
            finished_at=None,
            traceback="",
            exception_class_path="",
        )
    )
    return bool(changed)
