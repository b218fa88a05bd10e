"""The visitor's locale: at the front door, and when they choose one."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from causerie.publication.selectors.editions import open_locales
from causerie.web.locales import preferred_locale


@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """From `/` to the front page in the visitor's locale."""
    available = open_locales()
    if not available:
        response = render(request, "web/not_open.html", status=503)
        response.headers["Retry-After"] = "60"
        return response
    response = HttpResponseRedirect(f"{settings.SUB_PATH}/{preferred_locale(request, available)}/")
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@require_safe
@never_cache
def choose_locale(request: HttpRequest, locale: str) -> HttpResponse:
    """Remember a reader's choice in a cookie, and take them to the page they chose it on."""
    if locale not in {*open_locales(), *settings.INTERFACE_LOCALES}:
        raise Http404
    target = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    response = HttpResponseRedirect(target if safe else f"{settings.SUB_PATH}/{locale}/")
    response.set_cookie(
        settings.LOCALE_COOKIE_NAME,
        locale,
        max_age=settings.LOCALE_COOKIE_AGE_SECONDS,
        path=f"{settings.SUB_PATH}/",
        secure=settings.IS_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
