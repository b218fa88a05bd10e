"""What is asked about accounts that nobody has confirmed yet."""

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef, QuerySet

from causerie.accounts.models import User


def unconfirmed_registrations() -> QuerySet[User]:
    """Accounts that somebody began with a mail address which may not be theirs.

    Staff vouch for the addresses of accounts that they make, so those are none of these.
    """
    confirmed = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    begun = User.objects.filter(~Exists(confirmed), last_login=None, is_superuser=False)
    return begun.filter(groups=None)


def is_unconfirmed(user: User) -> bool:
    return unconfirmed_registrations().filter(pk=user.pk).exists()


def has_account(email: str, *, but: User | None = None) -> bool:
    """Whether somebody other than `but` signs in with `email`; who only began does not count."""
    begun = unconfirmed_registrations().filter(pk=OuterRef("pk"))
    users = User.objects.filter(~Exists(begun), email=email.lower())
    confirmed = EmailAddress.objects.filter(email=email.lower(), verified=True)
    if but:
        users = users.exclude(pk=but.pk)
        confirmed = confirmed.exclude(user=but)
    # Both are always asked: the time must not tell.
    return any([users.exists(), confirmed.exists()])


def has_confirmed(user: User, email: str) -> bool:
    own = EmailAddress.objects.filter(user=user, verified=True)
    return bool(own.filter(email=email.lower()).exists())
