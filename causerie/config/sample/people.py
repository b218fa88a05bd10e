"""Accounts for those who talk in the sample: its readers, and the authors of its articles.

Nobody can sign in with them: they have no password, and a code would go to an address that is none.
"""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone

from causerie.accounts.models import User
from causerie.accounts.services.staff import vouch_for_address
from causerie.config.sample.reading import Magazine
from causerie.publication.models import Author

# How files name the account of an author.
AUTHOR_PREFIX = "author:"
# They were there before their articles.
AUTHORS_JOINED_DAYS_AGO = 400


def make_people(magazine: Magazine) -> dict[str, User]:
    """By the names that the discussions use; those who are there already stay as they are."""
    people = {entry["handle"]: _reader(entry) for entry in magazine.readers}
    for entry in magazine.publication["authors"]:
        people[f"{AUTHOR_PREFIX}{entry['key']}"] = _author(entry, magazine)
    return people


def _reader(entry: dict[str, Any]) -> User:
    there = User.objects.filter(handle=entry["handle"]).first()
    if there is not None:
        return there
    return _make(
        entry["handle"],
        entry["name"],
        days_ago=entry["days_ago"],
        bio=entry.get("bio", ""),
        reading_locales=entry["reading_locales"],
    )


def _author(entry: dict[str, Any], magazine: Magazine) -> User:
    author = Author.objects.select_related("user").get(slug=entry["slug"])
    user: User | None = author.user
    if user is None:
        locales = magazine.locales_written_by(f"{AUTHOR_PREFIX}{entry['key']}")
        user = User.objects.filter(handle=entry["slug"]).first() or _make(
            entry["slug"],
            entry["name"],
            days_ago=AUTHORS_JOINED_DAYS_AGO,
            reading_locales=locales or ["en"],
        )
        user.groups.add(Group.objects.get(name="Authors"))
        author.user = user
        author.save(update_fields=["user"])
    return user


def _make(handle: str, name: str, *, days_ago: int, **fields: Any) -> User:
    user = User(
        handle=handle,
        email=f"{handle}@example.org",
        is_sample=True,
        date_joined=timezone.now() - timedelta(days=days_ago),
        **fields,
    )
    user.call(name)
    user.set_unusable_password()
    user.full_clean()
    user.save()
    # Unconfirmed, their page would be closed and forgotten after a while.
    vouch_for_address(user)
    return user
