"""What is asked about accounts."""

from allauth.account.models import EmailAddress

from causerie.accounts.models import User


def address_is_taken(email: str, *, by_other_than: User) -> bool:
    """Whether another account has this address, however its letters are written.

    An address that somebody only asked to change to, and never confirmed, is free.
    """
    users = User.objects.filter(email__iexact=email)
    confirmed = EmailAddress.objects.filter(email__iexact=email, verified=True)
    if by_other_than.pk:
        users = users.exclude(pk=by_other_than.pk)
        confirmed = confirmed.exclude(user=by_other_than)
    return users.exists() or confirmed.exists()
