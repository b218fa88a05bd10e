"""The page of a reader, and the emblem of whoever has no picture."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from causerie.accounts.selectors.people import person_at, present_handle
from causerie.accounts.selectors.team import is_team
from causerie.discussion.selectors.of_person import sayings_of
from causerie.lib.emblems import emblem
from causerie.lib.handles import validate_handle
from causerie.publication.selectors.editions import open_locales
from causerie.web.editions import links_to_same_path

# A new way of drawing is everywhere after a month.
EMBLEM_KEPT_SECONDS = 30 * 24 * 3600
# A picture opened by itself must not be able to run anything, nor to fetch.
EMBLEM_POLICY = "default-src 'none'; sandbox"


@require_safe
def person(request: HttpRequest, handle: str) -> HttpResponse:
    """The same for every visitor. Who changed their handle is found by the former one too."""
    _ensure_sound(handle)
    found = person_at(handle)
    if found is None:
        return _lead_on(handle)
    sayings = sayings_of(found, get_language() or "", request.GET.get("before", ""))
    if sayings is None:
        raise Http404
    context = {
        "person": found,
        "sayings": sayings,
        "is_team": is_team(found),
        "editions": links_to_same_path(request, open_locales()),
    }
    return render(request, "account/person.html", context)


def _lead_on(former: str) -> HttpResponse:
    present = present_handle(former)
    if present is None or person_at(present) is None:
        raise Http404
    response = HttpResponsePermanentRedirect(reverse("person", args=[present]))
    # Who takes a former handle back would else lead browsers in a circle.
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def emblem_image(request: HttpRequest, handle: str) -> HttpResponse:
    """Asks nobody whether there is such a reader."""
    _ensure_sound(handle)
    response = HttpResponse(emblem(handle), content_type="image/svg+xml")
    response.headers["Cache-Control"] = f"public, max-age={EMBLEM_KEPT_SECONDS}"
    response.headers["Content-Security-Policy"] = EMBLEM_POLICY
    return response


def _ensure_sound(handle: str) -> None:
    """What cannot be a handle is not even asked for."""
    try:
        validate_handle(handle)
    except ValidationError as error:
        raise Http404 from error
