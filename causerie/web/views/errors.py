"""Error pages, in the reader's language. None of them reads the database."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language_from_path

from causerie.lib.locales import LocaleView, interface_locale, negotiate


def _page(request: HttpRequest, status: int) -> HttpResponse:
    locale = get_language_from_path(request.path_info) or request.COOKIES.get(
        settings.LOCALE_COOKIE_NAME
    )
    if not locale or not translation.check_for_language(locale):
        header = request.META.get("HTTP_ACCEPT_LANGUAGE", "")
        locale = negotiate(header, settings.INTERFACE_LOCALES, settings.LANGUAGE_CODE)
    spoken = interface_locale(locale)
    with translation.override(spoken):
        html = render_to_string(
            f"errors/{status}.html",
            {
                "page_locale": LocaleView.of(spoken),
                "home": f"{settings.SUB_PATH}/",
                "name": settings.WAGTAIL_SITE_NAME,
            },
        )
    response = HttpResponse(html, status=status)
    response.headers["Content-Language"] = LocaleView.of(spoken).tag
    return response


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, 403)


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
