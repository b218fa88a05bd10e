"""The cache: this process's memory."""

from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache

# Wagtail keeps the addresses of front pages here for an hour. Another process (the worker, the
# command line) may open a locale, and pages would link to nowhere until the hour is over.
SHORT_LIVED = "wagtail_site_root_paths"
SHORT_SECONDS = 2


class MemoryCache(LocMemCache):
    """Django's, but what other processes change is asked for again after two seconds."""

    def set(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None
    ) -> None:
        if key == SHORT_LIVED:
            timeout = SHORT_SECONDS
        super().set(key, value, timeout, version)
