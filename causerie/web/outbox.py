"""Mail on a site without a mail server: written to a folder, and shown on loopback."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage as OutgoingMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django.utils.crypto import get_random_string

# The outbox is for trying things; older mail is not shown.
SHOWN_MAX = 50


class OutboxBackend(BaseEmailBackend):
    """Each message becomes one `.eml` file in the site's outbox."""

    def send_messages(self, email_messages: list[OutgoingMessage]) -> int:  # type: ignore[override]
        folder = Path(settings.OUTBOX_DIR)
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{timezone.now():%Y%m%d-%H%M%S-%f}-{get_random_string(6)}.eml"
            (folder / name).write_bytes(message.message().as_bytes())
        return len(email_messages)


@dataclass(frozen=True)
class StoredMessage:
    name: str
    subject: str
    sender: str
    recipient: str
    date: str
    text: str


def stored_messages() -> list[StoredMessage]:
    """What lies in the outbox, newest first."""
    files = sorted(Path(settings.OUTBOX_DIR).glob("*.eml"), reverse=True)
    return [_parse(file) for file in files[:SHOWN_MAX]]


def _parse(file: Path) -> StoredMessage:
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(preferencelist=("plain", "html"))
    return StoredMessage(
        name=file.stem,
        subject=str(message["Subject"]),
        sender=str(message["From"]),
        recipient=str(message["To"]),
        date=str(message["Date"]),
        text=body.get_content() if body else "",
    )
