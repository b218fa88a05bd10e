"""Pages that only moderators see."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from causerie.accounts.kept import signed_in
from causerie.discussion.selectors.moderators import may_moderate

View = Callable[..., HttpResponse]

# More than any number here has; Python refuses to read very many.
DIGITS_MAX = 15


def for_moderators(view: View) -> View:
    """What a moderator types is kept while they sign in; nobody else learns what is there."""

    @never_cache
    @signed_in
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_moderate(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def number_of(typed: str) -> int | None:
    return int(typed) if typed.isdecimal() and len(typed) <= DIGITS_MAX else None
