"""What allauth's limits do not tell: how long whoever was refused has to wait.

Allauth reads the history of a key from the cache, and says no without a reason. Its keys read
`allauth:rl:APP:ACTION:RATE:WHOSE`, the rate as in `5/300.0/key`.
"""

import time
from math import ceil

from allauth.core import context
from django.http import HttpRequest
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from causerie.lib.waits import try_again_in

# Where no limit has said more: another try of the same asker is just being counted.
WAIT_SECONDS_DEFAULT = 60
_LOCK_ENDING = ":lock"
_ATTRIBUTE = "limit_wait_seconds"


def may_be_cleared(key: str) -> bool:
    """Whether a success may make forgotten what `key` counts.

    Allauth clears the tries of a network address too: whoever has an account could sign in to it
    after every ninth guess at somebody else's.
    """
    return key.endswith(_LOCK_ENDING) or _rate_in(key)[2] != "ip"


def note_wait(key: str, history: list[float] | None) -> None:
    """Keeps with the request how long the limit that was just asked makes it wait, if it does."""
    request = context.request
    if request is None or key.endswith(_LOCK_ENDING):
        return
    amount, duration, _per = _rate_in(key)
    now = time.time()
    counted = [moment for moment in history or [] if moment > now - duration]
    if len(counted) >= amount:
        keep_wait(request, wait_after(counted, amount, duration, now))


def keep_wait(request: HttpRequest, seconds: float) -> None:
    setattr(request, _ATTRIBUTE, seconds)


def wait_seconds(request: HttpRequest | None) -> int:
    """How long whoever was refused in this request has to wait."""
    return max(1, ceil(getattr(request, _ATTRIBUTE, WAIT_SECONDS_DEFAULT)))


def wait_after(history: list[float], amount: int, duration: float, now: float) -> float:
    """Seconds until fewer than `amount` tries count; the moments of `history`, the newest first."""
    return max(0.0, history[amount - 1] + duration - now) if amount else duration


def _rate_in(key: str) -> tuple[int, float, str]:
    """Amount, seconds, and whom it counts: ip, user or key."""
    amount, duration, per = key.split(":")[4].split("/")
    return int(amount), float(duration), per


def _too_many_tries() -> str:
    request = context.request
    if not hasattr(request, _ATTRIBUTE):
        # Too many wrong codes: not the time is over, but the code.
        return _("There were too many tries. Start again.")
    sentences = [_("There were too many tries."), try_again_in(wait_seconds(request))]
    return " ".join(sentences)


# For the messages of forms. Made when it is shown: only then is it known for how long.
TOO_MANY_TRIES = lazy(_too_many_tries, str)()
