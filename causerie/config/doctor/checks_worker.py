"""The worker and what waits for it."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Min
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, Revision

from causerie.config.doctor.finding import Finding, fail, ok, warn
from causerie.web.models import WorkerBeat

# The worker looks for due publications every two seconds, and takes a job in less.
OVERDUE_MINUTES_MAX = 2
WAITING_MINUTES_MAX = 10
# Failures older than this have been seen or do not matter.
FAILED_DAYS = 7


def look_at_worker() -> Iterator[Finding]:
    alive = WorkerBeat.objects.alive().count()
    silent = WorkerBeat.objects.silent().count()
    if alive:
        yield ok(f"workers that give signs of life: {alive}")
    elif silent:
        yield warn(
            "the worker gives no sign of life any more",
            "start `causerie serve` anew, or `causerie work`; its log says why it ended",
        )
    else:
        yield warn(
            "no worker runs: nothing is published on time, and pictures get no sizes",
            "start `causerie serve`, or `causerie work` beside `causerie serve --web-only`",
        )


def look_at_jobs() -> Iterator[Finding]:
    now = timezone.now()
    ready = DBTaskResult.objects.ready()
    waiting = ready.count()
    running = DBTaskResult.objects.running().count()
    failed = DBTaskResult.objects.failed().filter(
        finished_at__gte=now - timedelta(days=FAILED_DAYS)
    )
    oldest = ready.order_by().aggregate(oldest=Min("enqueued_at"))["oldest"]
    if oldest and now - oldest > timedelta(minutes=WAITING_MINUTES_MAX):
        yield warn(
            f"{waiting} jobs wait, the first of them since {oldest:%Y-%m-%d %H:%M} UTC",
            "see that the worker runs; if it does, run a second one with `causerie work`",
        )
    else:
        yield ok(f"jobs: {waiting} wait, {running} run")
    last = failed.order_by("-finished_at").first()
    if last:
        yield warn(
            f"{failed.count()} jobs failed in the last {FAILED_DAYS} days, the last of them "
            f"{last.task_path} ({last.exception_class_path})",
            f"look for {last.pk} or the time {last.finished_at:%Y-%m-%d %H:%M} UTC in the "
            "worker's log",
        )


def look_at_schedule() -> Iterator[Finding]:
    late = timezone.now() - timedelta(minutes=OVERDUE_MINUTES_MAX)
    due = Revision.objects.filter(approved_go_live_at__lt=late).count()
    expired = Page.objects.live().filter(expire_at__lt=late).count()
    if due or expired:
        yield fail(
            f"{due} pages should have been published by now, and {expired} taken back",
            "start the worker; if it runs, its log says why a publication failed",
        )
    else:
        yield ok("nothing that is scheduled is late")
