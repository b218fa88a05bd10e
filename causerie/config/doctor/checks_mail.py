"""Mail: whether the server takes us. Nothing is sent."""

import smtplib
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.mail import get_connection

from causerie.config.doctor.finding import Finding, fail, note, ok, warn
from causerie.web.tasks import SMTP_BACKEND

ANSWER_SECONDS_MAX = 5


def look_at_mail() -> Iterator[Finding]:
    if not settings.EMAIL_HOST:
        yield _without_server()
        return
    server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    mailer: Any = get_connection(SMTP_BACKEND, timeout=ANSWER_SECONDS_MAX)
    try:
        # As when mail is sent: connect, greet, encrypt, sign in.
        mailer.open()
        code, _answer = mailer.connection.ehlo()
        if code != 250:
            yield fail(f"{server} does not take our greeting ({code})", "see SMTP_HOST, SMTP_PORT")
            return
    except (OSError, smtplib.SMTPException) as error:
        yield fail(f"the mail server {server} does not take us: {_reason(error)}", _advice(error))
        return
    finally:
        mailer.close()
    yield ok(f"the mail server {server} takes us{' by name' if settings.EMAIL_HOST_USER else ''}")
    if not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL) and settings.EMAIL_HOST_PASSWORD:
        yield warn(
            "the mail server's password is sent unencrypted", "set SMTP_SECURITY to starttls or tls"
        )


def _without_server() -> Finding:
    if settings.IS_PUBLIC:
        return fail(
            "no mail leaves this public site: nobody can confirm an address or a new password",
            "set SMTP_HOST and what belongs to it",
        )
    return note(
        f"mail is written to {settings.OUTBOX_DIR}; /dev/outbox shows it",
        "set SMTP_HOST before the site becomes public",
    )


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        text = said.decode(errors="replace") if isinstance(said, bytes) else str(said)
        return f"{error.smtp_code} {' '.join(text.split())}"
    return str(error) or type(error).__name__


def _advice(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return "see SMTP_USER and SMTP_PASSWORD"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return "the server does not offer this; see SMTP_SECURITY (starttls, tls, none)"
    return "see SMTP_HOST, SMTP_PORT and SMTP_SECURITY, and that a firewall lets us through"
