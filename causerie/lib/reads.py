"""The cookie that says what a reader wants untranslated: `ar.en.fr`, or `all`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from causerie.lib.stems import language_of

# More would make too many versions of a page to keep.
READS_MAX = 4
ALL = "all"
# What an address asks for with `?text=`, for this once.
ORIGINAL, TRANSLATED = "original", "translated"
_LOCALE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2}")
# Four of the longest, and what joins them.
_LENGTH_MAX = READS_MAX * 21


@dataclass(frozen=True, slots=True)
class Reads:
    """`is_all`: every comment as it was written, whatever its language."""

    locales: frozenset[str] = frozenset()
    is_all: bool = False

    def leaves(self, locale: str) -> bool:
        """Whether a text in `locale` stays as it is."""
        own = language_of(locale)
        return self.is_all or any(language_of(one) == own for one in self.locales)


NOTHING = Reads()
AS_WRITTEN = Reads(is_all=True)


def reads_in(cookie: str) -> Reads:
    """What is not written as `written` writes it says nothing."""
    if cookie == ALL:
        return AS_WRITTEN
    if not cookie or len(cookie) > _LENGTH_MAX:
        return NOTHING
    locales = cookie.split(".")
    is_ours = len(locales) <= READS_MAX and locales == sorted(set(locales))
    if not is_ours or not all(_LOCALE.fullmatch(one) for one in locales):
        return NOTHING
    return Reads(frozenset(locales))


def asked_text(text: str) -> str:
    """Empty where the address says nothing that we know."""
    return text if text in (ORIGINAL, TRANSLATED) else ""


def reads_for(cookie: str, text: str) -> Reads:
    if text == ORIGINAL:
        return AS_WRITTEN
    reads = reads_in(cookie)
    return Reads(reads.locales) if text == TRANSLATED else reads


def written(locales: Iterable[str], available: Iterable[str], *, is_all: bool) -> str:
    """Of `locales`, the dearest first, those that are available: four of them, in one order; empty
    for none."""
    if is_all:
        return ALL
    offered = set(available)
    kept = [locale for locale in dict.fromkeys(locales) if locale in offered][:READS_MAX]
    return ".".join(sorted(kept))
