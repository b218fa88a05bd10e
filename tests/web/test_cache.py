"""What the web process keeps in memory, and for how long."""

import time

from causerie.web.cache import SHORT_LIVED, SHORT_SECONDS, MemoryCache


def seconds_kept(cache: MemoryCache, key: str) -> float:
    ends: dict[str, float] = vars(cache)["_expire_info"]
    return ends[cache.make_key(key)] - time.time()


def test_what_another_process_may_change_is_asked_for_again_soon() -> None:
    cache = MemoryCache("test", {})
    cache.set(SHORT_LIVED, "addresses", timeout=3600)
    assert cache.get(SHORT_LIVED) == "addresses"
    assert seconds_kept(cache, SHORT_LIVED) <= SHORT_SECONDS


def test_limits_on_tries_are_kept_as_long_as_they_ask() -> None:
    cache = MemoryCache("test-limits", {})
    cache.set("tries", 3, timeout=3600)
    assert seconds_kept(cache, "tries") > SHORT_SECONDS
