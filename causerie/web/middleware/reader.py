"""What a person chose, where it is more than words on a page: their time zone, two cookies."""

from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from causerie.accounts.cookies import choices_were_noted, noted_reads
from causerie.accounts.models import User
from causerie.lib.reads import written
from causerie.publication.selectors.editions import open_locales
from causerie.web.middleware.locale import ACCOUNT_PATH


class ReaderMiddleware:
    """Public pages stay in the publication's zone: they are the same for everybody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        _locale, _slash, below = request.path_info.removeprefix("/").partition("/")
        with timezone.override(_own_zone(request) if below.startswith(ACCOUNT_PATH) else None):
            response = self.get_response(request)
        if choices_were_noted(request):
            _bring_cookies(request, response)
        elif (reads := noted_reads(request)) is not None:
            _bring_reads(request, response, reads)
        return response


def _own_zone(request: HttpRequest) -> ZoneInfo | None:
    name = request.user.time_zone if isinstance(request.user, User) else ""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # This machine's list has lost what another one offered.
        return None


def _bring_cookies(request: HttpRequest, response: HttpResponse) -> None:
    user = request.user if isinstance(request.user, User) else None
    if user and user.interface_locale:
        _set(response, settings.LOCALE_COOKIE_NAME, user.interface_locale)
    _bring_reads(request, response, _reads_of(user) if user else "")


def _bring_reads(request: HttpRequest, response: HttpResponse, reads: str) -> None:
    if reads:
        _set(response, settings.READS_COOKIE_NAME, reads)
    elif settings.READS_COOKIE_NAME in request.COOKIES:
        response.delete_cookie(settings.READS_COOKIE_NAME, path=f"{settings.SUB_PATH}/")


def _reads_of(user: User) -> str:
    available = open_locales() if user.reading_locales else []
    return written(user.reading_locales, available, is_all=user.reads_originals)


def _set(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        max_age=settings.LOCALE_COOKIE_AGE_SECONDS,
        path=f"{settings.SUB_PATH}/",
        secure=settings.IS_SECURE,
        httponly=True,
        samesite="Lax",
    )
