"""What a person chooses of how they read."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction

from causerie.accounts.models import User
from causerie.accounts.models.user import READING_LOCALES_MAX


@dataclass(frozen=True)
class Preferences:
    interface_locale: str
    reading_locales: list[str]
    time_zone: str
    reads_originals: bool = False


@dataclass(frozen=True)
class Appearance:
    theme: str
    text_size: str


@transaction.atomic
def choose_preferences(*, user: User, preferences: Preferences, appearance: Appearance) -> None:
    user.interface_locale = preferences.interface_locale
    user.reading_locales = preferences.reading_locales
    user.time_zone = preferences.time_zone
    user.reads_originals = preferences.reads_originals
    user.save(update_fields=["interface_locale", "reading_locales", "time_zone", "reads_originals"])
    choose_appearance(user=user, appearance=appearance)


@transaction.atomic
def choose_reading(
    *, user: User, chosen: Sequence[str], offered: Collection[str], reads_originals: bool
) -> None:
    """Of the locales that were `offered`, those that they read; the others stay, and all keep their
    order."""
    known = [one for one in user.reading_locales if one in chosen or one not in offered]
    user.reading_locales = list(dict.fromkeys([*known, *chosen]))[:READING_LOCALES_MAX]
    user.reads_originals = reads_originals
    user.save(update_fields=["reading_locales", "reads_originals"])


def choose_appearance(*, user: User, appearance: Appearance) -> None:
    user.theme, user.text_size = appearance.theme, appearance.text_size
    user.save(update_fields=["theme", "text_size"])
