"""Where somebody is signed in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address

from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from causerie.accounts.models import User
from causerie.lib.browsers import Browser, browser_of

# Nobody looks for one device among more; ending all others ends those too that are not shown.
SESSIONS_SHOWN_MAX = 50


@dataclass(frozen=True)
class SessionView:
    pk: int
    browser: Browser
    since: datetime
    seen_at: datetime
    # Empty: no longer kept.
    network_address: str
    is_this_one: bool


def sessions_of(user: User, *, this_one: str | None = None) -> list[SessionView]:
    """The newest first; `this_one` is the key of the session that asks."""
    rows = UserSession.objects.filter(user=user).order_by("-last_seen_at", "-pk")
    rows = list(rows[:SESSIONS_SHOWN_MAX])
    alive = _alive(user, [row.session_key for row in rows])
    views = [_view(row, this_one) for row in rows if row.session_key in alive]
    return sorted(views, key=lambda view: not view.is_this_one)


def _alive(user: User, keys: list[str]) -> set[str]:
    """A session lives while it has a row that has not run out and was made with the password and
    the epoch of today. Those that have died are left to the worker."""
    rows = Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now())
    older: Iterator[str] = user.get_session_auth_fallback_hash()  # type: ignore[no-untyped-call] # Django's, untyped
    valid = [user.get_session_auth_hash(), *older]
    return {
        row.session_key
        for row in rows
        if any(constant_time_compare(_hash_in(row), one) for one in valid)
    }


def _hash_in(row: Session) -> str:
    return str(row.get_decoded().get(HASH_SESSION_KEY, ""))


def _view(row: UserSession, this_one: str | None) -> SessionView:
    return SessionView(
        pk=row.pk,
        browser=browser_of(row.user_agent),
        since=row.created_at,
        seen_at=row.last_seen_at,
        network_address="" if ip_address(row.ip).is_unspecified else row.ip,
        is_this_one=row.session_key == this_one,
    )
