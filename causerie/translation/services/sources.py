"""Texts come to be translated, and go."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from unicodedata import normalize

from django.db import transaction

from causerie.lib.markup.plain import said
from causerie.translation.models import MachineText, Source, Translation, Unit, UnitTranslation
from causerie.translation.protection.fragments import split
from causerie.translation.terms.word_index import index_words

# More lines than this are a list of something, and stay as they are.
UNITS_MAX = 200
# Some databases take no more values at once.
AT_ONCE_MAX = 500
# By the worker, in a tenth of a second.
LOOKED_AT_MAX = 2_000
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Draft:
    """Not written down yet."""

    source: Source
    units: Sequence[Unit]


def draft_of(html: str, *, locale: str, is_public: bool) -> Draft | None:
    """`html` is safe, as `lib.markup` makes it. None where there is nothing to be translated."""
    fragments = split(html)
    if not locale or not fragments.units or len(fragments.units) > UNITS_MAX:
        return None
    source = Source(
        locale=locale,
        is_public=is_public,
        skeleton=list(fragments.skeleton),
        words=index_words(" ".join(map(said, fragments.units))),
    )
    units = (
        Unit(source=source, place=place, html=unit, digest=digest_of(unit))
        for place, unit in enumerate(fragments.units)
    )
    return Draft(source, list(units))


@transaction.atomic
def make_sources(drafts: Sequence[Draft]) -> None:
    """All at once; each draft's source has its key afterwards."""
    Source.objects.bulk_create([draft.source for draft in drafts])
    Unit.objects.bulk_create([unit for draft in drafts for unit in draft.units])


def digest_of(unit: str) -> str:
    """The same for texts that differ in nothing that is seen: of the inline HTML in NFC, spaces
    being one."""
    plain = _SPACES.sub(" ", normalize("NFC", unit)).strip()
    return sha256(plain.encode()).hexdigest()[:32]


@transaction.atomic
def withdraw_sources(keys: Iterable[int]) -> None:
    """What was made of them goes, too, unless somebody else says the same."""
    made: set[int] = set()
    for some in _portions(keys):
        locked_sources(some, for_good=True)
        # Whoever is writing one of these down ends first: a line of it that came afterwards would
        # have nothing to belong to.
        lines = Translation.objects.select_for_update().filter(source__in=some).order_by("pk")
        list(lines.values_list("pk", flat=True))
        shown = UnitTranslation.objects.filter(unit__source__in=some, current__isnull=False)
        made |= {key for key in shown.values_list("current", flat=True) if key}
        Source.objects.filter(pk__in=some).delete()
    forget_machine_texts(made)


def locked_sources(keys: Iterable[int], *, for_good: bool = False) -> set[int]:
    """Those that are there, and stay until the transaction ends. `for_good`: they are to go."""
    rows = Source.objects.select_for_update(no_key=not for_good).filter(pk__in=list(keys))
    return set(rows.order_by("pk").values_list("pk", flat=True))


def forget_machine_texts(keys: Iterable[int]) -> None:
    """Those of them that are shown nowhere, within the caller's transaction. One that somebody is
    about to show is left."""
    for some in _portions(keys):
        free = MachineText.objects.select_for_update(skip_locked=True).filter(pk__in=some)
        mine = list(free.order_by("pk").values_list("pk", flat=True))
        shown = UnitTranslation.objects.filter(current__in=mine).values("current")
        MachineText.objects.filter(pk__in=mine).exclude(pk__in=shown).delete()


class UnusedTexts:
    """Forgets what two have left who took away the same words at the same moment: each saw it with
    the other. Walks through all machine texts, some at a time, and begins anew at the end."""

    def __init__(self) -> None:
        self.after = 0

    def __call__(self) -> int:
        """How many it has looked at."""
        rows = MachineText.objects.filter(pk__gt=self.after).order_by("pk")
        keys = list(rows.values_list("pk", flat=True)[:LOOKED_AT_MAX])
        with transaction.atomic():
            forget_machine_texts(keys)
        self.after = keys[-1] if len(keys) == LOOKED_AT_MAX else 0
        return len(keys)


def _portions(keys: Iterable[int]) -> Iterator[list[int]]:
    """In one order everywhere: no two wait for each other."""
    every = sorted(keys)
    return (every[begin : begin + AT_ONCE_MAX] for begin in range(0, len(every), AT_ONCE_MAX))
