"""Sessions that speak of somebody who leaves: signed in, half-way in, or with what they typed."""

import json

from django.contrib.sessions.models import Session

from causerie.accounts.models import User


def sessions_that_speak_of(user: User) -> list[str]:
    """Also those that no row of theirs tells of: a session says in itself whose it is.

    Every session is read: not to be asked for while a lock is held.
    """
    return [row.pk for row in Session.objects.iterator() if _speaks_of(row, user)]


def _speaks_of(row: Session, user: User) -> bool:
    held = row.get_decoded()
    if held.get("_auth_user_id") == str(user.pk):
        return True
    # As it was typed: escaped, `jürgen@…` would not be found.
    said = json.dumps(held, default=str, ensure_ascii=False)
    return bool(user.email) and user.email.casefold() in said.casefold()
