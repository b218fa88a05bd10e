"""Mail that did not arrive: noted for accounts, and for whoever waits for a message just now."""

import time
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from causerie.accounts.models import MailTrouble
from causerie.accounts.models.mail_trouble import TROUBLE_LENGTH_MAX
from causerie.accounts.services import hashed_rows
from causerie.lib.bounces import kept_spelling
from causerie.lib.logs import without_personal_data

# Who waits for a message has got it, asked for another or gone by then.
WAITING_SECONDS = timedelta(hours=1).total_seconds()


def note_trouble(address: str, reason: str) -> bool:
    """Whether an account has the address. The reason is somebody else's text, shown as such.

    For whoever waits it is noted for addresses without an account as well: a page that told of
    trouble with known ones only would tell which are known.
    """
    told = _plain(reason)
    hashed_rows.write(_key(address), {"reason": told, "at": time.time()}, WAITING_SECONDS)
    with transaction.atomic():
        rows = EmailAddress.objects.filter(email__iexact=kept_spelling(address))
        for row in rows:
            MailTrouble.objects.update_or_create(
                address=row, defaults={"reason": told, "at": timezone.now()}
            )
    return bool(rows)


def clear_trouble(address: str) -> None:
    """A message has arrived, or the address was confirmed."""
    hashed_rows.drop(_key(address))
    MailTrouble.objects.filter(address__email__iexact=kept_spelling(address)).delete()


def trouble_since(address: str, asked_at: float) -> str:
    """Why mail to the address did not arrive after `asked_at` (seconds since 1970); else empty."""
    found = hashed_rows.read(_key(address))
    return str(found["reason"]) if found and found["at"] >= asked_at else ""


def _key(address: str) -> str:
    return f"causerie:mail-trouble:{kept_spelling(address)}"


def _plain(reason: str) -> str:
    """One line that names no address and fits."""
    printable = "".join(sign if sign.isprintable() else " " for sign in reason)
    return without_personal_data(" ".join(printable.split()))[:TROUBLE_LENGTH_MAX]
