"""Mail on a site with a mail server: asked for in the request, sent by the worker."""

import asyncio
import os
import smtplib
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.core.mail import EmailMultiAlternatives, send_mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from causerie.accounts.models import MailTrouble
from causerie.config.worker import Worker
from causerie.lib.bounces import RETURN_HEADER, failures_in, return_token
from causerie.publication.models import FrontPage
from causerie.web import tasks
from causerie.web.tasks import PAUSE_MINUTES_MIN, TRIED_HOURS_MAX, deliver
from tests.factories import make_staff
from tests.reports import report

ADDRESS = "ada@example.org"
SECRET = "https://quay.example/reset/a-secret-link-7"

Job = Any  # a row of django_tasks_db, whose types are its task's


class Sink:
    """A mail server that keeps what it takes, and refuses whom it is told to."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.refused: dict[str, str] = {}
        self.answer = "250 taken"

    async def handle_RCPT(  # the name is the protocol's
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        if self.answer.startswith("250"):
            content = envelope.content
            assert isinstance(content, bytes)
            message = message_from_bytes(content, policy=policy.default)
            assert isinstance(message, EmailMessage)
            message["X-Envelope-To"] = ",".join(envelope.rcpt_tos)
            self.taken.append(message)
        return self.answer


def use_server(settings: Any, port: int) -> None:
    settings.EMAIL_BACKEND = "causerie.web.mail.QueueBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False


@pytest.fixture
def sink(settings: Any) -> Iterator[Sink]:
    kept = Sink()
    controller = Controller(
        kept, hostname="127.0.0.1", port=0, server_hostname="sink", loop=asyncio.new_event_loop()
    )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        controller.port = probe.getsockname()[1]
    controller.start()
    use_server(settings, controller.port)
    yield kept
    controller.stop()
    controller.loop.close()


@pytest.fixture
def silence(settings: Any) -> Iterator[socket.socket]:
    """A mail server that is connected to, and never says a word."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(8)
        listening.setblocking(False)
        use_server(settings, listening.getsockname()[1])
        yield listening


def was_asked(listening: socket.socket) -> bool:
    try:
        listening.accept()[0].close()
    except BlockingIOError:
        return False
    return True


def work() -> Job | None:
    """What the worker does with the next job that is due; the job afterwards."""
    job = DBTaskResult.objects.ready().filter(task_path=deliver.module_path).first()
    if job is None:
        return None
    runner = Worker().runner
    job.claim(runner.worker_id)
    runner.run_task(job)
    return DBTaskResult.objects.get(pk=job.pk)


def waiting() -> list[Job]:
    mail = DBTaskResult.objects.filter(task_path=deliver.module_path)
    return list(mail.filter(status=TaskResultStatus.READY).order_by("enqueued_at"))


def make_due(job: Job, *, asked_hours_ago: float = 0) -> None:
    if asked_hours_ago:
        asked_at = timezone.now() - timedelta(hours=asked_hours_ago)
        job.args_kwargs["kwargs"]["asked_at"] = asked_at.isoformat()
    job.run_after = timezone.now()
    job.save()


def send(*recipients: str, text: str = SECRET) -> int:
    return send_mail("Wëlcome", text, "Quay <quay@example.org>", list(recipients or [ADDRESS]))


def nothing_private_is_in(job: Job) -> bool:
    row = " ".join(str(value) for value in vars(job).values())
    return job.args_kwargs["args"] == [] and not any(
        word in row for word in (ADDRESS, "secret-link", "message")
    )


@pytest.mark.django_db
def test_a_message_arrives_through_the_worker_as_it_was_written(sink: Sink) -> None:
    message = EmailMultiAlternatives(
        "Wëlcome на борт", "Grüße.\n.\nFrom us " + "é" * 2000, "Quäy <quay@example.org>", [ADDRESS]
    )
    message.attach_alternative("<p>Grüße</p>", "text/html")
    assert message.send() == 1
    assert sink.taken == []
    job = work()
    assert job
    assert (job.status, job.return_value) == (TaskResultStatus.SUCCESSFUL, "sent")
    (arrived,) = sink.taken
    assert arrived["Subject"] == "Wëlcome на борт"
    assert arrived["To"] == arrived["X-Envelope-To"] == ADDRESS
    assert arrived["From"] == "Quäy <quay@example.org>"
    text = arrived.get_body(("plain",))
    assert text
    assert text.get_content().split() == ["Grüße.", ".", "From", "us", "é" * 2000]
    assert waiting() == []


@pytest.mark.django_db
def test_what_was_sent_leaves_the_row(sink: Sink) -> None:
    send()
    job = work()
    assert nothing_private_is_in(job)
    assert "X-Envelope-To" in sink.taken[0]


