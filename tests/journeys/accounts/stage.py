"""Fills the site of the accounts' journeys; `main` is run in a process with the site's settings."""

from django.contrib.auth.hashers import make_password

from causerie.accounts.models import User
from tests.factories import PASSWORD, make_article, make_author, make_edition, make_staff
from tests.journeys.accounts.people import READERS, address_of
from tests.journeys.stage import fronts, sections


def articles() -> None:
    places = sections(fronts())
    original = make_article(places["en"], "The last ferry", authors=(make_author(),))
    make_edition(original, places["ar"], "العبّارة الأخيرة", "the-last-ferry")


def readers() -> None:
    """A password's hash takes its time, so all of them have the same one."""
    for handle in READERS:
        make_staff(address_of(handle), password=None)
    User.objects.filter(handle__in=READERS).update(password=make_password(PASSWORD))


def main() -> None:
    articles()
    readers()
