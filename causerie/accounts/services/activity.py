"""When a session was last used: written seldom, and never by reading."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.utils import timezone

from causerie.accounts.models import User

# Enough to recognise a session by; more would follow a person through their day.
SEEN_AGAIN_HOURS = 1


def note_seen(*, user: User, session_key: str) -> bool:
    """Whether it was long enough ago that it was written."""
    now = timezone.now()
    before = now - timedelta(hours=SEEN_AGAIN_HOURS)
    sessions = UserSession.objects.filter(user=user, session_key=session_key)
    return bool(sessions.filter(last_seen_at__lt=before).update(last_seen_at=now))
