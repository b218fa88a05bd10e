"""The list of jobs: for whoever may administer, and for nobody else."""

import pytest
from django.test import Client
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from causerie.publication.models import FrontPage
from causerie.publication.tasks import prepare_picture
from tests.factories import make_staff


def failed_job() -> str:
    job = prepare_picture.enqueue(987654)
    DBTaskResult.objects.filter(pk=job.id).update(
        status=TaskResultStatus.FAILED, exception_class_path="OSError", worker_ids=["gone"]
    )
    return str(job.id)


def status(job: str) -> str:
    return str(DBTaskResult.objects.get(pk=job).status)


def test_an_administrator_sees_why_a_job_failed_and_lets_it_run_again(
    client: Client, front: FrontPage
) -> None:
    job = failed_job()
    client.force_login(make_staff("ada@example.org", "Administrators"))
    page = client.get("/cms/jobs/?state=FAILED")
    assert page.status_code == 200
    assert b"OSError" in page.content
    assert b"/cms/jobs/" in client.get("/cms/").content
    client.post(f"/cms/jobs/{job}/retry/")
    assert status(job) == TaskResultStatus.READY


@pytest.mark.parametrize("role", ["Editors", "Authors"])
def test_other_staff_neither_see_the_jobs_nor_run_them(
    client: Client, front: FrontPage, role: str
) -> None:
    job = failed_job()
    client.force_login(make_staff("bea@example.org", role))
    assert client.get("/cms/jobs/").status_code in (302, 403)
    client.post(f"/cms/jobs/{job}/retry/")
    assert status(job) == TaskResultStatus.FAILED
    assert b"/cms/jobs/" not in client.get("/cms/").content


def test_strangers_are_asked_to_sign_in(client: Client, front: FrontPage) -> None:
    assert client.get("/cms/jobs/").status_code == 302


def test_a_job_that_has_not_failed_does_not_run_again(client: Client, front: FrontPage) -> None:
    job = str(prepare_picture.enqueue(987654).id)
    DBTaskResult.objects.filter(pk=job).update(status=TaskResultStatus.SUCCESSFUL)
    client.force_login(make_staff("ada@example.org", "Administrators"))
    client.post(f"/cms/jobs/{job}/retry/")
    assert status(job) == TaskResultStatus.SUCCESSFUL
