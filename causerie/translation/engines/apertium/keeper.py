"""The thread that starts programs.

Linux ends them when the thread that started them ends, so that none is left behind if this process
is killed; threads that serve a request end much earlier than the process.
"""

from collections.abc import Callable
from concurrent.futures import Future
from functools import cache
from queue import SimpleQueue
from threading import Thread

_Job = tuple[Callable[[], None], Future[None]]


def done(job: Callable[[], None]) -> None:
    """Does it there and waits; raises what it raises."""
    waiting: Future[None] = Future()
    _jobs().put((job, waiting))
    waiting.result()


@cache
def _jobs() -> SimpleQueue[_Job]:
    jobs: SimpleQueue[_Job] = SimpleQueue()
    Thread(target=_work, args=(jobs,), name="apertium-keeper", daemon=True).start()
    return jobs


def _work(jobs: SimpleQueue[_Job]) -> None:
    while True:
        job, waiting = jobs.get()
        try:
            job()
        except BaseException as error:  # noqa: BLE001 # it belongs to who waits
            waiting.set_exception(error)
        else:
            waiting.set_result(None)