@pytest.mark.django_db
def test_each_recipient_gets_one_copy_and_none_sees_a_hidden_one(sink: Sink) -> None:
    message = EmailMultiAlternatives("a", "b", "quay@example.org", ["a@x.org"], bcc=["b@x.org"])
    assert message.send() == 1
    while work():
        pass
    assert sorted(one["X-Envelope-To"] for one in sink.taken) == ["a@x.org", "b@x.org"]
    assert all("b@x.org" not in str(one["To"]) and not one["Bcc"] for one in sink.taken)


@pytest.mark.django_db
def test_a_silent_mail_server_holds_no_request(
    client: Client, front: FrontPage, silence: socket.socket
) -> None:
    make_staff(ADDRESS, "Editors")
    response = client.post("/en/account/password/reset/", {"email": ADDRESS})
    assert response.status_code == 302
    assert not was_asked(silence), "the request asked the mail server"
    assert len(waiting()) == 1


@pytest.mark.django_db
def test_a_silent_mail_server_is_tried_again_later_and_not_for_each_message(
    silence: socket.socket, settings: Any
) -> None:
    settings.EMAIL_TIMEOUT = 0.1
    send()
    send("bea@example.org")
    job = work()
    assert job
    assert was_asked(silence)
    assert job.status == TaskResultStatus.SUCCESSFUL
    assert job.return_value.startswith("to be tried again: ")
    assert nothing_private_is_in(job)
    assert work() is None
    soon = timezone.now() + timedelta(minutes=PAUSE_MINUTES_MIN, seconds=1)
    assert [one.args_kwargs["kwargs"]["recipient"] for one in waiting()] == [
        "bea@example.org",
        ADDRESS,
    ]
    assert all(timezone.now() < one.run_after < soon for one in waiting())


@pytest.mark.django_db
def test_mail_arrives_when_the_server_is_back(sink: Sink, settings: Any) -> None:
    port = settings.EMAIL_PORT
    settings.EMAIL_PORT = 1
    send()
    work()
    settings.EMAIL_PORT = port
    (again,) = waiting()
    make_due(again)
    work()
    assert [one["To"] for one in sink.taken] == [ADDRESS]


@pytest.mark.django_db
def test_the_pauses_grow_and_have_an_end(sink: Sink) -> None:
    sink.refused[ADDRESS] = "450 4.2.0 greylisted"
    send()
    hours = [0.0, 0.5, 1.0, 4.0]
    for number, asked_hours_ago in enumerate(hours):
        (job,) = waiting()
        make_due(job, asked_hours_ago=asked_hours_ago)
        work()
        (again,) = waiting()
        pause = (again.run_after - timezone.now()).total_seconds() / 60
        assert pause == pytest.approx([1, 30, 60, 120][number], abs=0.5)
    (job,) = waiting()
    make_due(job, asked_hours_ago=TRIED_HOURS_MAX)
    last = work()
    assert last
    assert last.status == TaskResultStatus.FAILED
    assert "450 4.2.0 greylisted" in last.traceback
    assert waiting() == []
    assert nothing_private_is_in(last)


@pytest.mark.django_db
def test_one_who_must_wait_keeps_no_other_back(sink: Sink) -> None:
    sink.refused[ADDRESS] = "450 4.2.0 greylisted"
    send()
    send("bea@example.org")
    work()
    work()
    assert [one["To"] for one in sink.taken] == ["bea@example.org"]


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["recipient", "message"])
def test_a_refusal_for_good_is_not_tried_again_and_its_reason_stays(sink: Sink, what: str) -> None:
    reason = f"550 5.1.1 <{ADDRESS}> is unknown here"
    if what == "recipient":
        sink.refused[ADDRESS] = reason
    else:
        sink.answer = reason
    send()
    job = work()
    assert job
    assert job.status == TaskResultStatus.FAILED
    assert "550 5.1.1" in job.traceback
    assert nothing_private_is_in(job)
    assert waiting() == []


@pytest.mark.django_db
def test_what_was_given_up_cannot_be_said_to_be_sent(
    client: Client, front: FrontPage, sink: Sink
) -> None:
    sink.refused[ADDRESS] = "550 no"
    send()
    job = work()
    assert job
    client.force_login(make_staff("root@example.org", "Administrators"))
    client.post(reverse("retry_job", args=[job.pk]))
    again = work()
    assert again
    assert (again.pk, again.status) == (job.pk, TaskResultStatus.FAILED)
    assert "550 no" in again.traceback


