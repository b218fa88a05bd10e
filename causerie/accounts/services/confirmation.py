"""Asking somebody once more to confirm a mail address."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from causerie.accounts.models import AccountEvent, AccountEventKind, User
from causerie.accounts.selectors.registrations import is_unconfirmed
from causerie.accounts.services.notices import notify


class ConfirmationRefused(Exception):
    """The message is for whoever asked."""


@transaction.atomic
def send_confirmation_again(address: EmailAddress, *, actor: User) -> None:
    """A way to register anew, and no code: a code belongs to the browser in which it was asked for.
    Who has a role, or signed in before, signs in and is sent one. Raises ConfirmationRefused."""
    if address.verified:
        raise ConfirmationRefused(_("This mail address is confirmed already."))
    person = address.user
    is_begun = is_unconfirmed(person)
    if is_begun and settings.REGISTRATION != "open":
        raise ConfirmationRefused(_("Registration is not open"))
    # Without the address: the log outlives it.
    AccountEvent.objects.create(user=person, actor=actor, kind=AccountEventKind.CONFIRMATION_SENT)
    notify(person, "confirmation_reminder", address=address.email, is_begun=is_begun)
