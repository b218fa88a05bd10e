"""What the operator may have done at once that would happen later, or not at all."""

from django.utils import timezone

from causerie.translation.models import EngineState, Translation
from causerie.translation.services.requests import try_again

# At a click; some databases take no more values in one statement.
AT_ONCE_MAX = 500
TRIED_AGAIN_MAX = 10_000
# What waits for an engine that is not asked at present.
_WAITING = ("resting", "quota", "rate_limited", "key")


def try_again_for(reason: str) -> int:
    """Those that failed for `reason`, the newest first; how many."""
    done = 0
    while done < TRIED_AGAIN_MAX:
        some = list(Translation.objects.filter(reason=reason).order_by("-pk")[:AT_ONCE_MAX])
        if not reason or not some:
            break
        done += try_again(some)
    return done


def wake_engine(name: str) -> bool:
    """Whether it rested; it is asked again from now on."""
    resting = EngineState.objects.filter(pk=name, rests_until__gt=timezone.now())
    waiting = Translation.objects.filter(is_due=True, reason__in=_WAITING)
    waiting.update(put_off_until=None)
    return bool(
        resting.update(
            rests_until=None, failures=0, reason="", detail="", changed_at=timezone.now()
        )
    )
