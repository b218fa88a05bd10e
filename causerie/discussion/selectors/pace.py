"""How fast somebody posts. Their comments themselves are what is counted: a row of its own for each
limit would be one more thing that the disk has to keep for good before each comment."""

from datetime import datetime, timedelta

from allauth.core.internal.ratelimit import parse_rates
from django.utils import timezone

from causerie.accounts.models import User


def seconds_to_wait(author: User, rate: str) -> float:
    """Until they may post the next comment; 0 where they may now. `rate`: `6/m,60/h`.

    Whoever posts from several places at the very same moment may get one more through for each.
    """
    rates = parse_rates(rate)
    now = timezone.now()
    since = now - timedelta(seconds=max(one.duration for one in rates))
    said = author.comments.filter(posted_at__gt=since).order_by("-posted_at")
    times = list(said.values_list("posted_at", flat=True)[: max(one.amount for one in rates)])
    return max(_seconds_left(one.amount, one.duration, times, now) for one in rates)


def _seconds_left(amount: int, seconds: float, times: list[datetime], now: datetime) -> float:
    """`times` of what was posted, the latest first."""
    if not amount:
        return seconds
    if len(times) < amount:
        return 0.0
    return max(0.0, seconds - (now - times[amount - 1]).total_seconds())
