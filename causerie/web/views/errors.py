"""Error pages, in the reader's language and the publication's look."""

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language_from_path

from causerie.accounts.services.limit_waits import wait_seconds
from causerie.discussion.views.fragments import wants_fragment
from causerie.lib.locales import LocaleView, interface_locale, negotiate
from causerie.lib.typed import typed_fields
from causerie.lib.waits import try_again_in
from causerie.publication.selectors.look import DEFAULT_LOOK, LookView, look_in
from causerie.web.look import accent_address

log = logging.getLogger("causerie.web")


def _nothing_more() -> dict[str, Any]:
    return {}


def _page(
    request: HttpRequest,
    status: int,
    look: LookView | None = None,
    more: Callable[[], dict[str, Any]] = _nothing_more,
) -> HttpResponse:
    """`more` is asked for what the template needs besides, when the page's language is set."""
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
                **more(),
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
    """Most likely somebody has signed in elsewhere since the form was opened: what they typed can
    be sent once more. Other sites are offered nothing."""
    if not _is_from_here(request):
        return _page(request, 403, look=DEFAULT_LOOK)
    if wants_fragment(request):
        # A script that is ours sends what it holds again, with this.
        response: HttpResponse = JsonResponse({"csrf": get_token(request)}, status=403)
    else:
        response = _page(request, 403, look=DEFAULT_LOOK, more=lambda: _form_again(request))
    add_never_cache_headers(response)
    return response


def _is_from_here(request: HttpRequest) -> bool:
    """By what a browser says itself and no page can make it say."""
    here = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Origin") in {here, *settings.CSRF_TRUSTED_ORIGINS}


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 404)


def gone(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 410)


def too_many_requests(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    seconds = wait_seconds(request)

    def more() -> dict[str, Any]:
        return {"wait": try_again_in(seconds), **_form_again(request)}

    response = _page(request, 429, more=more)
    response.headers["Retry-After"] = str(seconds)
    add_never_cache_headers(response)
    return response


def _form_again(request: HttpRequest) -> dict[str, Any]:
    """What was typed into the form that was refused, to be sent once more.

    The browser's way back may show it empty: pages of accounts are kept by no cache.
    """
    if request.method != "POST":
        return {}
    typed = [] if request.FILES else typed_fields(request.POST)
    return {
        "again": request.get_full_path(),
        "typed": typed,
        "csrf_token": get_token(request),
    }


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 400)


def server_error(request: HttpRequest) -> HttpResponse:
    return _page(request, 500)
