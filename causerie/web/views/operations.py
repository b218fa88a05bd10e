"""For load balancers and monitoring."""

from hmac import compare_digest

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from causerie.lib.request import is_from_this_machine
from causerie.web.metrics import REGISTRY
from causerie.web.models import WorkerBeat
from causerie.web.views.errors import forbidden


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The web process answers; nothing else is asked."""
    return JsonResponse({"status": "ok", "version": settings.VERSION})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers. A missing worker is told, but pages are served without it."""
    try:
        connection.ensure_connection()
        workers = WorkerBeat.objects.alive().count()
    except DatabaseError:
        return JsonResponse({"status": "error", "database": "does not answer"}, status=503)
    return JsonResponse({"status": "ok", "database": "ok", "workers": workers})


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """For this machine, or with the token of the settings."""
    given = request.META.get("HTTP_AUTHORIZATION", "").removeprefix("Bearer ")
    token = settings.METRICS_TOKEN
    if not is_from_this_machine(request) and not (
        token and compare_digest(given.encode(), token.encode())
    ):
        return forbidden(request)
    return HttpResponse(generate_latest(REGISTRY), content_type=CONTENT_TYPE_LATEST)
