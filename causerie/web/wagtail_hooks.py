"""The operator's pages in the CMS."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from causerie.web.views import jobs


class JobsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        user: Any = request.user
        return bool(user.has_perm(jobs.PERMISSION))


@hooks.register("register_admin_urls")
def job_urls() -> list[URLPattern]:
    return [
        path("jobs/", jobs.jobs, name="jobs"),
        path("jobs/<uuid:job_id>/retry/", jobs.retry, name="retry_job"),
    ]


@hooks.register("register_reports_menu_item")
def jobs_menu_item() -> MenuItem:
    return JobsMenuItem(_("Jobs"), reverse("jobs"), name="jobs", icon_name="tasks", order=1100)
