"""Asking for translations: a row for each text and locale, however often it is asked for."""

from collections.abc import Collection, Iterable, Sequence

from django.db import transaction
from django.utils import timezone

from causerie.lib.stems import language_of
from causerie.translation.engines.base import Pair
from causerie.translation.models import Source, State, Translation
from causerie.translation.services.engine_room import chain
from causerie.translation.services.sources import locked_sources

# What one reader looks at.
WANTED_MAX = 300


def foreign(locales: Iterable[str], source_locale: str) -> list[str]:
    """Those of another language: nothing is translated into the language it is in."""
    own = language_of(source_locale)
    return [locale for locale in locales if language_of(locale) != own]


def unsupported(source_locale: str, locales: Iterable[str], *, is_public: bool) -> set[str]:
    """Those of `locales` that no engine translates into. An engine elsewhere may be asked what it
    does: never within a transaction, and never while somebody waits for a page."""
    return {
        locale
        for locale in foreign(locales, source_locale)
        if not chain(Pair(source_locale, locale), is_public=is_public)
    }


def request(source: Source, locales: Iterable[str], *, undone: Collection[str] = ()) -> None:
    """One row for each of `locales` that has none; those of `undone` say so at once."""
    request_all([(source, undone)], list(locales))


def request_all(
    sources: Iterable[tuple[Source, Collection[str]]], locales: Collection[str]
) -> None:
    """Each with those of `locales` that are undone."""
    _add(
        [
            _undone(source, locale)
            if locale in undone
            else Translation(source=source, locale=locale)
            for source, undone in sources
            for locale in foreign(locales, source.locale)
        ]
    )


@transaction.atomic
def _add(rows: Sequence[Translation]) -> None:
    """But of a text that was taken away meanwhile."""
    there = locked_sources({row.source_id for row in rows}) if rows else set()
    wanted = [row for row in rows if row.source_id in there]
    Translation.objects.bulk_create(wanted, ignore_conflicts=True)


def _undone(source: Source, locale: str) -> Translation:
    return Translation(
        source=source, locale=locale, state=State.FAILED, reason="unsupported", is_due=False
    )


@transaction.atomic
def want(sources: Iterable[Source], locale: str) -> int:
    """Somebody looks at these: they come first. Those that nobody has asked for yet are asked for.

    How many are being translated.
    """
    now, wanted = timezone.now(), list(sources)[:WANTED_MAX]
    known = Translation.objects.filter(source__in=wanted, locale=locale)
    has_one = set(known.values_list("source_id", flat=True))
    _add(
        [
            Translation(source=source, locale=locale)
            for source in wanted
            if source.pk not in has_one and foreign([locale], source.locale)
        ]
    )
    waiting = Translation.objects.filter(source__in=wanted, locale=locale, is_due=True)
    return waiting.update(wanted_at=now)


def try_again(translations: Iterable[Translation]) -> int:
    """Those that failed; by the operator's wish. How many."""
    keys = [one.pk for one in translations]
    failed = Translation.objects.filter(pk__in=keys)
    failed.filter(state=State.FAILED).update(state=State.REQUESTED)
    return failed.update(
        is_due=True, tries=0, put_off_until=None, taken_until=None, reason="", detail=""
    )


def retry_unsupported(source: Source) -> int:
    """Those that no engine did, where one does now; how many."""
    failed = Translation.objects.filter(source=source, state=State.FAILED, reason="unsupported")
    return try_again(
        one for one in failed if chain(Pair(source.locale, one.locale), is_public=source.is_public)
    )
