"""What a person chooses of how they read."""

from dataclasses import dataclass

from django.db import transaction

from causerie.accounts.models import User


@dataclass(frozen=True)
class Preferences:
    interface_locale: str
    reading_locales: list[str]
    time_zone: str


@dataclass(frozen=True)
class Appearance:
    theme: str
    text_size: str


@transaction.atomic
def choose_preferences(*, user: User, preferences: Preferences, appearance: Appearance) -> None:
    user.interface_locale = preferences.interface_locale
    user.reading_locales = preferences.reading_locales
    user.time_zone = preferences.time_zone
    user.save(update_fields=["interface_locale", "reading_locales", "time_zone"])
    choose_appearance(user=user, appearance=appearance)


def choose_appearance(*, user: User, appearance: Appearance) -> None:
    user.theme, user.text_size = appearance.theme, appearance.text_size
    user.save(update_fields=["theme", "text_size"])
