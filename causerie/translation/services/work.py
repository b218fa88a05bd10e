"""The work of translating: taking what is due, and doing it.

Whoever takes a translation has it for a while; killed meanwhile, somebody else takes it up again.
"""

import logging
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from django.db import DatabaseError, transaction
from django.db.models import Q
from django.utils import timezone

from causerie.translation.engines.base import Context, Glossary, Pair
from causerie.translation.models import Translation, Unit
from causerie.translation.pipeline import Answer, Attempt, translate_units
from causerie.translation.selectors.glossaries import glossary_for
from causerie.translation.selectors.surroundings import Surroundings
from causerie.translation.services import engine_room
from causerie.translation.services.landing import Landing, fail, land, postpone
from causerie.translation.services.memory import digests_of, remembered

# For all texts of a comment together. Whoever waits longer reads the original meanwhile.
DEADLINE_SECONDS = 20
# After this somebody else may take it: its worker is gone, or hangs. As long as several that were
# taken at once may last, or two would give the same text away.
TAKEN_SECONDS = 120
WANTED_MINUTES = 10
# So much longer a reader waits for what could be read already.
TOGETHER_SECONDS = 0.1
# What has failed so often for reasons that pass is left alone; each wait is twice as long.
TRIES_MAX = 10
WAIT_SECONDS = 15
WAIT_SECONDS_MAX = 3_600

log = logging.getLogger("causerie.translation")


def take(count: int) -> list[Translation]:
    """Up to `count` that are due: those that somebody looks at, then the newest texts'."""
    now = timezone.now()
    due = Translation.objects.filter(
        Q(taken_until=None) | Q(taken_until__lte=now), is_due=True, not_before__lte=now
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


def carry_out(translation: Translation, around: Surroundings) -> bool:
    """Translate one; whether it can be read now. Whatever an engine does, the row says what came
    of it."""
    landing = _tried(translation, around)
    return landing is not None and bool(land([landing]))


def carry_out_some(some: Iterable[tuple[Translation, Surroundings]]) -> None:
    """Translate each. What engines make within a moment is written down together: that may take
    longer than a text."""
    landings: list[Landing] = []
    begun = time.monotonic()
    for translation, around in some:
        landing = _tried(translation, around)
        landings += [landing] if landing else []
        if landings and time.monotonic() - begun > TOGETHER_SECONDS:
            land(landings)
            landings, begun = [], time.monotonic()
    if landings:
        land(landings)


def _tried(translation: Translation, around: Surroundings) -> Landing | None:
    """A text that our own part of the work stumbles over keeps nobody else's from being done."""
    try:
        return _result(translation, around)
    except DatabaseError:
        raise
    except Exception as error:  # noqa: BLE001 # told to the operator, without a word of the text
        name = type(error).__name__
        log.error("a text cannot be translated: %s", name, extra={"translation": translation.pk})
        fail(translation, "failed", name)
        return None


def _result(translation: Translation, around: Surroundings) -> Landing | None:
    """What an engine has made of it, still to be written down; None where there is nothing to be
    read."""
    if not Translation.objects.filter(pk=translation.pk).exists():
        # Changed or hidden since it was taken; nothing of it is given to anybody any more.
        return None
    source = translation.source
    pair = Pair(source.locale, translation.locale)
    units = list(source.units.all())
    glossary = glossary_for(pair)
    digests = digests_of(units, pair, glossary, around)
    chain = engine_room.chain(pair, is_public=source.is_public)
    if not chain:
        fail(translation, "unsupported", "")
        return None
    known = remembered(digests, pair, chain[0])
    missing = [unit for unit in units if unit.pk not in known]
    answer = _ask(missing, pair, chain, glossary, around) if missing else None
    if missing and (answer is None or answer.units is None):
        _give_up(translation, answer)
        return None
    return Landing(translation, units, digests, known, missing, answer)


def _ask(
    missing: Sequence[Unit],
    pair: Pair,
    chain: Sequence[engine_room.Guarded],
    glossary: Glossary,
    around: Surroundings,
) -> Answer:
    return translate_units(
        [unit.html for unit in missing],
        pair,
        chain=[replace(one, may_leave=around.is_so) for one in chain],
        glossary=glossary,
        names=around.names,
        context=Context(around.title, around.parent),
        deadline=time.monotonic() + DEADLINE_SECONDS,
    )


def _wait(translation: Translation, passing: Sequence[Attempt]) -> tuple[float, bool]:
    """Seconds, and whether it counts as a try: a text that nobody has looked at, since an engine
    rests or its day's budget is spent, is tried as often as any other."""
    known = [one.retry_after_seconds for one in passing if one.retry_after_seconds]
    own = min(WAIT_SECONDS * 2**translation.tries, WAIT_SECONDS_MAX)
    is_last = translation.tries + 1 >= TRIES_MAX
    if known and (len(known) == len(passing) or min(known) <= own or is_last):
        return min(known), False
    return own, True


def _give_up(translation: Translation, answer: Answer | None) -> None:
    """For now, or for good."""
    attempts = answer.attempts if answer else ()
    detail = "\n".join(f"{one.engine}: {one.code}: {one.detail}" for one in attempts)
    last = attempts[-1].code if attempts else "failed"
    passing = [one for one in attempts if one.is_passing]
    if passing and translation.tries < TRIES_MAX:
        postpone(translation, *_wait(translation, passing), last, detail)
    else:
        fail(translation, last, detail)
