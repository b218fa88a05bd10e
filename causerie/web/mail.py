"""Mail on a site with a mail server: each message becomes a job, and the worker sends it.

The request that asks for mail waits for no mail server: it may be the only writer there is.
"""

import logging
from base64 import b64encode
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import sanitize_address
from django.utils import timezone

from causerie.web.tasks import deliver

log = logging.getLogger("causerie.mail")


class QueueBackend(BaseEmailBackend):
    """One job for each recipient: each is reached, tried again or given up for itself."""

    def send_messages(self, email_messages: list[EmailMessage]) -> int:  # type: ignore[override]
        return sum(_ask_for(message) for message in email_messages)


def _ask_for(message: EmailMessage) -> bool:
    try:
        encoding = message.encoding or settings.DEFAULT_CHARSET
        made: Any = message.message()  # Django's kind, which knows the line ends of the protocol
        content = b64encode(made.as_bytes(linesep="\r\n")).decode()
        sender = sanitize_address(message.from_email, encoding)
        recipients = [sanitize_address(one, encoding) for one in message.recipients()]
    except Exception:  # a message that cannot be made is no reason to refuse what asked for it
        log.exception("a message could not be made")
        return False
    asked_at = timezone.now().isoformat()
    for recipient in recipients:
        deliver.enqueue(sender=sender, recipient=recipient, message=content, asked_at=asked_at)
    return bool(recipients)
