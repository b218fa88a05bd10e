"""One log line and one observation for each request; neither says who asked."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from causerie.web.metrics import REQUEST_SECONDS

log = logging.getLogger("causerie.request")


class ObservationMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        start = time.perf_counter()
        response = self.get_response(request)
        seconds = time.perf_counter() - start
        # The route, not the address: a link to reset a password must not stand in a log.
        match = request.resolver_match
        route = (match.view_name or match.route) if match else "unresolved"
        method = request.method if request.method in _METHODS else "OTHER"
        REQUEST_SECONDS.labels(method, route, str(response.status_code)).observe(seconds)
        log.info(
            "request",
            extra={
                "method": method,
                "route": route,
                "status": response.status_code,
                "milliseconds": round(seconds * 1000, 1),
            },
        )
        return response


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
