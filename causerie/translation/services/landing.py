"""What came of a translation is written down; readers see it from then on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from causerie.translation.engines.base import Glossary, Pair
from causerie.translation.models import MachineText, State, Translation, Unit, UnitTranslation
from causerie.translation.pipeline import Answer
from causerie.translation.protection.fragments import put_together
from causerie.translation.selectors.glossaries import glossary_for
from causerie.translation.services.engine_health import write_counts
from causerie.translation.services.engine_room import takes_context
from causerie.translation.services.memory import Digests, terms_digest
from causerie.translation.services.sources import forget_machine_texts

# Of a machine's text, what it is known by, and what came of it.
_MADE_ONCE = [
    "source_digest",
    "source_locale",
    "target_locale",
    "profile",
    "terms_digest",
    "context_digest",
]
_MADE = ["html", "route", "confidence"]


@dataclass(frozen=True)
class Landing:
    """What came of one translation: units that had been translated before, and those that were
    missing, with the answer for them."""

    translation: Translation
    units: Sequence[Unit]
    digests: Mapping[int, Digests]
    known: Mapping[int, MachineText]
    missing: Sequence[Unit]
    answer: Answer | None
    # That it was made under.
    glossary: Glossary

    @property
    def pair(self) -> Pair:
        return Pair(self.translation.source.locale, self.translation.locale)

    def is_made_under(self, glossary: Glossary) -> bool:
        return glossary is self.glossary or all(
            self.digests[unit.pk].terms == terms_digest(unit.html, self.pair, glossary)
            for unit in self.units
        )


@transaction.atomic
def land(landings: Sequence[Landing]) -> set[int]:
    """The keys of those that were still wanted: a text that was changed or hidden meanwhile has no
    row any more.

    What a person has corrected stays; the machine's is kept beside it. What a term has been changed
    for meanwhile is taken up again.
    """
    if not landings:
        return set()
    found = _locked(landings)
    there = [one for one in landings if one.translation.pk in found]
    wanted = _with_texts(_under_the_same_terms(there))
    rows = {one.translation.pk: found[one.translation.pk] for one in wanted}
    made = _kept(wanted)
    shown: dict[int, dict[int, MachineText]] = {}
    for one in wanted:
        fresh = {unit.pk: made[_key(one, unit)] for unit in one.missing}
        shown[one.translation.pk] = {**one.known, **fresh}
    before = {line.current_id for row in rows.values() for line in row.units.all()}
    _point(rows.values(), shown)
    for one in wanted:
        _show(rows[one.translation.pk], one, shown[one.translation.pk])
    write_counts()
    now = {text.pk for texts in shown.values() for text in texts.values()}
    forget_machine_texts({key for key in before if key} - now)
    return set(rows)


def _locked(landings: Sequence[Landing]) -> dict[int, Translation]:
    """In the order of their keys: who locks some of the same waits, and no two for each other."""
    rows = Translation.objects.select_for_update(of=("self",)).select_related("source")
    keys = [one.translation.pk for one in landings]
    found = rows.filter(pk__in=keys).order_by("pk").prefetch_related("units")
    return {row.pk: row for row in found}


def _under_the_same_terms(landings: Sequence[Landing]) -> list[Landing]:
    now = {pair: glossary_for(pair) for pair in {one.pair for one in landings}}
    lost = [one for one in landings if not one.is_made_under(now[one.pair])]
    return _but_for(lost, landings)


def _but_for(lost: Sequence[Landing], landings: Sequence[Landing]) -> list[Landing]:
    """Without those, which somebody is to begin again."""
    keys = {one.translation.pk for one in lost}
    if keys:
        Translation.objects.filter(pk__in=keys).update(taken_until=None)
    return [one for one in landings if one.translation.pk not in keys]


def _with_texts(landings: Sequence[Landing]) -> list[Landing]:
    """Without those that a text was remembered for which nobody shows any more, and which has gone
    since: they are taken up again."""
    known = {text.pk for one in landings for text in one.known.values()}
    rows = MachineText.objects.select_for_update(no_key=True).filter(pk__in=known).order_by("pk")
    there = set(rows.values_list("pk", flat=True)) if known else known
    lost = [one for one in landings if not {text.pk for text in one.known.values()} <= there]
    return _but_for(lost, landings)


_Key = tuple[str, ...]


def _key(landing: Landing, unit: Unit) -> _Key:
    """Of a machine's text: in the order of the columns that it is known by."""
    answer, translation = landing.answer, landing.translation
    assert answer is not None
    digests = landing.digests[unit.pk]
    return (
        digests.source,
        translation.source.locale,
        translation.locale,
        f"{answer.engine} {answer.version}".strip()[:80],
        digests.terms,
        digests.context(is_told=takes_context(answer.engine)),
    )


