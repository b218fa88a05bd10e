"""Reports that a message could not be delivered (RFC 3464; RFC 6533 for international addresses).

Anybody can write such a report, and its words are shown to a person. So each message of ours bears
a token of its recipient, and a report counts only for whom it brings the token back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.parser import HeaderParser

from django.utils.crypto import constant_time_compare, salted_hmac
from email_validator import EmailNotValidError, validate_email

RETURN_HEADER = "X-Causerie-Return"
_STATUS_TYPES = ("message/delivery-status", "message/global-delivery-status")
_RETURNED_TYPES = (
    "message/rfc822",
    "text/rfc822-headers",
    "message/global",
    "message/global-headers",
)


class NoReport(Exception):
    """The message says in one line why this is no report of ours."""


@dataclass(frozen=True)
class Failure:
    """One address that will not be reached, and what its server said."""

    address: str
    reason: str


def kept_spelling(address: str) -> str:
    """The address as accounts keep it: over the line a domain goes in its ASCII form."""
    try:
        found = validate_email(
            address, check_deliverability=False, globally_deliverable=False, allow_smtputf8=True
        )
    except EmailNotValidError:
        return address.lower()
    return found.normalized.lower()


def return_token(address: str) -> str:
    value = kept_spelling(address)
    return salted_hmac("causerie.bounces", value, algorithm="sha256").hexdigest()[:32]


def failures_in(report: bytes) -> list[Failure]:
    """Whom the report gives up for good. Raises NoReport where it is none, or none about mail of
    this site; a delay, or a delivery, is a report without failures."""
    message = message_from_bytes(report, policy=policy.default)
    assert isinstance(message, EmailMessage)
    blocks = [block for part in _parts(message, _STATUS_TYPES) for block in _blocks(part)]
    if not blocks:
        raise NoReport("this message is no delivery report (RFC 3464)")
    failed = [block for block in blocks if _is_failure(block)]
    tokens = set(_tokens(message))
    found = [_failure(block, tokens) for block in failed]
    if failed and not any(found):
        raise NoReport("this delivery report brings back no message that this site has sent")
    return [failure for failure in found if failure]


def _parts(message: EmailMessage, types: tuple[str, ...]) -> Iterator[Message]:
    """The parts of such a type, but none within a message that was returned."""
    if message.get_content_type() != "multipart/report":
        return
    for part in message.iter_parts():
        if part.get_content_type() in types:
            yield part


def _content(part: Message) -> str:
    """What stands below the head of a part, as it came."""
    raw = part.as_bytes(policy=policy.compat32)
    return raw.replace(b"\r\n", b"\n").partition(b"\n\n")[2].decode(errors="replace")


def _blocks(part: Message) -> list["Message[str, str]"]:
    """The groups of fields: the first is about the report, each further one about a recipient."""
    groups = [group for group in _content(part).split("\n\n") if group.strip()]
    return [HeaderParser().parsestr(group) for group in groups]


def _is_failure(block: "Message[str, str]") -> bool:
    """For good: a class 5 status, where there is one."""
    status = str(block.get("Status", "5")).strip()
    return str(block.get("Action", "")).strip().lower() == "failed" and status.startswith("5")


def _tokens(message: EmailMessage) -> Iterator[str]:
    for part in _parts(message, _RETURNED_TYPES):
        head = HeaderParser().parsestr(_content(part).lstrip("\n"), headersonly=True)
        yield from (str(value).strip() for value in head.get_all(RETURN_HEADER, []))


def _failure(block: "Message[str, str]", tokens: set[str]) -> Failure | None:
    """None where no message to this address came back. A server that hands mail on names its own
    recipient, and ours as the original one."""
    for name in ("Original-Recipient", "Final-Recipient"):
        address = _after_type(str(block.get(name, ""))).strip("<>")
        expected = return_token(address)
        if address and any(constant_time_compare(expected, token) for token in tokens):
            reason = _after_type(str(block.get("Diagnostic-Code", ""))) or str(block["Status"])
            return Failure(kept_spelling(address), reason)
    return None


def _after_type(value: str) -> str:
    """`rfc822; ada@example.org` and `smtp; 550 no such user` without what stands in front."""
    return " ".join(value.partition(";")[2].split())
