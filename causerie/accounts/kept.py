"""What somebody had typed when it turned out that they must sign in: kept until they have.

It lies in the session, which signing in takes over; a session that has ended begins anew.
"""

from collections.abc import Callable
from functools import wraps
from time import time
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from causerie.accounts.services.limits import LimitReached, consume_here

View = Callable[..., HttpResponse]

SESSION_KEY = "kept_forms"
# A long comment is a tenth of it. Whoever has not signed in may make us keep no more.
KEPT_BYTES_MAX = 64 * 1024
# Whoever has not signed in makes us keep so many of them from one network; a program, no more.
KEPT_RATE = "30/m"
# Somebody may write in two or three tabs; what they left behind earlier they have forgotten.
KEPT_FORMS_MAX = 3
# Who comes to this browser the next day may be somebody else.
KEPT_HOURS_MAX = 12
# Parts of the names of fields that are never kept, and fields that mean something once only.
NEVER_KEPT = ("password", "code", "secret")
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "next", "action"})


def signed_in(view: View) -> View:
    """For views whose forms are sent by people who are signed in.

    Nothing is lost for others, or where the session has ended: what they sent is kept, they are
    led to sign in and back to the same address, where the view finds it as `kept_fields`.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            if request.method == "POST":
                _keep_of_stranger(request)
            next_page = urlencode({"next": request.get_full_path()})
            return HttpResponseRedirect(f"{reverse('account_login')}?{next_page}")
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code < 400:
            forget(request)
        return response

    return guarded


def _keep_of_stranger(request: HttpRequest) -> None:
    try:
        consume_here(request, "keep", rate=KEPT_RATE)
    except LimitReached:
        return
    keep(request)


def keep(request: HttpRequest, *, path: str = "") -> None:
    """Keeps the fields that were sent, under `path` or the address that they were sent to."""
    path = path or request.get_full_path()
    others = {key: form for key, form in _kept(request).items() if key != path}
    latest = dict(list(others.items())[-(KEPT_FORMS_MAX - 1) :])
    entry = {"at": time(), "fields": _typed(request)}
    request.session[SESSION_KEY] = {**latest, path: entry}


def kept_fields(request: HttpRequest, *, path: str = "") -> dict[str, Any]:
    """The `initial` of a form; a list where a field was sent more than once."""
    entry = _kept(request).get(path or request.get_full_path())
    if entry is None:
        return {}
    return {name: texts if len(texts) > 1 else texts[0] for name, texts in entry["fields"].items()}


def forget(request: HttpRequest, *, path: str = "") -> None:
    path = path or request.get_full_path()
    kept = _kept(request)
    if path in kept:
        request.session[SESSION_KEY] = {key: form for key, form in kept.items() if key != path}


def _kept(request: HttpRequest) -> dict[str, Any]:
    earliest = time() - KEPT_HOURS_MAX * 3600
    forms = request.session.get(SESSION_KEY, {})
    return {path: form for path, form in forms.items() if form["at"] > earliest}


def _typed(request: HttpRequest) -> dict[str, list[str]]:
    """Field by field, as long as there is room; files are in none."""
    found: dict[str, list[str]] = {}
    room = KEPT_BYTES_MAX
    for name, texts in request.POST.lists():
        is_secret = any(part in name.lower() for part in NEVER_KEPT)
        size = len(name.encode()) + sum(len(text.encode(errors="replace")) for text in texts)
        if texts and not is_secret and name not in NOT_TYPED and size <= room:
            found[name] = texts
            room -= size
    return found
