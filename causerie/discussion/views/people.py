"""Muting people, and hearing them again."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from causerie.accounts.models import User
from causerie.accounts.views.manner import of_an_account
from causerie.discussion.models import Mute
from causerie.discussion.refusals import DiscussionRefused
from causerie.discussion.services.muting import mute as mute_person
from causerie.discussion.services.muting import unmute
from causerie.discussion.views.fragments import signed_in_here, wants_fragment

PEOPLE_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@of_an_account
@signed_in_here
def mute(request: HttpRequest, handle: str) -> HttpResponse:
    """With `on=1`; hear them again with `on=0`."""
    user: Any = request.user
    person = get_object_or_404(User, handle=handle, is_active=True)
    if request.method != "POST":
        is_muted = user.mutes.filter(muted=person).exists()
        context = {"person": person, "is_muted": is_muted, "is_me": person == user}
        return render(request, "discussion/mute.html", context)
    is_on = request.POST.get("on") == "1"
    refused = _changed(user, person, is_on=is_on)
    if wants_fragment(request):
        given = {"handle": handle, "muted": is_on and not refused}
        if refused:
            return JsonResponse({**given, "refused": refused}, status=422)
        return JsonResponse(given)
    if refused:
        messages.error(request, refused)
    elif is_on:
        messages.success(request, _("Their comments are folded for you from now on."))
    else:
        messages.success(request, _("You see their comments again."))
    return redirect("muted_people")


def _changed(user: User, person: User, *, is_on: bool) -> str:
    """Why not, where it was refused."""
    try:
        if is_on:
            mute_person(person, by=user)
        else:
            unmute(person, by=user)
    except DiscussionRefused as refusal:
        return str(refusal)
    return ""


@require_safe
@of_an_account
@signed_in_here
def muted_people(request: HttpRequest) -> HttpResponse:
    mutes = Mute.objects.filter(user=request.user.pk)
    rows = mutes.select_related("muted").order_by("-since", "-pk")
    listing = Paginator(rows, PEOPLE_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "discussion/muted.html", {"listing": listing})
