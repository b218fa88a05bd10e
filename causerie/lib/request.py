"""What a request says of its sender."""

import re
from ipaddress import ip_address

from django.http import HttpRequest

_FORWARDING = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_X_FORWARDED_HOST")

_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
_PORT = re.compile(r":\d*\Z")


def is_from_this_machine(request: HttpRequest) -> bool:
    """Whether somebody at this machine asks, and not a proxy on it for somebody elsewhere."""
    if any(name in request.META for name in _FORWARDING):
        return False
    # A proxy that tells nothing of the sender hands on the name that the sender asked for.
    if _PORT.sub("", request.META.get("HTTP_HOST", "")).lower() not in _LOOPBACK_NAMES:
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
