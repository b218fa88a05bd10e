"""The languages that somebody reads, whoever they are: for this browser, and in their account."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from causerie.accounts.cookies import note_choices, note_reads
from causerie.accounts.models import User
from causerie.accounts.services.preferences import choose_reading
from causerie.discussion.forms.reading import ReadingForm
from causerie.discussion.views.reads import reads_of
from causerie.discussion.views.ways_back import way_back
from causerie.lib.reads import written
from causerie.publication.selectors.editions import open_locales

# Pages with a discussion hold the sentence that says so, and show it at this address alone: they
# are the same for everybody.
SAVED_MARK = "choices-saved"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def reading(request: HttpRequest) -> HttpResponse:
    offered = open_locales()
    back = way_back(request, "next")
    data = request.POST if request.method == "POST" else None
    form = ReadingForm(data, offered=offered, initial=_known(request, offered))
    is_saved = form.is_valid()
    if is_saved:
        _keep(request, form, offered)
        if back:
            return redirect(f"{back.partition('#')[0]}#{SAVED_MARK}")
    context = {"form": form, "is_saved": is_saved, "back": back}
    return render(request, "discussion/reading.html", context)


def _known(request: HttpRequest, offered: list[str]) -> dict[str, Any]:
    user = request.user
    if isinstance(user, User):
        return {
            "locales": [one for one in user.reading_locales if one in offered],
            "is_all": user.reads_originals,
        }
    reads = reads_of(request)
    return {"locales": sorted(reads.locales), "is_all": reads.is_all}


def _keep(request: HttpRequest, form: ReadingForm, offered: list[str]) -> None:
    chosen, is_all = form.cleaned_data["locales"], form.cleaned_data["is_all"]
    user = request.user
    if isinstance(user, User):
        choose_reading(user=user, chosen=chosen, offered=offered, reads_originals=is_all)
        note_choices(request)
    else:
        note_reads(request, written(chosen, offered, is_all=is_all))
