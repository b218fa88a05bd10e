"""Two cookies hold what a person chose, so that pages which know nobody follow it.

Which locales are open is known further up: the answer is given them there, where this was noted.
"""

from django.http import HttpRequest

_NOTED = "causerie_choices_changed"
_READS = "causerie_reads"


def note_choices(request: HttpRequest) -> None:
    """The answer to `request` brings the cookies of whoever is signed in then."""
    setattr(request, _NOTED, True)


def choices_were_noted(request: HttpRequest) -> bool:
    return getattr(request, _NOTED, False)


def note_reads(request: HttpRequest, cookie: str) -> None:
    """Of somebody who is not signed in: what the cookie says from now on, empty for nothing."""
    setattr(request, _READS, cookie)


def noted_reads(request: HttpRequest) -> str | None:
    return getattr(request, _READS, None)
