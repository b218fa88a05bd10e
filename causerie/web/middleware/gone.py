"""Answers with 410 where a page was taken back."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from causerie.lib.gone import Gone
from causerie.web.views.errors import gone


class GoneMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return gone(request) if isinstance(error, Gone) else None
