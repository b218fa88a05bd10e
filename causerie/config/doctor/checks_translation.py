"""Engines that translate, and what waits for them."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db.models import Count
from django.utils import timezone

from causerie.config.doctor.finding import Finding, fail, note, ok, warn
from causerie.publication.selectors.editions import open_locales
from causerie.translation.engines.base import EngineError
from causerie.translation.models import EngineState, Translation
from causerie.translation.services.engine_room import engine

# Newer than this are still under way.
DUE_MINUTES_MAX = 10


def look_at_engines() -> Iterator[Finding]:
    """One finding for each, and one for each that rests."""
    if settings.TRANSLATION_POLICY == "off" or not settings.TRANSLATION_ENGINES:
        yield note("no comment is translated", "TRANSLATION_POLICY and TRANSLATION_ENGINES say so")
        return
    locales = open_locales()
    for name in settings.TRANSLATION_ENGINES:
        yield _of_engine(name, locales)
    for state in EngineState.objects.filter(rests_until__gt=timezone.now()):
        yield warn(
            f"{state.engine} rests until {state.rests_until:%Y-%m-%d %H:%M} UTC: {state.detail}",
            "mend what it says; it is asked again then, or wake it on the page “Translation”",
        )


def _of_engine(name: str, locales: list[str]) -> Finding:
    try:
        pairs = engine(name).pairs()
    except EngineError as error:
        return fail(f"{name}: {error}", f"see the settings ENGINE_{name.upper()}_…")
    between = [pair for pair in pairs if pair.source in locales and pair.target in locales]
    possible = len(locales) * (len(locales) - 1)
    said = f"{name}: {len(between)} of {possible} directions between the open locales"
    if between and _is_unbounded(name):
        return warn(
            f"{said}, and nothing bounds what it is given",
            f"say how much it may cost: ENGINE_{name.upper()}_CHARACTERS_A_DAY",
        )
    if between or len(locales) < 2:
        return ok(said)
    if name == "apertium":
        return note(said, "install pairs of Apertium’s: apt search --names-only '^apertium-'")
    return warn(said, f"it is of no use here; take {name} out of TRANSLATION_ENGINES")


def _is_unbounded(name: str) -> bool:
    """Of a service elsewhere, which may cost money."""
    [said] = (one for one in settings.ENGINES if one["name"] == name)
    return bool(said["leaves_server"] and not said["characters_a_day"])


def look_at_translations() -> Iterator[Finding]:
    now = timezone.now()
    late = now - timedelta(minutes=DUE_MINUTES_MAX)
    due = Translation.objects.filter(is_due=True)
    waiting, overdue = due.count(), due.filter(tries=0, changed_at__lt=late).count()
    if overdue:
        yield note(
            f"{waiting} translations are due, {overdue} of them since {late:%H:%M} UTC",
            "see that the worker runs; after a new locale or engine it takes its time",
        )
    else:
        yield ok(f"translations that are due: {waiting}")
    failed = Translation.objects.filter(is_due=False).exclude(reason="")
    counts = failed.exclude(reason="unsupported").values_list("reason").annotate(Count("pk"))
    if counts:
        said = ", ".join(f"{count} {reason}" for reason, count in sorted(counts))
        yield note(
            f"comments that stay as they were written: {said}",
            "the page “Translation” of the CMS says why, and tries again",
        )
