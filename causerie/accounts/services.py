"""Deeds on accounts."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import transaction

from causerie.accounts.models import User


@transaction.atomic
def create_staff(
    *,
    email: str,
    password: str,
    display_name: str,
    handle: str,
    groups: tuple[str, ...] = (),
    is_superuser: bool = False,
) -> User:
    """An account whose address counts as confirmed, since an operator vouches for it.

    Raises ValidationError for a bad handle, address or name, and Group.DoesNotExist.
    """
    user = User(
        email=User.objects.normalize_email(email),
        display_name=display_name,
        handle=handle,
        is_superuser=is_superuser,
        is_staff=is_superuser,
    )
    user.set_password(password)
    user.full_clean()
    user.save()
    user.groups.set(Group.objects.get(name=name) for name in groups)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user
