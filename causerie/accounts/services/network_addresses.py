"""Network addresses of sessions: shortened after a week, gone after three months.

They are for the person, who looks whether it was them, and for the week in which somebody asks
what happened. Where a session was is kept for as long as that helps, and no longer.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.db.models import QuerySet

from causerie.lib.network import gone, shortened

# Long enough to notice a stranger's session, and to find out where it came from.
SHORTENED_AFTER_DAYS = 7
# Then even the town helps nobody.
GONE_AFTER_DAYS = 90
# A statement that changes more would hold the only writer.
ROWS_AT_ONCE_MAX = 500

_GONE = ["0.0.0.0", "::"]  # noqa: S104 # nothing is bound to it
# As `shortened` leaves them.
_SHORT = r"^([0-9]+\.[0-9]+\.[0-9]+\.0|([0-9a-f]{1,4}:){1,3}:|::)$"


def shorten_and_forget(now: datetime) -> int:
    """How many addresses were changed. The time counts from signing in, when they are written."""
    rows = UserSession.objects.order_by("pk")
    old = rows.filter(created_at__lt=now - timedelta(days=SHORTENED_AFTER_DAYS))
    older = rows.filter(created_at__lt=now - timedelta(days=GONE_AFTER_DAYS))
    forgotten = _change(older.exclude(ip__in=_GONE), gone)
    return forgotten + _change(old.exclude(ip__regex=_SHORT), shortened)


def _change(found: "QuerySet[UserSession]", make: Callable[[str], str]) -> int:
    changed = 0
    last = 0
    while rows := list(found.filter(pk__gt=last)[:ROWS_AT_ONCE_MAX]):
        last = rows[-1].pk
        for row in rows:
            row.ip = make(row.ip)
        changed += UserSession.objects.bulk_update(rows, ["ip"])
    return changed
