"""The glossary as a file: written out, and read in after it was said what that changes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from causerie.accounts.models import User
from causerie.translation.forms.glossary_file import GlossaryFileForm, packed, unpacked
from causerie.translation.selectors.costs import costs_of
from causerie.translation.selectors.terms import site_locales
from causerie.translation.services.glossary import save_terms
from causerie.translation.services.glossary_file import Plan, plan_of, written_out
from causerie.translation.views.guarded import ADD, CHANGE, for_those_who_may
from causerie.translation.views.page import in_glossary

# Whoever sees so many knows what is wrong with the file.
PROBLEMS_SHOWN_MAX = 200


@for_those_who_may(CHANGE)
@require_safe
def export_glossary(request: HttpRequest) -> HttpResponse:
    return HttpResponse(
        written_out(site_locales()),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="glossary.csv"'},
    )


@for_those_who_may(CHANGE)
@for_those_who_may(ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def import_glossary(request: HttpRequest) -> HttpResponse:
    if "packed" in request.POST:
        return _kept(request, unpacked(request.POST["packed"]))
    form = (
        GlossaryFileForm(request.POST, request.FILES)
        if request.method == "POST"
        else GlossaryFileForm()
    )
    if request.method != "POST" or not form.is_valid():
        return _shown(request, form)
    data = form.data_sent()
    return _planned(request, form, data, plan_of(data))


def _shown(request: HttpRequest, form: GlossaryFileForm) -> HttpResponse:
    context = {**in_glossary(_("Read in from CSV"), "upload"), "form": form}
    return render(request, "translation/admin/import.html", context)


def _planned(request: HttpRequest, form: GlossaryFileForm, data: bytes, plan: Plan) -> HttpResponse:
    """What is wrong, or what would change."""
    text = packed(data) if plan.can_be_kept else ""
    if plan.can_be_kept and not text:
        form.add_error(
            "file", _("This file is too large to be read in at once. Cut it in several.")
        )
        return _shown(request, form)
    found = plan.affected() if plan.can_be_kept else None
    context = {
        **in_glossary(_("Read in from CSV"), "upload"),
        "form": GlossaryFileForm(),
        "plan": plan,
        "problems": plan.problems[:PROBLEMS_SHOWN_MAX],
        "more_problems": max(0, len(plan.problems) - PROBLEMS_SHOWN_MAX),
        "packed": text,
        "affected": found,
        "costs": costs_of(found) if found else [],
    }
    return render(request, "translation/admin/import.html", context)


def _kept(request: HttpRequest, data: bytes) -> HttpResponse:
    """Looked at once more: the glossary may have changed since."""
    assert isinstance(request.user, User)  # the guard lets nobody else in
    plan = plan_of(data)
    if not plan.can_be_kept:
        return _planned(request, GlossaryFileForm(), data, plan)
    count = len(save_terms(plan.changes, by=request.user))
    messages.success(
        request,
        ngettext("%(count)s term was read in.", "%(count)s terms were read in.", count)
        % {"count": count},
    )
    return redirect("glossary")
