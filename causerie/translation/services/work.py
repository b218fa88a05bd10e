"""The work of translating: what was taken is given to engines, and what they make of it landed."""

import logging
import time
from collections.abc import Iterable, Iterator, Sequence

from django.db import DatabaseError, InterfaceError, OperationalError

from causerie.translation.models import Translation
from causerie.translation.selectors.surroundings import Surroundings
from causerie.translation.services.answers import DEADLINE_SECONDS, Job, landings_of
from causerie.translation.services.landing import Landing, fail, land
from causerie.translation.services.portions import Portions
from causerie.translation.services.taking import give_back

# So much longer a reader waits for what could be read already: what engines make within a moment
# is written down together, which may take longer than a text.
TOGETHER_SECONDS = 0.1
# No other text is asked for after this, and the rest is given back: what somebody looks at
# meanwhile comes first, and by `taking.TAKEN_SECONDS` all this is over. What an engine has answered
# already is not thrown away: it would be asked for again, and paid for again.
AT_WORK_SECONDS_MAX = 1.0

log = logging.getLogger("causerie.translation")
_portions = Portions()


def carry_out_some(some: Iterable[tuple[Translation, Surroundings]]) -> set[int]:
    """Translate them, or the first of them and give the others back; the keys of those that can be
    read now. Whatever an engine does, the row says what came of it."""
    until = time.monotonic() + AT_WORK_SECONDS_MAX
    left = [Job(*one) for one in some]
    landed: set[int] = set()
    while left and time.monotonic() < until:
        kind = left[0].kind
        same = [job for job in left if job.kind == kind]
        portion = same[: _portions.size(kind[0])]
        with _portions.timed(kind[0], len(portion)):
            now, done = _carried_out(portion, until)
        landed |= now
        left = [*same[done:], *(job for job in left if job.kind != kind)]
    give_back(job.translation for job in left)
    return landed


def _carried_out(portion: Sequence[Job], until: float) -> tuple[set[int], int]:
    """The keys of those that can be read, and how many were seen to."""
    landed: set[int] = set()
    landings: list[Landing] = []
    done, begun = 0, time.monotonic()
    asked = begun
    for landing in _tried(portion):
        done += 1
        landings += [landing] if landing else []
        now = time.monotonic()
        took = now - asked
        if now - begun > TOGETHER_SECONDS:
            landed |= _landed(landings)
            landings, begun = [], now
        # The first has waited for all that were asked for together, and what has been answered
        # with it is there at once: it may be paid for, and is not asked for again.
        if now > until and took > (TOGETHER_SECONDS if done > 1 else DEADLINE_SECONDS):
            break
        asked = time.monotonic()
    return landed | _landed(landings), done


def _tried(portion: Sequence[Job]) -> Iterator[Landing | None]:
    """What is to be written down of each. A text that our own part of the work stumbles over keeps
    nobody else's from being done."""
    done = 0
    try:
        for landing in landings_of(portion):
            done += 1
            yield landing
    except DatabaseError:
        raise
    except Exception as error:  # noqa: BLE001 # told to the operator, without a word of the text
        if len(portion) > 1:
            for job in portion[done:]:
                yield from _tried([job])
        else:
            _stumbled(portion[0].translation, error)
            yield None


def _landed(landings: Sequence[Landing]) -> set[int]:
    """What cannot be written down keeps nothing else from it."""
    try:
        return land(landings)
    except (InterfaceError, OperationalError):
        raise
    except Exception as error:  # noqa: BLE001 # told to the operator, without a word of the text
        if len(landings) > 1:
            return {key for one in landings for key in _landed([one])}
        _stumbled(landings[0].translation, error)
        return set()


def _stumbled(translation: Translation, error: Exception) -> None:
    name = type(error).__name__
    log.error("a text cannot be translated: %s", name, extra={"translation": translation.pk})
    fail(translation, "failed", name)
