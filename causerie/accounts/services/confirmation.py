"""Asking somebody once more to confirm a mail address."""

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from causerie.accounts.models import AccountEvent, AccountEventKind, User
from causerie.accounts.services.notices import notify


class ConfirmationRefused(Exception):
    """The message is for whoever asked."""


@transaction.atomic
def send_confirmation_again(address: EmailAddress, *, actor: User) -> None:
    """A way to the sign-in page, and no code: a code belongs to the browser in which it was asked
    for, and signing in sends one. Raises ConfirmationRefused."""
    if address.verified:
        raise ConfirmationRefused(_("This mail address is confirmed already."))
    person = address.user
    AccountEvent.objects.create(
        user=person, actor=actor, kind=AccountEventKind.CONFIRMATION_SENT, reason=address.email
    )
    notify(person, "confirmation_reminder", address=address.email)