def _kept(landings: Sequence[Landing]) -> dict[_Key, MachineText]:
    rows: dict[_Key, MachineText] = {}
    for one in landings:
        answer = one.answer
        for unit, made in zip(one.missing, (answer and answer.units) or (), strict=True):
            assert answer is not None
            key = _key(one, unit)
            rows[key] = MachineText(
                **dict(zip(_MADE_ONCE, key, strict=True)),
                html=made.html,
                route=", ".join(answer.route)[:80],
                confidence=made.confidence,
            )
    MachineText.objects.bulk_create(
        [rows[key] for key in sorted(rows)],
        update_conflicts=True,
        unique_fields=_MADE_ONCE,
        update_fields=_MADE,
    )
    return rows


def _point(rows: Iterable[Translation], shown: Mapping[int, Mapping[int, MachineText]]) -> None:
    """Each unit to its text."""
    new = []
    for row in rows:
        lines = {line.unit_id: line for line in row.units.all()}
        for unit, text in shown[row.pk].items():
            line = lines.get(unit)
            if line is None:
                new.append(UnitTranslation(translation=row, unit_id=unit, current=text))
            elif line.current_id != text.pk:
                line.current = text
                line.save(update_fields=["current"])
    UnitTranslation.objects.bulk_create(new)


def _show(row: Translation, landing: Landing, texts: Mapping[int, MachineText]) -> None:
    units, answer = landing.units, landing.answer
    corrected = {line.unit_id: line.corrected for line in row.units.all() if line.corrected}
    shown = [corrected.get(unit.pk) or texts[unit.pk].html for unit in units]
    sample = texts[units[0].pk]
    row.html = put_together(row.source.skeleton, shown)
    row.state = State.POST_EDITED if corrected else State.TRANSLATED
    row.engine = answer.engine if answer else sample.profile.partition(" ")[0]
    row.route = ", ".join(answer.route)[:80] if answer else sample.route
    sure = [texts[unit.pk].confidence for unit in units]
    row.confidence = min((one for one in sure if one is not None), default=None)
    row.is_outdated = bool(corrected)
    row.is_due, row.is_taken_up = False, False
    row.tries, row.reason, row.detail = 0, "", ""
    row.changed_at, row.taken_until, row.wanted_at = timezone.now(), None, None
    row.save()


def postpone(
    translation: Translation,
    seconds: float,
    is_a_try: bool,
    reason: str,
    detail: str,
) -> None:
    """What is shown stays."""
    Translation.objects.filter(pk=translation.pk).update(
        tries=translation.tries + is_a_try,
        put_off_until=timezone.now() + timedelta(seconds=seconds),
        taken_until=None,
        reason=reason,
        detail=detail,
    )


def fail(translation: Translation, reason: str, detail: str) -> None:
    """For good, until somebody asks anew. What is shown stays."""
    same = Translation.objects.filter(pk=translation.pk)
    what = {
        "is_due": False,
        "taken_until": None,
        "reason": reason,
        "detail": detail,
        "changed_at": timezone.now(),
    }
    if translation.state == State.REQUESTED:
        same.update(state=State.FAILED, is_taken_up=False, **what)
    else:
        same.update(is_outdated=True, **what)
