"""Suspending an account, and restoring it."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from causerie.accounts.models import AccountEvent, AccountEventKind, User
from causerie.accounts.selectors.team import may_change
from causerie.accounts.services.notices import notify
from causerie.accounts.services.sessions import end_sessions


class StandingRefused(Exception):
    """The message is for whoever asked."""


@transaction.atomic
def suspend(user: User, *, actor: User, reason: str, until: datetime | None = None) -> None:
    """Until a moment, or until somebody restores the account; `reason` is told to the person.

    Suspending again changes the end and the reason. Raises StandingRefused.
    """
    _refuse_to_judge(user, actor)
    if until is not None and until <= timezone.now():
        raise StandingRefused(_("This moment is past. Choose a later one."))
    person = User.objects.select_for_update().get(pk=user.pk)
    person.suspended_at = person.suspended_at if person.is_suspended() else timezone.now()
    person.suspended_until, person.suspension_reason = until, reason
    _keep(person, user)
    _note(person, actor, AccountEventKind.SUSPENDED, reason)
    end_sessions(user)
    notify(user, "suspended", until=until, reason=reason, contact=whom_to_write_to())


@transaction.atomic
def restore(user: User, *, actor: User, reason: str) -> None:
    """Raises StandingRefused."""
    _refuse_to_judge(user, actor)
    person = User.objects.select_for_update().get(pk=user.pk)
    if person.suspended_at is None:
        raise StandingRefused(_("This account is not suspended."))
    was_suspended = person.is_suspended()
    person.suspended_at = person.suspended_until = None
    person.suspension_reason = ""
    _keep(person, user)
    _note(person, actor, AccountEventKind.RESTORED, reason)
    if was_suspended:
        # The ways to a new password that were asked for meanwhile end too.
        end_sessions(user)
        notify(user, "restored")


def whom_to_write_to() -> str:
    """The address that somebody reads, where the operator has named one."""
    return str(settings.PRIVACY_CONTACT or settings.MAIL_FROM)


def _refuse_to_judge(user: User, actor: User) -> None:
    if actor.pk == user.pk:
        raise StandingRefused(_("Nobody decides about their own account."))
    if not may_change(actor, user):
        raise StandingRefused(_("An administrator’s account is for administrators."))


_COLUMNS = ("suspended_at", "suspended_until", "suspension_reason")


def _keep(person: User, user: User) -> None:
    """Writes the columns of a standing and no others, and tells them to who asked."""
    person.save(update_fields=_COLUMNS)
    for name in _COLUMNS:
        setattr(user, name, getattr(person, name))


def _note(user: User, actor: User, kind: AccountEventKind, reason: str) -> None:
    AccountEvent.objects.create(user=user, actor=actor, kind=kind, reason=reason)
