"""After a change of the glossary: what says a term is translated anew, and nothing else."""

from collections.abc import Iterable

from django.db import transaction

from causerie.translation.engines.base import Pair
from causerie.translation.models import Source, State, TermSweep, Translation, UnitTranslation
from causerie.translation.selectors.candidates import candidates
from causerie.translation.selectors.glossaries import glossary_for
from causerie.translation.services.memory import terms_digest

# Looked at in one round: whoever looks at a comment meanwhile waits no longer than this takes.
SOURCES_AT_ONCE = 50


def sweep_terms() -> int:
    """Go on with the oldest change; how many translations are to be made anew."""
    sweep = TermSweep.objects.order_by("pk").first()
    if sweep is None:
        return 0
    prefixes = sorted({one for some in sweep.prefixes.values() for one in some})
    sources = candidates(prefixes, below=sweep.below, limit=SOURCES_AT_ONCE)
    at_work = _at_work(sources)
    # Before the transaction: looking takes long, and who posts meanwhile would wait.
    changed = [row for source in sources for row in _changed(source)]
    with transaction.atomic():
        locked = _locked([*at_work, *(row.pk for row in changed)])
        found = _mark([*changed, *_landed_since(locked[key] for key in at_work if key in locked)])
        if len(sources) < SOURCES_AT_ONCE:
            sweep.delete()
        else:
            TermSweep.objects.filter(pk=sweep.pk).update(below=sources[-1].pk)
    return found


def _at_work(sources: Iterable[Source]) -> list[int]:
    rows = Translation.objects.filter(source__in=sources)
    return list(rows.exclude(taken_until=None).values_list("pk", flat=True))


def _locked(keys: Iterable[int]) -> dict[int, Translation]:
    """In the order of their keys, as whoever writes some down has them: no two wait for each
    other."""
    rows = Translation.objects.select_for_update(of=("self",)).select_related("source")
    return {row.pk: row for row in rows.filter(pk__in=set(keys)).order_by("pk")}


def _landed_since(locked: Iterable[Translation]) -> list[Translation]:
    """Whoever was writing one of these down had looked at the terms before they changed; who comes
    after has them locked when it looks."""
    landed = [row for row in locked if row.state != State.REQUESTED]
    return [row for row in landed if _is_otherwise(row.source, row)]


def _changed(source: Source) -> list[Translation]:
    """What has been translated under other terms than hold now is due again."""
    rows = Translation.objects.filter(source=source).exclude(state=State.REQUESTED)
    return [row for row in rows if _is_otherwise(source, row)]


def _is_otherwise(source: Source, translation: Translation) -> bool:
    pair = Pair(source.locale, translation.locale)
    shown = UnitTranslation.objects.filter(translation=translation).select_related("current")
    made = {one.unit_id: one.current for one in shown}
    glossary = glossary_for(pair)
    for unit in source.units.all():
        digest = terms_digest(unit.html, pair, glossary)
        text = made.get(unit.pk)
        if text is None:
            # It failed; with another term it may not.
            if digest and translation.state == State.FAILED:
                return translation.reason != "unsupported"
        elif digest != text.terms_digest:
            return True
    return False


def _mark(translations: Iterable[Translation]) -> int:
    """A person's correction stays, marked as older than the glossary."""
    keys = [one.pk for one in translations]
    rows = Translation.objects.filter(pk__in=keys)
    rows.filter(state=State.POST_EDITED).update(is_outdated=True)
    machine = rows.exclude(state=State.POST_EDITED)
    return machine.update(is_due=True, tries=0, put_off_until=None, taken_until=None)
