"""Keeps the CMS shut to staff without a second factor, where the site asks for one."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url

from causerie.accounts.models import User
from causerie.accounts.selectors.second_factor import lacks_second_factor
from causerie.web.views.errors import forbidden

# One may always leave.
LEAVE_PATH = "logout/"


class SecondFactorMiddleware:
    """Here and not in the CMS's door: whoever is signed in passes by no door."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        cms = f"/{settings.CMS_PATH}"
        below_cms = request.path_info.removeprefix(cms)
        if below_cms == request.path_info or below_cms == LEAVE_PATH:
            return self.get_response(request)
        if not isinstance(request.user, User) or not lacks_second_factor(request.user):
            return self.get_response(request)
        if _is_for_a_script(request):
            # It would take the page that explains for what it has asked for.
            return forbidden(request)
        return HttpResponseRedirect(resolve_url("mfa_index"))


def _is_for_a_script(request: HttpRequest) -> bool:
    return (
        request.headers.get("x-requested-with") == "XMLHttpRequest"
        or request.headers.get("sec-fetch-dest") == "empty"
    )
