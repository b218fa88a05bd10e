"""Whether our mail to an address arrives."""

from dataclasses import dataclass
from typing import Any

from django import template

from causerie.accounts.models import MailTrouble
from causerie.accounts.services.mail_trouble import trouble_since

register = template.Library()


@dataclass(frozen=True)
class TroubleView:
    address: str
    # What the mail server said, in whatever language.
    reason: str


@register.simple_tag(takes_context=True)
def mail_trouble(context: dict[str, Any]) -> TroubleView | None:
    """Of the person's own `emailaddress`, where the template is given one; else of the address
    that the page waits for a code from."""
    if "emailaddress" in context:
        return _of_account(context["emailaddress"])
    return _awaited(context.get("view"))


def _of_account(row: Any) -> TroubleView | None:
    if not row or not row.pk:
        return None
    trouble = MailTrouble.objects.filter(address=row).first()
    return TroubleView(row.email, trouble.reason) if trouble else None


def _awaited(view: Any) -> TroubleView | None:
    """Only what became of the mail that this browser has asked for, whether or not the address has
    an account: earlier trouble would tell a stranger that it is known here."""
    process = getattr(view, "_process", None)
    address = process.state.get("email") if process else None
    if not process or not address:
        return None
    reason = trouble_since(address, process.state["at"])
    return TroubleView(address, reason) if reason else None
