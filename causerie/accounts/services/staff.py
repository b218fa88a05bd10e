"""Deeds on accounts."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpRequest

from causerie.accounts.models import AccountEvent, AccountEventKind, User
from causerie.accounts.services.notices import notify
from causerie.accounts.services.sessions import end_sessions


@transaction.atomic
def create_staff(
    *,
    email: str,
    password: str,
    display_name: str,
    handle: str,
    groups: tuple[str, ...] = (),
    is_superuser: bool = False,
    is_sample: bool = False,
) -> User:
    """An account whose address counts as confirmed, since an operator vouches for it.

    Raises ValidationError for a bad handle, address or name, and Group.DoesNotExist.
    """
    user = User(
        # As allauth compares them.
        email=email.lower(),
        handle=handle,
        is_superuser=is_superuser,
        is_staff=is_superuser,
        is_sample=is_sample,
    )
    user.call(display_name)
    user.set_password(password)
    user.full_clean()
    user.save()
    user.groups.set(Group.objects.get(name=name) for name in groups)
    vouch_for_address(user)
    return user


@transaction.atomic
def vouch_for_address(user: User) -> None:
    """Makes the account's address the only one it has, confirmed without asking its owner.

    Raises IntegrityError where another account has confirmed the same address.
    """
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )


@transaction.atomic
def vouch_for_new_address(
    user: User, former: str, *, actor: User, keep: HttpRequest | None = None
) -> None:
    """After a change of the account's address from `former`, which may have been somebody else's:
    only whoever had confirmed it is told there. The session of the request `keep` goes on.

    Raises IntegrityError where another account has confirmed the same address.
    """
    had_confirmed = EmailAddress.objects.filter(user=user, email__iexact=former, verified=True)
    is_told = had_confirmed.exists()
    vouch_for_address(user)
    end_sessions(user, keep=keep)
    AccountEvent.objects.create(user=user, actor=actor, kind=AccountEventKind.ADDRESS_CHANGED)
    if is_told:
        notify(user, "email_changed", to=former, from_email=former, to_email=user.email)
