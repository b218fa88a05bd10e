"""What stands above a page of the CMS."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button

# Of a key; a longer one is none.
DIGITS_MAX = 18


def heading(
    title: str, icon: str, *crumbs: tuple[str, str], buttons: tuple[Button, ...] = ()
) -> dict[str, Any]:
    """For Wagtail's templates; `crumbs` are addresses with their labels, the home left out."""
    home = {"url": reverse("wagtailadmin_home"), "label": _("Home")}
    above = [{"url": url, "label": label} for url, label in crumbs]
    return {
        "header_title": title,
        "page_title": title,
        "header_icon": icon,
        "breadcrumbs_items": [home, *above, {"url": "", "label": title}],
        "header_buttons": list(buttons),
    }


def in_glossary(title: str, icon: str = "openquote", *buttons: Button) -> dict[str, Any]:
    return heading(title, icon, (reverse("glossary"), _("Glossary")), buttons=buttons)


def number_in(typed: str | None) -> int | None:
    """What an address says, if a key can be so."""
    text = typed or ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= DIGITS_MAX else None
