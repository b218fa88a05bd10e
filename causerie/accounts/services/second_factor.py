"""Deeds on passkeys, authenticator apps and recovery codes."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.core.exceptions import PermissionDenied
from django.db import transaction

from causerie.accounts.models import AccountEvent, AccountEventKind, User
from causerie.accounts.selectors.second_factor import asks_second_step
from causerie.accounts.services.notices import notify
from causerie.accounts.services.sessions import end_sessions


@transaction.atomic
def add_passkey(user: User, *, name: str, credential: dict[str, Any], is_first: bool) -> bool:
    """Whether recovery codes were made with it. The first one, at registration, needs no notice.

    `credential` is what the browser has made, examined already.
    """
    WebAuthn.add(user, name, credential)
    if not is_first:
        get_adapter().send_notification_mail("mfa/email/webauthn_added", user, {"key": name})
    if not asks_second_step(user) or _has_recovery_codes(user):
        return False
    RecoveryCodes.activate(user)
    return True


@transaction.atomic
def remove_passkey(passkey: Authenticator) -> None:
    name = passkey.wrap().name
    passkey.delete()
    drop_idle_recovery_codes(passkey.user)
    get_adapter().send_notification_mail("mfa/email/webauthn_removed", passkey.user, {"key": name})


def drop_idle_recovery_codes(user: User) -> None:
    """They stand in for a second step; where none is asked, they would only be one more secret."""
    if not asks_second_step(user):
        _recovery_codes(user).delete()


@transaction.atomic
def remove_second_factor(user: User, *, actor: User | None, reason: str) -> int:
    """For somebody who has lost theirs: how many went. Every session ends with them; where there
    is none, nothing happens.

    Without an `actor` it is the operator who asks. Raises PermissionDenied where the account is a
    superuser's and the actor is none.
    """
    if actor and user.is_superuser and not actor.is_superuser:
        raise PermissionDenied
    count, _by_table = Authenticator.objects.filter(user=user).delete()
    if not count:
        return 0
    end_sessions(user)
    AccountEvent.objects.create(
        user=user, actor=actor, kind=AccountEventKind.SECOND_FACTOR_REMOVED, reason=reason
    )
    notify(user, "second_factor_removed")
    return int(count)


def _recovery_codes(user: User) -> Any:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES)


def _has_recovery_codes(user: User) -> bool:
    return bool(_recovery_codes(user).exists())
