"""Locales: their tags, their direction, their names, and the choice of one for a visitor.

Inside the program a locale is written as Django writes it (`pt-br`); in HTML, feeds and headers it
is written as BCP 47 has it (`pt-BR`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.utils.translation.trans_real import parse_accept_lang_header

# A header longer than this is no browser's; parsing hostile language tags has been slow before.
ACCEPT_LANGUAGE_LENGTH_MAX = 500


def bcp47(code: str) -> str:
    """`pt-br` -> `pt-BR`, `zh-hans` -> `zh-Hans` (RFC 5646, section 2.1.1)."""
    first, *rest = code.replace("_", "-").split("-")
    return "-".join([first.lower(), *(_subtag(part) for part in rest)])


def _subtag(part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 else part.lower()


def direction(code: str) -> str:
    """`rtl` or `ltr`, as the `dir` attribute wants it."""
    return "rtl" if _information(code).get("bidi") else "ltr"


def own_name(code: str) -> str:
    """The locale's name in its own language: `fr` -> `Français`."""
    name = str(_information(code).get("name_local", bcp47(code)))
    return name[:1].upper() + name[1:]


@lru_cache(maxsize=5_000)
def name_in(code: str, locale: str) -> str:
    """The name of the locale `code` within a sentence in `locale`, after CLDR: `es` in `fr` is
    `espagnol`. Where CLDR has no such name, the tag."""
    try:
        name = Locale.parse(code, sep="-").get_display_name(Locale.parse(locale, sep="-"))
    except (UnknownLocaleError, ValueError):
        name = None
    return name or bcp47(code)


def _information(code: str) -> dict[str, object]:
    """What Django knows of a locale, or of its language where it knows no such region."""
    known: dict[str, dict[str, object]] = LANG_INFO
    information = known.get(code) or known.get(code.split("-")[0]) or {}
    fallback = information.get("fallback")
    if isinstance(fallback, list):
        return known.get(str(fallback[0]), {})
    return information


def interface_locale(code: str) -> str:
    """The locale of the interface nearest to `code`: complete ones only, else the default."""
    return nearest(code, settings.INTERFACE_LOCALES) or settings.LANGUAGE_CODE


def nearest(code: str, available: Iterable[str]) -> str | None:
    """The available locale that serves a reader of `code`: itself, one in the script that its
    readers read, its language, a sister."""
    offered = list(available)
    for wish in (code, *_in_the_same_script(code)):
        if wish in offered:
            return wish
    language = code.split("-")[0]
    if language in offered:
        return language
    return next((locale for locale in offered if locale.split("-")[0] == language), None)


def _in_the_same_script(code: str) -> list[str]:
    """`zh-tw` -> `zh-hant`, `zh-sg` -> `zh-hans`, `zh-hant-hk` -> `zh-hant` (CLDR's likely
    subtags, and what Django knows of locales that others stand in for)."""
    fallback = LANG_INFO.get(code, {}).get("fallback")
    known = [str(locale) for locale in fallback] if isinstance(fallback, list) else []
    try:
        parsed = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return known
    return [*known, f"{parsed.language}-{_script(parsed)}".lower()]


def script_of(code: str) -> str:
    """The script that a locale is written in, after ISO 15924: `uk` -> `Cyrl`; Latin if unknown."""
    try:
        return _script(Locale.parse(code, sep="-")) or "Latn"
    except (UnknownLocaleError, ValueError):
        return "Latn"


def _script(parsed: Locale) -> str:
    """Its own, or the likely one of its language."""
    likely = get_global("likely_subtags").get(parsed.language, "").split("_")
    return parsed.script or "".join(likely[1:2])


def negotiate(accept_language: str, available: Iterable[str], default: str) -> str:
    """The available locale that an Accept-Language header asks for (RFC 9110, section 12.5.4)."""
    offered = list(available)
    for code, quality in parse_accept_lang_header(accept_language[:ACCEPT_LANGUAGE_LENGTH_MAX]):
        # A quality of 0 says: anything but this. They come last.
        if code == "*" or not quality:
            break
        found = nearest(code, offered)
        if found:
            return found
    return default if default in offered or not offered else offered[0]


@dataclass(frozen=True)
class LocaleView:
    """A locale as a page needs it."""

    code: str
    tag: str
    direction: str
    own_name: str

    @classmethod
    def of(cls, code: str) -> "LocaleView":
        return cls(code, bcp47(code), direction(code), own_name(code))
