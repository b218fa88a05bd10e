"""What engines do, in the CMS: for whoever runs the publication."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from causerie.translation.models import Translation
from causerie.translation.selectors import queue
from causerie.translation.selectors.directions import directions
from causerie.translation.selectors.reasons import reason_of
from causerie.translation.selectors.terms import site_locales
from causerie.translation.services.engine_answers import ask_engines, known_abilities
from causerie.translation.services.operating import try_again_for, wake_engine
from causerie.translation.services.requests import try_again
from causerie.translation.views.guarded import OPERATE, for_those_who_may
from causerie.translation.views.page import heading


@for_those_who_may(OPERATE)
@require_safe
def operations(request: HttpRequest) -> HttpResponse:
    locales, reason = site_locales(), request.GET.get("reason", "")
    # Of all that they say only when it is asked for: an engine out of reach would hold up the page.
    answers = ask_engines(locales) if "ask" in request.GET else []
    known = known_abilities()
    context = {
        **heading(_("Translation"), "globe"),
        "engines": queue.engines_now(),
        "directions": directions(locales, {name: one.pairs for name, one in known.items()}),
        "unknown": [name for name in settings.TRANSLATION_ENGINES if name not in known],
        "troubles": [(name, one.trouble) for name, one in known.items() if one.trouble],
        "queue": queue.queue_by_locale(),
        "backfills": queue.backfills(),
        "changes": queue.changes_of_glossary(),
        "reasons": queue.reasons(),
        "reason": reason_of(reason) if reason else None,
        "failures": queue.failures(reason),
        "answers": answers,
    }
    return render(request, "translation/admin/operations.html", context)


@for_those_who_may(OPERATE)
@require_POST
def retry_translations(request: HttpRequest) -> HttpResponse:
    """One, or all of a reason."""
    key, reason = request.POST.get("translation", ""), request.POST.get("reason", "")
    if key.isascii() and key.isdecimal() and len(key) < 19:
        count = try_again(Translation.objects.filter(pk=int(key)).exclude(reason=""))
    else:
        count = try_again_for(reason)
    messages.success(
        request,
        ngettext("%(count)s text is tried again.", "%(count)s texts are tried again.", count)
        % {"count": count},
    )
    return redirect("translation")


@for_those_who_may(OPERATE)
@require_POST
def wake(request: HttpRequest) -> HttpResponse:
    if wake_engine(request.POST.get("engine", "")[:20]):
        messages.success(request, _("The engine is asked again from now on."))
    else:
        messages.error(request, _("This engine does not rest."))
    return redirect("translation")
