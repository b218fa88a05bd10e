"""The accent colour of the publication, as a stylesheet."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from causerie.lib.colours import accents
from causerie.publication.selectors.look import look_in
from causerie.web.look import accent_digest

KEPT_SECONDS = 365 * 24 * 3600


@require_safe
def accent_sheet(request: HttpRequest, digest: str) -> HttpResponse:
    """Its address carries a digest of the colour, so that a browser may keep it for ever.

    At the address of a former colour stands the present one, which is not kept.
    """
    colour = look_in("").accent
    light, dark = accents(colour).light, accents(colour).dark
    response = HttpResponse(
        f":root {{ --accent: light-dark({light.text}, {dark.text}); "
        f"--on-accent: light-dark({light.on}, {dark.on}); }}\n",
        content_type="text/css; charset=utf-8",
    )
    is_present = digest == accent_digest(colour)
    response.headers["Cache-Control"] = (
        f"public, max-age={KEPT_SECONDS}, immutable" if is_present else "no-cache"
    )
    return response
