"""The worker: runs jobs, publishes what is due, and keeps the house.

Everything that it does is a loop over rows. Killed at any moment it leaves rows that the next one
takes up; doing a thing twice changes nothing.
"""

import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.management import call_command
from django.db import DatabaseError, close_old_connections, connection, transaction
from django.db.models.functions import Now
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as JobRunner
from django_tasks_db.models import DBTaskResult

from causerie.accounts.services import hashed_rows
from causerie.accounts.services.erasure import erase_due
from causerie.accounts.services.exports import keep_exports
from causerie.accounts.services.network_addresses import shorten_and_forget
from causerie.accounts.services.registration import forget_old_registrations
from causerie.accounts.services.sessions import forget_ended_sessions
from causerie.config.translator import Translator
from causerie.discussion.services.backfilling import keep_backfilling
from causerie.discussion.services.search_sweep import sweep_comment_search
from causerie.discussion.services.threads import open_missing_threads
from causerie.discussion.services.translating import forget_lost_sources
from causerie.discussion.services.voting import count_votes
from causerie.publication.services.card_sweep import CardSweep
from causerie.publication.services.search_sweep import sweep_search
from causerie.publication.tasks import publish_due, sweep_pictures
from causerie.translation.services.sources import UnusedTexts
from causerie.web.models import WorkerBeat
from causerie.web.tasks import forget_given_up

BEAT_SECONDS = 5
IDLE_SECONDS = 0.5
# What an engine that is asked at the moment of a stop may take to answer.
TRANSLATOR_SECONDS = 5
# After so many jobs the routines get their turn, however long the queue.
JOBS_A_ROUND = 20
# A job that has taken its worker down this often is given up, or it would do so for ever.
ATTEMPTS_MAX = 3
KEPT_DAYS = 7
# A beat this old belongs to a worker that is long gone; nobody needs its row.
FORGOTTEN_HOURS = 24

log = logging.getLogger("causerie.worker")


@dataclass
class Routine:
    """Something done every so many seconds."""

    every_seconds: float
    deed: Callable[[], object]
    due: float = 0.0


def recover_jobs() -> int:
    """Take up the jobs whose worker is gone; how many. Those that keep failing so are given up.

    The jobs are read before the workers: one that begins in between has beaten by then.
    """
    running = list(DBTaskResult.objects.running())
    alive = set(WorkerBeat.objects.alive().values_list("name", flat=True))
    lost = [job for job in running if not job.worker_ids or job.worker_ids[-1] not in alive]
    return sum(_recover(job) for job in lost)


def _recover(job: "DBTaskResult[Any, Any]") -> bool:
    """Only as it was read: another worker may have taken it up since."""
    same = DBTaskResult.objects.running().filter(pk=job.pk, started_at=job.started_at)
    if len(job.worker_ids) < ATTEMPTS_MAX:
        return bool(same.update(status=TaskResultStatus.READY))
    with transaction.atomic():
        if same.select_for_update().first():
            job.set_failed(RuntimeError("The worker was ended three times during this job."))
            forget_given_up(job)
            log.error("job given up", extra={"job": str(job.pk), "task": job.task_path})
    return False


def _housekeeping() -> None:
    call_command("clearsessions")
    forget_ended_sessions()
    old = timezone.now() - timedelta(days=KEPT_DAYS)
    DBTaskResult.objects.successful().filter(finished_at__lt=old).delete()
    forgotten = timezone.now() - timedelta(hours=FORGOTTEN_HOURS)
    WorkerBeat.objects.filter(beat_at__lt=forgotten).delete()
    hashed_rows.sweep()
    shorten_and_forget(timezone.now())


class Worker:
    def __init__(self) -> None:
        self.name = f"{socket.gethostname()[:40]}-{os.getpid()}-{int(time.time())}"
        self.stopping = threading.Event()
        self.has_beaten = False
        self.routines = [
            Routine(BEAT_SECONDS, self._beat),
            Routine(1, count_votes),
            Routine(2, publish_due),
            Routine(BEAT_SECONDS, recover_jobs),
            Routine(3, sweep_comment_search),
            Routine(600, sweep_pictures),
            Routine(10, sweep_search),
            Routine(10, CardSweep()),
            Routine(60, open_missing_threads),
            Routine(3600, _housekeeping),
            Routine(3600, keep_exports),
            Routine(3600, forget_lost_sources),
            Routine(60, UnusedTexts()),
            Routine(5, keep_backfilling),
            Routine(3600, erase_due),
            Routine(3600, forget_old_registrations),
        ]
        self.runner = JobRunner(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=JOBS_A_ROUND,
            worker_id=self.name,
            excluded_queue_names=[],
        )

    def run(self) -> None:
        """Work until SIGTERM or SIGINT; the job at hand is finished first."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_signal: self.stop())
        log.info("worker started", extra={"worker": self.name})
        beats = threading.Thread(target=self._keep_beating, name="beat", daemon=True)
        beats.start()
        translator = Translator(self.stopping)
        translator.start()
        try:
            while not self.stopping.is_set():
                self._round()
                self.stopping.wait(IDLE_SECONDS)
        finally:
            self.stopping.set()
            beats.join(timeout=BEAT_SECONDS)
            translator.join(timeout=TRANSLATOR_SECONDS)
            self._guarded(WorkerBeat.objects.filter(name=self.name).delete)
            log.info("worker stopped", extra={"worker": self.name})

    def stop(self) -> None:
        self.stopping.set()
        self.runner.running = False

    def _round(self) -> None:
        close_old_connections()
        for routine in self.routines:
            if time.monotonic() >= routine.due and not self.stopping.is_set():
                routine.due = time.monotonic() + routine.every_seconds
                self._guarded(routine.deed)
        # A job taken by a worker that never gave a sign of life would be taken for lost.
        if self.has_beaten and not self.stopping.is_set():
            self.runner._run_tasks = 0
            self._guarded(self.runner.run)

    def _guarded(self, deed: Callable[[], object]) -> None:
        """Whatever one deed runs into, a database that is away among it, the others get their turn.

        Its rows are as they were, so it is tried again when it is due.
        """
        try:
            deed()
        except Exception:  # logged with its traceback, and tried again
            log.exception("a routine failed", extra={"deed": getattr(deed, "__name__", "")})
            connection.close()
            self.stopping.wait(BEAT_SECONDS)

    def _beat(self) -> None:
        # By the database's clock: machines disagree about the time.
        WorkerBeat.objects.update_or_create(name=self.name, defaults={"beat_at": Now()})
        self.has_beaten = True

    def _keep_beating(self) -> None:
        """In a thread of its own: a long job is no reason to seem dead."""
        while not self.stopping.wait(BEAT_SECONDS):
            try:
                self._beat()
            except DatabaseError:
                log.warning("a sign of life could not be written", exc_info=True)
                connection.close()
        connection.close()
