"""Small values that hold across processes for a while, found by a keyed hash.

Whose mail address or network address a row is about cannot be read from it.
"""

import json
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from causerie.accounts.models import Limit

# A statement that takes longer would hold the only writer.
SWEPT_AT_ONCE_MAX = 1000
# One statement, so that of two processes one is told that it was first.
_ADD = """
    INSERT INTO accounts_limit (cache_key, value, expires) VALUES (%s, %s, %s)
    ON CONFLICT (cache_key) DO UPDATE SET value = excluded.value, expires = excluded.expires
    WHERE accounts_limit.expires <= %s
"""


def hashed(key: str) -> str:
    return salted_hmac("causerie.accounts.limits", key, algorithm="sha256").hexdigest()


def read(key: str) -> Any:
    """The value, None where there is none or its time is over."""
    found = Limit.objects.filter(cache_key=hashed(key), expires__gt=timezone.now())
    value = found.values_list("value", flat=True).first()
    return None if value is None else json.loads(value)


def write(key: str, value: Any, seconds: float) -> None:
    row = Limit(cache_key=hashed(key), value=json.dumps(value), expires=_after(seconds))
    Limit.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["cache_key"],
        update_fields=["value", "expires"],
    )


def add(key: str, value: Any, seconds: float) -> bool:
    """Whether there was none; of several that ask at once, one is told so."""
    now, expires = timezone.now(), _after(seconds)
    moments = [connection.ops.adapt_datetimefield_value(one) for one in (expires, now)]
    with connection.cursor() as cursor:
        cursor.execute(_ADD, [hashed(key), json.dumps(value), *moments])
        return bool(cursor.rowcount)


def drop(key: str) -> bool:
    """Whether there was one."""
    return bool(Limit.objects.filter(cache_key=hashed(key)).delete()[0])


def sweep(now: datetime | None = None) -> int:
    """Removes what has run out; how many rows."""
    run_out = Limit.objects.filter(expires__lte=now or timezone.now())
    swept = 0
    while keys := list(run_out.values_list("cache_key", flat=True)[:SWEPT_AT_ONCE_MAX]):
        # Once more by its time: meanwhile a row may have begun to count anew.
        swept += run_out.filter(cache_key__in=keys).delete()[0]
    return swept


def _after(seconds: float) -> datetime:
    return timezone.now() + timedelta(seconds=seconds)
