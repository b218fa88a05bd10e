"""Handles: the short unique names that stand in addresses and mentions."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Short enough to stand in a line of the discussion on a phone.
HANDLE_LENGTH_MAX = 30
_HANDLE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def validate_handle(value: str) -> None:
    """Raise ValidationError unless `value` is lower-case words joined by single hyphens."""
    if not _HANDLE.fullmatch(value):
        raise ValidationError(
            _("Write lower-case letters a to z, digits and single hyphens, such as “ana-ruiz”."),
            code="handle",
        )
