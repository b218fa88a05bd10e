"""What /metrics tells a monitoring system, in Prometheus' format."""

import time
from collections.abc import Iterator

from django.db.models import Count
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from prometheus_client import CollectorRegistry, Histogram
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from causerie.translation.models import Translation
from causerie.web.models import WorkerBeat

REGISTRY = CollectorRegistry()
REQUEST_SECONDS = Histogram(
    "causerie_request_seconds",
    "Time to answer a request, from Django's first middleware to its last.",
    ("method", "route", "status"),
    registry=REGISTRY,
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)


class StateCollector(Collector):
    """What the database says at the moment of asking."""

    def describe(self) -> Iterator[Metric]:
        """Nothing beforehand: registering must not ask the database."""
        return iter(())

    def collect(self) -> Iterator[Metric]:
        jobs = GaugeMetricFamily("causerie_jobs", "Jobs by state.", labels=["state"])
        counts = DBTaskResult.objects.order_by().values_list("status").annotate(Count("pk"))
        # A state that no job is in is said to be 0: what is not there cannot raise an alarm.
        for state, count in {**dict.fromkeys(TaskResultStatus.values, 0), **dict(counts)}.items():
            jobs.add_metric([str(state).lower()], count)
        yield jobs
        yield _translations()
        workers = GaugeMetricFamily("causerie_workers_alive", "Workers that gave a sign of life.")
        workers.add_metric([], WorkerBeat.objects.alive().count())
        yield workers
        now = GaugeMetricFamily("causerie_time_seconds", "This machine's clock.")
        now.add_metric([], time.time())
        yield now


def _translations() -> Metric:
    """What is due and what failed; what is done needs no counting, and there may be millions."""
    found = GaugeMetricFamily("causerie_translations", "Translations by state.", labels=["state"])
    found.add_metric(["due"], Translation.objects.filter(is_due=True).count())
    failed = Translation.objects.exclude(reason="").exclude(reason="unsupported")
    found.add_metric(["failed"], failed.filter(is_due=False).count())
    return found


REGISTRY.register(StateCollector())
