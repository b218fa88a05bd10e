"""Pages of the CMS that only some of the staff may open."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail.admin.auth import require_admin_access

ADD = "translation.add_term"
CHANGE = "translation.change_term"
DELETE = "translation.delete_term"
# What engines do; of those who run the publication.
OPERATE = "translation.change_translation"

View = Callable[..., HttpResponse]


def may(user: Any, permission: str) -> bool:
    return bool(user.has_perm(permission))


def for_those_who_may(permission: str) -> Callable[[View], View]:
    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
            if not may(request.user, permission):
                raise PermissionDenied
            return view(request, *args, **options)

        allowed: View = require_admin_access(guarded)
        return allowed

    return guard
