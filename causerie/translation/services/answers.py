"""What engines, or what they have said before, make of some texts of one pair."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from causerie.translation.engines.base import Context, Glossary, Pair
from causerie.translation.models import Translation, Unit
from causerie.translation.pipeline import Answer, Attempt, Wanted, translate_texts
from causerie.translation.selectors.glossaries import glossary_for
from causerie.translation.selectors.surroundings import Surroundings
from causerie.translation.services import engine_room
from causerie.translation.services.engine_room import Guarded
from causerie.translation.services.landing import Landing, fail, postpone
from causerie.translation.services.memory import digests_of, remembered

# For all lines of a text. Whoever waits longer reads the original meanwhile.
DEADLINE_SECONDS = 20
# What has failed so often for reasons that pass is left alone; each wait is twice as long.
TRIES_MAX = 10
WAIT_SECONDS = 15
WAIT_SECONDS_MAX = 3_600


@dataclass(frozen=True)
class Job:
    translation: Translation
    around: Surroundings

    @property
    def kind(self) -> tuple[Pair, bool]:
        """Those of one kind go to the same engines."""
        source = self.translation.source
        return Pair(source.locale, self.translation.locale), source.is_public

    @property
    def units(self) -> list[Unit]:
        return list(self.translation.source.units.all())


def landings_of(jobs: Sequence[Job]) -> Iterator[Landing | None]:
    """Of each of some of one kind, still to be written down; None where there is nothing to be
    read, and the row says why."""
    pair, is_public = jobs[0].kind
    chain = engine_room.chain(pair, is_public=is_public)
    if not chain:
        for job in jobs:
            fail(job.translation, "unsupported", "")
            yield None
        return
    glossary = glossary_for(pair)
    prepared = _prepared(jobs, pair, glossary, chain[0])
    answers = _answers(jobs, prepared, pair, glossary, chain)
    for landing in prepared:
        answer = next(answers) if landing.missing else None
        if answer is None or answer.units is not None:
            yield replace(landing, answer=answer)
        else:
            _give_up(landing.translation, answer)
            yield None


def _prepared(jobs: Sequence[Job], pair: Pair, glossary: Glossary, first: Guarded) -> list[Landing]:
    """With what is remembered, and what is missing."""
    digests = [digests_of(job.units, pair, glossary, job.around) for job in jobs]
    every = {key: one for some in digests for key, one in some.items()}
    known = remembered(every, pair, first)
    return [
        Landing(
            job.translation,
            job.units,
            some,
            {unit.pk: known[unit.pk] for unit in job.units if unit.pk in known},
            [unit for unit in job.units if unit.pk not in known],
            None,
            glossary,
        )
        for job, some in zip(jobs, digests, strict=True)
    ]


def _answers(
    jobs: Sequence[Job],
    prepared: Sequence[Landing],
    pair: Pair,
    glossary: Glossary,
    chain: Sequence[Guarded],
) -> Iterator[Answer]:
    """For each that misses anything."""
    asking = [(job, one) for job, one in zip(jobs, prepared, strict=True) if one.missing]

    def may_all_leave() -> bool:
        return all(job.around.is_so() for job, _landing in asking)

    return translate_texts(
        [
            Wanted(
                [unit.html for unit in landing.missing],
                job.around.names,
                Context(job.around.title, job.around.parent),
                [replace(one, may_leave=job.around.is_so) for one in chain],
            )
            for job, landing in asking
        ],
        pair,
        together=replace(chain[0], may_leave=may_all_leave),
        glossary=glossary,
        seconds=DEADLINE_SECONDS,
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


def _give_up(translation: Translation, answer: Answer) -> None:
    """For now, or for good."""
    attempts = answer.attempts
    detail = "\n".join(f"{one.engine}: {one.code}: {one.detail}" for one in attempts)
    last = attempts[-1].code if attempts else "failed"
    passing = [one for one in attempts if one.is_passing]
    if passing and translation.tries < TRIES_MAX:
        postpone(translation, *_wait(translation, passing), last, detail)
    else:
        fail(translation, last, detail)
