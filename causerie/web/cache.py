"""The cache: this process's memory, and rows for the limits on tries."""

from functools import partial
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache
from django.db import transaction

from causerie.accounts.services import hashed_rows
from causerie.accounts.services.limit_waits import may_be_cleared, note_wait

# Wagtail keeps the addresses of front pages here for an hour. Another process (the worker, the
# command line) may open a locale, and pages would link to nowhere until the hour is over.
SHORT_LIVED = "wagtail_site_root_paths"
SHORT_SECONDS = 2
# Allauth's; they hold for all processes and machines together, and a restart forgets none.
LIMITS = "allauth:rl:"

# A count must outlive the transaction of the deed that it guards, so one within another is a fault
# (RuntimeError). A database that is away refuses as well: nothing goes on uncounted.
_counted_at_once = partial(transaction.atomic, durable=True)


class MemoryCache(LocMemCache):
    """Django's, but what other processes change is asked for again after two seconds, and limits
    are rows."""

    def get(self, key: Any, default: Any = None, version: Any = None) -> Any:
        if not _is_limit(key):
            return super().get(key, default, version)
        value = hashed_rows.read(key)
        note_wait(key, value)
        return default if value is None else value

    def set(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None
    ) -> None:
        if _is_limit(key):
            with _counted_at_once():
                return hashed_rows.write(key, value, timeout)
        if key == SHORT_LIVED:
            timeout = SHORT_SECONDS
        return super().set(key, value, timeout, version)

    def add(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None
    ) -> bool:
        if _is_limit(key):
            with _counted_at_once():
                return hashed_rows.add(key, value, timeout)
        return super().add(key, value, timeout, version)

    def delete(self, key: Any, version: Any = None) -> bool:
        if _is_limit(key):
            with _counted_at_once():
                return may_be_cleared(key) and hashed_rows.drop(key)
        return super().delete(key, version)


def _is_limit(key: Any) -> bool:
    return isinstance(key, str) and key.startswith(LIMITS)
