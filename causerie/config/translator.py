"""The worker's part that translates: in a thread of its own, since an engine may be slow."""

import logging
import threading
import time
from collections.abc import Callable

from django.db import close_old_connections, connection

from causerie.discussion.services.translated_search import sweep_translated_search
from causerie.discussion.services.translating import take_up_comments, translate_some
from causerie.translation.services.engine_room import close_engines
from causerie.translation.services.term_sweep import sweep_terms

# Nobody waits longer for the work to begin.
IDLE_SECONDS = 0.2
# In all locales together. What is not done within a second is given back for what comes first.
TAKEN_AT_ONCE = 40
# After a failure that is not an engine's: the database is away, say.
FAILED_SECONDS = 5
SWEEP_SECONDS = 2

log = logging.getLogger("causerie.worker")


class Translator:
    """Takes up, translates and indexes until it is told to stop."""

    def __init__(self, stopping: threading.Event) -> None:
        self.stopping = stopping
        self.thread = threading.Thread(target=self._run, name="translator", daemon=True)
        self.sweep_due = 0.0

    def start(self) -> None:
        self.thread.start()

    def join(self, timeout: float) -> None:
        self.thread.join(timeout=timeout)

    def _run(self) -> None:
        try:
            while not self.stopping.is_set():
                close_old_connections()
                if not self._guarded(self._round):
                    self.stopping.wait(IDLE_SECONDS)
        finally:
            close_engines()
            connection.close()

    def _round(self) -> int:
        """How much was done."""
        done = take_up_comments() + translate_some(TAKEN_AT_ONCE)
        if time.monotonic() >= self.sweep_due:
            self.sweep_due = time.monotonic() + SWEEP_SECONDS
            done += sweep_translated_search() + sweep_terms()
        return done

    def _guarded(self, deed: Callable[[], int]) -> int:
        try:
            return deed()
        except Exception:  # logged with its traceback, and tried again
            log.exception("translating failed")
            connection.close()
            self.stopping.wait(FAILED_SECONDS)
            return 0
