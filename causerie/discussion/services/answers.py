"""Answers to a person are new until they say that they have read them."""

from causerie.accounts.models import User
from causerie.discussion.models import Answer


def mark_seen(user: User, *, up_to: int) -> None:
    """Those up to the key `up_to`: what comes while they read stays new."""
    Answer.objects.filter(user=user, is_seen=False, pk__lte=up_to).update(is_seen=True)
