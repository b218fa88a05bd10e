"""A computer that somebody left for a while: they are signed in, and it may be anybody."""

from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from tests.running_site import RunningSite

RECORDS = "account_authentication_methods"


def leave_open(site: RunningSite) -> None:
    site.site.python("from tests.journeys.left_open import main; main()")


def main() -> None:
    """In a process with the site's settings: whatever proved who they are is of long ago."""
    for key in Session.objects.values_list("session_key", flat=True):
        session = SessionStore(key)
        session[RECORDS] = [{**record, "at": 0} for record in session.get(RECORDS, [])]
        session.save()
