"""What came before a locale or an engine did is translated, too: the newest first."""

import time
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from causerie.discussion.models import Comment
from causerie.discussion.services.translating import hand_over_again
from causerie.publication.selectors.editions import open_locales
from causerie.translation.engines.base import EngineError
from causerie.translation.models import Backfill, KnownSetup
from causerie.translation.services.engine_room import Guarded, engine

# A round of the worker's ends then; the next goes on.
ROUND_SECONDS = 2
AT_ONCE = 100


def keep_backfilling() -> int:
    """Begin one where something has come, and go on with the one that there is; how many
    comments."""
    if settings.TRANSLATION_POLICY == "off":
        return 0
    _notice_what_came()
    fill = Backfill.objects.filter(finished_at=None).order_by("pk").first()
    begun, done = time.monotonic(), 0
    while fill is not None and time.monotonic() - begun < ROUND_SECONDS:
        done += _go_on(fill)
        if fill.finished_at:
            break
    return done


def _go_on(fill: Backfill) -> int:
    below, count = hand_over_again(fill.below, AT_ONCE)
    fill.below, fill.done = below, fill.done + count
    fill.finished_at = timezone.now() if below is None else None
    fill.save()
    return count


def _notice_what_came() -> None:
    """What is gone needs no backfill: what it has made stays."""
    known = KnownSetup.objects.first()
    # Engines elsewhere are asked, which may take long: never within a transaction.
    now = _setup(known.fingerprint if known else {})
    if known is None:
        KnownSetup.objects.create(fingerprint=now)
    elif known.fingerprint != now:
        _note(now)


@transaction.atomic
def _note(now: dict[str, dict[str, str]]) -> None:
    known = KnownSetup.objects.select_for_update().first()
    if known is None or known.fingerprint == now:
        return
    came = _difference(known.fingerprint, now)
    known.fingerprint = now
    known.save()
    handed_over = Comment.objects.filter(source__isnull=False)
    if came and (total := handed_over.count()):
        Backfill.objects.create(cause=", ".join(came)[:80], total=total)


def _setup(before: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """An engine that is away is taken to do what it did: what waited for it waits as a job."""
    locales, known = open_locales(), before.get("engine", {})
    return {
        "locale": dict.fromkeys(locales, ""),
        "engine": {
            name: _abilities(name, locales, known.get(name, ""))
            for name in settings.TRANSLATION_ENGINES
        },
    }


def _abilities(name: str, locales: list[str], before: str) -> str:
    """Of the pairs that matter; as `before` where it cannot say now."""
    try:
        pairs = sorted(pair for pair in Guarded(engine(name)).pairs() if pair.target in locales)
    except EngineError:
        return before
    return sha256(repr(pairs).encode()).hexdigest()[:16] if pairs else ""


def _difference(before: dict[str, dict[str, str]], now: dict[str, dict[str, str]]) -> list[str]:
    return [
        f"{kind} {name}"
        for kind, found in now.items()
        for name, state in found.items()
        if name not in before.get(kind, {}) or (state and state != before[kind][name])
    ]
