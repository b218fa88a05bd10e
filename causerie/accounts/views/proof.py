"""Before a deed that cannot be taken back: is it them?"""

import time
from collections.abc import Callable
from functools import wraps

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import (
    get_reauthentication_flows,
    raise_if_reauthentication_required,
)
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.http import urlencode

from causerie.accounts.views.requests import PersonsRequest

_View = Callable[[PersonsRequest], HttpResponse]


def proven(view: _View) -> _View:
    """By password or second factor, as allauth asks before other changes; who has neither, and
    whom allauth would let through, by a code that is sent to them."""

    @wraps(view)
    def guarded(request: PersonsRequest) -> HttpResponse:
        if get_reauthentication_flows(request.user):
            raise_if_reauthentication_required(request, app="account")
        elif not _came_in_just_now(request):
            return _to_another_proof(request)
        return view(request)

    return guarded


def _came_in_just_now(request: PersonsRequest) -> bool:
    records = get_authentication_records(request, request.user)
    latest: float = max((record.get("at", 0) for record in records), default=0)
    return bool(time.time() - latest < app_settings.REAUTHENTICATION_TIMEOUT)


def _to_another_proof(request: PersonsRequest) -> HttpResponse:
    [method, *_others] = get_adapter().get_reauthentication_methods(request.user)
    back = urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})
    return HttpResponseRedirect(f"{method['url']}?{back}")
