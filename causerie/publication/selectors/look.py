"""How the publication looks in a locale."""

from dataclasses import dataclass

from django.conf import settings

from causerie.publication.models import Look, LookText, Picture
from causerie.publication.models.look import ACCENT_DEFAULT

# Characters; more do not fit in one line of a tablet.
LONG_NAME = 14


@dataclass(frozen=True)
class LookView:
    """What stands at the head of every page; `logo_dark` and `icon` only where they were given."""

    name: str
    tagline: str
    accent: str
    logo: Picture | None
    logo_dark: Picture | None
    icon: Picture | None

    @property
    def is_name_long(self) -> bool:
        """Too long for the size in which a short name stands on front pages."""
        return len(self.name) > LONG_NAME


DEFAULT_LOOK = LookView(
    name=settings.WAGTAIL_SITE_NAME,
    tagline="",
    accent=ACCENT_DEFAULT,
    logo=None,
    logo_dark=None,
    icon=None,
)


def look_in(locale: str) -> LookView:
    """In one query more than one where there are logos; of a site without a row, the defaults."""
    look = Look.objects.select_related("logo", "logo_dark", "icon").first() or Look()
    texts = LookText.objects.filter(look=look, locale__language_code=locale) if look.pk else ()
    text = next(iter(texts), LookText())
    return LookView(
        name=text.name or look.name or settings.WAGTAIL_SITE_NAME,
        tagline=text.tagline,
        accent=look.accent,
        logo=look.logo,
        logo_dark=look.logo_dark,
        icon=look.icon,
    )


def publication_name(locale: str) -> str:
    return look_in(locale).name
