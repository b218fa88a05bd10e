"""How every page of an account is answered."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache


def of_an_account(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What a person sees of their account is kept by no cache and no browser.

    A HEAD is a look, as GET is: allauth would count it as a try, and write a row.
    """

    @never_cache
    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.method
        request.method = "GET" if asked == "HEAD" else asked
        try:
            return view(request, *args, **kwargs)
        finally:
            request.method = asked

    return shown
