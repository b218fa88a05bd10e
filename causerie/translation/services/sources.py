"""Texts come to be translated, and go."""

import re
from collections.abc import Iterable
from hashlib import sha256
from unicodedata import normalize

from django.db import transaction

from causerie.lib.markup.plain import said
from causerie.translation.models import MachineText, Source, Unit, UnitTranslation
from causerie.translation.protection.fragments import split
from causerie.translation.terms.word_index import index_words

# More lines than this are a list of something, and stay as they are.
UNITS_MAX = 200
# Some databases take no more values at once.
AT_ONCE_MAX = 500
_SPACES = re.compile(r"\s+")


@transaction.atomic
def make_source(html: str, *, locale: str, is_public: bool) -> Source | None:
    """`html` is safe, as `lib.markup` makes it. None where there is nothing to be translated."""
    fragments = split(html)
    if not locale or not fragments.units or len(fragments.units) > UNITS_MAX:
        return None
    source = Source.objects.create(
        locale=locale,
        is_public=is_public,
        skeleton=list(fragments.skeleton),
        words=index_words(" ".join(map(said, fragments.units))),
    )
    Unit.objects.bulk_create(
        Unit(source=source, place=place, html=unit, digest=digest_of(unit))
        for place, unit in enumerate(fragments.units)
    )
    return source


def digest_of(unit: str) -> str:
    """The same for texts that differ in nothing that is seen: of the inline HTML in NFC, spaces
    being one."""
    plain = _SPACES.sub(" ", normalize("NFC", unit)).strip()
    return sha256(plain.encode()).hexdigest()[:32]


@transaction.atomic
def withdraw_sources(keys: Iterable[int]) -> None:
    """What was made of them goes, too, unless somebody else says the same."""
    wanted = list(keys)
    for begin in range(0, len(wanted), AT_ONCE_MAX):
        some = wanted[begin : begin + AT_ONCE_MAX]
        shown = UnitTranslation.objects.filter(unit__source__in=some, current__isnull=False)
        made = set(shown.values_list("current", flat=True))
        Source.objects.filter(pk__in=some).delete()
        forget_machine_texts(made)


def forget_machine_texts(keys: Iterable[int]) -> None:
    """Those of them that are shown nowhere."""
    some = list(keys)
    if not some:
        return
    unused = MachineText.objects.filter(pk__in=some).exclude(
        pk__in=UnitTranslation.objects.filter(current__in=some).values("current")
    )
    unused.delete()
