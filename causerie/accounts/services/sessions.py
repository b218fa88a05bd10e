"""Ending sessions."""

from allauth.usersessions.models import UserSession
from django.contrib.auth import update_session_auth_hash
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.http import HttpRequest

from causerie.accounts.models import AccountEvent, AccountEventKind, User

# Few enough that the writer's lock is soon free again.
FORGOTTEN_AT_A_TIME = 500


@transaction.atomic
def end_sessions(user: User, *, keep: HttpRequest | None = None) -> None:
    """Ends every session and token of `user`, but the session of the request `keep`.

    The epoch ends also those that no row tells of; the rows are deleted so that none is listed.
    """
    User.objects.filter(pk=user.pk).update(sessions_epoch=F("sessions_epoch") + 1)
    user.refresh_from_db(fields=["sessions_epoch"])
    mine = UserSession.objects.filter(user=user)
    kept = keep.session.session_key if keep else None
    _delete(list(mine.exclude(session_key=kept).values_list("session_key", flat=True)))
    if keep and kept:
        # Takes a new key, which the row must know.
        update_session_auth_hash(keep, user)
        mine.filter(session_key=kept).update(session_key=keep.session.session_key)


@transaction.atomic
def end_session(session: UserSession) -> None:
    _delete([session.session_key])


@transaction.atomic
def sign_out_everywhere(user: User, *, actor: User, reason: str) -> None:
    """What staff do for somebody who lost a device, or whose account seems to be in other hands."""
    end_sessions(user)
    AccountEvent.objects.create(
        user=user, actor=actor, kind=AccountEventKind.SESSIONS_ENDED, reason=reason
    )


def forget_ended_sessions() -> int:
    """Forgets where people were signed in whose session is gone; how many rows that were."""
    lives = Session.objects.filter(session_key=OuterRef("session_key"))
    ended = UserSession.objects.filter(~Exists(lives)).order_by("pk")
    forgotten = 0
    while keys := list(ended.values_list("pk", flat=True)[:FORGOTTEN_AT_A_TIME]):
        forgotten += UserSession.objects.filter(pk__in=keys).delete()[0]
    return forgotten


def _delete(session_keys: list[str]) -> None:
    Session.objects.filter(session_key__in=session_keys).delete()
    UserSession.objects.filter(session_key__in=session_keys).delete()
