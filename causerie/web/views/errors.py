"""Error pages, in the reader's language and the publication's look."""

import logging

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language_from_path

from causerie.lib.locales import LocaleView, interface_locale, negotiate
from causerie.publication.selectors.look import DEFAULT_LOOK, LookView, look_in
from causerie.web.look import accent_address

log = logging.getLogger("causerie.web")


def _page(request: HttpRequest, status: int, look: LookView | None = None) -> HttpResponse:
    locale = get_language_from_path(request.path_info) or request.COOKIES.get(
        settings.LOCALE_COOKIE_NAME
    )
    if not locale or not translation.check_for_language(locale):
        header = request.META.get("HTTP_ACCEPT_LANGUAGE", "")
        locale = negotiate(header, settings.INTERFACE_LOCALES, settings.LANGUAGE_CODE)
    spoken = interface_locale(locale)
    look = look or _look(spoken, status)
    with translation.override(spoken):
        html = render_to_string(
            f"errors/{status}.html",
            {
                "page_locale": LocaleView.of(spoken),
                "home": f"{settings.SUB_PATH}/",
                "publication": {
                    "look": look,
                    "name": look.name,
                    "accent_sheet": accent_address(look),
                },
            },
        )
    response = HttpResponse(html, status=status)
    response.headers["Content-Language"] = LocaleView.of(spoken).tag
    return response


def _look(locale: str, status: int) -> LookView:
    """The defaults where something broke, which may have been the database, and for who asks what
    no page of ours would."""
    if status not in (400, 500):
        try:
            return look_in(locale)
        except DatabaseError:
            log.exception("an error page was shown without the publication's look")
    return DEFAULT_LOOK


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, 403, look=DEFAULT_LOOK)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 404)


def gone(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 410)


def too_many_requests(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    response = _page(request, 429)
    response.headers["Retry-After"] = "60"
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 400)


def server_error(request: HttpRequest) -> HttpResponse:
    return _page(request, 500)
