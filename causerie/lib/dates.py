"""Days and times as the readers of a locale write them, after CLDR."""

from datetime import date, datetime

from babel import Locale, UnknownLocaleError
from babel.dates import (
    format_date,
    format_skeleton,
    format_time,
    get_datetime_format,
    get_timezone_name,
)


def day(when: date, code: str) -> str:
    """`21 de novembro de 2026` for `pt`."""
    return str(format_date(when, "long", locale=_locale(code)))


def month(when: datetime, code: str) -> str:
    """`novembro de 2026` for `pt`."""
    return str(format_skeleton("yMMMM", when, tzinfo=when.tzinfo, locale=_locale(code)))


def moment(when: datetime, code: str) -> str:
    """Day, time and zone, in the zone of `when`: `21 novembre 2026, 03:24 UTC` for `fr`."""
    locale = _locale(code)
    time = format_time(when, "short", tzinfo=when.tzinfo, locale=locale)
    zone = when.tzname() or get_timezone_name(when, "short", locale=locale)
    pattern = str(get_datetime_format("medium", locale=locale))
    return f"{pattern.format(time, day(when, code))} {zone}"


def _locale(code: str) -> Locale:
    """A locale that CLDR does not know is written as English."""
    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")
