"""Leaving the publication, and changing one's mind."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from causerie.accounts.forms.erasure import ErasureForm
from causerie.accounts.personal_data import ERASURE_WAIT_DAYS
from causerie.accounts.selectors.personal_data import what_becomes_of
from causerie.accounts.services.erasure import CannotLeave, ask_for_erasure, call_off_erasure
from causerie.accounts.views.proof import proven
from causerie.accounts.views.requests import PersonsRequest


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@proven
def delete_account(request: PersonsRequest) -> HttpResponse:
    form = ErasureForm(request.POST or None)
    if form.is_valid():
        try:
            ask_for_erasure(request.user, texts=form.chosen_texts, keep=request)
        except CannotLeave as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("delete_account")
    shown = {
        "form": form,
        "wait_days": ERASURE_WAIT_DAYS,
        "becomes": what_becomes_of(request.user),
    }
    return render(request, "account/delete.html", shown, status=422 if form.errors else 200)


@require_POST
@login_required
def keep_account(request: PersonsRequest) -> HttpResponse:
    if call_off_erasure(request.user):
        messages.success(request, _("Your account stays as it is."))
    return redirect("delete_account")
