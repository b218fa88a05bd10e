"""How long somebody has to wait, in words."""

from math import ceil

from django.utils.translation import ngettext

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def try_again_in(seconds: float) -> str:
    """In the active locale. Rounded up: whoever waits as long as it says gets through."""
    if seconds < MINUTE:
        number = max(1, ceil(seconds))
        text = ngettext(
            "Try again in %(number)d second.", "Try again in %(number)d seconds.", number
        )
    elif seconds <= 2 * HOUR:
        number = ceil(seconds / MINUTE)
        text = ngettext(
            "Try again in %(number)d minute.", "Try again in %(number)d minutes.", number
        )
    elif seconds <= 2 * DAY:
        number = ceil(seconds / HOUR)
        text = ngettext("Try again in %(number)d hour.", "Try again in %(number)d hours.", number)
    else:
        number = ceil(seconds / DAY)
        text = ngettext("Try again in %(number)d day.", "Try again in %(number)d days.", number)
    return text % {"number": number}
