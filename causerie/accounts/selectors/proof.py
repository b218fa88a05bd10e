"""Whether it is them, as far as their session knows."""

import time

from allauth.account import app_settings
from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest


def has_proof(request: HttpRequest) -> bool:
    """Whether they signed in, or proved anew who they are, a few minutes ago at most."""
    records = get_authentication_records(request, request.user)
    latest: float = max((record.get("at", 0) for record in records), default=0)
    return bool(time.time() - latest < app_settings.REAUTHENTICATION_TIMEOUT)
