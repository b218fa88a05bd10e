"""What is kept of persons, why and for how long: made of the lists that the program works by."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.views import serve

from causerie.accounts.personal_data import ERASURE_WAIT_DAYS, EXPORT_KEPT_DAYS
from causerie.accounts.selectors.personal_data import personal_stores, personal_tables
from causerie.lib.personal_data import Audience, PersonalStore, PersonalTable
from causerie.publication.models import FreePage
from causerie.publication.selectors.editions import open_locales
from causerie.web.editions import links_to_same_path

OWN_PAGE = "privacy"


@require_safe
def privacy_door(request: HttpRequest) -> HttpResponse:
    """A publication may have written a page of its own here; ours has an address beside it."""
    own = FreePage.objects.live().filter(slug=OWN_PAGE, locale__language_code=get_language())
    if not own.exists():
        return privacy(request)
    answer: HttpResponse = serve(request, f"{OWN_PAGE}/")
    return answer


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    shown = {
        "everybody": _kept_of(Audience.EVERYBODY),
        "readers": _kept_of(Audience.READERS),
        "staff": _kept_of(Audience.STAFF),
        "contact": settings.PRIVACY_CONTACT,
        "services": _services_elsewhere(),
        "wait_days": ERASURE_WAIT_DAYS,
        "kept_days": EXPORT_KEPT_DAYS,
        "editions": links_to_same_path(request, open_locales()),
    }
    return render(request, "web/privacy.html", shown)


def _services_elsewhere() -> list[str]:
    """Engines that texts are given to on somebody else's machine, as the operator calls them."""
    if settings.TRANSLATION_POLICY == "off":
        return []
    return [one["name"] for one in settings.ENGINES if one["leaves_server"]]


def _kept_of(audience: Audience) -> list[PersonalTable | PersonalStore]:
    """Two tables that hold the same thing are one to a reader."""
    entries: list[PersonalTable | PersonalStore] = [*personal_tables(), *personal_stores()]
    said = {str(entry.holds): entry for entry in entries if entry.audience is audience}
    return list(said.values())
