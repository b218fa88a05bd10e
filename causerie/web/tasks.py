"""What the worker does for the public face: it hands mail to the mail server."""

import smtplib
from base64 import b64decode
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.core.mail import get_connection
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskContext, task
from django_tasks_db.models import DBTaskResult, get_date_max

from causerie.accounts.services.mail_trouble import clear_trouble, note_trouble
from causerie.lib.bounces import RETURN_HEADER, return_token
from causerie.lib.logs import without_personal_data

SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
# The pause doubles with the time that the message has waited: a server that asks us to come back
# (greylisting) does so within minutes, one that is broken is not asked every minute all day.
PAUSE_MINUTES_MIN = 1
PAUSE_MINUTES_MAX = 120
# What then arrives helps nobody: codes last minutes, and the person has asked again or gone.
TRIED_HOURS_MAX = 8
# The answer of a mail server is somebody else's text.
REASON_LENGTH_MAX = 300


class MailNotSent(Exception):
    """The message was given up. The reason is the mail server's, without addresses."""


@task(takes_context=True)
def deliver(
    context: TaskContext,
    *,
    sender: str = "",
    recipient: str = "",
    message: str = "",
    asked_at: str = "",
    given_up: str = "",
) -> str:
    """Send one message (base64, as it goes over the line) to one address; what became of it.

    The arguments hold addresses and links, so they leave the row with the outcome, whatever it is:
    a job without a message was ended after that. Raises MailNotSent where there is no hope.
    """
    job_id = str(context.task_result.id)
    if given_up:
        raise MailNotSent(given_up)
    if not message:
        return "done before"
    try:
        _send(sender, recipient, b64decode(message))
    except Exception as error:  # noqa: BLE001 # the row must lose its message, whatever went wrong
        reason = _reason(error)
        pause = _pause(datetime.fromisoformat(asked_at))
        if _is_final(error) or pause is None:
            _forget(job_id, given_up=reason)
            if _is_about_the_address(error):
                note_trouble(recipient, reason)
            raise MailNotSent(reason) from None
        again_at = timezone.now() + pause
        with transaction.atomic():
            deliver.using(run_after=again_at).enqueue(
                sender=sender, recipient=recipient, message=message, asked_at=asked_at
            )
            _forget(job_id)
        if _answer(error) is None:
            _let_the_others_wait()
        return f"to be tried again: {reason}"
    _forget(job_id)
    clear_trouble(recipient)
    return "sent"


def _send(sender: str, recipient: str, message: bytes) -> None:
    mailer: Any = get_connection(SMTP_BACKEND)
    try:
        mailer.open()
        mailer.connection.sendmail(sender, [recipient], _marked(recipient) + message)
    finally:
        # A farewell that fails must not have an accepted message sent twice.
        with suppress(OSError):
            mailer.close()


def _marked(recipient: str) -> bytes:
    """A line of the message's head by which `causerie bounce` knows that it comes back from whom
    we wrote to: anybody can write a report, and it is shown to the person."""
    return f"{RETURN_HEADER}: {return_token(recipient)}\r\n".encode("ascii")


def _pause(asked_at: datetime) -> timedelta | None:
    """How long to wait before the next attempt; None where there is none."""
    waited = timezone.now() - asked_at
    if waited >= timedelta(hours=TRIED_HOURS_MAX):
        return None
    shortest, longest = timedelta(minutes=PAUSE_MINUTES_MIN), timedelta(minutes=PAUSE_MINUTES_MAX)
    return min(max(waited, shortest), longest)


def _answer(error: Exception) -> tuple[int, bytes | str] | None:
    """Code and words of the mail server, where it was it that refused."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        answers: list[tuple[int, bytes]] = list(error.recipients.values())
        return answers[0]
    if isinstance(error, smtplib.SMTPResponseException):
        return error.smtp_code, error.smtp_error
    return None


def _is_final(error: Exception) -> bool:
    """Whether this message will never be taken (RFC 5321, 4.2.1: 5xx).

    That we may not sign in or not send at all is the operator's to mend, so it is tried again.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError):
        answer = _answer(error)
        return answer is not None and answer[0] >= 500
    return not isinstance(error, OSError)  # smtplib's own errors are all OSError


def _is_about_the_address(error: Exception) -> bool:
    """Whether the recipient can mend it: that our own server is away, or lets us not in, they
    cannot."""
    return isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError)


def _reason(error: Exception) -> str:
    answer = _answer(error)
    if answer is None:
        text = f"{type(error).__name__}: {error}" if isinstance(error, OSError) else repr(error)
    else:
        words = answer[1].decode(errors="replace") if isinstance(answer[1], bytes) else answer[1]
        text = f"{answer[0]} {words}"
    # A NUL has no place in a text of PostgreSQL.
    plain = " ".join(text.replace("\0", " ").split())
    return without_personal_data(plain)[:REASON_LENGTH_MAX]


def forget_given_up(job: "DBTaskResult[Any, Any]") -> None:
    """Mail whose worker was ended again and again: its text must not stay."""
    if job.task_path == deliver.module_path:
        _forget(str(job.pk), given_up="the worker was ended")


def _forget(job_id: str, **kept: str) -> None:
    DBTaskResult.objects.filter(pk=job_id).update(args_kwargs={"args": [], "kwargs": kept})


def _let_the_others_wait() -> None:
    """The server is away: each further message would hold the worker until it has timed out."""
    later = timezone.now() + timedelta(minutes=PAUSE_MINUTES_MIN)
    DBTaskResult.objects.ready().filter(task_path=deliver.module_path).filter(
        Q(run_after=get_date_max()) | Q(run_after__lt=later)
    ).update(run_after=later)
