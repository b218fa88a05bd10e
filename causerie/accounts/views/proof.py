"""Before a deed that somebody else might do in a session that was left open: is it them?"""

from collections.abc import Callable
from functools import wraps

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import urlencode

from causerie.accounts.views.requests import PersonsRequest

_View = Callable[[PersonsRequest], HttpResponse]


def proven(view: _View) -> _View:
    """By whichever way the account has, as allauth asks before other changes: see `AccountAdapter`.
    What was sent is done afterwards."""

    @wraps(view)
    def guarded(request: PersonsRequest) -> HttpResponse:
        raise_if_reauthentication_required(request, app="allauth.account")
        return view(request)

    return guarded


def to_proof(request: HttpRequest, *, back: str) -> HttpResponse:
    """Keeps nothing of what was sent."""
    [method, *_others] = get_adapter().get_reauthentication_methods(request.user)
    query = urlencode({REDIRECT_FIELD_NAME: back})
    return HttpResponseRedirect(f"{method['url']}?{query}")