@pytest.mark.django_db
def test_a_job_that_is_run_twice_sends_once(sink: Sink) -> None:
    send()
    job = work()
    assert job
    DBTaskResult.objects.filter(pk=job.pk).update(status=TaskResultStatus.READY)
    again = work()
    assert again
    assert again.return_value == "done before"
    assert len(sink.taken) == 1


@pytest.mark.django_db
def test_a_farewell_that_fails_does_not_send_twice(
    sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    farewell = smtplib.SMTP.quit

    def fail(line: smtplib.SMTP) -> None:
        farewell(line)
        raise TimeoutError

    monkeypatch.setattr(smtplib.SMTP, "quit", fail)
    send()
    job = work()
    assert job
    assert job.return_value == "sent"
    assert waiting() == []


@pytest.mark.django_db
def test_a_fault_of_ours_keeps_no_message_either(
    sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: Any) -> None:
        raise KeyError("ours")

    monkeypatch.setattr(tasks, "_send", fail)
    send()
    job = work()
    assert job
    assert job.status == TaskResultStatus.FAILED
    assert "KeyError" in job.traceback
    assert nothing_private_is_in(job)


@pytest.mark.django_db
def test_a_message_that_cannot_be_made_is_logged_and_refuses_nothing(
    sink: Sink, caplog: pytest.LogCaptureFixture
) -> None:
    assert send_mail("two\nlines", "x", "quay@example.org", [ADDRESS]) == 0
    assert send() == 1
    assert caplog.text.count("a message could not be made") == 1
    assert len(waiting()) == 1


@pytest.mark.django_db
def test_the_list_of_jobs_shows_neither_addresses_nor_links(
    client: Client, front: FrontPage, sink: Sink
) -> None:
    sink.refused[ADDRESS] = f"550 <{ADDRESS}> is unknown here"
    send()
    content = waiting()[0].args_kwargs["kwargs"]["message"]
    client.force_login(make_staff("root@example.org", "Administrators"))
    before = client.get(reverse("jobs")).content.decode()
    work()
    after = client.get(reverse("jobs")).content.decode()
    assert "550" in after
    for html in (before, after):
        assert "deliver" in html
        assert ADDRESS not in html
        assert content not in html


@pytest.mark.parametrize(
    ("server", "backend"),
    [
        ("mail.example.org", "causerie.web.mail.QueueBackend"),
        ("", "causerie.web.outbox.OutboxBackend"),
    ],
)
def test_with_a_mail_server_mail_goes_by_jobs_and_else_to_the_outbox(
    server: str, backend: str
) -> None:
    command = "from causerie.config import settings; print(settings.EMAIL_BACKEND)"
    run = subprocess.run(
        [sys.executable, "-c", command],
        env={**os.environ, "SMTP_HOST": server},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == backend


def troubles() -> list[str]:
    return list(MailTrouble.objects.values_list("reason", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["recipient", "message"])
def test_a_refusal_becomes_trouble_of_the_account_until_mail_arrives(
    front: FrontPage, sink: Sink, what: str
) -> None:
    make_staff(ADDRESS)
    if what == "recipient":
        sink.refused[ADDRESS] = "550 5.1.1 unknown here"
    else:
        sink.answer = "550 5.1.1 unknown here"
    send()
    work()
    assert troubles() == ["550 5.1.1 unknown here"]
    sink.refused, sink.answer = {}, "250 taken"
    send()
    work()
    assert troubles() == []


@pytest.mark.django_db
def test_what_the_server_puts_off_is_trouble_only_when_it_is_given_up(
    front: FrontPage, sink: Sink
) -> None:
    make_staff(ADDRESS)
    sink.refused[ADDRESS] = "450 4.2.2 mailbox full"
    send()
    work()
    assert troubles() == []
    (again,) = waiting()
    make_due(again, asked_hours_ago=TRIED_HOURS_MAX)
    work()
    assert troubles() == ["450 4.2.2 mailbox full"]


@pytest.mark.django_db
def test_that_our_own_server_is_away_is_no_trouble_of_the_address(
    front: FrontPage, settings: Any
) -> None:
    make_staff(ADDRESS)
    use_server(settings, 1)
    send()
    (job,) = waiting()
    make_due(job, asked_hours_ago=TRIED_HOURS_MAX)
    done = work()
    assert done is not None
    assert done.status == TaskResultStatus.FAILED
    assert troubles() == []


@pytest.mark.django_db
def test_a_message_bears_what_a_report_must_bring_back(sink: Sink) -> None:
    send()
    work()
    assert sink.taken[0][RETURN_HEADER] == return_token(ADDRESS)
    assert failures_in(report(ADDRESS, token=str(sink.taken[0][RETURN_HEADER])))
