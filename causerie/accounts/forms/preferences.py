"""How a person reads: languages, time zone, colours, text size."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from causerie.accounts.models import TextSize, Theme, User
from causerie.accounts.models.user import READING_LOCALES_MAX
from causerie.accounts.services.preferences import Appearance, Preferences
from causerie.lib.locales import own_name

# How many places are empty beside those that are filled; the next ones come with saving.
EMPTY_PLACES = 2
PLACES_LEAST = 3
# Names of zones that are no place somebody lives in.
_NO_PLACES = ("Etc/", "SystemV/", "US/", "posix/", "right/")
# The field of a place among the languages that somebody reads; not `reads_originals`.
_PLACE = re.compile(r"reads_\d+")

Choices = list[tuple[str, Any]]


def _by_name(codes: Iterator[str] | list[str]) -> Choices:
    return sorted(((code, own_name(code)) for code in codes), key=lambda pair: pair[1].casefold())


def interface_choices() -> Choices:
    return [("", gettext("As the address of the page says")), *_by_name(settings.INTERFACE_LOCALES)]


def reading_choices() -> Choices:
    """The publication's own locales first, then every other that Django knows."""
    own = set(Locale.objects.values_list("language_code", flat=True))
    others = [code for code, _name in settings.LANGUAGES if code not in own]
    return [
        ("", gettext("None")),
        (gettext("Languages of this publication"), _by_name(sorted(own))),
        (gettext("Other languages"), _by_name(others)),
    ]


def zone_choices() -> Choices:
    ours = gettext("The publication’s: %(zone)s") % {"zone": settings.TIME_ZONE}
    return [("", ours), ("UTC", "UTC"), *_zones_by_continent().items()]


@cache
def _zones_by_continent() -> dict[str, Choices]:
    """As the IANA database names them. It is many files, read once a process."""
    groups: dict[str, Choices] = {}
    for zone in sorted(available_timezones()):
        area, slash, place = zone.partition("/")
        if slash and not zone.startswith(_NO_PLACES):
            groups.setdefault(area, []).append((zone, place.replace("_", " ").replace("/", ", ")))
    return groups


class AppearanceForm(forms.Form):
    """Also what the appearance menu of a page sends."""

    theme = forms.ChoiceField(
        label=_("Colours"), choices=Theme.choices, required=False, widget=forms.RadioSelect
    )
    text_size = forms.ChoiceField(
        label=_("Text size"), choices=TextSize.choices, required=False, widget=forms.RadioSelect
    )

    def appearance(self) -> Appearance:
        return Appearance(self.cleaned_data["theme"], self.cleaned_data["text_size"])


class PreferencesForm(AppearanceForm):
    interface_locale = forms.ChoiceField(
        label=_("Language of the interface"),
        choices=interface_choices,
        required=False,
        help_text=_("Of the pages around the texts, and of our mail."),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=zone_choices,
        required=False,
        help_text=_("In which the pages of your account show days and times."),
    )
    reads_originals = forms.BooleanField(
        label=_("Show every comment as it was written"),
        required=False,
        help_text=_("Nothing is translated for you."),
    )
    field_order = ("interface_locale", "time_zone", "theme", "text_size")

    def __init__(self, data: Any = None, *, user: User, initial: Any = None) -> None:
        given = {**_choices_of(user), **(initial or {})}
        super().__init__(data, initial=given, label_suffix="")
        choices = reading_choices()
        for place in range(1, self._places(user) + 1):
            self.fields[f"reads_{place}"] = forms.ChoiceField(
                label=_("Language %(number)s") % {"number": place}, choices=choices, required=False
            )

    def _places(self, user: User) -> int:
        wanted = max(PLACES_LEAST, len(user.reading_locales) + EMPTY_PLACES)
        # A form from another tab, or one that was kept, may have had more of them.
        sent = sum(1 for name in self.data or self.initial if _PLACE.fullmatch(name))
        return min(READING_LOCALES_MAX, max(wanted, sent))

    def reading_places(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if _PLACE.fullmatch(name)]

    def preferences(self) -> Preferences:
        chosen = [self.cleaned_data[name] for name in self.fields if _PLACE.fullmatch(name)]
        return Preferences(
            interface_locale=self.cleaned_data["interface_locale"],
            # What was chosen twice stands where it stood first.
            reading_locales=list(dict.fromkeys(filter(None, chosen))),
            time_zone=self.cleaned_data["time_zone"],
            reads_originals=self.cleaned_data["reads_originals"],
        )


def _choices_of(user: User) -> dict[str, Any]:
    reads = {f"reads_{place}": code for place, code in enumerate(user.reading_locales, 1)}
    return {
        "interface_locale": user.interface_locale,
        "time_zone": user.time_zone,
        "reads_originals": user.reads_originals,
        "theme": user.theme,
        "text_size": user.text_size,
        **reads,
    }
