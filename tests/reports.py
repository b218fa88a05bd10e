"""Reports of mail not delivered, as mail servers write them (RFC 3464)."""

from causerie.lib.bounces import RETURN_HEADER, return_token


def report(
    recipient: str,
    *,
    original: str = "",
    action: str = "failed",
    status: str = "5.1.1",
    diagnostic: str = "smtp; 550 5.1.1 no such user here",
    token: str | None = None,
    token_of: str = "",
    text: str = "This is the mail system at host mx.example.org.",
    returned: str = "message/rfc822",
    status_type: str = "message/delivery-status",
    address_type: str = "rfc822",
) -> bytes:
    """`token` is what the returned message bears; without it, that of `token_of` or `recipient`."""
    if token is None:
        token = return_token(token_of or recipient)
    bears = f"{RETURN_HEADER}: {token}\n" if token else ""
    originally = f"Original-Recipient: rfc822;{original}\n" if original else ""
    return f"""\
From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
To: causerie@example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="A1B2/mx.example.org"

This is a MIME-encapsulated message.

--A1B2/mx.example.org
Content-Description: Notification
Content-Type: text/plain; charset=utf-8

{text}

--A1B2/mx.example.org
Content-Description: Delivery report
Content-Type: {status_type}

Reporting-MTA: dns; mx.example.org
Arrival-Date: Mon, 23 Nov 2026 06:29:29 +0000 (UTC)

Final-Recipient: {address_type}; {recipient}
{originally}Action: {action}
Status: {status}
Remote-MTA: dns; mail.example.org
Diagnostic-Code: {diagnostic}

--A1B2/mx.example.org
Content-Description: Undelivered Message
Content-Type: {returned}

{bears}From: causerie@example.org
To: somebody
Subject: Your code

ABC-123

--A1B2/mx.example.org--
""".encode()
