"""The mail server of a journey: it takes every message, and a reader looks into their own."""

import asyncio
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.accounts.people import code_in, text_of
from tests.running_site import eventually, free_port

# The worker looks for work every half second, and shares two processors with browsers.
MAIL_SECONDS_MAX = 30
_LINK = re.compile(r"^(https?://\S+)$", re.MULTILINE)


class Mailbox:
    """Messages by the address they were sent to, in the order in which they came."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._lock = threading.Lock()
        self._waiting: list[tuple[str, EmailMessage]] = []

    def next_to(self, address: str) -> EmailMessage:
        """The oldest message to `address` that was not taken out yet; waits for it."""
        return eventually(
            lambda: self._take(address), f"a message to {address}", seconds=MAIL_SECONDS_MAX
        )

    def text_to(self, address: str) -> str:
        return text_of(self.next_to(address))

    def code_to(self, address: str) -> str:
        return code_in(self.next_to(address))

    def link_to(self, address: str) -> str:
        """The first line that is a link, in the next message."""
        text = self.text_to(address)
        found = _LINK.search(text)
        assert found, text
        return found[1]

    def _take(self, address: str) -> EmailMessage | None:
        with self._lock:
            for number, (recipient, _message) in enumerate(self._waiting):
                if recipient == address:
                    return self._waiting.pop(number)[1]
        return None

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        lines = content.replace(b"\r\n", b"\n")
        message = message_from_bytes(lines, policy=policy.default)
        assert isinstance(message, EmailMessage)
        with self._lock:
            self._waiting += [(recipient, message) for recipient in envelope.rcpt_tos]
        return "250 taken"


@contextmanager
def running() -> Iterator[Mailbox]:
    """In a thread of its own: this process waits for the browser most of the time."""
    mailbox = Mailbox(free_port())
    loop = asyncio.new_event_loop()
    controller = Controller(
        mailbox, hostname="127.0.0.1", port=mailbox.port, server_hostname="sink", loop=loop
    )
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()
        loop.close()
