"""Handles stand in addresses: lower-case words joined by single hyphens."""

import pytest
from django.core.exceptions import ValidationError

from causerie.lib.handles import validate_handle


@pytest.mark.parametrize("handle", ["a", "ada", "ana-ruiz", "a1-b2-c3", "2026"])
def test_a_plain_handle_is_taken(handle: str) -> None:
    validate_handle(handle)


@pytest.mark.parametrize(
    "handle",
    ["", "Ada", "-ada", "ada-", "ada--ruiz", "ada ruiz", "ada_ruiz", "аda", "adа", "ad\u200da",
     "ada\n", "ada.ruiz", "ada/x", "é", "ada@example.org", "１"],
)  # fmt: skip
def test_a_handle_that_could_be_mistaken_is_refused(handle: str) -> None:
    with pytest.raises(ValidationError):
        validate_handle(handle)
