"""What browsers and crawlers ask of a site besides its pages."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from causerie.publication.icons import Icons
from causerie.publication.selectors.icons import icons_in_use
from causerie.publication.selectors.look import LookView, look_in
from causerie.web.machines import manifest_of, opensearch_of, robots_of

# A new icon or name is seen by tomorrow; nobody asks for these at every page.
KEPT_SECONDS = 24 * 3600
FAVICON = Path(__file__).parent.parent / "static" / "web" / "icons" / "favicon.ico"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return _kept(HttpResponse(robots_of(), content_type="text/plain; charset=utf-8"))


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    locale, look, icons = _asked_for()
    return _kept(
        HttpResponse(
            opensearch_of(locale, look, icons),
            content_type="application/opensearchdescription+xml; charset=utf-8",
        )
    )


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    locale, look, icons = _asked_for()
    return _kept(
        JsonResponse(
            manifest_of(locale, look, icons),
            json_dumps_params={"ensure_ascii": False},
            content_type="application/manifest+json; charset=utf-8",
        )
    )


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For programs that ask at the root without reading a page."""
    icons = icons_in_use(look_in(settings.LANGUAGE_CODE))
    if icons.drawing:
        return _kept(HttpResponse(_favicon(), content_type="image/x-icon"))
    return _kept(HttpResponseRedirect(icons.tab.url))


@cache
def _favicon() -> bytes:
    return FAVICON.read_bytes()


def _asked_for() -> tuple[str, LookView, Icons]:
    locale = get_language()
    if locale is None:
        raise Http404
    look = look_in(locale)
    return locale, look, icons_in_use(look)


def _kept(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return response
