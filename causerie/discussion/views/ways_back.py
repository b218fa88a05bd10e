"""Where somebody came from, as a form or an address says it."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def way_back(request: HttpRequest, field: str) -> str:
    """Empty for what is not on this site."""
    wish = request.POST.get(field, "") or request.GET.get(field, "")
    is_ours = url_has_allowed_host_and_scheme(
        wish, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    # Browsers look for a host behind two slashes of either kind, and find none in `//`.
    is_below = wish.startswith(f"{settings.SUB_PATH}/") and not wish.startswith(("//", "/\\"))
    return wish if is_ours and is_below and wish.isprintable() else ""
