"""Where a person's picture is to be had."""

from django.conf import settings
from django.urls import reverse

from causerie.accounts.models import User


def portrait_address(person: User) -> str:
    """Of what they uploaded; without it, or where pictures are switched off, of their emblem."""
    if person.portrait and settings.READER_PICTURES:
        return str(person.portrait.url)
    return reverse("emblem", args=[person.handle])
