"""Handles: the short unique names that stand in addresses and mentions."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Short enough to stand in a line of the discussion on a phone.
HANDLE_LENGTH_MAX = 30
_OTHER = re.compile(r"[^a-z0-9]+")
_HANDLE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def handle_from(name: str) -> str:
    """A sound handle that resembles `name`; room is left for a number behind it."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = _OTHER.sub("-", plain)[: HANDLE_LENGTH_MAX - 6]
    return words.strip("-") or "reader"


def validate_handle(value: str) -> None:
    """Raise ValidationError unless `value` is lower-case words joined by single hyphens."""
    if not _HANDLE.fullmatch(value):
        raise ValidationError(
            _("Write lower-case letters a to z, digits and single hyphens, such as “ana-ruiz”."),
            code="handle",
        )
