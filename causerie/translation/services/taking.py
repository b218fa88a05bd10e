"""Of the translations that are due, those that this worker does next.

Whoever takes one has it for a while; killed meanwhile, somebody else takes it up again.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from causerie.translation.models import Translation

# After this somebody else may take it: its worker is gone, or hangs. Longer than `work` goes on
# with what was taken at once, or two would give the same text away.
TAKEN_SECONDS = 120
WANTED_MINUTES = 10
# In one statement: who posts meanwhile waits no longer than that takes.
WOKEN_AT_ONCE = 1_000


def take(count: int) -> list[Translation]:
    """Up to `count` that are due: those that somebody looks at, then the newest texts'."""
    _wake()
    now = timezone.now()
    due = Translation.objects.filter(
        Q(taken_until=None) | Q(taken_until__lte=now), is_due=True, put_off_until=None
    )
    recent = now - timedelta(minutes=WANTED_MINUTES)
    keys = list(
        due.filter(wanted_at__gte=recent)
        .order_by("-wanted_at")
        .values_list("pk", flat=True)[:count]
    )
    if len(keys) < count:
        newest = due.order_by("-source", "locale").exclude(pk__in=keys)
        keys += newest.values_list("pk", flat=True)[: count - len(keys)]
    return sorted(_made_mine(keys), key=lambda row: keys.index(row.pk)) if keys else []


def _wake() -> None:
    """What was put off long enough is like any other: those that still wait for tomorrow's budget
    are many, and nobody walks over them."""
    late = Translation.objects.filter(put_off_until__lte=timezone.now())
    keys = list(late.order_by("put_off_until").values_list("pk", flat=True)[:WOKEN_AT_ONCE])
    if keys:
        late.filter(pk__in=keys).update(put_off_until=None)


@transaction.atomic
def _made_mine(keys: Sequence[int]) -> list[Translation]:
    """Those that nobody else has taken in between."""
    now = timezone.now()
    free = Translation.objects.filter(
        Q(taken_until=None) | Q(taken_until__lte=now), pk__in=keys, is_due=True
    )
    locked = free.select_for_update(skip_locked=True, of=("self",)).select_related("source")
    rows = list(locked.prefetch_related("source__units"))
    until = now + timedelta(seconds=TAKEN_SECONDS)
    Translation.objects.filter(pk__in=[row.pk for row in rows]).update(taken_until=until)
    return rows


def give_back(translations: Iterable[Translation]) -> None:
    """For whoever comes next."""
    keys = [one.pk for one in translations]
    if keys:
        Translation.objects.filter(pk__in=keys, is_due=True).update(taken_until=None)
