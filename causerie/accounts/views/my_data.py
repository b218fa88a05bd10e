"""Everything that is kept of a person, as one file for them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from causerie.accounts.personal_data import EXPORT_KEPT_DAYS
from causerie.accounts.selectors.exports import (
    file_of,
    kept_until,
    latest_export,
    may_ask_at,
    ready_export,
)
from causerie.accounts.selectors.personal_data import tables_that_hold
from causerie.accounts.selectors.proof import has_proof
from causerie.accounts.services.exports import AskedTooSoon
from causerie.accounts.tasks import ask_for_export
from causerie.accounts.views.proof import proven, to_proof
from causerie.accounts.views.requests import PersonsRequest


@require_safe
@login_required
def my_data(request: PersonsRequest) -> HttpResponse:
    latest = latest_export(request.user)
    shown = {
        "export": latest,
        "is_there": latest and ready_export(request.user, latest.pk),
        "kept_until": latest and kept_until(latest),
        "kept_days": EXPORT_KEPT_DAYS,
        "again_at": may_ask_at(request.user),
        "tables": tables_that_hold(request.user),
    }
    return render(request, "account/data.html", shown)


@require_POST
@login_required
@proven
def ask(request: PersonsRequest) -> HttpResponse:
    try:
        ask_for_export(request.user)
    except AskedTooSoon:
        messages.info(request, _("You have asked already. One download a day can be made."))
    else:
        messages.success(request, _("Your download is being made. A mail tells when it is ready."))
    return redirect("my_data")


@require_safe
@login_required
def download(request: PersonsRequest, pk: int) -> HttpResponse | FileResponse:
    if not has_proof(request):
        # To the page with the link: a file would leave them on the page with the question.
        return to_proof(request, back=reverse("my_data"))
    export = ready_export(request.user, pk)
    if export is None:
        raise Http404
    made = timezone.localtime(export.ready_at)
    try:
        file = file_of(export).open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"my-data-{made:%Y-%m-%d}.zip",
        content_type="application/zip",
    )
