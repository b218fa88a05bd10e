"""Limits on what one person or one address may do in a time.

A rate is written as allauth writes it: `5/h` is five in any hour, `5/h,20/d` also twenty in any
day. For signing in and its neighbours allauth counts; the settings say how many.
"""

import json
import time
from datetime import timedelta
from math import ceil

from allauth.core.internal.ratelimit import Rate, apply_rate, parse_rates
from allauth.core.ratelimit import respond_429
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from causerie.accounts.models import Limit, User
from causerie.accounts.services import hashed_rows
from causerie.accounts.services.limit_waits import keep_wait, wait_after
from causerie.lib.network import household
from causerie.lib.waits import try_again_in


class LimitReached(Exception):
    """The message says when to try again, in the active locale; `seconds` are left until then."""

    def __init__(self, seconds: float) -> None:
        self.seconds = max(1, ceil(seconds))
        super().__init__(try_again_in(self.seconds))


def consume(action: str, *, of: User | str, rate: str) -> None:
    """Counts one try of an account, or of anything else that a text names. Raises LimitReached.

    Called before the transaction of the deed that it guards: a deed that fails counts too.
    """
    whose = f"user:{of.pk}" if isinstance(of, User) else of
    for one in parse_rates(rate):
        wait = _consume_one(f"causerie:{action}:{one.amount}/{one.duration:g}:{whose}", one)
        if wait is not None:
            raise LimitReached(wait)


def consume_here(request: HttpRequest, action: str, *, rate: str, key: str = "") -> None:
    """Counts one try of the network address that the request comes from, at `key` if there is one.
    Raises LimitReached."""
    consume(action, of=f"{household(request.META['REMOTE_ADDR'])} {key}", rate=rate)


def _consume_one(key: str, rate: Rate) -> float | None:
    """None where the try was counted, else the seconds until the next one is allowed."""
    hashed = hashed_rows.hashed(key)
    with transaction.atomic(durable=True):
        expires = timezone.now() + timedelta(seconds=rate.duration)
        # Makes the row, or keeps its value; either way it is ours until we are done.
        Limit.objects.bulk_create(
            [Limit(cache_key=hashed, value="[]", expires=expires)],
            update_conflicts=True,
            unique_fields=["cache_key"],
            update_fields=["expires"],
        )
        row = Limit.objects.get(cache_key=hashed)
        now = time.time()
        allowed, history = apply_rate(json.loads(row.value), now, rate)
        if not allowed:
            return wait_after(history, rate.amount, rate.duration, now)
        row.value = json.dumps(history)
        row.save()
    return None


def refuse(request: HttpRequest, reached: LimitReached) -> HttpResponse:
    """The page for too many tries; it keeps what was typed."""
    keep_wait(request, reached.seconds)
    answer: HttpResponse = respond_429(request)
    return answer
