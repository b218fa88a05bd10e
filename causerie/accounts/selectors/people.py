"""Whose page everybody may read."""

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef

from causerie.accounts.models import FormerHandle, User


def person_at(handle: str) -> User | None:
    """None where nobody has the handle, or their account is not open to the public: suspended, to
    be erased, or with no confirmed address as after a registration that was never ended."""
    confirmed = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    found = User.objects.filter(
        Exists(confirmed), handle=handle, is_active=True, erase_at__isnull=True
    ).first()
    return None if found is None or found.is_suspended() else found


def present_handle(former: str) -> str | None:
    """The handle of whoever had `former` before."""
    return FormerHandle.objects.filter(handle=former).values_list("user__handle", flat=True).first()


def handle_was_of_another(handle: str, person: User) -> bool:
    """Whether `handle` leads on to somebody else's page."""
    return FormerHandle.objects.filter(handle=handle).exclude(user=person.pk).exists()
