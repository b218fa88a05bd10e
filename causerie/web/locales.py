"""Which locale a visitor gets where the address names none."""

from django.conf import settings
from django.http import HttpRequest

from causerie.lib.locales import negotiate


def preferred_locale(request: HttpRequest, available: list[str]) -> str:
    """The reader's own choice if it is to be had, else what their browser asks for."""
    chosen = request.COOKIES.get(settings.LOCALE_COOKIE_NAME, "")
    if chosen in available:
        return chosen
    header = request.META.get("HTTP_ACCEPT_LANGUAGE", "")
    return negotiate(header, available, settings.LANGUAGE_CODE)
