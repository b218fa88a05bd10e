"""Says to whom it happens that their session was ended elsewhere."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _


class EndedSessionMiddleware:
    """A browser forgets the cookie of a session that has run out: one that is sent, and names
    nothing, was ended by somebody. Only where the session is read anyway."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _is_about_an_account(request) and _has_ended(request):
            messages.warning(request, _("You were signed out elsewhere. Sign in again."))
        return self.get_response(request)


def _is_about_an_account(request: HttpRequest) -> bool:
    locale_or_cms, _slash, rest = request.path_info.lstrip("/").partition("/")
    return locale_or_cms == "cms" or rest.startswith("account/")


def _has_ended(request: HttpRequest) -> bool:
    if not request.COOKIES.get(settings.SESSION_COOKIE_NAME):
        return False
    # Asking who it is reads the session, and empties one that is no longer valid.
    return request.user.is_anonymous and request.session.is_empty()
