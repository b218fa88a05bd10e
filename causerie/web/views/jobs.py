"""The list of jobs, in the CMS: for the operator."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_tasks_db.models import DBTaskResult
from wagtail.admin.auth import require_admin_access

from causerie.web.jobs import job_states, jobs_in, retry_job

PERMISSION = f"{DBTaskResult._meta.app_label}.change_dbtaskresult"


def _refuse_others(request: HttpRequest) -> None:
    assert request.user.is_authenticated  # the decorator lets nobody else in
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied


@require_admin_access
@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    _refuse_others(request)
    state = request.GET.get("state", "")
    context = {"states": job_states(), "state": state, "jobs": jobs_in(state)}
    return render(request, "web/admin/jobs.html", context)


@require_admin_access
@require_POST
def retry(request: HttpRequest, job_id: str) -> HttpResponse:
    _refuse_others(request)
    if retry_job(job_id):
        messages.success(request, _("The job will run again."))
    else:
        messages.error(request, _("This job has not failed, or it is gone."))
    return redirect("jobs")
